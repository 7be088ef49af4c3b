## Login hos organisationens egen udbyder (OpenID Connect)

login-stale-title = Dette login gælder ikke længere
login-stale-words = Det blev begyndt for længe siden, i en anden browser, eller det er allerede brugt.
login-stale-again = Log ind igen

login-cancelled-title = Du blev ikke logget ind
login-cancelled-words = Login blev afbrudt, eller din organisation giver dig ikke adgang til dashboardet.
login-cancelled-again = Prøv igen

login-failed-title = Login lykkedes ikke
login-failed-words = Svaret fra din organisations login kunne ikke godkendes. Der er ikke sket noget med din konto.
login-failed-again = Prøv igen

login-down-title = Login er ude af drift lige nu
login-down-words = Din organisations login svarer ikke, som det skal. Vent et øjeblik, og prøv igen. Den, der driver dashboardet, kan se årsagen i loggen.
login-down-again = Prøv igen

login-no-role-title = Du har ikke adgang
login-no-role-words = Du er logget ind som { $name }, men har ingen rolle i dashboardet. Bed en administrator om at give dig en.
login-no-role-again = Log ind som en anden

login-out-title = Du er logget ud af dashboardet
login-out-words = Nu logges du også ud hos din organisations login.
login-out-on = Log ud dér også
