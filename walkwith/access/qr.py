"""An address as a picture that a phone can read."""

import segno


def picture_of(address: str) -> str:
    """A QR code as the address of a picture, on white: a dark page must not turn it."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_data_uri(light="white", border=3)
