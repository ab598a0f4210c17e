"""Document to quotations as written: marks, pieces, windows, one encoder pass, linking, decoding;
and the model."""
