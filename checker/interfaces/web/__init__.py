"""The web form: a FastAPI app with the HTTP API, and pages that are served from the package alone."""
