"""Importers: the public lists of projects and partners, each in a module with its quirks (see docs/sources.md)."""
