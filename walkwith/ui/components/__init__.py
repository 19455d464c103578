"""What the components are made of: pictures, names, links. The tags are in templatetags."""
