"""Plausible values for any form, from its definition alone: no form and no item is named here."""
