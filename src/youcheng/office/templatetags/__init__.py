"""Tags that other rooms may use."""
