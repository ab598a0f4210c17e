"""What every part of the package needs to know of plain text."""
