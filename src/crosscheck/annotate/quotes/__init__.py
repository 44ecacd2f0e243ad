"""Who said what: quotations and reported speech, their cues and their speakers."""
