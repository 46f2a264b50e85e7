"""Tokens, vectors and syntax."""
