"""Who is alike, and the stories that this makes."""
