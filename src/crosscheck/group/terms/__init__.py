"""What an article is about: its terms, how rare they are, the days that it names."""
