"""The participant's own plan: what matters to them, and small next steps."""
