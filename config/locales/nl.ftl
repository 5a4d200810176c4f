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
nameless = (geen naam)

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
consent-can = { $app } kan
consent-cannot = { $app } kan niet
consent-new = nieuw
consent-show = Tonen
consent-hide = Verbergen
consent-stay = je { $duration } ingelogd houden zonder opnieuw te vragen
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

## Authorised apps

apps-title = Apps die je account bij { $forum } gebruiken
apps-text = Bij deze apps log je in met je account van hier. Gebruik je er een niet meer? Trek dan de toegang in.
apps-none = Geen enkele app gebruikt je account.
apps-sees = Ziet { $facts }.
apps-since = Sinds { $day }
apps-last-used = laatst gebruikt op { $day }
apps-logins =
    { $count ->
        [one] { $count } sessie
       *[other] { $count } sessies
    }
apps-made-by = Gemaakt door { $maker }, niet door { $forum }
apps-remove = Toegang intrekken
apps-remove-all = Alle toegang intrekken
apps-removed = { $app } kan je account niet meer gebruiken.
apps-removed-anonymous = De app kan je account niet meer gebruiken.
apps-removed-all = Geen enkele app kan je account nog gebruiken.
remove-title = Toegang van { $app } intrekken?
remove-text = { $app } kan je account van hier dan niet meer gebruiken en moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-text-anonymous = De app kan je account van hier dan niet meer gebruiken en moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-all-title = Toegang van alle apps intrekken?
remove-all-text = Geen van deze apps kan je account van hier dan nog gebruiken; elke app moet opnieuw om toestemming vragen. Wat je daar hebt geschreven, blijft staan.
remove-cancel = Behouden
remove-yes = Toegang intrekken
remove-all-yes = Alle toegang intrekken

## Choice of the language

language-title = Kies je taal
language-text = Voor de pagina’s waarop { $forum } met andere apps te maken heeft. Deze browser onthoudt je keuze.
language-label = Taal
language-browser = De taal van mijn browser
language-save = Deze taal gebruiken
language-cancel = Terug zonder iets te wijzigen

## Devices

device-title = Een apparaat koppelen
device-text = Typ de code die het apparaat of programma toont.
device-code = Code
device-continue = Doorgaan
device-wrong = Er is geen apparaat dat op deze code wacht. Een code is tien minuten geldig; vraag op het apparaat een nieuwe op als die van jou ouder is.
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
login-button = Inloggen bij { $forum }
login-new-tab = opent in een nieuw tabblad
login-continue = Ik ben ingelogd, ga door
login-refresh = Deze pagina kijkt om de paar seconden vanzelf of je bent ingelogd, hooguit vijf minuten lang.
login-again-title = Log nog een keer in bij { $forum }
login-again-text = { $app } vraagt je om opnieuw in te loggen, of met een ander account. Log uit bij { $forum }, log weer in en kom dan terug naar deze pagina.
login-again-text-anonymous = Een app vraagt je om opnieuw in te loggen, of met een ander account. Log uit bij { $forum }, log weer in en kom dan terug naar deze pagina.
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
logout-one-more = Nog één stap: je moet ook bij { $forum } zelf uitloggen. Misschien wordt het je daar nog een keer gevraagd.
logout-forum = Uitloggen bij { $forum }
logout-continue = Terug naar { $app }
logout-stayed-title = Je bent nog ingelogd
logout-stayed-text = Er is niets veranderd.

## Not allowed

refused-P310-title = Je account kan niet voor andere apps worden gebruikt
refused-P310-text = { $forum } heeft het geschorst.
refused-P310-text-until = { $forum } heeft het geschorst tot { $until }.
refused-P311-title = Je account is nog niet actief
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
error-text = Er zit een fout in de link of de app die je hierheen heeft gestuurd. Er is niets gedeeld. Ga terug naar { $app } en probeer het opnieuw, of meld het bij de beheerder van de app.
error-text-anonymous = Er zit een fout in de link of de app die je hierheen heeft gestuurd. Er is niets gedeeld. Ga terug naar de app en probeer het opnieuw, of meld het bij de beheerder ervan.
error-for-operator = Voor de beheerder van { $app }
error-for-operator-anonymous = Voor de beheerder van deze site
operator-sent = verzonden
operator-sent-twice = dubbel verzonden
operator-wrong = fout
operator-reason = reden
error-code = code
error-request = verzoek
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
error-P213-title = Deze site heeft een ander adres
error-P213-text = Open { $forum } via het openbare adres.
error-P217-title = De rest van het verzoek is niet aangekomen
error-P217-text = Controleer je verbinding en probeer het opnieuw.
error-P218-title = Dit is te groot
error-P218-text = Het verzoek is groter dan deze pagina toestaat.
error-P219-title = Je browser stuurt te veel cookies
error-P219-text = Verwijder de cookies van { $forum } en probeer het opnieuw.
error-P301-title = We zien niet dat je bent ingelogd
error-P301-text = Je bent meer dan eens naar de inlogpagina gestuurd, en voor { $forum } lijk je nog steeds een gast. Sta cookies van { $forum } toe, log daar in en begin opnieuw vanuit { $app }.
error-P309-title = Deze inloglink werkt niet in deze browser
error-P309-text = De link werkt alleen in de browser waarin je met inloggen begon, en maar 30 minuten lang. Er is niets gedeeld. Begin opnieuw vanuit { $app }.
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
error-P900-title = Hier is iets misgegaan
error-P900-text = Probeer het opnieuw. Gebeurt het nog een keer, meld het dan bij de beheerder van { $forum }.
error-P901-title = Deze pagina komt in een latere versie
error-P901-text = Het adres is ervoor gereserveerd.
