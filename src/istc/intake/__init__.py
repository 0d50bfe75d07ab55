"""Reads what people upload: sniffing, a limited child process, binding of cells, faults."""
