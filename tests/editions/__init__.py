"""Editions: what changed, how one is cut, and the site of them all."""
