"""Annotated articles to the weights that ship. Needs PyTorch (the extra `train`)."""
