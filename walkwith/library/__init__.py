"""What is there to read: the crisis card first."""
