"""填报说明: the questionnaire as text, for people to read and search (F26, F42, F86)."""
