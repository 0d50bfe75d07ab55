"""The audit log as people read it: who, what, which unit, from where, before and after (N36)."""
