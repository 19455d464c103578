"""Organizations, services, places and recovery meetings: facts, no participants."""
