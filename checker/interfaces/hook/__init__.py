"""The pre-publish git hook: install it, and run it on what is about to be committed or pushed."""
