"""What runs in the limited child process: standard library and calamine only, so it starts fast."""
