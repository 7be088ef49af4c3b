# What may be wrong with a link or a person (analytics/access/drafts.py).

share-problem-label-missing = Give the link a label, so that it can be told from the others.
share-problem-label-long = The label is too long. It may have 120 characters.
share-problem-one-goal = Choose the one goal that the link shows.
share-problem-goals-of-projects = A link to projects shows no goals. Take the goals out, or share the goals.
share-problem-filters-of-goals = Filters only apply to a link to projects. Take them out, or share the projects.
share-problem-filters-long = The filters are too long. Shorten the search or choose fewer values.
share-problem-language = The dashboard is not offered in that language.
share-problem-edition = There is no such edition.
share-problem-expiry-past = The link would already have expired. Choose a later time.
person-problem-email = That is not an email address. It looks like name@example.dk.
person-problem-email-taken = Somebody with that email address has already been entered.
