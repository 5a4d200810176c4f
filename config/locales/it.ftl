# Italiano. Nei forum ci si dà del tu, e così fanno queste pagine. Si evitano le forme che direbbero se chi legge è un
# uomo o una donna («hai chiuso la sessione», non «sei uscito») e gli articoli davanti alle date («dal 12», ma
# «dall’11»). Dove una preposizione si fonde con «l’app», la frase ha una seconda forma con -anonymous.

## The language itself

language-name = Italiano
number-group = .

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }, ore { $time } UTC

duration-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
duration-hours =
    { $count ->
        [one] { $count } ora
       *[other] { $count } ore
    }
duration-months =
    { $count ->
        [one] { $count } mese
       *[other] { $count } mesi
    }
duration-days =
    { $count ->
        [one] { $count } giorno
       *[other] { $count } giorni
    }

## Every page

list-separator = { ", " }

skip = Vai al contenuto
title = { $page } · { $forum }
back = Torna a { $forum }
privacy = Privacy
terms = Condizioni d’uso
contact = Contatti
the-app = l’app
nameless = (senza nome)

## Consent

consent-title = Accedere a { $app } con { $forum }?
consent-address = Indirizzo dell’app
consent-device = Un programma su questo dispositivo: { $address }
consent-odd-name = Guarda bene: il nome di questa app mescola alfabeti diversi o contiene caratteri invisibili. Fidati dell’indirizzo, non del nome.
consent-odd-member = lettere insolite
consent-unverified = Questa app è stata creata da { $maker }, non dallo staff di { $forum }.
consent-verified = App aggiunta dallo staff di { $forum }
consent-you = Sei
consent-switch = Non sei tu? Usa un altro account
consent-sees = { $app } vedrà
consent-new-since = Novità dall’ultima autorizzazione ({ $day })
consent-sees-already = { $app } vede già
consent-can = { $app } potrà
consent-cannot = { $app } non potrà
consent-new = nuovo
consent-show = Mostra
consent-hide = Nascondi
consent-stay = tenere aperta la tua sessione per { $duration } senza chiedertelo di nuovo
consent-optional = Puoi togliere la spunta dove c’è una casella: quei dati non saranno condivisi.
consent-never = vedere la tua password, leggere i tuoi messaggi privati o scrivere al posto tuo
consent-take-back = Puoi rimuovere questo accesso in qualsiasi momento in { $apps }.
authorised-apps = App autorizzate
consent-cancel = Annulla
consent-allow = Accedi a { $app }

sees-number = il tuo numero utente
sees-name = il tuo nome
sees-picture = il tuo avatar
sees-profile = la tua pagina del profilo
sees-email = il tuo indirizzo email
sees-groups = i tuoi gruppi
sees-language = la tua lingua
picture-shown = come sopra
nothing-there = nessun dato

## Authorised apps

apps-title = App che usano il tuo account { $forum }
apps-text = A queste app accedi con l’account che hai qui. Rimuovi quelle che non usi più.
apps-none = Per ora nessuna app usa il tuo account.
apps-sees = Può vedere: { $facts }.
apps-since = Inizio: { $day }
apps-used-today = ultimo uso: oggi
apps-used-yesterday = ultimo uso: ieri
apps-last-used = ultimo uso: { $day }
apps-unused = non usata da { $duration }
apps-no-login = nessuna sessione aperta
apps-logins =
    { $count ->
        [one] { $count } sessione aperta
       *[other] { $count } sessioni aperte
    }
apps-made-by = Creata da { $maker }, non dallo staff di { $forum }
apps-details = Dettagli
apps-remove = Rimuovi
apps-remove-all = Esci da tutte le app
apps-removed = { $app } non può più usare il tuo account.
apps-removed-anonymous = L’app non può più usare il tuo account.
apps-removed-all = Nessuna app può più usare il tuo account.
remove-title = Rimuovere l’accesso di { $app }?
remove-text = { $app } non potrà più usare l’account che hai qui e dovrà chiederti di nuovo il permesso. Quello che hai scritto nell’app rimane.
remove-text-anonymous = L’app non potrà più usare l’account che hai qui e dovrà chiederti di nuovo il permesso. Quello che hai scritto nell’app rimane.
remove-told = Avviseremo { $app }, che chiuderà la tua sessione.
remove-not-told = Non possiamo avvisare { $app }: la tua sessione può restare aperta finché non la chiudi.
remove-all-title = Uscire da tutte le app?
remove-all-text = Nessuna di queste app potrà più usare l’account che hai qui, e ognuna dovrà chiederti di nuovo il permesso. Quello che hai scritto nelle app rimane.
remove-cancel = Mantieni
remove-yes = Rimuovi accesso
remove-all-yes = Esci da tutte le app

app-title = { $app } e il tuo account
app-access = Accesso ai tuoi dati
app-left-out = Hai scelto di non condividere: { $facts }.
app-logins = Le tue sessioni aperte
app-more-logins =
    { $count ->
        [one] e { $count } sessione meno recente
       *[other] e { $count } sessioni meno recenti
    }
app-not-used = { $app } non usa il tuo account.
app-back = Tutte le app

## Choice of the language

language-title = Scegli la lingua
language-text = Per le pagine in cui accedi ad altre app con { $forum }. Questo browser ricorderà la tua scelta.
language-label = Lingua
language-browser = Quella del mio browser
language-save = Usa questa lingua
language-cancel = Torna indietro senza cambiare nulla

## Devices

device-title = Collega un dispositivo
device-text = Inserisci il codice mostrato dal dispositivo o dal programma.
device-code = Codice
device-continue = Continua
device-wrong = Nessun dispositivo aspetta questo codice. I codici valgono dieci minuti: se il tuo è più vecchio, fattene mostrare uno nuovo dal dispositivo.
device-warning = Inserisci solo il codice di un dispositivo o programma che hai avviato tu. Chi ti manda un codice vuole accedere con il tuo account.
device-ask = Hai appena iniziato questo accesso su un altro dispositivo, che mostra { $code }. Se non è così, annulla: chi ti ha mandato il codice vuole accedere con il tuo account.
device-allowed-title = Dispositivo collegato
device-allowed-text = Puoi chiudere questa pagina: { $app } proseguirà in automatico tra un istante.
device-denied-title = Dispositivo rifiutato
device-denied-text = Nessun dato è stato condiviso con { $app }. Puoi chiudere questa pagina.

## Log in first

login-title = Prima accedi a { $forum }
login-text = { $app } vuole sapere chi sei. Accedi a { $forum }, poi torna su questa pagina.
login-text-anonymous = Un’app vuole sapere chi sei. Accedi a { $forum }, poi torna su questa pagina.
login-button = Accedi a { $forum }
login-new-tab = si apre in una nuova scheda
login-continue = Fatto, continua
login-refresh = Ogni pochi secondi, per cinque minuti al massimo, questa pagina controlla da sola se hai fatto l’accesso.
login-again-title = Accedi di nuovo a { $forum }
login-again-text = { $app } chiede un nuovo accesso o un altro account. Esci da { $forum }, accedi di nuovo, poi torna su questa pagina.
login-again-text-anonymous = Un’app chiede un nuovo accesso o un altro account. Esci da { $forum }, accedi di nuovo, poi torna su questa pagina.
login-again-button = Apri { $forum }
login-no-refresh = Questa pagina non controlla più da sola. Quando hai fatto l’accesso, premi il pulsante.

## Back to an app by a form

form-post-title = Torna all’app
form-post-text = Se non succede nulla, premi il pulsante.
form-post-continue = Continua

## Log out

logout-title = Uscire anche da { $forum }?
logout-text = Hai chiuso la sessione su { $app }. In questo browser la tua sessione su { $forum } è ancora aperta.
logout-text-nobody = In questo browser la tua sessione su { $forum } è aperta.
logout-told = Queste app saranno avvisate della tua uscita:
logout-not-told = Queste non possono essere avvisate. Esci tu da ciascuna:
logout-stay = Non uscire
logout-leave = Esci
logged-out-title = Hai chiuso la sessione
logged-out-text = Puoi chiudere questa finestra.
logout-one-more = Manca un passo: uscire anche da { $forum }. Forse dovrai confermare ancora una volta.
logout-forum = Esci da { $forum }
logout-continue = Torna a { $app }
logout-continue-anonymous = Torna all’app
logout-stayed-title = La tua sessione è ancora aperta
logout-stayed-text = Non è cambiato nulla.

## Not allowed

refused-P310-title = Il tuo account non può essere usato per altre app
refused-P310-text = { $forum } lo ha sospeso.
refused-P310-text-until = { $forum } lo ha sospeso. Fine della sospensione: { $until }.
refused-P311-title = Il tuo account non è attivo
refused-P311-text = { $forum } non lo ha ancora attivato, oppure lo ha disattivato. Cerca un messaggio di { $forum } o chiedi allo staff. Poi riprova.
refused-P313-title = Il tuo indirizzo email non è confermato
refused-P313-text = { $forum } non sa ancora che è tuo. Confermalo nel tuo account { $forum } o chiedi allo staff. Poi riprova.
refused-P411-title = { $app } non è accessibile a chiunque
refused-P411-title-anonymous = Questa app non è accessibile a chiunque
refused-P411-text = Solo alcuni utenti di { $forum } possono usare { $app }.
refused-P411-text-anonymous = Solo alcuni utenti di { $forum } possono usare questa app.
refused-P411-text-one = { $app } è per chi fa parte del gruppo «{ $group }».
refused-P411-text-one-anonymous = Questa app è per chi fa parte del gruppo «{ $group }».
refused-P411-text-other = { $app } è per chi fa parte di uno di questi gruppi:
refused-P411-text-other-anonymous = Questa app è per chi fa parte di uno di questi gruppi:
refused-P431-title = { $app } ha bisogno del tuo indirizzo email
refused-P431-title-anonymous = Questa app ha bisogno del tuo indirizzo email
refused-P431-text = { $app } accetta solo indirizzi confermati da { $forum }, e di tuoi non ce ne sono. Inserisci o conferma il tuo nel tuo account { $forum }, poi riprova.
refused-P431-text-anonymous = Questa app accetta solo indirizzi confermati da { $forum }, e di tuoi non ce ne sono. Inserisci o conferma il tuo nel tuo account { $forum }, poi riprova.
refused-P308-title = Due sessioni si ostacolano a vicenda
refused-P308-text = Il tuo browser conserva due sessioni di { $forum }, e non si può sapere quale sia la tua. Elimina i cookie di { $forum } nel browser, accedi di nuovo e riprova.
refused-nothing = Nessun dato è stato condiviso con { $app }.
refused-nothing-anonymous = Nessun dato è stato condiviso con l’app.
refused-ask = Se pensi che sia un errore, chiedi allo staff di { $forum }.

## Errors: by code, or by kind where several share one

error-title = Qualcosa non ha funzionato
error-text = C’è un errore nel link che hai seguito o nell’app da cui arrivi. Nessun dato è stato condiviso. Torna a { $app } e riprova, oppure avvisa chi gestisce l’app.
error-text-anonymous = C’è un errore nel link che hai seguito o nell’app da cui arrivi. Nessun dato è stato condiviso. Torna all’app e riprova, oppure avvisa chi la gestisce.
error-for-operator = Per chi gestisce { $app }
error-for-operator-anonymous = Per chi gestisce questo sito
operator-sent = inviato
operator-registered = registrato
operator-sent-twice = inviato due volte
operator-wrong = errore
operator-reason = motivo
error-code = codice
error-request = richiesta
error-time = ora
error-explain = altre informazioni
error-retry = Riprova
error-small-print = Codice { $code } · richiesta { $request }

error-later-title = Al momento non puoi accedere ad altre app con { $forum }
error-later-text = Riprova tra un minuto. Nessun dato è stato condiviso, e il tuo account è a posto.

error-P210-title = { $forum } al momento non risponde
error-P210-text = Riprova tra un minuto.
error-P211-title = Questa richiesta non è stata capita
error-P211-text = Si può leggere in più di un modo, quindi non è stata inoltrata. I browser non inviano richieste simili da soli.
error-P212-title = Qui non c’è nessuna pagina
error-P212-text = Controlla l’indirizzo, oppure torna a { $forum }.
error-P213-title = Questo non è l’indirizzo di questo sito
error-P213-text = Apri { $forum } al suo indirizzo pubblico.
error-P217-title = Il resto della richiesta non è arrivato
error-P217-text = Controlla la connessione, poi riprova.
error-P218-title = La richiesta è troppo grande
error-P218-text = La richiesta è più grande di quanto questa pagina accetta.
error-P219-title = Il tuo browser invia troppi cookie
error-P219-text = Elimina i cookie di { $forum }, poi riprova.
error-P301-title = Non riusciamo a vedere la tua sessione
error-P301-text = Ti è stato chiesto più di una volta di accedere, ma { $forum } continua a non riconoscerti. Consenti i cookie di { $forum }, accedi lì, poi torna a { $app } e ricomincia.
error-P301-text-anonymous = Ti è stato chiesto più di una volta di accedere, ma { $forum } continua a non riconoscerti. Consenti i cookie di { $forum }, accedi lì, poi torna all’app e ricomincia.
error-P309-title = Questo link di accesso non funziona in questo browser
error-P309-text = Funziona solo nel browser in cui hai iniziato l’accesso, e per 30 minuti. Nessun dato è stato condiviso. Torna a { $app } e ricomincia.
error-P309-text-anonymous = Funziona solo nel browser in cui hai iniziato l’accesso, e per 30 minuti. Nessun dato è stato condiviso. Torna all’app e ricomincia.
error-P401-title = Non conosciamo questa app
error-P401-text = Nessun dato è stato condiviso. Torna alla pagina da cui arrivi e riprova, oppure avvisa chi gestisce l’app.
error-P402-title = { $app } ti manda a un indirizzo che non conosciamo
error-P402-title-anonymous = Un’app ti manda a un indirizzo che non conosciamo
error-P402-text = Nessun dato è stato condiviso. Torna a { $app } e riprova, oppure avvisa chi gestisce l’app.
error-P402-text-anonymous = Nessun dato è stato condiviso. Torna all’app e riprova, oppure avvisa chi la gestisce.
error-P408-title = { $app } ha fatto una richiesta che non capiamo
error-P408-title-anonymous = Un’app ha fatto una richiesta che non capiamo
error-P408-text = Nessun dato è stato condiviso. Torna a { $app } e riprova, oppure avvisa chi gestisce l’app.
error-P408-text-anonymous = Nessun dato è stato condiviso. Torna all’app e riprova, oppure avvisa chi la gestisce.
error-P409-title = Questa pagina è troppo vecchia
error-P409-text = È già stata usata, oppure è rimasta aperta per più di dieci minuti. Nessun dato è stato condiviso. Torna a { $app } e riprova.
error-P409-text-anonymous = È già stata usata, oppure è rimasta aperta per più di dieci minuti. Nessun dato è stato condiviso. Torna all’app e riprova.
error-P414-title = Questo link è troppo vecchio
error-P414-text = È già stato usato, oppure è passato troppo tempo. Nessun dato è stato condiviso. Torna all’app e riprova.
error-P440-title = Non conosciamo questa app
error-P440-text = { $forum } non consente di accedere a questo indirizzo. Nessun dato è stato condiviso. Torna alla pagina da cui arrivi, oppure avvisa chi gestisce l’app.
error-P442-title = Questa app non vede la tua sessione
error-P442-text = La tua sessione su { $forum } è aperta, ma { $app } non se ne accorge. Consenti i cookie di { $forum } e riprova; se non basta, avvisa chi gestisce l’app.
error-P442-text-anonymous = La tua sessione su { $forum } è aperta, ma l’app non se ne accorge. Consenti i cookie di { $forum } e riprova; se non basta, avvisa chi la gestisce.
error-P444-title = Questa richiesta di uscita non è valida
error-P444-text = È incompleta, oppure appartiene a un’altra app o a un’altra sessione. Nessuna sessione è stata chiusa.
error-P450-title = Troppi tentativi
error-P450-text = Aspetta un po’, poi riprova.
error-P450-text-wait = Aspetta { $wait }, poi riprova.
error-P900-title = Qualcosa è andato storto
error-P900-text = Riprova. Se succede di nuovo, avvisa chi gestisce { $forum }.
error-P901-title = Questa pagina arriverà con una versione futura
error-P901-text = L’indirizzo è già riservato.

## Console: numbers

number-decimal = ,
percent = { $number }%
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = lunedì
weekday-2 = martedì
weekday-3 = mercoledì
weekday-4 = giovedì
weekday-5 = venerdì
weekday-6 = sabato
weekday-7 = domenica

plot-empty = Nessun dato in questo periodo.
plot-table = Tabella con i dati
plot-number = Numero
plot-share = Percentuale
plot-others = altre app
plot-says-bars = Totale: { $all }; massimo: { $most } ({ $when }).
plot-says-lines = Da { $least } a { $most }.
plot-says-share = { $part }: { $share } su un totale di { $all }.
plot-says-week = Massimo: { $most } ({ $day }, ore { $hour }).

plot-logins = Accessi
plot-logins-text = Codici consegnati alle app, divisi per app.
plot-results = Esito degli accessi
plot-results-text = Chi deve prima accedere al forum conta in quella voce e, quando torna, una seconda volta.
plot-first = Nuovi utenti
plot-first-text = Utenti che hanno autorizzato un’app per la prima volta.
plot-active = Sessioni aperte
plot-active-text = Sessioni ancora valide nelle app, contate una volta all’ora.
plot-authorize = Tempo di risposta: authorize
plot-authorize-text = Dove iniziano gli accessi. La parte indicata delle richieste non ha superato questo tempo.
plot-token = Tempo di risposta: token
plot-token-text = Dove le app ottengono i loro token. La parte indicata delle richieste non ha superato questo tempo.
plot-userinfo = Tempo di risposta: userinfo
plot-userinfo-text = Dove le app chiedono di chi si tratta. La parte indicata delle richieste non ha superato questo tempo.
plot-pages = Tempo aggiunto alle pagine del forum
plot-pages-text = Quanto una richiesta resta qui prima di arrivare al forum. La parte indicata delle richieste non ha superato questo tempo.
plot-cache = Sessioni trovate nella cache
plot-cache-text = Percentuale dei casi in cui non è servito chiedere al forum di chi si trattava.
plot-week = Ore della settimana
plot-week-text = Accessi per ora (UTC).
plot-secrets = Segreti vecchi e nuovi
plot-secrets-text = Con quale dei suoi segreti un’app ha dimostrato la propria identità. Quando quello vecchio non serve più, disattivalo.

line-half = la metà
line-most = 95%
line-nearly-all = 99%
line-cache = trovate nella cache
line-newest = segreto più recente
line-older = segreto precedente
line-app = questa app
result-ok = accesso riuscito
result-denied = ha detto no, o non può usare l’app
result-not-logged-in = rinvio all’accesso al forum
result-banned = account sospeso
result-error = errore
