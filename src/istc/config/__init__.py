"""Settings, addresses and system checks: the top layer, which nothing else imports."""
