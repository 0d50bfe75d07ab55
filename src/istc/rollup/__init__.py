"""How data of many units become one picture: what is summed, counted, distributed, listed (N26)."""
