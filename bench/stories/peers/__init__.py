"""What others group reports with, each as its authors or its users describe it."""
