"""The register of SCI journals: read from a file, kept by import, searched by all (F75)."""
