"""Speed and size, measured with the real server, side by side in one run: `make bench`."""
