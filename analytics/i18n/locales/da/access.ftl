# Hvad der kan være galt med et link eller en person (analytics/access/drafts.py).

share-problem-label-missing = Giv linket et navn, så det kan kendes fra de andre.
share-problem-label-long = Navnet er for langt. Det må fylde 120 tegn.
share-problem-one-goal = Vælg det ene mål, som linket skal vise.
share-problem-goals-of-projects = Et link til projekter viser ingen mål. Fjern målene, eller del målene i stedet.
share-problem-filters-of-goals = Filtre gælder kun for et link til projekter. Fjern dem, eller del projekterne i stedet.
share-problem-filters-long = Filtrene fylder for meget. Forkort søgningen, eller vælg færre værdier.
share-problem-language = Dashboardet findes ikke på det sprog.
share-problem-edition = Den udgave findes ikke.
share-problem-expiry-past = Linket ville allerede være udløbet. Vælg et senere tidspunkt.
person-problem-email = Det er ikke en e-mailadresse. Den skal ligne navn@eksempel.dk.
person-problem-email-taken = Der er allerede oprettet en person med den e-mailadresse.
