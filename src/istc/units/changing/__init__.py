"""What a superior does to the units below it: each verb is atomic and recorded before and after.

Rounds stand above this layer, so the caller says in which `years` the tree may still change:
those that are open or being prepared. A closed year keeps its tree for good (decisions.md §4).
"""
