"""Tests of the page generator, without Sphinx."""
