"""From bytes to a Document: decoding, formats, layout, sections and sentences."""
