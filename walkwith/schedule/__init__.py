"""Who meets whom, when, where, and plan B."""
