"""One consistent file of everything a site holds, made while it runs, and back again (issue 5)."""
