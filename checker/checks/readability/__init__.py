"""Readability for general readers: measures with verified formulas, a grade with reasons, sentence rules."""
