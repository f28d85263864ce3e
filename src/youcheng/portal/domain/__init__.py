"""What public pages say, gathered from the registry and put into words for a reader."""
