"""Stage 3, characters → blocks: what stands where on the page, in reading order, whatever the file format."""
