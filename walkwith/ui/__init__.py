"""Components, layout, styles and the `page()` answer. No domain words."""
