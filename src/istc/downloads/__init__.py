"""Giving data out: Excel, CSV, JSON, WORD, PDF, and a form printed from the browser (N38, F60)."""
