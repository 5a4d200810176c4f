# Nederlands. Op forums zeggen we je en jij, dus hier ook.

## The language itself

language-name = Nederlands
number-group = .

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }, { $time } uur (UTC)

duration-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
# Uur blijft na een getal enkelvoud: 3 uur.
duration-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
duration-months =
    { $count ->
        [one] { $count } maand
       *[other] { $count } maanden
    }
duration-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }

## Every page

list-separator = { ", " }

skip = Naar de inhoud
title = { $page } · { $forum }
back = Terug naar { $forum }
privacy = Privacy
terms = Voorwaarden
contact = Contact
the-app = de app

## Consent

consent-title = Met { $forum } inloggen bij { $app }?
consent-address = Adres van de app
consent-device = Een programma op dit apparaat: { $address }
consent-odd-name = Kijk goed: in de naam van deze app staan letters uit verschillende alfabetten of onzichtbare tekens. Vertrouw op het adres, niet op de naam.
consent-odd-member = ongewone letters
consent-unverified = Deze app is gemaakt door { $maker }, niet door het team van { $forum }.
consent-verified = Toegevoegd door het team van { $forum }
consent-you = Je bent ingelogd als
consent-switch = Ben jij dat niet? Log in met een ander account
consent-sees = { $app } krijgt te zien
consent-new-since = Nieuw sinds { $day }
consent-sees-already = { $app } ziet al
consent-can = { $app } kan
consent-cannot = { $app } kan niet
consent-new = nieuw
consent-show = Tonen
consent-hide = Verbergen
consent-stay = je { $duration } ingelogd houden zonder opnieuw te vragen
consent-optional = Wat een vakje heeft, kun je uitvinken: dan wordt het niet gedeeld.
consent-never = je wachtwoord zien, je privéberichten lezen of namens jou schrijven
consent-take-back = Je kunt dit altijd weer intrekken onder { $apps }.
authorised-apps = Gekoppelde apps
consent-cancel = Annuleren
consent-allow = Inloggen bij { $app }

sees-number = je lidnummer
sees-name = je naam
sees-picture = je profielfoto
sees-profile = je profielpagina
sees-email = je e-mailadres
sees-groups = je groepen
sees-language = je taal
picture-shown = zoals hierboven
nothing-there = geen
consent-display-name = { $name } (weergavenaam)
consent-user-name = { $name } (gebruikersnaam)

## Authorised apps

apps-text = Bij deze apps log je in met je account van hier. Gebruik je er een niet meer? Ontkoppel die dan.
apps-none = Er is geen app die je account gebruikt.
apps-sees = Ziet { $facts }.
apps-since = Sinds { $day }
apps-used-today = laatst gebruikt: vandaag
apps-used-yesterday = laatst gebruikt: gisteren
apps-last-used = laatst gebruikt op { $day }
apps-unused = al { $duration } niet gebruikt
apps-no-login = De app kan je account nu niet inzien. Misschien ben je daar nog wel ingelogd.
apps-logins =
    { $count ->
        [one] { $count } sessie
       *[other] { $count } sessies
    }
apps-made-by = Gemaakt door { $maker }, niet door het team van { $forum }
apps-details = Details
apps-remove = Ontkoppelen
apps-remove-all = Alle apps ontkoppelen
apps-removed = { $app } kan je account niet meer gebruiken.
apps-removed-anonymous = De app kan je account niet meer gebruiken.
apps-removed-all = Geen enkele app kan je account nog gebruiken.
remove-title = Toegang van { $app } intrekken?
remove-text = { $app } kan je account van hier dan niet meer gebruiken en moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-text-anonymous = De app kan je account van hier dan niet meer gebruiken en moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-told = { $app } krijgt hiervan bericht en logt je daar uit.
remove-not-told = { $app } krijgt hiervan geen bericht: misschien blijf je daar ingelogd tot je zelf uitlogt.
remove-all-title = Toegang van alle apps intrekken?
remove-all-text = Geen van deze apps kan je account van hier dan nog gebruiken; elke app moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-cancel = Behouden
remove-yes = Toegang intrekken
remove-all-yes = Alle toegang intrekken

app-title = { $app } en je account
app-access = Toegang tot je gegevens
app-left-out = Je deelt niet: { $facts }.
app-logins = Je sessies in deze app
app-login-since = Ingelogd op { $day }
app-more-logins =
    { $count ->
        [one] en nog { $count } oudere sessie
       *[other] en nog { $count } oudere sessies
    }
app-not-used = { $app } gebruikt je account niet.
app-back = Alle apps

## Choice of the language

language-title = Kies je taal
language-text = Voor de pagina’s waarop je met { $forum } bij andere apps inlogt. Deze browser onthoudt je keuze.
language-label = Taal
language-browser = De taal van mijn browser
language-save = Deze taal gebruiken
language-cancel = Terug zonder iets te wijzigen

## Devices

device-title = Een apparaat koppelen
device-text = Typ de code die het apparaat of programma toont.
device-code = Code
device-continue = Doorgaan
device-wrong = Er is geen apparaat dat op deze code wacht: de code is al gebruikt of ouder dan tien minuten. Controleer de code, of vraag op het apparaat een nieuwe op.
device-warning = Typ alleen een code van een apparaat of programma dat je zelf hebt gestart. Wie je een code stuurt, wil onder jouw naam inloggen.
device-ask = Je bent hier net op een ander apparaat mee begonnen, en dat toont { $code }. Klopt dat niet, annuleer dan: wie je de code heeft gestuurd, wil onder jouw naam inloggen.
device-allowed-title = Het apparaat is gekoppeld
device-allowed-text = Je kunt deze pagina sluiten: { $app } gaat zo vanzelf verder.
device-denied-title = Het apparaat is niet toegelaten
device-denied-text = Er is niets met { $app } gedeeld. Je kunt deze pagina sluiten.

## Log in first

login-title = Log eerst in bij { $forum }
login-text = { $app } wil weten wie je bent. Log in bij { $forum } en kom dan terug naar deze pagina.
login-text-anonymous = Een app wil weten wie je bent. Log in bij { $forum } en kom dan terug naar deze pagina.
login-text-console = Het beheer is voor bepaalde leden. Log in bij { $forum } en kom dan terug naar deze pagina.
login-button = Inloggen bij { $forum }
login-new-tab = opent in een nieuw tabblad
login-continue = Ik ben ingelogd, ga door
login-refresh = Deze pagina kijkt om de paar seconden vanzelf of je bent ingelogd, hooguit vijf minuten lang.
login-again-title = Log nog een keer in bij { $forum }
login-again-text = { $app } vraagt je om opnieuw in te loggen, of met een ander account. Log uit bij { $forum }, log weer in en kom dan terug naar deze pagina.
login-again-text-anonymous = Een app vraagt je om opnieuw in te loggen, of met een ander account. Log uit bij { $forum }, log weer in en kom dan terug naar deze pagina.
login-again-text-console = Voor wijzigingen in het beheer moet je opnieuw inloggen. Log uit bij { $forum }, log weer in en kom dan terug naar deze pagina.
login-again-button = { $forum } openen
login-no-refresh = Deze pagina kijkt niet meer vanzelf. Druk op de knop als je bent ingelogd.

## Back to an app by a form

form-post-title = Terug naar de app
form-post-text = Gebeurt er niets? Druk dan op de knop.
form-post-continue = Doorgaan

## Log out

logout-title = Ook uitloggen bij { $forum }?
logout-text = Je bent uitgelogd bij { $app }. In deze browser ben je nog ingelogd bij { $forum }.
logout-text-nobody = In deze browser ben je ingelogd bij { $forum }.
logout-told = Deze apps krijgen te horen dat je weg bent:
logout-not-told = Deze apps kunnen we dat niet laten weten. Log daar zelf uit:
logout-stay = Ingelogd blijven
logout-leave = Uitloggen
logged-out-title = Je bent uitgelogd
logged-out-text = Je kunt dit venster sluiten.
logout-one-more-title = Nog één stap
logout-one-more = Log nu ook uit bij { $forum } zelf. Misschien wordt het je daar nog een keer gevraagd.
logout-forum = Uitloggen bij { $forum }
logout-by-hand = Ben je dan nog ingelogd, log dan bij { $forum } zelf uit en kom daarna hier terug.
logout-continue = Terug naar { $app }
logout-continue-anonymous = Terug naar de app
logout-stayed-title = Je bent nog ingelogd
logout-stayed-text = Er is niets veranderd.

## Console, for operators

admin-title = Beheer
admin-by-link = Via een link
admin-leave = Verlaten
admin-read-only = Je kunt alles bekijken. Wil je iets wijzigen, log dan eerst opnieuw in.
admin-log-in-again = Opnieuw inloggen
admin-tabs = Pagina’s van { $app }
admin-stale-title = Log opnieuw in
admin-stale-text = Er is niets gewijzigd. Wie hier iets wijzigt, moet kort daarvoor bij { $forum } hebben ingelogd. Log uit, log weer in en voer de wijziging opnieuw door.
admin-error-P409-text = De pagina is al gebruikt, of stond langer dan een uur open. Er is niets gewijzigd. Ga terug naar het beheer en probeer het opnieuw.
admin-home = Terug naar het beheer
admin-link-title = Beheer openen
admin-link-text = Deze link werkt één keer, in deze browser. Daarna kun je een uur lang alles bekijken en wijzigen.
admin-link-open = Beheer openen
admin-odd-name = ongewone letters
admin-apps = Apps
admin-app = App
admin-who = Toegankelijk voor
admin-everybody = iedereen
admin-state = Status
admin-on = aan
admin-off = uit
admin-no-apps = Er is nog geen app.

admin-tab-settings = Instellingen
admin-tab-secret = Geheim
admin-never = nooit
admin-today = vandaag
admin-yesterday = gisteren
admin-last-used = Laatst gebruikt
admin-secret-of = Geheim van { $app }
admin-secret-once = Het nieuwe geheim, alleen deze keer te zien
admin-secret-made = Aangemaakt
admin-secret-works = Geldig
admin-secret-current = onbeperkt
admin-secret-until = tot { $instant }
admin-secret-ended = verlopen op { $instant }
admin-secret-from = Vanaf
admin-secret-today = Vandaag gebruikt
admin-secret-note = Notitie
admin-secret-note-hint = Bijvoorbeeld waar het is ingesteld. Hooguit 64 tekens.
admin-secret-end-on = Verloopt op
admin-secret-end-on-hint = Het werkt niet meer zodra deze dag begint (UTC). Leeg: onbeperkt.
admin-secret-days = Dagen zijn die van UTC. Het adres is dat van de server die het geheim het laatst heeft gebruikt.
admin-secret-none = Deze app heeft geen geheim. De app legitimeert zich op een andere manier, of helemaal niet.
admin-secret-end = De oude nu intrekken
admin-secret-old-ended = De oude geheimen zijn ingetrokken. Alleen het nieuwste is er nog.
admin-secret-new = Nieuw geheim
admin-secret-keep = Hoelang het oude nog geldig blijft
admin-secret-at-once = helemaal niet
admin-secret-make = Nieuw geheim aanmaken
admin-delete-title = { $app } verwijderen?
admin-delete-text =
    { $count ->
        [0] Niemand heeft er toegang toe. De app blijft zeven dagen in de prullenbak en kan worden hersteld.
        [one] { $count } lid verliest meteen de toegang. De app blijft zeven dagen in de prullenbak en kan worden hersteld.
       *[other] { $count } leden verliezen meteen de toegang. De app blijft zeven dagen in de prullenbak en kan worden hersteld.
    }
admin-delete-name = Typ de naam van de app om door te gaan: { $app }
admin-delete-wrong = Zo heet de app niet.
admin-delete-cancel = Behouden
admin-delete-yes = Verwijderen
admin-bin = Prullenbak
admin-bin-text = Apps die de afgelopen zeven dagen zijn verwijderd. Zolang ze hier staan, kan niemand ze gebruiken.
admin-bin-empty = De prullenbak is leeg.
admin-bin-until = wordt definitief verwijderd op { $instant }
admin-restore = Herstellen
admin-restored = De app is hersteld, met instellingen en geheimen. Leden loggen er opnieuw in.

admin-settings-of = Instellingen van { $app }
admin-saved = Opgeslagen.
admin-wrong = Er is niets opgeslagen: sommige velden kloppen nog niet.
admin-meanwhile = Er is niets opgeslagen: iemand anders heeft deze app gewijzigd terwijl het formulier open stond. In de velden staat wat je hebt ingevuld, eronder wat intussen is opgeslagen. Als je nu opslaat, overschrijf je dat.
admin-theirs = Opgeslagen door { $who }, { $instant }:
admin-theirs-unknown = Intussen opgeslagen:
admin-theirs-nothing = niets
admin-fault-empty = Dit veld mag niet leeg zijn.
admin-fault-unseen = Er staat een onzichtbaar teken in.
admin-fault-long = Hooguit { $most } tekens.
admin-fault-many = Hooguit { $most }.
admin-fault-groups = Hooguit { $most } groepen, elk met een zichtbare naam.
admin-fault-unknown = { $value } kan hier niet.
admin-fault-address = { $value } is geen adres. Schrijf het voluit, zoals https://chat.example.org.
admin-fault-address-length = Een adres heeft 1 tot 2000 tekens.
admin-fault-address-character = { $value } heeft een teken dat niet in adressen mag. Schrijf het als %XX.
admin-fault-address-fragment = { $value } mag geen # hebben.
admin-fault-address-wildcard = { $value } mag geen * hebben: adressen worden letter voor letter vergeleken.
admin-fault-address-dots = { $value } mag geen deel hebben dat . of .. is.
admin-fault-address-https = { $value } moet met https:// beginnen. http is alleen voor de eigen machine of testnetwerken.
admin-fault-address-user = { $value } mag geen gebruikersnaam hebben.
admin-fault-address-letters = { $value } moet schema en host in kleine letters hebben, en geen poort als het de gebruikelijke is.
admin-fault-address-scheme = { $value } moet met https:// beginnen, of met een eigen naam van de app met een punt erin, zoals com.example.app:/callback.
admin-fault-address-query = { $value } mag geen ? en geen # hebben.
admin-fault-public = Dit kan niet bij een app zonder geheim: iedereen kan zich ervoor uitgeven.
admin-fault-pkce = Een app zonder geheim moet PKCE gebruiken.
admin-fault-optional-unasked = Leden kunnen { $value } niet weglaten: de app mag er niet om vragen.
admin-fault-optional-needed = { $value } kan niet worden weggelaten: alleen e-mail en groepen.
admin-fault-optional-trusted = Een vertrouwde app vraagt niets, dus kan er niets worden weggelaten.
admin-fault-optional-email = De app heeft een e-mailadres nodig, dus leden kunnen het niet weglaten.
admin-fault-keys = Hiervoor is het adres nodig waar de app haar sleutels publiceert.
admin-fault-access-life = Van één seconde tot 30 dagen.
admin-fault-refresh-life = Van één seconde tot 10 jaar.
admin-fault-time = Schrijf een tijdsduur als 15m, 12h of 30d.
admin-fault-day = Schrijf de dag als 2026-11-21.
admin-fault-end = Het einde moet in de toekomst liggen, binnen tien jaar.
admin-disabled = Deze app is uitgeschakeld: niemand kan er inloggen. De toestemming van leden blijft bewaard.
admin-switched-on = De app is ingeschakeld. Leden kunnen er weer inloggen.
admin-client-id = Client-ID
admin-preset = Sjabloon
admin-made-by = Gemaakt door
admin-save = Opslaan
admin-enable = Inschakelen
admin-disable = Uitschakelen
admin-delete = Verwijderen
admin-breaks = Hierdoor werkt de app misschien niet meer
admin-breaks-yes = Dat weet ik, toch opslaan
admin-break-address = De app krijgt geen antwoorden meer op { $value }.
admin-break-scope = De app kan niet meer om { $value } vragen.
admin-break-groups = Minder leden kunnen de app gebruiken.
admin-break-pkce = De app moet voortaan een PKCE-challenge meesturen.
admin-break-pushed = De app moet verzoeken voortaan vooraf indienen.
admin-break-auth = De app moet zich voortaan op deze ene manier legitimeren.
admin-break-tokens = De tokens van de app zien er voortaan anders uit.
admin-break-refresh = Refreshtokens worden volgens een andere regel uitgegeven.
admin-break-quirk = Iets wat de app buiten de standaarden om mocht, mag niet meer.
admin-default = zoals geconfigureerd
admin-refresh-always = altijd
admin-refresh-asked = als de app om offline_access vraagt
admin-refresh-never = nooit
admin-auth-any = op elke manier
admin-auth-basic = met het geheim in de header
admin-auth-post = met het geheim in het formulier
admin-auth-key = met een handtekening van een eigen sleutel
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = willekeurig
admin-format-jwt = ondertekend (JWT)
admin-g-about = Wat leden lezen
admin-g-addresses = Adressen
admin-g-members = Leden
admin-g-proof = Hoe de app zich legitimeert
admin-g-tokens = Tokens
admin-g-compatibility = Compatibiliteit
admin-f-name = Naam
admin-f-description = Beschrijving
admin-f-homepage = Homepage
admin-f-icon-url = Adres van het pictogram
admin-f-url = Adres van de app
admin-f-redirect-uris = Callback-URL’s, één per regel
admin-f-redirect-uris-hint = Waar antwoorden heen gaan. https, letter voor letter vergeleken; geen # en geen *.
admin-f-token-redirect-aliases = Alleen geaccepteerd op het token-endpoint
admin-f-token-redirect-aliases-hint = Rocket.Chat voegt daar ?close toe.
admin-f-post-logout-redirect-uris = Waar een browser na het uitloggen heen mag
admin-f-backchannel-logout-uri = Waar de app hoort dat iemand is uitgelogd
admin-f-backchannel-logout-session-required = De app moet horen welke sessie voorbij is
admin-f-allow-http = Gewoon http is toegestaan (alleen voor testnetwerken)
admin-f-allowed-groups = Groepen die de app mogen gebruiken, één per regel
admin-f-allowed-groups-hint = Leeg: alle leden.
admin-groups-offered = Vink groepen van het forum aan, of schrijf hun namen eronder.
admin-groups-unknown = Het forum heeft op dit moment geen groep met deze naam: { $value }. Let op hoofdletters en spaties.
admin-f-denied-groups = Groepen die de app niet mogen gebruiken
admin-f-trusted = Vertrouwd: leden hoeven geen toestemming te geven
admin-f-scopes = Wat de app mag zien
admin-f-optional-scopes = Wat leden mogen weglaten
admin-f-in-development = In ontwikkeling: foutpagina’s tonen adressen aan iedereen die ze ziet
admin-f-require-email = Een bevestigd e-mailadres is verplicht
admin-f-auth-method = De app legitimeert zich
admin-f-jwks-uri = Waar de app zijn sleutels publiceert
admin-f-require-pkce = PKCE is verplicht
admin-f-require-pushed-requests = Verzoeken moeten vooraf worden ingediend (PAR)
admin-f-refresh = De app krijgt refreshtokens
admin-scope-nothing = niets extra
admin-f-access-secs = Geldigheidsduur van accesstokens
admin-f-access-secs-hint = Bijvoorbeeld 15m of 12h. Leeg: zoals geconfigureerd.
admin-f-refresh-secs = Geldigheidsduur van refreshtokens
admin-f-id-token-alg = Algoritme van ID-tokens
admin-f-access-token-format = Vorm van accesstokens
admin-f-device-flow = Inloggen vanaf apparaten zonder browser
admin-f-client-credentials = Tokens op eigen naam van de app
admin-f-token-in-query = Het accesstoken mag in het adres staan
admin-f-token-params-in-query = Tokenverzoeken mogen in het adres staan
admin-f-credentials-twice = ID en geheim mogen dubbel komen
admin-f-access-token-param = Parameter met het accesstoken, als het in het adres staat
admin-breaks-logins =
    { $count ->
        [0] Er zijn daar op dit moment geen sessies.
        [one] Er is daar op dit moment { $count } sessie.
       *[other] Er zijn daar op dit moment { $count } sessies.
    }

admin-add = App toevoegen
admin-add-kind = Wat voor app is het?
admin-add-other = Iets anders
admin-add-of = { $kind } toevoegen
admin-add-followed = Er is nog niets toegevoegd: de callback-URL’s volgen nu het nieuwe adres. Controleer ze en voeg dan de app toe.
admin-added = { $app } is toegevoegd
admin-added-once = ID en geheim. Het geheim is alleen deze keer te zien.
admin-client-secret = Clientgeheim
admin-callback = Callback-URL
admin-leave-empty = (leeg laten)
admin-try = { $app } openen en het inloggen testen
admin-test = Deze app testen
admin-test-of = Test van { $app }
admin-test-last = De laatste login
admin-test-receives = Wat de app van je zou krijgen
admin-test-https = https
admin-test-loopback = op de eigen machine van het lid
admin-test-http = alleen http: iedereen onderweg kan meelezen
admin-test-scheme = opent een programma
admin-kept = Ik heb het geheim bewaard
admin-back = Terug
admin-continue = Doorgaan
admin-g-where = Waar de app staat
admin-f-url-hint = Bijvoorbeeld https://chat.example.org. Bij een bekend soort app volgen de callback-URL’s daaruit.
admin-f-public = Zonder geheim: de app draait in een browser of op een telefoon
admin-search = Zoeken
admin-search-button = Zoeken
admin-found-none = Geen app gevonden.
admin-apps-previous = Vorige
admin-apps-next = Volgende
admin-apps-page = Pagina { $page } van { $pages }
admin-active = Sessies nu
admin-logins-30 = Logins, 30 dagen
admin-errors = Fouten
admin-errors-text = Fouten: hoeveel van de logins in de laatste 30 dagen zijn geweigerd. ‘!’ staat bij { $share } of meer: kijk in het logboek van de app.
admin-unused = aan, ongebruikt?

## Not allowed

refused-P310-title = Je account kan niet voor andere apps worden gebruikt
refused-P310-text = { $forum } heeft het geschorst.
refused-P310-text-until = { $forum } heeft het geschorst tot { $until }.
refused-P311-title = Je account is niet actief
refused-P311-text = { $forum } heeft het nog niet geactiveerd of heeft het uitgeschakeld. Kijk of je een bericht van { $forum } hebt gekregen, of vraag het team. Probeer het daarna opnieuw.
refused-P313-title = Je e-mailadres is niet bevestigd
refused-P313-text = { $forum } weet nog niet dat het van jou is. Bevestig het daar in je account, of vraag het team. Probeer het daarna opnieuw.
refused-P411-title = { $app } is niet voor iedereen toegankelijk
refused-P411-title-anonymous = Deze app is niet voor iedereen toegankelijk
refused-P411-text = { $app } is alleen voor bepaalde leden van { $forum }.
refused-P411-text-anonymous = Deze app is alleen voor bepaalde leden van { $forum }.
refused-P411-text-one = { $app } is voor leden van de groep { $group }.
refused-P411-text-one-anonymous = Deze app is voor leden van de groep { $group }.
refused-P411-text-other = { $app } is voor leden van een van deze groepen:
refused-P411-text-other-anonymous = Deze app is voor leden van een van deze groepen:
refused-P431-title = { $app } heeft je e-mailadres nodig
refused-P431-title-anonymous = Deze app heeft je e-mailadres nodig
refused-P431-text = { $app } accepteert alleen adressen die { $forum } heeft bevestigd, en van jou is er geen. Vul het daar in je account in of bevestig het, en probeer het dan opnieuw.
refused-P431-text-anonymous = Deze app accepteert alleen adressen die { $forum } heeft bevestigd, en van jou is er geen. Vul het daar in je account in of bevestig het, en probeer het dan opnieuw.
refused-P308-title = Twee sessies zitten elkaar in de weg
refused-P308-text = Je browser bewaart twee sessies van { $forum }, en niemand kan zeggen welke van jou is. Verwijder de cookies van { $forum } in je browser, log opnieuw in en probeer het nog een keer.
refused-nothing = Er is niets met { $app } gedeeld.
refused-nothing-anonymous = Er is niets met de app gedeeld.
refused-ask = Denk je dat dit een vergissing is? Vraag het dan aan het team van { $forum }.

## Errors: by code, or by kind where several share one

error-title = Dit is niet gelukt
error-text = Er zit een fout in de link die je hebt gevolgd, of in de app waar je vandaan komt. Er is niets gedeeld. Ga terug naar { $app } en probeer het opnieuw, of meld het bij de beheerder van de app.
error-text-anonymous = Er zit een fout in de link die je hebt gevolgd, of in de app waar je vandaan komt. Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw, of meld het bij de beheerder ervan.
error-for-operator = Voor de beheerder van { $app }
error-for-operator-anonymous = Voor de beheerder van deze site
operator-sent = verzonden
operator-registered = geregistreerd
operator-sent-twice = dubbel verzonden
operator-wrong = fout
operator-reason = reden
error-code = code
error-request = verzoek
error-log = logboek
error-log-open = { $app } in het beheer
error-time = tijd
error-explain = meer
error-retry = Opnieuw proberen
error-small-print = Code { $code } · verzoek { $request }

error-later-title = { $forum } kan je op dit moment niet bij andere apps laten inloggen
error-later-text = Probeer het over een minuut opnieuw. Er is niets gedeeld, en met je account is niets mis.

error-P210-title = { $forum } reageert op dit moment niet
error-P210-text = Probeer het over een minuut opnieuw.
error-P211-title = Dit verzoek is niet begrepen
error-P211-text = Het kan op meer dan één manier worden gelezen en is daarom niet doorgegeven. Browsers sturen zulke verzoeken niet uit zichzelf.
error-P212-title = Hier is geen pagina
error-P212-text = Controleer het adres, of ga terug naar { $forum }.
error-P213-title = Dit is niet het adres van deze site
error-P213-text = Open { $forum } via het openbare adres.
error-P217-title = De rest van het verzoek is niet aangekomen
error-P217-text = Controleer je verbinding en probeer het opnieuw.
error-P218-title = Het verzoek is te groot
error-P218-text = Het verzoek is groter dan deze pagina toestaat.
error-P219-title = Je browser stuurt te veel cookies
error-P219-text = Verwijder de cookies van { $forum } en probeer het opnieuw.
error-P301-title = We zien niet dat je bent ingelogd
error-P301-text = Je bent meer dan eens naar de inlogpagina gestuurd, en voor { $forum } lijk je nog steeds een gast. Sta cookies van { $forum } toe, log daar in en begin opnieuw vanuit { $app }.
error-P301-text-anonymous = Je bent meer dan eens naar de inlogpagina gestuurd, en voor { $forum } lijk je nog steeds een gast. Sta cookies van { $forum } toe, log daar in en begin opnieuw vanuit de app.
error-P309-title = Deze inloglink werkt niet in deze browser
error-P309-text = De link werkt alleen in de browser waarin je met inloggen begon, en maar 30 minuten lang. Er is niets gedeeld. Begin opnieuw vanuit { $app }.
error-P309-text-anonymous = De link werkt alleen in de browser waarin je met inloggen begon, en maar 30 minuten lang. Er is niets gedeeld. Begin opnieuw vanuit de app.
error-P401-title = We kennen deze app niet
error-P401-text = Er is niets gedeeld. Ga terug naar waar je vandaan kwam en probeer het opnieuw, of meld het bij de beheerder van de app.
error-P402-title = { $app } heeft je naar een plek gestuurd die we niet kennen
error-P402-title-anonymous = Een app heeft je naar een plek gestuurd die we niet kennen
error-P402-text = Er is niets gedeeld. Ga terug naar { $app } en probeer het opnieuw, of meld het bij de beheerder van de app.
error-P402-text-anonymous = Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw, of meld het bij de beheerder ervan.
error-P408-title = { $app } heeft iets gevraagd op een manier die we niet begrijpen
error-P408-title-anonymous = Een app heeft iets gevraagd op een manier die we niet begrijpen
error-P408-text = Er is niets gedeeld. Ga terug naar { $app } en probeer het opnieuw, of meld het bij de beheerder van de app.
error-P408-text-anonymous = Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw, of meld het bij de beheerder ervan.
error-P409-title = Deze pagina is verlopen
error-P409-text = De pagina is al gebruikt, of stond langer dan tien minuten open. Er is niets gedeeld. Ga terug naar { $app } en probeer het opnieuw.
error-P409-text-anonymous = De pagina is al gebruikt, of stond langer dan tien minuten open. Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw.
error-P414-title = Deze link is verlopen
error-P414-text = De link is al gebruikt, of er is te veel tijd verstreken. Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw.
error-P440-title = We kennen deze app niet
error-P440-text = Op dit adres kun je niet inloggen met { $forum }. Er is niets gedeeld. Ga terug naar waar je vandaan kwam, of meld het bij de beheerder van de app.
error-P442-title = Deze app ziet niet dat je bent ingelogd
error-P442-text = Je bent ingelogd bij { $forum }, maar { $app } merkt dat niet. Sta cookies van { $forum } toe en probeer het opnieuw; helpt dat niet, meld het dan bij de beheerder van de app.
error-P442-text-anonymous = Je bent ingelogd bij { $forum }, maar de app merkt dat niet. Sta cookies van { $forum } toe en probeer het opnieuw; helpt dat niet, meld het dan bij de beheerder van de app.
error-P444-title = Met dit uitlogverzoek kunnen we niets
error-P444-text = Het is onvolledig, of hoort bij een andere app of een andere sessie. Er is niemand uitgelogd.
error-P450-title = Te veel pogingen
error-P450-text = Wacht even en probeer het dan opnieuw.
error-P450-text-wait = Wacht { $wait } en probeer het dan opnieuw.
error-P505-title = Deze app bestaat niet
error-P505-text = De app is verwijderd, of het adres klopt niet.
error-P701-title = Deze pagina is niet voor jou
error-P701-text = Alleen bepaalde leden van { $forum } mogen deze pagina zien.
error-P703-title = Deze pagina is hier niet te openen
error-P703-text = Dat kan alleen vanuit bepaalde netwerken.
error-P704-title = Deze link is niet geldig
error-P704-text = De link werkt één keer, en maar tien minuten lang. Laat een nieuwe maken.
error-P900-title = Hier is iets misgegaan
error-P900-text = Probeer het opnieuw. Gebeurt het nog een keer, meld het dan bij de beheerder van { $forum }.
error-P901-title = Deze pagina komt in een latere versie
error-P901-text = Het adres is ervoor gereserveerd.

## Console: numbers

number-decimal = ,
# Zonder spatie: 95%.
percent = { $number }%
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = maandag
weekday-2 = dinsdag
weekday-3 = woensdag
weekday-4 = donderdag
weekday-5 = vrijdag
weekday-6 = zaterdag
weekday-7 = zondag

plot-empty = In deze periode is niets geteld.
plot-table = De cijfers als tabel
plot-number = Aantal
plot-share = Aandeel
plot-others = andere apps
plot-says-bars = In totaal { $all }, hoogstens { $most } ({ $when }).
plot-says-lines = Van { $least } tot { $most }.
plot-says-share = { $part }: { $share } van { $all }.
plot-says-week = Het meest op { $day } om { $hour } uur: { $most }.

plot-logins = Logins
plot-logins-text = Geslaagde logins, per app.
plot-results = Hoe logins aflopen
plot-results-text = Moet iemand eerst bij het forum inloggen, dan telt dat apart; na terugkomst telt de login nog een keer.
plot-first = Eerste logins
plot-first-text = Leden die voor het eerst een app hebben toegelaten.
plot-active = Open sessies
plot-active-text = Sessies van leden bij apps, één keer per uur geteld.
plot-authorize = Antwoordtijd: authorize
plot-authorize-text = Hier begint een login. Elke lijn geeft aan hoelang dat deel van de verzoeken er hoogstens over deed.
plot-token = Antwoordtijd: token
plot-token-text = Hier halen apps hun tokens op. Elke lijn geeft aan hoelang dat deel van de verzoeken er hoogstens over deed.
plot-userinfo = Antwoordtijd: userinfo
plot-userinfo-text = Hier vragen apps wie er is ingelogd. Elke lijn geeft aan hoelang dat deel van de verzoeken er hoogstens over deed.
plot-pages = Extra laadtijd van forumpagina’s
plot-pages-text = Hoelang een verzoek hier bleef voordat het naar het forum ging. Elke lijn geeft aan hoelang dat deel van de verzoeken er hoogstens over deed.
plot-cache = Leden herkend via de cache
plot-cache-text = Hoe vaak het niet nodig was om aan het forum te vragen wie er is ingelogd.
plot-week = Uren van de week
plot-week-text = Logins per uur (UTC).
plot-secrets = Oude en nieuwe geheimen
plot-secrets-text = Met welk geheim een app zich heeft gelegitimeerd. Wordt het oude niet meer gebruikt, trek het dan in.

line-half = de helft
line-most = 95%
line-nearly-all = 99%
line-cache = uit de cache
line-newest = nieuwste geheim
line-older = ouder geheim
line-app = deze app
result-ok = ingelogd
result-denied = geweigerd, of geen toegang
result-not-logged-in = naar de inlogpagina van het forum gestuurd
result-banned = geschorst
result-error = mislukt

## Console: usage

admin-usage-title = Gebruik
admin-usage-30 = 30 dagen
admin-usage-90 = 90 dagen
admin-usage-365 = een jaar
admin-usage-logins = Logins
admin-usage-speed = Snelheid
admin-usage-late = Wat in de laatste minuut is gebeurd, is nog niet meegeteld. Dagen en uren zijn in UTC.
admin-usage-codes = Wat is geweigerd
admin-table-code = Code
admin-table-event = Gebeurtenis
admin-table-action = Actie
admin-table-meaning = Betekenis
admin-table-time = Tijd
admin-table-member = Lid
admin-table-request = Verzoek
admin-table-app = App
admin-table-more = Meer
admin-table-find = Zoeken
admin-confirm-cancel = Annuleren
admin-confirm-end-secrets-title = De oude geheimen van { $what } intrekken?
admin-confirm-end-secrets-text = Ze werken meteen en voorgoed niet meer. Gebruikt de app er nog een van, dan kan niemand er inloggen tot de app het nieuwste heeft.
admin-confirm-end-secrets-yes = De oude intrekken
admin-confirm-switch-off-title = { $what } uitschakelen?
admin-confirm-switch-off-text = Tot de app weer wordt ingeschakeld, kan niemand er inloggen en krijgt de app geen gegevens van leden meer. De toestemming van leden blijft bewaard.
admin-confirm-switch-off-yes = Uitschakelen

## Console: what happened at an app

admin-log-title = Logboek
admin-log-added = Het adres is nu geregistreerd.
admin-log-addresses = Geweigerde redirect-adressen
admin-log-addresses-text = Iedereen kan een adres op deze pagina laten verschijnen. Voeg alleen toe wat in de instellingen van de app zelf staat. Wat afwijkt, is gemarkeerd.
admin-log-sent = verzonden
admin-log-registered = geregistreerd
admin-log-times =
    { $count ->
        [one] één keer
       *[other] { $count } keer
    }
admin-log-last = laatste keer: { $time }
admin-log-elsewhere = Dit adres staat op een host die de app nog niet gebruikt. Wie die host beheert, zou de logins van je leden krijgen.
admin-log-fault = Dit adres kan niet worden toegevoegd:
admin-log-add = Dit adres toevoegen
admin-log-events = De laatste 200 gebeurtenissen
admin-log-events-text = Logins, en alles wat is geweigerd. Ze blijven 30 dagen bewaard. Herhalingen binnen een minuut worden opgeteld.
admin-log-detail = Details
admin-log-empty = Bij deze app is de afgelopen 30 dagen niets gebeurd.
admin-log-codes = Wat de codes betekenen
admin-log-here = Hier in het beheer: { $place }
admin-difference-scheme = Alleen het schema wijkt af: kijk naar het openbare adres in de instellingen van de app zelf, en naar X-Forwarded-Proto van de proxy die ervoor staat.
admin-difference-port = Alleen de poort wijkt af: kijk naar het openbare adres in de instellingen van de app zelf, en naar de Host-header die de proxy ervoor doorgeeft.
admin-difference-close = Alleen ?close wijkt af: stel in Rocket.Chat de inlogstijl in.
admin-event-ok = ingelogd
admin-event-access-denied = Het lid gaf geen toestemming, of mag de app niet gebruiken.

## Console: members of an app

admin-users-title = Leden
admin-users-text = Wie deze app heeft toegelaten of er is ingelogd.
admin-users-since = Sinds
admin-users-last-used = Laatst gebruikt
admin-users-logins = Sessies
admin-users-sees = Mag zien
admin-users-remove = Ontkoppelen
admin-users-remove-all = Alle leden ontkoppelen
admin-users-none = Niemand gebruikt deze app.
admin-users-removed = De toegang van het lid is ingetrokken, en de app weet ervan.
admin-users-removed-untold = De toegang van het lid is ingetrokken. De app weet er niet van, want er is geen adres voor: misschien blijft het lid daar ingelogd.
admin-users-removed-all = De toegang van alle leden is ingetrokken, en de app weet ervan.
admin-users-removed-all-untold = De toegang van alle leden is ingetrokken. De app weet er niet van, want er is geen adres voor: misschien blijven leden daar ingelogd.
admin-users-removed-some = De toegang van veel leden is ingetrokken. Er zijn er nog meer: doe het nog een keer.
admin-confirm-remove-user-title = Toegang van lid { $what } intrekken?
admin-confirm-remove-user-text = De app kan het account van dit lid dan niet meer gebruiken en moet opnieuw om toestemming vragen. Is er een adres voor, dan krijgt de app bericht om het lid uit te loggen.
admin-confirm-remove-user-yes = Toegang intrekken
admin-confirm-remove-users-title = Toegang van alle leden tot { $what } intrekken?
admin-confirm-remove-users-text = Iedereen moet bij de volgende login opnieuw toestemming geven. Is er een adres voor, dan krijgt de app bericht om iedereen uit te loggen. Bij een app met heel veel leden moet je dit een paar keer doen.
admin-confirm-remove-users-yes = Alle toegang intrekken
admin-confirm-add-address-title = Adres op een andere host toevoegen?
admin-confirm-add-address-text = { $what } staat op een host die de app nog niet gebruikt. Wie die host beheert, zou de logins van je leden krijgen. Voeg het adres alleen toe als je weet dat het van de app is.
admin-confirm-add-address-yes = Dit adres toevoegen
admin-confirm-add-other-address-title = Dit adres toevoegen?
admin-confirm-add-other-address-text = Het is niet het geregistreerde adres; wat afwijkt, is gemarkeerd. De logins van je leden kunnen dan ook daarheen gaan. Voeg het alleen toe als het in de instellingen van de app zelf staat.
admin-confirm-add-other-address-yes = Dit adres toevoegen

## Console: members

admin-members-title = Leden
admin-members-find = Naam of nummer
admin-members-find-text = Je vindt leden via hun nummer op het forum. Op naam vind je ze pas als ze bij een app hebben ingelogd.
admin-members-nobody = Er is niemand met deze naam of dit nummer bekend.
admin-members-apps = Apps die dit account gebruiken
admin-members-no-apps = Geen enkele app gebruikt dit account.
admin-members-receives = Wat de app krijgt
admin-members-others = Wat andere apps zouden krijgen
admin-members-end = Alle sessies beëindigen
admin-members-ended =
    { $count ->
        [0] Er was geen sessie om te beëindigen.
        [one] { $count } sessie is beëindigd, en de app weet ervan.
       *[other] { $count } sessies zijn beëindigd, en de apps weten ervan.
    }
admin-members-ended-untold = Alle sessies zijn beëindigd. Apps zonder adres daarvoor weten er niet van: misschien blijft het lid daar ingelogd.
admin-member-number = Lidnummer
admin-member-name = Gebruikersnaam voor apps
admin-member-name-none = nog geen: die wordt bij de eerste login toegekend
admin-member-standing = Op het forum
admin-member-email = E-mailadres
admin-member-email-untold = niet gedeeld met apps: het forum heeft het niet bevestigd
admin-member-groups = Groepen
admin-standing-let-in = toegelaten
admin-standing-refused = niet toegelaten
admin-why-P310 = geschorst op het forum
admin-why-P311 = niet geactiveerd of uitgeschakeld
admin-why-P313 = e-mailadres niet bevestigd
admin-standing-gone = dit lid bestaat niet meer
admin-standing-not-asked = Bij het forum zijn leden niet op nummer op te vragen.
admin-standing-unknown = Het forum reageert niet.
admin-receives-title = Wat { $app } krijgt
admin-receives-refused = Het lid zou daar niet binnenkomen:
admin-confirm-end-logins-title = Alle sessies van lid { $what } beëindigen?
admin-confirm-end-logins-text = Geen enkele app krijgt nog tokens voor dit lid, en apps die er een adres voor hebben, krijgen bericht om het lid uit te loggen. De gegeven toestemming blijft staan. De sessie bij het forum loopt door.
admin-confirm-end-logins-yes = Alle sessies beëindigen

## Console: the audit trail

admin-trail-title = Auditlog
admin-trail-text = Wie wat heeft gewijzigd, wanneer en waarvandaan. Niemand kan deze lijst bewerken; de regels vormen een keten, zodat een wijziging zou opvallen.
admin-trail-person = Lid of andere uitvoerder
admin-trail-app = Client-ID
admin-trail-day = Dag (UTC)
admin-trail-any = alle
admin-trail-wrong = We begrijpen deze dag niet. Schrijf die als 2026-11-21.
admin-trail-who = Wie
admin-trail-on = Betreft
admin-trail-member = lid { $member }
admin-trail-details = Details
admin-trail-show = Tonen
admin-trail-before = oud
admin-trail-after = nieuw
admin-trail-none = Niets gevonden.
admin-trail-newest = Nieuwste
admin-trail-older = Ouder
admin-trail-files = Hetzelfde als bestand, met hoogstens { $count } regels:

## Console: signing keys

admin-keys-title = Sleutels
admin-keys-text = Ze volgen elkaar vanzelf op. Een nieuwe sleutel wordt aan alle apps bekendgemaakt voordat die ondertekent; een oude blijft bewaard tot het laatste token ervan is verlopen.
admin-keys-asked = De volgende sleutels worden binnen enkele seconden gemaakt.
admin-keys-key = Sleutel
admin-keys-algorithm = Algoritme
admin-keys-state = Status
admin-keys-age = Leeftijd
admin-keys-signs-from = Ondertekent vanaf
admin-keys-last-token = Laatste token verloopt
admin-keys-over = verlopen
admin-keys-none = Er zijn nog geen sleutels.
admin-keys-rotate = Nu de volgende sleutels maken
admin-keys-replace = Alle sleutels meteen vervangen
admin-key-waiting = wacht
admin-key-in-use = in gebruik
admin-key-retired = buiten gebruik
admin-key-distrusted = niet meer vertrouwd
admin-confirm-rotate-keys-title = Nu de volgende sleutels maken?
admin-confirm-rotate-keys-text = Ze worden meteen aan alle apps bekendgemaakt, en ondertekenen zodra elke app de tijd heeft gehad om ze op te halen. Er wordt niemand uitgelogd.
admin-confirm-rotate-keys-yes = Sleutels maken
admin-confirm-replace-keys-title = Alle sleutels meteen vervangen?
admin-confirm-replace-keys-text = Doe dit alleen als iemand anders de sleutels kan hebben. Nieuwe sleutels ondertekenen meteen en de oude worden vergeten: tokens die ermee zijn ondertekend, gelden niet meer, en sommige leden moeten opnieuw inloggen.
admin-confirm-replace-keys-yes = Alle sleutels vervangen

## Console: health

admin-health-title = Systeemstatus
admin-health-fine = Alles werkt.
admin-health-warned = Alles werkt, maar bekijk de waarschuwingen.
admin-health-failing =
    { $count ->
        [one] { $count } onderdeel werkt nu niet.
       *[other] { $count } onderdelen werken nu niet.
    }
admin-health-at = Gecontroleerd: { $time }. Laad de pagina opnieuw om nog eens te controleren.
admin-health-state-fine = in orde
admin-health-state-warning = waarschuwing
admin-health-state-failing = werkt niet
admin-health-configuration = Configuratie
admin-health-public-address = Openbaar adres
admin-health-listens = Luistert op
admin-health-certificates = Certificaat
admin-health-forum = Forum
admin-health-source = Waar leden worden opgezocht
admin-health-lookups = Leden opzoeken
admin-health-server = Webserver van het forum
admin-health-api = Beveiligde API
admin-health-store = Opslag
admin-health-operations = Monitoring
admin-health-keys = Sleutels
admin-health-old-secrets = API van Mattermost
admin-health-console = Beheer
admin-health-warning = Waarschuwing over de configuratie

admin-title-of = { $page }: { $app }
