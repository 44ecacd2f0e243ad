"""What the digest and the timeline are worth against people's own."""
