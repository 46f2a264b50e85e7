"""Reading of gravity (① nature ② manner ③ safeguards) and advice on speed and channel."""
