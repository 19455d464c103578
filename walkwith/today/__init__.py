"""Pages made of many packages: my day, the list of people, one participant's page."""
