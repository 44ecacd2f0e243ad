"""Which reports share text, and which descend from one."""
