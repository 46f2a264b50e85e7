"""Auditing many replies: reading files, finding conflicts over processes, corrections, fact sheet, reports."""
