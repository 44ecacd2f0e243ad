"""From page to report: body, title, byline and time, on annotated pages."""
