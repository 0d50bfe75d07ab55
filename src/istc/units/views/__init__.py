"""Pages and endpoints about sessions, captchas and the first password."""
