"""The network: one fetcher, the only place of the package that reaches out."""
