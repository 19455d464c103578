"""Organizations, programs, the people who sign in, and their roles."""
