"""The demo organization: people and facts made by our own generator, through the real commands."""
