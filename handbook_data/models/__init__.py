"""What a record must be: one module a kind, and the parts that kinds share."""
