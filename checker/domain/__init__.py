"""Types without behaviour; everything may import them, they import nothing of ours."""
