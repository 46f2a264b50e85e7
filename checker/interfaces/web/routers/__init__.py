"""One file a group of paths; each makes its router from what it needs."""
