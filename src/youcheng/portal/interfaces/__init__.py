"""Ways in and out of the portal: filters in an address, files to download."""
