"""What other programs read of our directory: HSDS, Meeting Guide, and tables."""
