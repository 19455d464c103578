"""Who may see what, said a second time, by hand, from the facts alone.

It shares no line with walkwith.access: no matrix, no view, no SQL. When the two disagree one of
them is wrong.
"""
