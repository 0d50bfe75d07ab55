"""What every page asks and every save writes: compiled once, kept ready by the database's server.

`reading.Prepared` for querysets, `writing` for rows of a model; everything else is plain ORM.
"""
