# The made-up example (data/example)

invented-banner = { $name }, made-up figures: nothing here is real.
