"""The person's own mirror, and what they celebrate."""
