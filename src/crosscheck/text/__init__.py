"""What every stage needs of a plain text: tokens, folding, quotation marks, counts.

Nothing here knows about articles: offsets in, offsets out, in code points.
"""
