"""Walkwith: the working tool of the peer specialist."""
