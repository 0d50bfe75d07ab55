"""Who is to be reminded, and how the message reaches them."""
