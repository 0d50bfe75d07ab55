"""The roster 名录: a CSV file that becomes units, places in a year's tree, and accounts (N02, N03).

`reading` turns bytes into rows, `checking` names every fault, `creating` makes all or nothing.
"""
