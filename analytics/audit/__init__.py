"""The audit log: who did what, when, from which edition. Append-only, each entry chained to the one before."""
