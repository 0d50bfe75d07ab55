"""The pages: reporting as a whole, the letter and its scan, reminders."""
