"""Speed as ratios: each measure compares the product with a plain way of doing the same, in one run."""
