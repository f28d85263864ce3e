"""What may be done with the registry: each verb one transaction, logged, with the rows computed before it returns."""
