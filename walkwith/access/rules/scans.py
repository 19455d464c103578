"""Whether a file is the picture of a paper, by what is in it: names and promises count nothing."""

MOST_BYTES = 8 * 1024 * 1024
ENDS_WITHIN = 2048


def media_type_of(content: bytes) -> str | None:
    """ "image/jpeg", "image/png" or "application/pdf" for a whole file of these; None for others.

    Begin and end are both looked at, so that a file cut on its way is not kept.
    """
    if content[:3] == b"\xff\xd8\xff" and b"\xff\xd9" in content[3:]:
        return "image/jpeg"
    if content[:8] == b"\x89PNG\r\n\x1a\n" and b"IEND" in content[-ENDS_WITHIN:]:
        return "image/png"
    if content[:5] == b"%PDF-" and b"%%EOF" in content[-ENDS_WITHIN:]:
        return "application/pdf"
    return None
