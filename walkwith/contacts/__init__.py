"""Contact notes: what we did, in whose words, what happens next."""
