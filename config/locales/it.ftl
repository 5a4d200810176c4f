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
date-day = { $day ->
        [1] 1º
       *[other] { $day }
    } { $month } { $year }
date-minute = { $day ->
        [1] 1º
       *[other] { $day }
    } { $month } { $year }, ore { $time } UTC

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
consent-display-name = { $name } (nome visualizzato)
consent-user-name = { $name } (nome utente)

## Authorised apps

apps-text = A queste app accedi con l’account che hai qui. Rimuovi quelle che non usi più.
apps-none = Nessuna app usa il tuo account.
apps-sees = Può vedere: { $facts }.
apps-since = Inizio: { $day }
apps-used-today = ultimo uso: oggi
apps-used-yesterday = ultimo uso: ieri
apps-last-used = ultimo uso: { $day }
apps-unused = non usata da { $duration }
apps-no-login = Al momento l’app non può leggere il tuo account. La tua sessione lì può essere ancora aperta.
apps-logins =
    { $count ->
        [one] { $count } sessione aperta
       *[other] { $count } sessioni aperte
    }
apps-made-by = Creata da { $maker }, non dallo staff di { $forum }
apps-details = Dettagli
apps-remove = Rimuovi
apps-remove-all = Rimuovi tutte le app
apps-removed = { $app } non può più usare il tuo account.
apps-removed-anonymous = L’app non può più usare il tuo account.
apps-removed-all = Nessuna app può più usare il tuo account.
remove-title = Rimuovere l’accesso di { $app }?
remove-text = { $app } non potrà più usare l’account che hai qui e dovrà chiederti di nuovo il permesso. Quello che hai scritto nell’app rimane.
remove-text-anonymous = L’app non potrà più usare l’account che hai qui e dovrà chiederti di nuovo il permesso. Quello che hai scritto nell’app rimane.
remove-told = Avviseremo { $app }, che chiuderà la tua sessione.
remove-not-told = Non possiamo avvisare { $app }: la tua sessione può restare aperta finché non la chiudi.
remove-all-title = Rimuovere l’accesso di tutte le app?
remove-all-text = Nessuna di queste app potrà più usare l’account che hai qui, e ognuna dovrà chiederti di nuovo il permesso. Quello che hai scritto nelle app rimane.
remove-cancel = Mantieni
remove-yes = Rimuovi accesso
remove-all-yes = Rimuovi tutti gli accessi

app-title = { $app } e il tuo account
app-access = Accesso ai tuoi dati
app-left-out = Hai scelto di non condividere: { $facts }.
app-logins = Le tue sessioni in questa app
app-login-since = Accesso: { $day }
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
device-wrong = Nessun dispositivo aspetta questo codice: è già stato usato, oppure ha più di dieci minuti. Controllalo, o fattene mostrare uno nuovo dal dispositivo.
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
login-text-console = La console è riservata ad alcuni utenti. Accedi a { $forum }, poi torna su questa pagina.
login-button = Accedi a { $forum }
login-new-tab = si apre in una nuova scheda
login-continue = Fatto, continua
login-refresh = Ogni pochi secondi, per cinque minuti al massimo, questa pagina controlla da sola se hai fatto l’accesso.
login-again-title = Accedi di nuovo a { $forum }
login-again-text = { $app } chiede un nuovo accesso o un altro account. Esci da { $forum }, accedi di nuovo, poi torna su questa pagina.
login-again-text-anonymous = Un’app chiede un nuovo accesso o un altro account. Esci da { $forum }, accedi di nuovo, poi torna su questa pagina.
login-again-text-console = Per modificare qualcosa nella console serve un accesso recente. Esci da { $forum }, accedi di nuovo, poi torna su questa pagina.
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
logout-one-more-title = Manca un passo
logout-one-more = Ora esci anche da { $forum }. Forse dovrai confermare ancora una volta.
logout-forum = Esci da { $forum }
logout-by-hand = Se non sei uscito in questo modo, esci da { $forum } con il suo comando, poi torna qui.
logout-continue = Torna a { $app }
logout-continue-anonymous = Torna all’app
logout-stayed-title = La tua sessione è ancora aperta
logout-stayed-text = Non è cambiato nulla.

## Console, for operators

admin-title = Console
admin-by-link = Tramite link
admin-leave = Esci
admin-read-only = Puoi consultare tutto. Per modificare qualcosa, prima accedi di nuovo.
admin-log-in-again = Accedi di nuovo
admin-tabs = Pagine di { $app }
admin-stale-title = Accedi di nuovo
admin-stale-text = Non è stato modificato nulla. Per modificare qualcosa qui, devi aver fatto l’accesso a { $forum } negli ultimi minuti. Esci, accedi di nuovo e ripeti la modifica.
admin-error-P409-text = È già stata usata, oppure è rimasta aperta per più di un’ora. Non è stato cambiato nulla. Torna alla console e riprova.
admin-home = Torna alla console
admin-link-title = Apri la console
admin-link-text = Questo link vale una volta sola, in questo browser. Poi potrai consultare e modificare tutto per un’ora.
admin-link-open = Apri la console
admin-odd-name = lettere insolite
admin-apps = App
admin-app = App
admin-who = Chi può usarla
admin-everybody = tutti gli utenti
admin-state = Stato
admin-on = attiva
admin-off = disattivata
admin-no-apps = Non c’è ancora nessuna app.

admin-tab-settings = Impostazioni
admin-tab-secret = Segreto
admin-never = mai
admin-today = oggi
admin-yesterday = ieri
admin-last-used = Ultimo uso
admin-secret-of = Segreto di { $app }
admin-secret-once = Il nuovo segreto, mostrato solo questa volta
admin-secret-made = Creazione
admin-secret-works = Validità
admin-secret-current = senza scadenza
admin-secret-until = scadenza: { $instant }
admin-secret-ended = scaduto: { $instant }
admin-secret-from = Da
admin-secret-today = Usi oggi
admin-secret-note = Nota
admin-secret-note-hint = Per esempio dove è installato. Al massimo 64 caratteri.
admin-secret-end-on = Scade il
admin-secret-end-on-hint = Smette di funzionare all’inizio di quel giorno (UTC). Vuoto: senza scadenza.
admin-secret-days = I giorni sono quelli di UTC. L’indirizzo è quello del server che ha usato il segreto per ultimo.
admin-secret-none = Questa app non ha un segreto. Si autentica in un altro modo, o per niente.
admin-secret-end = Disattiva subito quelli precedenti
admin-secret-old-ended = I segreti precedenti sono disattivati. Resta solo il più recente.
admin-secret-new = Nuovo segreto
admin-secret-keep = Validità residua di quello precedente
admin-secret-at-once = nessuna
admin-secret-make = Crea un nuovo segreto
admin-delete-title = Eliminare { $app }?
admin-delete-text =
    { $count ->
        [0] Nessuno vi ha accesso. L’app rimane sette giorni nel cestino e può essere ripristinata.
        [one] { $count } utente perde subito l’accesso. L’app rimane sette giorni nel cestino e può essere ripristinata.
       *[other] { $count } utenti perdono subito l’accesso. L’app rimane sette giorni nel cestino e può essere ripristinata.
    }
admin-delete-name = Per continuare, scrivi il nome dell’app: { $app }
admin-delete-wrong = Il nome non è questo.
admin-delete-cancel = Mantieni
admin-delete-yes = Elimina
admin-bin = Cestino
admin-bin-text = App eliminate negli ultimi sette giorni. Finché sono qui, nessuno può usarle.
admin-bin-empty = Il cestino è vuoto.
admin-bin-until = eliminazione definitiva: { $instant }
admin-restore = Ripristina
admin-restored = L’app è stata ripristinata, con le sue impostazioni e i suoi segreti. Gli utenti devono accedervi di nuovo.

admin-settings-of = Impostazioni di { $app }
admin-saved = Modifiche salvate.
admin-wrong = Non è stato salvato nulla: alcuni campi sono da rivedere.
admin-meanwhile = Non è stato salvato nulla: qualcun altro ha modificato questa app mentre il modulo era aperto. Nei campi c’è ciò che hai scritto, sotto c’è ciò che è stato salvato nel frattempo. Salvando ora lo sostituisci.
admin-theirs = Salvato da { $who }, { $instant }:
admin-theirs-unknown = Salvato nel frattempo:
admin-theirs-nothing = niente
admin-fault-empty = Questo campo non può restare vuoto.
admin-fault-unseen = Contiene un carattere che non si vede.
admin-fault-long = Al massimo { $most } caratteri.
admin-fault-many = Al massimo { $most }.
admin-fault-groups = Al massimo { $most } gruppi, ciascuno con un nome visibile.
admin-fault-unknown = { $value } qui non è possibile.
admin-fault-address = { $value } non è un indirizzo. Scrivilo per intero, per esempio https://chat.example.org.
admin-fault-address-length = Un indirizzo ha da 1 a 2000 caratteri.
admin-fault-address-character = { $value } ha un carattere non ammesso negli indirizzi. Scrivilo come %XX.
admin-fault-address-fragment = { $value } non può contenere #.
admin-fault-address-wildcard = { $value } non può contenere *: gli indirizzi sono confrontati carattere per carattere.
admin-fault-address-dots = { $value } non può avere una parte che è . o ..
admin-fault-address-https = { $value } deve iniziare con https://. http è solo per la macchina stessa o per reti di prova.
admin-fault-address-user = { $value } non può contenere un nome utente.
admin-fault-address-letters = { $value } deve avere schema e host in minuscolo, e nessuna porta se è quella solita.
admin-fault-address-scheme = { $value } deve iniziare con https://, o con un nome proprio dell’app che contiene un punto, come com.example.app:/callback.
admin-fault-address-query = { $value } non può contenere ? né #.
admin-fault-public = Non è possibile per un’app senza segreto: chiunque può spacciarsi per lei.
admin-fault-pkce = Un’app senza segreto deve usare PKCE.
admin-fault-optional-unasked = Gli utenti non possono escludere { $value }: l’app non può chiederlo.
admin-fault-optional-needed = { $value } non si può escludere: solo email e gruppi.
admin-fault-optional-trusted = Un’app attendibile non chiede nulla, quindi non si può escludere nulla.
admin-fault-optional-email = L’app richiede un indirizzo email, quindi gli utenti non possono escluderlo.
admin-fault-keys = Serve l’indirizzo dove l’app pubblica le sue chiavi.
admin-fault-access-life = Da un secondo a 30 giorni.
admin-fault-refresh-life = Da un secondo a 10 anni.
admin-fault-time = Scrivi una durata come 15m, 12h o 30d.
admin-fault-day = Scrivi il giorno così: 2026-11-21.
admin-fault-end = La fine deve essere nel futuro, entro dieci anni.
admin-disabled = Questa app è disattivata: nessuno può accedervi. Le autorizzazioni date dagli utenti restano.
admin-switched-on = L’app è attiva. Gli utenti possono di nuovo accedervi.
admin-client-id = ID client
admin-preset = Modello
admin-made-by = Creata da
admin-save = Salva
admin-enable = Attiva
admin-disable = Disattiva
admin-delete = Elimina
admin-breaks = L’app potrebbe smettere di funzionare
admin-breaks-yes = Lo so, salva comunque
admin-break-address = Non riceverà più risposte a { $value }.
admin-break-scope = Non potrà più chiedere { $value }.
admin-break-groups = Potranno usarla meno utenti.
admin-break-pkce = D’ora in poi dovrà usare PKCE.
admin-break-pushed = D’ora in poi dovrà inviare le richieste in anticipo (PAR).
admin-break-auth = D’ora in poi dovrà autenticarsi solo in questo modo.
admin-break-tokens = D’ora in poi i suoi token avranno un’altra forma.
admin-break-refresh = I refresh token saranno concessi secondo un’altra regola.
admin-break-quirk = Qualcosa che le era permesso al di fuori degli standard non lo sarà più.
admin-default = come da configurazione
admin-refresh-always = sempre
admin-refresh-asked = se chiede offline_access
admin-refresh-never = mai
admin-auth-any = qualsiasi
admin-auth-basic = segreto nell’header
admin-auth-post = segreto nel form
admin-auth-key = firma con una chiave propria
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = casuale
admin-format-jwt = firmato (JWT)
admin-g-about = Cosa leggono gli utenti
admin-g-addresses = Indirizzi
admin-g-members = Utenti
admin-g-proof = Autenticazione dell’app
admin-g-tokens = Token
admin-g-compatibility = Compatibilità
admin-f-name = Nome
admin-f-description = Descrizione
admin-f-homepage = Pagina principale
admin-f-icon-url = Indirizzo dell’immagine
admin-f-url = Indirizzo dell’app
admin-f-redirect-uris = Indirizzi di callback, uno per riga
admin-f-redirect-uris-hint = Dove vanno le risposte. https, confrontati carattere per carattere; niente # e niente *.
admin-f-token-redirect-aliases = Accettati solo dall’endpoint token
admin-f-token-redirect-aliases-hint = Rocket.Chat vi aggiunge ?close.
admin-f-post-logout-redirect-uris = Dove può andare un browser dopo l’uscita
admin-f-backchannel-logout-uri = Dove l’app viene avvisata delle uscite
admin-f-backchannel-logout-session-required = Deve sapere quale sessione è finita
admin-f-allow-http = http non cifrato consentito (solo per reti di prova)
admin-f-allowed-groups = Gruppi che possono usarla, uno per riga
admin-f-allowed-groups-hint = Vuoto: tutti gli utenti.
admin-groups-offered = Seleziona i gruppi del forum, o scrivi i loro nomi qui sotto.
admin-groups-unknown = Al momento il forum non ha gruppi con questo nome: { $value }. Attenzione a maiuscole e spazi.
admin-f-denied-groups = Gruppi che non possono usarla
admin-f-trusted = Attendibile: agli utenti non viene chiesto nulla
admin-f-scopes = Cosa può vedere
admin-f-optional-scopes = Cosa gli utenti possono escludere
admin-f-in-development = In sviluppo: le pagine di errore mostrano gli indirizzi a chiunque le veda
admin-f-require-email = Richiede un indirizzo email confermato
admin-f-auth-method = Metodo di autenticazione
admin-f-jwks-uri = Dove pubblica le sue chiavi
admin-f-require-pkce = Deve usare PKCE
admin-f-require-pushed-requests = Deve inviare le richieste in anticipo (PAR)
admin-f-refresh = Riceve refresh token
admin-scope-nothing = nient’altro
admin-f-access-secs = Durata degli access token
admin-f-access-secs-hint = Per esempio 15m o 12h. Vuoto: come da configurazione.
admin-f-refresh-secs = Durata dei refresh token
admin-f-id-token-alg = Algoritmo degli ID token
admin-f-access-token-format = Formato degli access token
admin-f-device-flow = Accesso da dispositivi senza browser
admin-f-client-credentials = Token a nome proprio
admin-f-token-in-query = L’access token può stare nell’indirizzo
admin-f-token-params-in-query = Le richieste di token possono stare nell’indirizzo
admin-f-credentials-twice = ID e segreto possono arrivare due volte
admin-f-access-token-param = Parametro dell’access token, se sta nell’indirizzo
admin-breaks-logins =
    { $count ->
        [0] Al momento non ci sono sessioni aperte nell’app.
        [one] Al momento nell’app c’è { $count } sessione aperta.
       *[other] Al momento nell’app ci sono { $count } sessioni aperte.
    }

admin-add = Aggiungi un’app
admin-add-kind = Di che app si tratta?
admin-add-other = Un’altra app
admin-add-of = Aggiungi { $kind }
admin-add-followed = Non è stato ancora aggiunto nulla: gli indirizzi di callback seguono ora il nuovo indirizzo. Controllali, poi aggiungi l’app.
admin-added = App aggiunta: { $app }
admin-added-once = ID e segreto. Il segreto viene mostrato solo questa volta.
admin-client-secret = Segreto client
admin-callback = Indirizzo di callback
admin-leave-empty = (lasciare vuoto)
admin-try = Apri { $app } e prova ad accedere
admin-test = Prova questa app
admin-test-of = Prova di { $app }
admin-test-last = L’ultimo accesso
admin-test-receives = Cosa riceverebbe di te
admin-test-https = https
admin-test-loopback = sulla macchina dell’utente
admin-test-http = http semplice: chiunque sul percorso può leggere
admin-test-scheme = apre un programma
admin-kept = Ho salvato il segreto
admin-back = Indietro
admin-continue = Continua
admin-g-where = Dove si trova
admin-f-url-hint = Per esempio https://chat.example.org. Per i tipi di app conosciuti, gli indirizzi di callback si ricavano da qui.
admin-f-public = Non ha un segreto: gira in un browser o su un telefono
admin-search = Ricerca
admin-search-button = Cerca
admin-found-none = Nessuna app trovata.
admin-apps-previous = Precedente
admin-apps-next = Successiva
admin-apps-page = Pagina { $page } di { $pages }
admin-active = Sessioni aperte
admin-logins-30 = Accessi, 30 giorni
admin-errors = Errori
admin-errors-text = Errori: quanti accessi sono stati rifiutati negli ultimi 30 giorni. «!» segnala { $share } o più: guarda il registro dell’app.
admin-unused = attiva, inutilizzata?

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
error-log = log
error-log-open = { $app } nella console
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
error-P505-title = Questa app non esiste
error-P505-text = È stata eliminata, oppure l’indirizzo è sbagliato.
error-P701-title = Questa pagina non è per te
error-P701-text = È riservata ad alcuni utenti di { $forum }.
error-P703-title = Questa pagina non è accessibile da qui
error-P703-text = Si può aprire solo da alcune reti.
error-P704-title = Questo link non è valido
error-P704-text = Vale una volta sola, e solo per dieci minuti. Fattene creare un altro.
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
plot-logins-text = Accessi completati, divisi per app.
plot-results = Esito degli accessi
plot-results-text = Chi deve prima accedere al forum conta in quella voce e, quando torna, una seconda volta.
plot-first = Primi accessi
plot-first-text = Utenti che hanno autorizzato un’app per la prima volta.
plot-active = Sessioni aperte
plot-active-text = Sessioni degli utenti nelle app, contate una volta all’ora.
plot-authorize = Tempo di risposta: authorize
plot-authorize-text = Dove iniziano gli accessi. La parte indicata delle richieste non ha superato questo tempo.
plot-token = Tempo di risposta: token
plot-token-text = Dove le app ottengono i loro token. La parte indicata delle richieste non ha superato questo tempo.
plot-userinfo = Tempo di risposta: userinfo
plot-userinfo-text = Dove le app chiedono di chi si tratta. La parte indicata delle richieste non ha superato questo tempo.
plot-pages = Tempo aggiunto alle pagine del forum
plot-pages-text = Quanto una richiesta resta qui prima di arrivare al forum. La parte indicata delle richieste non ha superato questo tempo.
plot-cache = Utenti riconosciuti grazie alla cache
plot-cache-text = Percentuale dei casi in cui non è servito chiedere al forum di chi si trattava.
plot-week = Ore della settimana
plot-week-text = Accessi per ora (UTC).
plot-secrets = Segreti vecchi e nuovi
plot-secrets-text = Con quale dei suoi segreti un’app ha dimostrato la propria identità. Quando quello vecchio non serve più, disattivalo.

line-half = la metà
line-most = 95%
line-nearly-all = 99%
line-cache = grazie alla cache
line-newest = segreto più recente
line-older = segreto precedente
line-app = questa app
result-ok = accesso riuscito
result-denied = ha detto no, o non ha accesso
result-not-logged-in = rinvio all’accesso al forum
result-banned = account sospeso
result-error = errore

## Console: usage

admin-usage-title = Utilizzo
admin-usage-30 = 30 giorni
admin-usage-90 = 90 giorni
admin-usage-365 = un anno
admin-usage-logins = Accessi
admin-usage-speed = Velocità
admin-usage-late = Quello che è successo nell’ultimo minuto non è ancora conteggiato. Giorni e ore sono in UTC.
admin-usage-codes = Cosa è stato rifiutato
admin-table-code = Codice
admin-table-event = Evento
admin-table-action = Azione
admin-table-meaning = Significato
admin-table-time = Data
admin-table-member = Utente
admin-table-request = Richiesta
admin-table-app = App
admin-table-more = Altri
admin-table-find = Cerca
admin-confirm-cancel = Annulla
admin-confirm-end-secrets-title = Disattivare i segreti precedenti dell’app { $what }?
admin-confirm-end-secrets-text = Smettono di funzionare subito e per sempre. Se l’app ne usa ancora uno, nessuno potrà accedervi finché non avrà il più recente.
admin-confirm-end-secrets-yes = Disattiva i precedenti
admin-confirm-switch-off-title = Disattivare { $what }?
admin-confirm-switch-off-text = Finché non viene riattivata, nessuno può accedervi e l’app non riceve più dati sugli utenti. Le autorizzazioni date dagli utenti restano.
admin-confirm-switch-off-yes = Disattiva

## Console: what happened at an app

admin-log-title = Log
admin-log-added = L’indirizzo ora è registrato.
admin-log-addresses = Indirizzi di callback rifiutati
admin-log-addresses-text = Chiunque può far arrivare un indirizzo in questa pagina. Aggiungi solo quello che trovi nelle impostazioni dell’app stessa. Le differenze sono evidenziate.
admin-log-sent = inviato
admin-log-registered = registrato
admin-log-times =
    { $count ->
        [one] { $count } volta
       *[other] { $count } volte
    }
admin-log-last = ultima volta: { $time }
admin-log-elsewhere = Questo indirizzo è su un host che l’app finora non ha usato. Chi controlla quell’host riceverebbe gli accessi dei tuoi utenti.
admin-log-fault = Non si può aggiungere:
admin-log-add = Aggiungi questo indirizzo
admin-log-events = Gli ultimi 200 eventi
admin-log-events-text = Gli accessi e tutto ciò che è stato rifiutato. Conservati per 30 giorni. Ciò che si ripete entro un minuto viene raggruppato e contato.
admin-log-detail = Dettagli
admin-log-empty = In questa app non è successo nulla negli ultimi 30 giorni.
admin-log-codes = Cosa significano i codici
admin-log-here = Qui nella console: { $place }
admin-difference-scheme = Cambia solo lo schema: controlla l’indirizzo pubblico nelle impostazioni dell’app stessa, e X-Forwarded-Proto nel proxy che le sta davanti.
admin-difference-port = Cambia solo la porta: controlla l’indirizzo pubblico nelle impostazioni dell’app stessa, e l’header Host inoltrato dal proxy che le sta davanti.
admin-difference-close = Cambia solo ?close: imposta lo stile di accesso in Rocket.Chat.
admin-event-ok = accesso riuscito
admin-event-access-denied = L’utente ha detto no, o non può usare l’app.

## Console: members of an app

admin-users-title = Utenti
admin-users-text = Chi ha autorizzato questa app o vi ha una sessione aperta.
admin-users-since = Inizio
admin-users-last-used = Ultimo uso
admin-users-logins = Sessioni
admin-users-sees = Può vedere
admin-users-remove = Rimuovi
admin-users-remove-all = Rimuovi tutti
admin-users-none = Nessuno usa questa app.
admin-users-removed = L’accesso dell’utente è stato rimosso, e l’app è stata avvisata.
admin-users-removed-untold = L’accesso dell’utente è stato rimosso. L’app non è stata avvisata, perché non ha un indirizzo per questo: la sessione dell’utente può restare aperta.
admin-users-removed-all = L’accesso di tutti gli utenti è stato rimosso, e l’app è stata avvisata.
admin-users-removed-all-untold = L’accesso di tutti gli utenti è stato rimosso. L’app non è stata avvisata, perché non ha un indirizzo per questo: alcune sessioni possono restare aperte.
admin-users-removed-some = L’accesso di molti utenti è stato rimosso. Ce ne sono altri: ripeti l’operazione.
admin-confirm-remove-user-title = Rimuovere l’accesso di { $what }?
admin-confirm-remove-user-text = L’app non potrà più usare l’account di questo utente e dovrà chiedere di nuovo il permesso. Se ha un indirizzo per questo, sarà invitata a chiudere la sua sessione.
admin-confirm-remove-user-yes = Rimuovi accesso
admin-confirm-remove-users-title = Rimuovere l’accesso di tutti gli utenti a { $what }?
admin-confirm-remove-users-text = Al prossimo accesso ogni utente dovrà dare di nuovo il permesso. Se l’app ha un indirizzo per questo, sarà invitata a chiudere tutte le sessioni. Se gli utenti sono moltissimi, bisognerà ripetere l’operazione più volte.
admin-confirm-remove-users-yes = Rimuovi tutti
admin-confirm-add-address-title = Aggiungere un indirizzo su un altro host?
admin-confirm-add-address-text = { $what } è su un host che l’app finora non ha usato. Chi controlla quell’host riceverebbe gli accessi dei tuoi utenti. Aggiungi l’indirizzo solo se sai che appartiene all’app.
admin-confirm-add-address-yes = Aggiungi questo indirizzo
admin-confirm-add-other-address-title = Aggiungere questo indirizzo?
admin-confirm-add-other-address-text = Non è l’indirizzo registrato; le differenze sono evidenziate. Gli accessi dei tuoi utenti potrebbero essere inviati anche lì. Aggiungilo solo se lo trovi nelle impostazioni dell’app stessa.
admin-confirm-add-other-address-yes = Aggiungi questo indirizzo

## Console: members

admin-members-title = Utenti
admin-members-find = Nome o numero
admin-members-find-text = Gli utenti si trovano con il loro numero nel forum. Con il nome si trovano solo dopo il primo accesso a un’app.
admin-members-nobody = Nessun utente conosciuto ha questo nome o numero.
admin-members-apps = App che usano questo account
admin-members-no-apps = Nessuna app usa questo account.
admin-members-receives = Dati ricevuti
admin-members-others = Cosa riceverebbero altre app
admin-members-end = Chiudi tutte le sessioni
admin-members-ended =
    { $count ->
        [0] Non c’erano sessioni da chiudere.
        [one] { $count } sessione è stata chiusa, e la sua app avvisata.
       *[other] { $count } sessioni sono state chiuse, e le loro app avvisate.
    }
admin-members-ended-untold = Tutte le sessioni sono state chiuse. Le app senza un indirizzo per questo non sono state avvisate: lì la sessione dell’utente può restare aperta.
admin-member-number = Numero utente
admin-member-name = Nome utente per le app
admin-member-name-none = ancora nessuno: viene assegnato al primo accesso
admin-member-standing = Sul forum
admin-member-email = Indirizzo email
admin-member-email-untold = non comunicato alle app: il forum non lo ha verificato
admin-member-groups = Gruppi
admin-standing-let-in = accesso consentito
admin-standing-refused = accesso negato
admin-why-P310 = account sospeso sul forum
admin-why-P311 = account non attivato o disattivato
admin-why-P313 = indirizzo email non confermato
admin-standing-gone = questo utente non esiste più
admin-standing-not-asked = Il forum non permette di cercare un utente per numero.
admin-standing-unknown = Il forum non risponde.
admin-receives-title = Dati ricevuti da { $app }
admin-receives-refused = Questo utente non potrebbe entrare:
admin-confirm-end-logins-title = Chiudere tutte le sessioni di { $what }?
admin-confirm-end-logins-text = Nessuna app riceve più token per questo utente, e quelle che hanno un indirizzo per questo vengono invitate a chiudere le sue sessioni. Le autorizzazioni restano. La sessione sul forum rimane aperta.
admin-confirm-end-logins-yes = Chiudi tutte le sessioni

## Console: the audit trail

admin-trail-title = Audit
admin-trail-text = Chi ha modificato cosa, quando e da dove. Nessuno può cambiare questo elenco; le voci sono concatenate, quindi una modifica si noterebbe.
admin-trail-person = Utente o altro autore
admin-trail-app = ID client
admin-trail-day = Giorno (UTC)
admin-trail-any = tutte
admin-trail-wrong = Questo giorno non è stato capito. Scrivilo così: 2026-11-21.
admin-trail-who = Chi
admin-trail-on = Su cosa
admin-trail-member = utente { $member }
admin-trail-details = Dettagli
admin-trail-show = Mostra
admin-trail-before = prima
admin-trail-after = dopo
admin-trail-none = Nessuna voce corrisponde.
admin-trail-newest = Più recenti
admin-trail-older = Meno recenti
admin-trail-files = Lo stesso elenco come file, con { $count } voci al massimo:

## Console: signing keys

admin-keys-title = Chiavi
admin-keys-text = Si susseguono da sole. Una chiave nuova viene annunciata a tutte le app prima di iniziare a firmare, e una vecchia viene conservata fino alla scadenza del suo ultimo token.
admin-keys-asked = Le prossime chiavi saranno create tra pochi secondi.
admin-keys-key = Chiave
admin-keys-algorithm = Algoritmo
admin-keys-state = Stato
admin-keys-age = Età
admin-keys-signs-from = Inizio delle firme
admin-keys-last-token = Scadenza dell’ultimo token
admin-keys-over = scaduto
admin-keys-none = Non ci sono ancora chiavi.
admin-keys-rotate = Crea subito le prossime chiavi
admin-keys-replace = Sostituisci subito tutte le chiavi
admin-key-waiting = in attesa
admin-key-in-use = in uso
admin-key-retired = ritirata
admin-key-distrusted = non più attendibile
admin-confirm-rotate-keys-title = Creare subito le prossime chiavi?
admin-confirm-rotate-keys-text = Vengono annunciate subito a tutte le app, e firmano non appena ognuna ha avuto il tempo di acquisirle. Nessuna sessione viene chiusa.
admin-confirm-rotate-keys-yes = Crea le prossime chiavi
admin-confirm-replace-keys-title = Sostituire subito tutte le chiavi?
admin-confirm-replace-keys-text = Solo se è possibile che qualcun altro abbia le chiavi. Quelle nuove firmano subito e quelle vecchie vengono dimenticate: i token che hanno firmato non sono più validi, e alcuni utenti dovranno accedere di nuovo.
admin-confirm-replace-keys-yes = Sostituisci tutte le chiavi

## Console: health

admin-health-title = Stato del sistema
admin-health-fine = Tutto funziona.
admin-health-warned = Tutto funziona, ma ci sono avvisi da leggere.
admin-health-failing =
    { $count ->
        [one] { $count } elemento al momento non funziona.
       *[other] { $count } elementi al momento non funzionano.
    }
admin-health-at = Ultimo controllo: { $time }. Ricarica la pagina per controllare di nuovo.
admin-health-state-fine = a posto
admin-health-state-warning = avviso
admin-health-state-failing = non funziona
admin-health-configuration = Configurazione
admin-health-public-address = Indirizzo pubblico
admin-health-listens = In ascolto su
admin-health-certificates = Certificato
admin-health-forum = Forum
admin-health-source = Dove si cercano gli utenti
admin-health-lookups = Ricerca degli utenti
admin-health-server = Server web del forum
admin-health-api = API protetta
admin-health-store = Archivio
admin-health-operations = Monitoraggio
admin-health-keys = Chiavi
admin-health-old-secrets = API di Mattermost
admin-health-console = Console
admin-health-warning = Avviso sulla configurazione

admin-title-of = { $page }: { $app }
