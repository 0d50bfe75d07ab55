"""The one check engine: judges values by the questionnaire; knows no Django and no database."""
