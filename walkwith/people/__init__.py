"""Participants: who they are, their strengths, and how it is safe to reach them."""
