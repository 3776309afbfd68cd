"""What `make bench` measures outside of browsers, and the table of all results."""
