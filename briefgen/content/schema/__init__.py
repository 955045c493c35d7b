"""The front matter of each kind of document: one struct, one file."""
