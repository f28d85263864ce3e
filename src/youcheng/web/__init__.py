"""Settings, base templates, design system, front-end sources: what every page stands on."""
