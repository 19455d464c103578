"""Actor, clock, errors, history, identifiers: what all packages stand on; no domain words."""
