"""What a form page shows, worked out when the template asks for it."""
