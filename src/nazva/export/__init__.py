"""Tables carried elsewhere."""
