"""What every page shares: frame, components, style, scripts, error pages."""
