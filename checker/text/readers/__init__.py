"""Readers of single formats: bytes or decoded markup in, SourceText out."""
