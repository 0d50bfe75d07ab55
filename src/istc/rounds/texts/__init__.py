"""What a year says of itself, and the centre may change: contacts, law, letter, reminder (N06)."""
