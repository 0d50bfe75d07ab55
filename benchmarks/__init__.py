"""Speed as ratios: each measure compares ours with a plain way of doing the same, in one run."""
