"""What align and compare are worth: names, passages and findings across reports."""
