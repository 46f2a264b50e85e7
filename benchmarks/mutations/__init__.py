"""Operators that plant one known defect in a clean text."""
