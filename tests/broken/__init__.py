"""Records that are broken on purpose, with the complete list of what is said of them."""
