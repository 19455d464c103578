"""Meetings and resources suggested to somebody, with reasons."""
