"""Who may see what: assignments, supervision, the matrix, the reach view, and who looked."""
