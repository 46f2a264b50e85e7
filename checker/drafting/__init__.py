"""Rehearsal: a skeleton notice, FAQ and checklist for an incident that has not happened yet, or has just begun."""
