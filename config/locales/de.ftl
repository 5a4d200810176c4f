# Deutsch. Foren duzen, also duzt auch diese Datei.

## The language itself

language-name = Deutsch
number-group = .

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
date-day = { $day }. { $month } { $year }
date-minute = { $day }. { $month } { $year }, { $time } Uhr (UTC)

# Die Dauer steht immer im Akkusativ: „30 Tage lang“, „7 Monate nicht benutzt“.
duration-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
duration-hours =
    { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
duration-months =
    { $count ->
        [one] { $count } Monat
       *[other] { $count } Monate
    }
duration-days =
    { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }

## Every page

list-separator = { ", " }

skip = Zum Inhalt springen
title = { $page } · { $forum }
back = Zurück zu { $forum }
privacy = Datenschutz
terms = Nutzungsbedingungen
contact = Kontakt
the-app = die App

## Consent

consent-title = Mit { $forum } bei { $app } anmelden?
consent-address = Adresse der App
consent-device = Ein Programm auf diesem Gerät: { $address }
consent-odd-name = Sieh genau hin: Der Name dieser App mischt Alphabete oder enthält unsichtbare Zeichen. Verlass dich auf die Adresse, nicht auf den Namen.
consent-odd-member = ungewöhnliche Buchstaben
consent-unverified = Diese App stammt von { $maker }, nicht vom Team von { $forum }.
consent-verified = Eingerichtet vom Team von { $forum }
consent-you = Du bist
consent-switch = Nicht du? Mit einem anderen Konto anmelden
consent-sees = { $app } sieht
consent-new-since = Neu seit dem { $day }
consent-sees-already = { $app } sieht schon
consent-can = { $app } kann
consent-cannot = { $app } kann nicht
consent-new = neu
consent-show = Anzeigen
consent-hide = Verbergen
consent-stay = { $duration } lang ohne Nachfrage angemeldet bleiben
consent-optional = Was ein Kästchen hat, kannst du abwählen; es wird dann nicht weitergegeben.
consent-never = dein Passwort sehen, deine privaten Nachrichten lesen oder in deinem Namen schreiben
consent-take-back = Das kannst du jederzeit unter { $apps } zurücknehmen.
authorised-apps = Verbundene Apps
consent-cancel = Abbrechen
consent-allow = Bei { $app } anmelden

sees-number = deine Mitgliedsnummer
sees-name = deinen Namen
sees-picture = dein Bild
sees-profile = deine Profilseite
sees-email = deine E-Mail-Adresse
sees-groups = deine Gruppen
sees-language = deine Sprache
picture-shown = wie oben
nothing-there = nichts eingetragen
consent-display-name = { $name } (Anzeigename)
consent-user-name = { $name } (Benutzername)

## Authorised apps

apps-text = Bei diesen Apps meldest du dich mit deinem Forumskonto an. Entferne, was du nicht mehr brauchst.
apps-none = Keine App verwendet dein Konto.
apps-sees = Sieht { $facts }.
apps-since = Seit { $day }
apps-used-today = zuletzt heute benutzt
apps-used-yesterday = zuletzt gestern benutzt
apps-unused = { $duration } nicht benutzt
apps-no-login = Die App kann dein Konto zurzeit nicht lesen. Vielleicht bist du dort trotzdem noch angemeldet.
apps-last-used = zuletzt benutzt am { $day }
apps-logins =
    { $count ->
        [one] { $count } Sitzung
       *[other] { $count } Sitzungen
    }
apps-made-by = Von { $maker }, nicht vom Team von { $forum }
apps-details = Einzelheiten
apps-remove = Entfernen
apps-remove-all = Alle Apps entfernen
apps-removed = { $app } kann dein Konto nicht mehr verwenden.
apps-removed-anonymous = Die App kann dein Konto nicht mehr verwenden.
apps-removed-all = Keine App kann dein Konto mehr verwenden.
remove-title = { $app } den Zugriff entziehen?
remove-text = { $app } kann dein Konto dann nicht mehr verwenden und muss dich neu fragen. Was du dort geschrieben hast, bleibt.
remove-text-anonymous = Die App kann dein Konto dann nicht mehr verwenden und muss dich neu fragen. Was du dort geschrieben hast, bleibt.
remove-told = { $app } erfährt davon und meldet dich dort ab.
remove-not-told = { $app } erfährt davon nichts: Du bleibst dort vielleicht angemeldet, bis du dich abmeldest.
remove-all-title = Allen Apps den Zugriff entziehen?
remove-all-text = Keine dieser Apps kann dein Konto dann noch verwenden; jede muss dich neu fragen. Was du dort geschrieben hast, bleibt.
remove-cancel = Behalten
remove-yes = Zugriff entziehen
remove-all-yes = Allen den Zugriff entziehen

app-title = { $app } und dein Konto
app-access = Zugriff auf deine Daten
app-left-out = Abgewählt hast du: { $facts }.
app-logins = Deine Sitzungen in dieser App
app-login-since = Seit dem { $day }
app-more-logins =
    { $count ->
        [one] und { $count } ältere Sitzung
       *[other] und { $count } ältere Sitzungen
    }
app-not-used = { $app } verwendet dein Konto nicht.
app-back = Alle Apps

## Choice of the language

language-title = Sprache wählen
language-text = Für die Seiten, auf denen du dich mit { $forum } bei anderen Apps anmeldest. Dieser Browser merkt sich die Wahl.
language-label = Sprache
language-browser = Wie mein Browser sagt
language-save = Diese Sprache verwenden
language-cancel = Zurück, ohne etwas zu ändern

## Devices

device-title = Ein Gerät verbinden
device-text = Gib den Code ein, den das Gerät oder Programm anzeigt.
device-code = Code
device-continue = Weiter
device-wrong = Kein Gerät wartet auf diesen Code: Er wurde schon benutzt oder ist älter als zehn Minuten. Prüf ihn oder lass dir vom Gerät einen neuen anzeigen.
device-warning = Gib nur den Code eines Geräts oder Programms ein, das du selbst gestartet hast. Wer dir einen Code schickt, will sich unter deinem Namen anmelden.
device-ask = Du hast das gerade auf einem anderen Gerät begonnen, und es zeigt { $code } an. Wenn nicht, brich ab: Wer dir den Code geschickt hat, will sich unter deinem Namen anmelden.
device-allowed-title = Das Gerät ist verbunden
device-allowed-text = Du kannst diese Seite schließen: { $app } macht gleich von selbst weiter.
device-denied-title = Das Gerät wurde abgewiesen
device-denied-text = { $app } hat nichts erfahren. Du kannst diese Seite schließen.

## Log in first

login-title = Melde dich erst bei { $forum } an
login-text = { $app } möchte wissen, wer du bist. Melde dich bei { $forum } an und komm dann auf diese Seite zurück.
login-text-anonymous = Eine App möchte wissen, wer du bist. Melde dich bei { $forum } an und komm dann auf diese Seite zurück.
login-text-console = Die Konsole ist für bestimmte Mitglieder. Melde dich bei { $forum } an und komm dann auf diese Seite zurück.
login-button = Bei { $forum } anmelden
login-new-tab = öffnet einen neuen Tab
login-continue = Ich bin angemeldet, weiter
login-refresh = Diese Seite sieht alle paar Sekunden von selbst nach, bis zu fünf Minuten lang.
login-again-title = Melde dich noch einmal bei { $forum } an
login-again-text = { $app } verlangt eine frische Anmeldung oder ein anderes Konto. Melde dich bei { $forum } ab und wieder an und komm dann auf diese Seite zurück.
login-again-text-anonymous = Eine App verlangt eine frische Anmeldung oder ein anderes Konto. Melde dich bei { $forum } ab und wieder an und komm dann auf diese Seite zurück.
login-again-text-console = Für Änderungen in der Konsole braucht es eine frische Anmeldung. Melde dich bei { $forum } ab und wieder an und komm dann auf diese Seite zurück.
login-again-button = { $forum } öffnen
login-no-refresh = Diese Seite sieht nicht mehr von selbst nach. Drück den Knopf, wenn du dich angemeldet hast.

## Back to an app by a form

form-post-title = Zurück zur App
form-post-text = Wenn nichts geschieht, drück den Knopf.
form-post-continue = Weiter

## Log out

logout-title = Auch bei { $forum } abmelden?
logout-text = Du hast dich bei { $app } abgemeldet. Bei { $forum } bist du in diesem Browser noch angemeldet.
logout-text-nobody = In diesem Browser bist du bei { $forum } angemeldet.
logout-told = Diese Apps erfahren, dass du gegangen bist:
logout-not-told = Diese können es nicht erfahren. Melde dich dort selbst ab:
logout-stay = Angemeldet bleiben
logout-leave = Abmelden
logged-out-title = Du bist abgemeldet
logged-out-text = Du kannst dieses Fenster schließen.
logout-one-more-title = Ein Schritt fehlt noch
logout-one-more = Melde dich jetzt auch bei { $forum } ab. Vielleicht wirst du dort noch einmal gefragt.
logout-forum = Bei { $forum } abmelden
logout-by-hand = Hat dich das nicht abgemeldet, melde dich bei { $forum } selbst ab und komm dann hierher zurück.
logout-continue = Zurück zu { $app }
logout-continue-anonymous = Zurück zur App
logout-stayed-title = Du bist weiter angemeldet
logout-stayed-text = Nichts hat sich geändert.

## Console, for operators

admin-title = Konsole
admin-by-link = Über einen Link
admin-leave = Verlassen
admin-read-only = Du kannst alles ansehen. Um etwas zu ändern, melde dich zuerst neu an.
admin-log-in-again = Neu anmelden
admin-tabs = Seiten von { $app }
admin-stale-title = Bitte melde dich neu an
admin-stale-text = Es wurde nichts geändert. Wer hier etwas ändert, muss sich in den letzten Minuten bei { $forum } angemeldet haben. Melde dich ab und wieder an und wiederhole die Änderung.
admin-error-P409-text = Sie wurde schon einmal benutzt oder war länger als eine Stunde offen. Es wurde nichts geändert. Geh zurück zur Konsole und versuch es noch einmal.
admin-home = Zurück zur Konsole
admin-link-title = Konsole öffnen
admin-link-text = Dieser Link gilt einmal, in diesem Browser. Du kannst danach eine Stunde lang alles ansehen und ändern.
admin-link-open = Konsole öffnen
admin-odd-name = ungewöhnliche Buchstaben
admin-apps = Apps
admin-app = App
admin-who = Wer sie benutzen darf
admin-everybody = alle
admin-state = Status
admin-on = an
admin-off = aus
admin-no-apps = Es gibt noch keine App.

admin-tab-settings = Einstellungen
admin-tab-secret = Geheimnis
admin-never = nie
admin-today = heute
admin-yesterday = gestern
admin-last-used = Zuletzt benutzt
admin-secret-of = Geheimnis von { $app }
admin-secret-once = Das neue Geheimnis, nur dieses eine Mal zu sehen
admin-secret-made = Erzeugt
admin-secret-works = Gültig
admin-secret-current = unbefristet
admin-secret-until = bis { $instant }
admin-secret-ended = zu Ende seit { $instant }
admin-secret-from = Von
admin-secret-today = Heute benutzt
admin-secret-note = Notiz
admin-secret-note-hint = Zum Beispiel, wo es eingetragen ist. Höchstens 64 Zeichen.
admin-secret-end-on = Endet am
admin-secret-end-on-hint = Wenn dieser Tag beginnt (UTC), gilt es nicht mehr. Leer: ohne Ende.
admin-secret-days = Ein Tag ist einer nach UTC. Die Adresse ist die des Servers, der das Geheimnis zuletzt benutzt hat.
admin-secret-none = Diese App hat kein Geheimnis. Sie weist sich anders aus oder gar nicht.
admin-secret-end = Die alten jetzt beenden
admin-secret-old-ended = Die alten Geheimnisse gelten nicht mehr. Nur das neueste ist noch da.
admin-secret-new = Neues Geheimnis
admin-secret-keep = Wie lange das alte noch gilt
admin-secret-at-once = gar nicht
admin-secret-make = Neues Geheimnis erzeugen
admin-delete-title = { $app } löschen?
admin-delete-text =
    { $count ->
        [0] Niemand hat dort Zugang. Die App bleibt sieben Tage im Papierkorb und lässt sich wiederherstellen.
        [one] { $count } Mitglied verliert sofort den Zugang. Die App bleibt sieben Tage im Papierkorb und lässt sich wiederherstellen.
       *[other] { $count } Mitglieder verlieren sofort den Zugang. Die App bleibt sieben Tage im Papierkorb und lässt sich wiederherstellen.
    }
admin-delete-name = Zum Fortfahren tippe den Namen der App ein: { $app }
admin-delete-wrong = So heißt sie nicht.
admin-delete-cancel = Behalten
admin-delete-yes = Löschen
admin-bin = Papierkorb
admin-bin-text = Apps, die in den letzten sieben Tagen gelöscht wurden. Niemand kann sie benutzen, solange sie hier sind.
admin-bin-empty = Der Papierkorb ist leer.
admin-bin-until = endgültig weg am { $instant }
admin-restore = Wiederherstellen
admin-restored = Die App ist wieder da, mit ihren Einstellungen und Geheimnissen. Mitglieder melden sich dort neu an.

admin-settings-of = Einstellungen von { $app }
admin-saved = Gespeichert.
admin-wrong = Nichts wurde gespeichert: Bitte prüf die markierten Felder.
admin-meanwhile = Nichts wurde gespeichert: Jemand anderes hat diese App geändert, während das Formular offen war. In den Feldern steht, was du eingegeben hast, darunter, was inzwischen gespeichert wurde. Wenn du jetzt speicherst, wird das überschrieben.
admin-theirs = Gespeichert von { $who }, { $instant }:
admin-theirs-unknown = Inzwischen gespeichert:
admin-theirs-nothing = nichts
admin-fault-empty = Hier muss etwas stehen.
admin-fault-unseen = Darin ist ein Zeichen, das man nicht sieht.
admin-fault-long = Höchstens { $most } Zeichen.
admin-fault-many = Höchstens { $most }.
admin-fault-groups = Höchstens { $most } Gruppen, jede mit einem sichtbaren Namen.
admin-fault-unknown = { $value } kann hier nicht stehen.
admin-fault-address = { $value } ist keine Adresse. Schreib sie ganz, etwa https://chat.example.org.
admin-fault-address-length = Eine Adresse hat 1 bis 2000 Zeichen.
admin-fault-address-character = { $value } hat ein Zeichen, das es in Adressen nicht gibt. Schreib es als %XX.
admin-fault-address-fragment = { $value } darf kein # haben.
admin-fault-address-wildcard = { $value } darf kein * haben: Adressen werden Buchstabe für Buchstabe verglichen.
admin-fault-address-dots = { $value } darf keinen Teil haben, der nur . oder .. ist.
admin-fault-address-https = { $value } muss mit https:// beginnen. http ist nur für die eigene Maschine oder Testnetze da.
admin-fault-address-user = { $value } darf keinen Benutzernamen haben.
admin-fault-address-letters = { $value } braucht Schema und Host in Kleinbuchstaben und keinen Port, wenn es der übliche ist.
admin-fault-address-scheme = { $value } muss mit https:// beginnen oder mit einem eigenen Namen der App, der einen Punkt hat, wie com.example.app:/callback.
admin-fault-address-query = { $value } darf kein ? und kein # haben.
admin-fault-public = Das geht nicht bei einer App ohne Geheimnis: Jeder kann sich für sie ausgeben.
admin-fault-pkce = Eine App ohne Geheimnis muss PKCE benutzen.
admin-fault-optional-unasked = Mitglieder können { $value } nicht weglassen: Die App darf es nicht verlangen.
admin-fault-optional-needed = { $value } kann nicht weggelassen werden: nur E-Mail und Gruppen.
admin-fault-optional-trusted = Eine vertraute App fragt niemanden, also kann niemand etwas weglassen.
admin-fault-optional-email = Die App braucht eine E-Mail-Adresse, also können Mitglieder ihre nicht weglassen.
admin-fault-keys = Dazu braucht es die Adresse, unter der die App ihre Schlüssel veröffentlicht.
admin-fault-access-life = Von einer Sekunde bis zu 30 Tagen.
admin-fault-refresh-life = Von einer Sekunde bis zu 10 Jahren.
admin-fault-time = Schreib eine Dauer wie 15m, 12h oder 30d.
admin-fault-day = Schreib den Tag als 2026-11-21.
admin-fault-end = Das Ende muss in der Zukunft liegen, innerhalb von zehn Jahren.
admin-disabled = Diese App ist ausgeschaltet: Niemand kann sich dort anmelden. Was Mitglieder ihr erlaubt haben, bleibt.
admin-switched-on = Die App ist eingeschaltet. Mitglieder können sich dort wieder anmelden.
admin-client-id = Client-ID
admin-preset = Vorlage
admin-made-by = Von
admin-save = Speichern
admin-enable = Einschalten
admin-disable = Ausschalten
admin-delete = Löschen
admin-breaks = Das kann die App stören
admin-breaks-yes = Ich weiß, trotzdem speichern
admin-break-address = Sie bekommt keine Antworten mehr an { $value }.
admin-break-scope = Sie kann nicht mehr um { $value } bitten.
admin-break-groups = Weniger Mitglieder können sie benutzen.
admin-break-pkce = Sie muss ab jetzt PKCE benutzen.
admin-break-pushed = Sie muss ihre Anfragen ab jetzt vorausschicken.
admin-break-auth = Sie muss sich ab jetzt auf diese eine Art ausweisen.
admin-break-tokens = Ihre Token sehen ab jetzt anders aus.
admin-break-refresh = Refresh-Token werden nach einer anderen Regel vergeben.
admin-break-quirk = Etwas, was ihr über die Standards hinaus erlaubt war, ist nicht mehr erlaubt.
admin-default = wie eingestellt
admin-refresh-always = immer
admin-refresh-asked = wenn sie um offline_access bittet
admin-refresh-never = nie
admin-auth-any = auf jede Art
admin-auth-basic = Geheimnis im Header
admin-auth-post = Geheimnis im Formular
admin-auth-key = Signatur mit eigenem Schlüssel
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = zufällig
admin-format-jwt = signiert (JWT)
admin-g-about = Was Mitglieder lesen
admin-g-addresses = Adressen
admin-g-members = Mitglieder
admin-g-proof = Wie die App sich ausweist
admin-g-tokens = Token
admin-g-compatibility = Kompatibilität
admin-f-name = Name
admin-f-description = Beschreibung
admin-f-homepage = Startseite
admin-f-icon-url = Adresse ihres Bildes
admin-f-url = Adresse der App
admin-f-redirect-uris = Rücksprungadressen, eine je Zeile
admin-f-redirect-uris-hint = Wohin Antworten gehen. https, Buchstabe für Buchstabe verglichen; kein # und kein *.
admin-f-token-redirect-aliases = Nur am Token-Endpunkt gültig
admin-f-token-redirect-aliases-hint = Rocket.Chat hängt dort ?close an.
admin-f-post-logout-redirect-uris = Wohin ein Browser nach der Abmeldung darf
admin-f-backchannel-logout-uri = Wo die App von Abmeldungen erfährt
admin-f-backchannel-logout-session-required = Sie muss erfahren, welche Sitzung zu Ende ist
admin-f-allow-http = Einfaches http ist erlaubt (nur für Testnetze)
admin-f-allowed-groups = Gruppen, die sie benutzen dürfen, eine je Zeile
admin-f-allowed-groups-hint = Leer: jedes Mitglied.
admin-groups-offered = Hake Gruppen des Forums an, oder schreib ihre Namen darunter.
admin-groups-unknown = Das Forum hat zurzeit keine Gruppe mit diesem Namen: { $value }. Achte auf Großbuchstaben und Leerzeichen.
admin-f-denied-groups = Gruppen, die sie nicht benutzen dürfen
admin-f-trusted = Vertraut: Mitglieder werden nicht gefragt
admin-f-scopes = Was sie sehen darf
admin-f-optional-scopes = Was Mitglieder weglassen dürfen
admin-f-in-development = Sie ist noch in Arbeit: Fehlerseiten zeigen jedem die Adressen
admin-f-require-email = Sie braucht eine bestätigte E-Mail-Adresse
admin-f-auth-method = Die App weist sich aus
admin-f-jwks-uri = Wo sie ihre Schlüssel veröffentlicht
admin-f-require-pkce = Sie muss PKCE benutzen
admin-f-require-pushed-requests = Sie muss ihre Anfragen vorausschicken (PAR)
admin-f-refresh = Sie bekommt Refresh-Token
admin-scope-nothing = nichts Weiteres
admin-f-access-secs = Lebensdauer der Access-Token
admin-f-access-secs-hint = Zum Beispiel 15m oder 12h. Leer: wie eingestellt.
admin-f-refresh-secs = Lebensdauer der Refresh-Token
admin-f-id-token-alg = Algorithmus der ID-Token
admin-f-access-token-format = Art der Access-Token
admin-f-device-flow = Anmeldung von Geräten ohne Browser
admin-f-client-credentials = Token im eigenen Namen
admin-f-token-in-query = Das Access-Token darf in der Adresse stehen
admin-f-token-params-in-query = Token-Anfragen dürfen in der Adresse stehen
admin-f-credentials-twice = ID und Geheimnis dürfen doppelt kommen
admin-f-access-token-param = Parameter mit dem Access-Token, wenn es in der Adresse steht
admin-breaks-logins =
    { $count ->
        [0] Dort ist gerade niemand angemeldet.
        [one] Dort ist gerade { $count } Sitzung offen.
       *[other] Dort sind gerade { $count } Sitzungen offen.
    }

admin-add = App hinzufügen
admin-add-kind = Was ist es?
admin-add-other = Etwas anderes
admin-add-of = { $kind } hinzufügen
admin-add-followed = Noch ist nichts hinzugefügt: Die Rücksprungadressen folgen jetzt der neuen Adresse. Prüfe sie und füge die App dann hinzu.
admin-added = { $app } ist hinzugefügt
admin-added-once = ID und Geheimnis. Das Geheimnis ist nur dieses eine Mal zu sehen.
admin-client-secret = Client-Geheimnis
admin-callback = Rücksprungadresse
admin-leave-empty = (leer lassen)
admin-try = { $app } öffnen und eine Anmeldung ausprobieren
admin-test = Diese App ausprobieren
admin-test-of = { $app } ausprobieren
admin-test-last = Die letzte Anmeldung
admin-test-receives = Was sie von dir bekäme
admin-test-https = https
admin-test-loopback = auf der eigenen Maschine des Mitglieds
admin-test-http = nur http: Jeder auf dem Weg kann mitlesen
admin-test-scheme = öffnet ein Programm
admin-kept = Ich habe das Geheimnis gesichert
admin-back = Zurück
admin-continue = Weiter
admin-g-where = Wo sie ist
admin-f-url-hint = Zum Beispiel https://chat.example.org. Bei bekannten Apps folgen daraus die Rücksprungadressen.
admin-f-public = Sie hat kein Geheimnis: Sie läuft in einem Browser oder auf einem Telefon
admin-search = Suche
admin-search-button = Suchen
admin-found-none = Keine App gefunden.
admin-apps-previous = Zurück
admin-apps-next = Weiter
admin-apps-page = Seite { $page } von { $pages }
admin-active = Sitzungen jetzt
admin-logins-30 = Anmeldungen, 30 Tage
admin-errors = Fehler
admin-errors-text = Fehler: wie viele der Anmeldungen in den letzten 30 Tagen abgelehnt wurden. „!“ steht ab { $share }: Sieh in das Protokoll der App.
admin-unused = an, unbenutzt?

## Not allowed

refused-P310-title = Dein Konto kann nicht für andere Apps verwendet werden
refused-P310-text = { $forum } hat es gesperrt.
refused-P310-text-until = { $forum } hat es gesperrt bis zum { $until }.
refused-P311-title = Dein Konto ist nicht aktiv
refused-P311-text = { $forum } hat es noch nicht freigeschaltet oder wieder abgeschaltet. Sieh nach einer Nachricht von { $forum } oder frag das Team. Versuch es dann noch einmal.
refused-P313-title = Deine E-Mail-Adresse ist nicht bestätigt
refused-P313-text = { $forum } weiß noch nicht, dass sie dir gehört. Bestätige sie dort in deinem Konto oder frag das Team. Versuch es dann noch einmal.
refused-P411-title = { $app } steht nicht allen offen
refused-P411-title-anonymous = Diese App steht nicht allen offen
refused-P411-text = { $app } ist nur für bestimmte Mitglieder von { $forum } da.
refused-P411-text-anonymous = Diese App ist nur für bestimmte Mitglieder von { $forum } da.
refused-P411-text-one = { $app } ist für Mitglieder der Gruppe { $group } da.
refused-P411-text-one-anonymous = Diese App ist für Mitglieder der Gruppe { $group } da.
refused-P411-text-other = { $app } ist für Mitglieder einer dieser Gruppen da:
refused-P411-text-other-anonymous = Diese App ist für Mitglieder einer dieser Gruppen da:
refused-P431-title = { $app } braucht deine E-Mail-Adresse
refused-P431-title-anonymous = Diese App braucht deine E-Mail-Adresse
refused-P431-text = { $app } nimmt nur Adressen, die { $forum } bestätigt hat, und von dir gibt es keine. Trag sie dort in deinem Konto ein oder bestätige sie, und versuch es noch einmal.
refused-P431-text-anonymous = Diese App nimmt nur Adressen, die { $forum } bestätigt hat, und von dir gibt es keine. Trag sie dort in deinem Konto ein oder bestätige sie, und versuch es noch einmal.
refused-P308-title = Zwei Anmeldungen stehen einander im Weg
refused-P308-text = Dein Browser hat zwei Anmeldungen von { $forum }, und niemand kann sagen, welche deine ist. Lösche die Cookies von { $forum } in deinem Browser, melde dich neu an und versuch es noch einmal.
refused-nothing = { $app } hat nichts erfahren.
refused-nothing-anonymous = Die App hat nichts erfahren.
refused-ask = Wenn du das für einen Irrtum hältst, frag das Team von { $forum }.

## Errors: by code, or by kind where several share one

error-title = Das hat nicht geklappt
error-text = In dem Link, dem du gefolgt bist, oder in der App, aus der du kommst, steckt ein Fehler. Es wurde nichts weitergegeben. Geh zurück zu { $app } und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-text-anonymous = In dem Link, dem du gefolgt bist, oder in der App, aus der du kommst, steckt ein Fehler. Es wurde nichts weitergegeben. Geh zurück zur App und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-for-operator = Für den Betreiber von { $app }
error-for-operator-anonymous = Für den Betreiber dieser Seite
operator-sent = gesendet
operator-registered = eingetragen
operator-sent-twice = doppelt gesendet
operator-wrong = falsch
operator-reason = Grund
error-code = Code
error-request = Anfrage
error-log = Protokoll
error-log-open = { $app } in der Konsole
error-time = Zeit
error-explain = mehr
error-retry = Noch einmal versuchen
error-small-print = Code { $code } · Anfrage { $request }

error-later-title = { $forum } kann dich gerade nicht bei anderen Apps anmelden
error-later-text = Bitte versuch es in einer Minute noch einmal. Es wurde nichts weitergegeben, und mit deinem Konto ist alles in Ordnung.

error-P210-title = { $forum } antwortet gerade nicht
error-P210-text = Bitte versuch es in einer Minute noch einmal.
error-P211-title = Diese Anfrage wurde nicht verstanden
error-P211-text = Sie lässt sich auf mehr als eine Art lesen und wurde deshalb nicht weitergereicht. Browser senden so etwas nicht von selbst.
error-P212-title = Hier ist keine Seite
error-P212-text = Prüf die Adresse, oder geh zurück zu { $forum }.
error-P213-title = Das ist nicht die Adresse dieser Seite
error-P213-text = Öffne { $forum } unter der öffentlichen Adresse.
error-P217-title = Der Rest der Anfrage kam nicht an
error-P217-text = Prüf deine Verbindung und versuch es noch einmal.
error-P218-title = Die Anfrage ist zu groß
error-P218-text = Die Anfrage ist größer, als diese Seite annimmt.
error-P219-title = Dein Browser sendet zu viele Cookies
error-P219-text = Lösche die Cookies von { $forum } und versuch es noch einmal.
error-P301-title = Wir sehen nicht, dass du angemeldet bist
error-P301-text = Du wurdest mehr als einmal zur Anmeldung geschickt, und für { $forum } siehst du immer noch wie ein Gast aus. Erlaube Cookies für { $forum }, melde dich dort an und beginn bei { $app } von vorn.
error-P301-text-anonymous = Du wurdest mehr als einmal zur Anmeldung geschickt, und für { $forum } siehst du immer noch wie ein Gast aus. Erlaube Cookies für { $forum }, melde dich dort an und beginn bei der App von vorn.
error-P309-title = Dieser Link funktioniert in diesem Browser nicht
error-P309-text = Er gilt nur in dem Browser, in dem die Anmeldung begann, und nur 30 Minuten lang. Es wurde nichts weitergegeben. Beginn bei { $app } von vorn.
error-P309-text-anonymous = Er gilt nur in dem Browser, in dem die Anmeldung begann, und nur 30 Minuten lang. Es wurde nichts weitergegeben. Beginn bei der App von vorn.
error-P401-title = Diese App kennen wir nicht
error-P401-text = Es wurde nichts weitergegeben. Geh dahin zurück, wo du herkommst, und versuch es noch einmal, oder sag dem Betreiber der App Bescheid.
error-P402-title = { $app } hat dich an einen Ort geschickt, den wir nicht kennen
error-P402-title-anonymous = Eine App hat dich an einen Ort geschickt, den wir nicht kennen
error-P402-text = Es wurde nichts weitergegeben. Geh zurück zu { $app } und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-P402-text-anonymous = Es wurde nichts weitergegeben. Geh zurück zur App und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-P408-title = { $app } hat auf eine Art gefragt, die wir nicht verstehen
error-P408-title-anonymous = Eine App hat auf eine Art gefragt, die wir nicht verstehen
error-P408-text = Es wurde nichts weitergegeben. Geh zurück zu { $app } und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-P408-text-anonymous = Es wurde nichts weitergegeben. Geh zurück zur App und versuch es noch einmal, oder sag dem Betreiber Bescheid.
error-P409-title = Diese Seite ist zu alt
error-P409-text = Sie wurde schon einmal benutzt oder war länger als zehn Minuten offen. Es wurde nichts weitergegeben. Geh zurück zu { $app } und versuch es noch einmal.
error-P409-text-anonymous = Sie wurde schon einmal benutzt oder war länger als zehn Minuten offen. Es wurde nichts weitergegeben. Geh zurück zur App und versuch es noch einmal.
error-P414-title = Dieser Link ist zu alt
error-P414-text = Er wurde schon einmal benutzt, oder es ist zu viel Zeit vergangen. Es wurde nichts weitergegeben. Geh zurück zur App und versuch es noch einmal.
error-P440-title = Diese App kennen wir nicht
error-P440-text = { $forum } meldet unter dieser Adresse niemanden an. Es wurde nichts weitergegeben. Geh dahin zurück, wo du herkommst, oder sag dem Betreiber der App Bescheid.
error-P442-title = Diese App sieht nicht, dass du angemeldet bist
error-P442-text = Du bist bei { $forum } angemeldet, aber { $app } bemerkt es nicht. Erlaube Cookies für { $forum } und versuch es noch einmal; wenn das nicht hilft, sag dem Betreiber Bescheid.
error-P442-text-anonymous = Du bist bei { $forum } angemeldet, aber die App bemerkt es nicht. Erlaube Cookies für { $forum } und versuch es noch einmal; wenn das nicht hilft, sag dem Betreiber Bescheid.
error-P444-title = Diese Abmeldung ist so nicht möglich
error-P444-text = Die Anfrage ist unvollständig oder gehört zu einer anderen App oder einer anderen Anmeldung. Niemand wurde abgemeldet.
error-P450-title = Zu viele Versuche
error-P450-text = Bitte warte ein wenig und versuch es dann noch einmal.
error-P450-text-wait = Bitte warte { $wait } und versuch es dann noch einmal.
error-P505-title = Diese App gibt es nicht
error-P505-text = Sie wurde gelöscht, oder die Adresse ist falsch.
error-P701-title = Diese Seite ist nicht für dich
error-P701-text = Sie ist nur für bestimmte Mitglieder von { $forum }.
error-P703-title = Diese Seite ist hier nicht offen
error-P703-text = Sie lässt sich nur aus bestimmten Netzen öffnen.
error-P704-title = Dieser Link gilt nicht
error-P704-text = Er gilt einmal und nur zehn Minuten lang. Lass dir einen neuen machen.
error-P900-title = Hier ist etwas schiefgegangen
error-P900-text = Bitte versuch es noch einmal. Wenn es wieder passiert, sag dem Betreiber von { $forum } Bescheid.
error-P901-title = Diese Seite kommt mit einer späteren Fassung
error-P901-text = Die Adresse ist für sie vorgesehen.

## Console: numbers

number-decimal = ,
percent = { $number } %
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag

plot-empty = In dieser Zeit wurde nichts gezählt.
plot-table = Die Zahlen als Tabelle
plot-number = Anzahl
plot-share = Anteil
plot-others = andere Apps
plot-says-bars = Insgesamt { $all }, höchstens { $most } ({ $when }).
plot-says-lines = Von { $least } bis { $most }.
plot-says-share = { $part }: { $share } von { $all }.
plot-says-week = Am meisten am { $day } um { $hour }: { $most }.

plot-logins = Anmeldungen
plot-logins-text = Abgeschlossene Anmeldungen, nach App.
plot-results = Wie Anmeldungen ausgehen
plot-results-text = Wer sich zuerst beim Forum anmelden muss, zählt dort und, wenn er zurückkommt, noch einmal.
plot-first = Erste Anmeldungen
plot-first-text = Mitglieder, die eine App zum ersten Mal erlaubt haben.
plot-active = Offene Sitzungen
plot-active-text = Sitzungen von Mitgliedern in Apps, einmal in der Stunde gezählt.
plot-authorize = Antwortzeit: authorize
plot-authorize-text = Wo Anmeldungen beginnen. Jede Linie: die Zeit, in der dieser Teil der Anfragen beantwortet war.
plot-token = Antwortzeit: token
plot-token-text = Wo Apps ihre Token bekommen. Jede Linie: die Zeit, in der dieser Teil der Anfragen beantwortet war.
plot-userinfo = Antwortzeit: userinfo
plot-userinfo-text = Wo Apps fragen, wer es ist. Jede Linie: die Zeit, in der dieser Teil der Anfragen beantwortet war.
plot-pages = Zusätzliche Zeit für Seiten des Forums
plot-pages-text = Wie lange eine Anfrage hier war, bevor das Forum gefragt wurde. Jede Linie: die Zeit, in der dieser Teil der Anfragen weitergegeben war.
plot-cache = Mitglieder aus dem Zwischenspeicher
plot-cache-text = Wie oft es nicht nötig war, das Forum zu fragen, wer jemand ist.
plot-week = Stunden der Woche
plot-week-text = Anmeldungen nach Stunde (UTC).
plot-secrets = Alte und neue Geheimnisse
plot-secrets-text = Mit welchem ihrer Geheimnisse eine App bewiesen hat, wer sie ist. Wird das alte nicht mehr gebraucht, dann beende es.

line-half = die Hälfte
line-most = 95 %
line-nearly-all = 99 %
line-cache = aus dem Zwischenspeicher
line-newest = neuestes Geheimnis
line-older = älteres Geheimnis
line-app = diese App
result-ok = angemeldet
result-denied = abgelehnt oder nicht eingelassen
result-not-logged-in = zur Anmeldung beim Forum geschickt
result-banned = gesperrt
result-error = fehlgeschlagen

## Console: usage

admin-usage-title = Nutzung
admin-usage-30 = 30 Tage
admin-usage-90 = 90 Tage
admin-usage-365 = ein Jahr
admin-usage-logins = Anmeldungen
admin-usage-speed = Geschwindigkeit
admin-usage-late = Was in der letzten Minute geschah, ist noch nicht gezählt. Tage und Stunden sind die der Weltzeit (UTC).
admin-usage-codes = Was abgelehnt wurde
admin-table-code = Code
admin-table-event = Ereignis
admin-table-action = Aktion
admin-table-meaning = Bedeutung
admin-table-time = Zeit
admin-table-member = Mitglied
admin-table-request = Anfrage
admin-table-app = App
admin-table-more = Weitere
admin-table-find = Suchen
admin-confirm-cancel = Abbrechen
admin-confirm-end-secrets-title = Die alten Geheimnisse von { $what } beenden?
admin-confirm-end-secrets-text = Sie gelten sofort und für immer nicht mehr. Benutzt die App noch eines davon, kann sich dort niemand anmelden, bis sie das neueste hat.
admin-confirm-end-secrets-yes = Die alten beenden
admin-confirm-switch-off-title = { $what } ausschalten?
admin-confirm-switch-off-text = Bis sie wieder eingeschaltet wird, kann sich dort niemand anmelden, und sie erfährt nichts mehr über Mitglieder. Was Mitglieder ihr erlaubt haben, bleibt.
admin-confirm-switch-off-yes = Ausschalten

## Console: what happened at an app

admin-log-title = Protokoll
admin-log-added = Die Adresse ist jetzt eingetragen.
admin-log-addresses = Abgelehnte Rücksprungadressen
admin-log-addresses-text = Jeder kann eine Adresse hierher schicken. Trage nur ein, was in den Einstellungen der App selbst steht. Was abweicht, ist markiert.
admin-log-sent = gesendet
admin-log-registered = eingetragen
admin-log-times =
    { $count ->
        [one] einmal
       *[other] { $count }-mal
    }
admin-log-last = zuletzt { $time }
admin-log-elsewhere = Diese Adresse liegt auf einem Host, den die App bisher nicht benutzt. Wer ihn betreibt, bekäme die Anmeldungen deiner Mitglieder.
admin-log-fault = Sie lässt sich nicht eintragen:
admin-log-add = Diese Adresse eintragen
admin-log-events = Die letzten 200 Ereignisse
admin-log-events-text = Anmeldungen, und was abgelehnt wurde; 30 Tage aufbewahrt. Was sich innerhalb einer Minute wiederholt, steht einmal da, mit der Anzahl.
admin-log-detail = Einzelheiten
admin-log-empty = Bei dieser App ist seit 30 Tagen nichts geschehen.
admin-log-codes = Was die Codes bedeuten
admin-log-here = Hier in der Konsole: { $place }
admin-difference-scheme = Nur das Schema weicht ab: Prüf in den Einstellungen der App die öffentliche Adresse und beim Proxy davor X-Forwarded-Proto.
admin-difference-port = Nur der Port weicht ab: Prüf in den Einstellungen der App die öffentliche Adresse und beim Proxy davor das Host-Feld, das er weitergibt.
admin-difference-close = Nur ?close weicht ab: Stelle in Rocket.Chat den Anmeldestil ein.
admin-event-ok = angemeldet
admin-event-access-denied = Das Mitglied hat abgelehnt oder darf die App nicht benutzen.

## Console: members of an app

admin-users-title = Mitglieder
admin-users-text = Wer diese App erlaubt hat oder bei ihr angemeldet ist.
admin-users-since = Seit
admin-users-last-used = Zuletzt benutzt
admin-users-logins = Sitzungen
admin-users-sees = Darf sehen
admin-users-remove = Entfernen
admin-users-remove-all = Alle entfernen
admin-users-none = Niemand benutzt diese App.
admin-users-removed = Dem Mitglied ist der Zugriff entzogen, und die App weiß es.
admin-users-removed-untold = Dem Mitglied ist der Zugriff entzogen. Die App weiß es nicht, denn sie hat keine Adresse dafür: Vielleicht bleibt das Mitglied dort angemeldet.
admin-users-removed-all = Allen Mitgliedern ist der Zugriff entzogen, und die App weiß es.
admin-users-removed-all-untold = Allen Mitgliedern ist der Zugriff entzogen. Die App weiß es nicht, denn sie hat keine Adresse dafür: Vielleicht bleiben Mitglieder dort angemeldet.
admin-users-removed-some = Vielen Mitgliedern ist der Zugriff entzogen. Es gibt noch weitere: Mach es noch einmal.
admin-confirm-remove-user-title = { $what } den Zugriff entziehen?
admin-confirm-remove-user-text = Die App kann das Konto dieses Mitglieds dann nicht mehr benutzen und muss neu fragen. Wenn sie eine Adresse dafür hat, wird sie aufgefordert, es abzumelden.
admin-confirm-remove-user-yes = Zugriff entziehen
admin-confirm-remove-users-title = Allen Mitgliedern den Zugriff auf { $what } entziehen?
admin-confirm-remove-users-text = Alle werden bei der nächsten Anmeldung neu gefragt. Wenn die App eine Adresse dafür hat, wird sie aufgefordert, alle abzumelden. Bei sehr vielen Mitgliedern musst du es einige Male wiederholen.
admin-confirm-remove-users-yes = Allen entziehen
admin-confirm-add-address-title = Eine Adresse auf einem anderen Host eintragen?
admin-confirm-add-address-text = { $what } liegt auf einem Host, den die App bisher nicht benutzt. Wer ihn betreibt, bekäme die Anmeldungen deiner Mitglieder. Trag die Adresse nur ein, wenn du weißt, dass sie der App gehört.
admin-confirm-add-address-yes = Diese Adresse eintragen
admin-confirm-add-other-address-title = Diese Adresse eintragen?
admin-confirm-add-other-address-text = Sie ist nicht die eingetragene Adresse; was abweicht, ist markiert. Auch dorthin könnten dann die Anmeldungen deiner Mitglieder gehen. Trag sie nur ein, wenn sie in den Einstellungen der App selbst steht.
admin-confirm-add-other-address-yes = Diese Adresse eintragen

## Console: members

admin-members-title = Mitglieder
admin-members-find = Name oder Nummer
admin-members-find-text = Mitglieder findest du über ihre Nummer im Forum. Über den Namen findest du sie, sobald sie sich bei einer App angemeldet haben.
admin-members-nobody = Niemand mit diesem Namen oder dieser Nummer ist bekannt.
admin-members-apps = Apps, die dieses Konto benutzen
admin-members-no-apps = Keine App benutzt dieses Konto.
admin-members-receives = Was sie bekommt
admin-members-others = Was andere Apps bekämen
admin-members-end = Alle Sitzungen beenden
admin-members-ended =
    { $count ->
        [0] Es gab keine Sitzung zu beenden.
        [one] { $count } Sitzung ist beendet, und ihre App weiß es.
       *[other] { $count } Sitzungen sind beendet, und ihre Apps wissen es.
    }
admin-members-ended-untold = Alle Sitzungen sind beendet. Apps, die keine Adresse dafür haben, wissen es nicht: Vielleicht bleibt das Mitglied dort angemeldet.
admin-member-number = Mitgliedsnummer
admin-member-name = Benutzername für Apps
admin-member-name-none = noch keiner: Er wird bei der ersten Anmeldung vergeben
admin-member-standing = Im Forum
admin-member-email = E-Mail-Adresse
admin-member-email-untold = erfahren Apps nicht: Das Forum hat sie nicht bestätigt
admin-member-groups = Gruppen
admin-standing-let-in = darf hinein
admin-standing-refused = darf nicht hinein
admin-why-P310 = im Forum gesperrt
admin-why-P311 = nicht freigeschaltet oder abgeschaltet
admin-why-P313 = E-Mail-Adresse nicht bestätigt
admin-standing-gone = gibt es nicht mehr
admin-standing-not-asked = Das Forum kann Mitglieder nicht nach ihrer Nummer nachschlagen.
admin-standing-unknown = Das Forum antwortet nicht.
admin-receives-title = Was { $app } bekommt
admin-receives-refused = Das Mitglied würde nicht hineingelassen:
admin-confirm-end-logins-title = Alle Sitzungen von { $what } beenden?
admin-confirm-end-logins-text = Keine App bekommt mehr Token für dieses Mitglied; Apps, die eine Adresse dafür haben, werden aufgefordert, es abzumelden. Was erlaubt wurde, bleibt erlaubt. Beim Forum bleibt das Mitglied angemeldet.
admin-confirm-end-logins-yes = Alle beenden

## Console: the audit trail

admin-trail-title = Änderungen
admin-trail-text = Wer was wann und von wo geändert hat. Niemand kann diese Liste bearbeiten; die Einträge sind verkettet, sodass eine Änderung auffiele.
admin-trail-person = Mitglied oder anderer Urheber
admin-trail-app = Client-ID
admin-trail-day = Tag (UTC)
admin-trail-any = alle
admin-trail-wrong = Dieser Tag ist nicht zu verstehen. Schreib ihn so: 2026-11-21.
admin-trail-who = Wer
admin-trail-on = Betrifft
admin-trail-member = Mitglied { $member }
admin-trail-details = Einzelheiten
admin-trail-show = Zeigen
admin-trail-before = vorher
admin-trail-after = nachher
admin-trail-none = Kein Eintrag passt.
admin-trail-newest = Neueste
admin-trail-older = Ältere
admin-trail-files = Dasselbe als Datei, mit höchstens { $count } Einträgen:

## Console: signing keys

admin-keys-title = Schlüssel
admin-keys-text = Sie lösen einander von selbst ab. Ein neuer wird allen Apps genannt, bevor er signiert; ein alter bleibt, bis sein letztes Token abgelaufen ist.
admin-keys-asked = Die nächsten Schlüssel kommen in wenigen Sekunden.
admin-keys-key = Schlüssel
admin-keys-algorithm = Algorithmus
admin-keys-state = Status
admin-keys-age = Alter
admin-keys-signs-from = Signiert ab
admin-keys-last-token = Letztes Token läuft ab
admin-keys-over = abgelaufen
admin-keys-none = Es gibt noch keine Schlüssel.
admin-keys-rotate = Jetzt die nächsten Schlüssel erzeugen
admin-keys-replace = Sofort alle Schlüssel ersetzen
admin-key-waiting = wartet
admin-key-in-use = in Gebrauch
admin-key-retired = abgelöst
admin-key-distrusted = nicht mehr vertraut
admin-confirm-rotate-keys-title = Jetzt die nächsten Schlüssel erzeugen?
admin-confirm-rotate-keys-text = Sie werden allen Apps sofort genannt und signieren, sobald jede App Zeit hatte, sie zu holen. Niemand wird abgemeldet.
admin-confirm-rotate-keys-yes = Schlüssel erzeugen
admin-confirm-replace-keys-title = Sofort alle Schlüssel ersetzen?
admin-confirm-replace-keys-text = Nur wenn jemand anderes die Schlüssel haben könnte. Neue signieren sofort, die alten werden vergessen: Token mit ihrer Signatur gelten nicht mehr, und manche Mitglieder müssen sich neu anmelden.
admin-confirm-replace-keys-yes = Alle ersetzen

## Console: health

admin-health-title = Zustand
admin-health-fine = Alles funktioniert.
admin-health-warned = Alles funktioniert. Sieh dir aber die Hinweise an.
admin-health-failing =
    { $count ->
        [one] { $count } Sache funktioniert gerade nicht.
       *[other] { $count } Sachen funktionieren gerade nicht.
    }
admin-health-at = Nachgesehen: { $time }. Lade die Seite neu, um noch einmal nachzusehen.
admin-health-state-fine = in Ordnung
admin-health-state-warning = Hinweis
admin-health-state-failing = geht nicht
admin-health-configuration = Konfiguration
admin-health-public-address = Öffentliche Adresse
admin-health-listens = Lauscht an
admin-health-certificates = Zertifikat
admin-health-forum = Forum
admin-health-source = Wo Mitglieder nachgeschlagen werden
admin-health-lookups = Nachschlagen von Mitgliedern
admin-health-server = Webserver des Forums
admin-health-api = Geschützte API
admin-health-store = Speicher
admin-health-operations = Überwachung
admin-health-keys = Schlüssel
admin-health-old-secrets = API von Mattermost
admin-health-console = Konsole
admin-health-warning = Warnung zur Konfiguration

# Which page of which app: "Log: Rocket.Chat"
admin-title-of = { $page }: { $app }
