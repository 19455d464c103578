"""Whoever leads looks after those who are led: who leaves, and who needs somebody new."""
