"""What the data is given out as: one module a format."""
