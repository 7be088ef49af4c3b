"""`python -m analytics.editions`: see `sample.main`."""

from analytics.editions.sample import main

main()
