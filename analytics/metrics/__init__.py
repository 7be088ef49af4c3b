"""What is measured (registry), and how much it is as of a date (evaluate, frames)."""
