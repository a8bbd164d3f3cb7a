"""What the Data Package and Table Schema standards say of a package, checked without a library.

``descriptor`` and ``schema`` compile a package into a ``plan``, and report what is wrong with it; ``source``
reads the file of a table; an engine (``python_engine`` here) checks the one against the other.

The classes are neither compared nor printed, and attrs makes no methods for it: making them takes a good part
of the time in which a small package is checked.
"""
