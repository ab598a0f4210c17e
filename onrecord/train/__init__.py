"""Trains the weights that ship from annotated articles. Needs PyTorch (the extra `train`)."""
