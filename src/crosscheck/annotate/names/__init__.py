"""People, organisations, places and groups: found, told apart, and chained within an article."""
