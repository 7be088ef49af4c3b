# Det opdigtede eksempel (data/example)

invented-banner = { $name }, opdigtede tal: intet her er virkeligt.
