"""The yearly survey of international science and technology cooperation, filled in online."""
