# Polski. Zwracamy się do ludzi na „Ty”, bez form Pan i Pani i bez czasowników, które zdradzają płeć.

## The language itself

language-name = Polski
number-group = {"\u00A0"}

# Miesiące zawsze w dopełniaczu: 3 maja 2026.
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }, godz. { $time } (UTC)

# Czas trwania zawsze w bierniku: „przez 1 minutę”, „odczekaj 1 minutę”.
duration-minutes =
    { $count ->
        [one] { $count } minutę
        [few] { $count } minuty
        [many] { $count } minut
       *[other] { $count } minuty
    }
duration-hours =
    { $count ->
        [one] { $count } godzinę
        [few] { $count } godziny
        [many] { $count } godzin
       *[other] { $count } godziny
    }
duration-months =
    { $count ->
        [one] { $count } miesiąc
        [few] { $count } miesiące
        [many] { $count } miesięcy
       *[other] { $count } miesiąca
    }
duration-days =
    { $count ->
        [one] { $count } dzień
        [few] { $count } dni
        [many] { $count } dni
       *[other] { $count } dnia
    }

## Every page

list-separator = { ", " }

skip = Przejdź do treści
title = { $page } · { $forum }
back = Wróć do serwisu { $forum }
privacy = Prywatność
terms = Regulamin
contact = Kontakt
the-app = aplikacja

## Consent

consent-title = Zalogować się do aplikacji { $app } przez serwis { $forum }?
consent-address = Adres aplikacji
consent-device = Program na tym urządzeniu: { $address }
consent-odd-name = Przyjrzyj się dobrze: w nazwie tej aplikacji są litery z różnych alfabetów albo niewidoczne znaki. Zaufaj adresowi, nie nazwie.
consent-odd-member = nietypowe litery
consent-unverified = Tę aplikację przygotował nie zespół serwisu { $forum }, lecz { $maker }.
consent-verified = Dodana przez zespół serwisu { $forum }
consent-you = Zalogowano jako
consent-switch = To nie Ty? Zaloguj się na inne konto
consent-sees = Aplikacja { $app } zobaczy
consent-new-since = Nowe od { $day }
consent-sees-already = Aplikacja { $app } już widzi
consent-can = Aplikacja { $app } będzie mogła
consent-cannot = Aplikacja { $app } nie będzie mogła
consent-new = nowe
consent-show = Pokaż
consent-hide = Ukryj
consent-stay = utrzymać logowanie przez { $duration } bez ponownego pytania
consent-optional = Pozycje z polem wyboru możesz odznaczyć: wtedy nie zostaną udostępnione.
consent-never = zobaczyć Twojego hasła, czytać Twoich prywatnych wiadomości ani pisać w Twoim imieniu
consent-take-back = Możesz to cofnąć w każdej chwili w sekcji { $apps }.
authorised-apps = Połączone aplikacje
consent-cancel = Anuluj
consent-allow = Zaloguj się do aplikacji { $app }

# W bierniku, bo po „zobaczy” i „widzi”.
sees-number = Twój numer użytkownika
sees-name = Twoją nazwę użytkownika
sees-picture = Twój awatar
sees-profile = Twoją stronę profilu
sees-email = Twój adres e-mail
sees-groups = Twoje grupy
sees-language = Twój język
picture-shown = jak wyżej
nothing-there = brak
consent-display-name = { $name } (nazwa wyświetlana)
consent-user-name = { $name } (nazwa użytkownika)

## Authorised apps

apps-text = Do tych aplikacji logujesz się kontem z tego serwisu. Odłącz te, z których już nie korzystasz.
apps-none = Żadna aplikacja nie korzysta z Twojego konta.
apps-sees = Widzi { $facts }.
apps-since = Od { $day }
apps-used-today = ostatnie użycie dzisiaj
apps-used-yesterday = ostatnie użycie wczoraj
apps-last-used = ostatnie użycie { $day }
apps-unused = już { $duration } bez użycia
apps-no-login = Aplikacja nie ma teraz wglądu w Twoje konto. Twoja sesja może w niej jednak nadal trwać.
apps-logins =
    { $count ->
        [one] { $count } sesja
        [few] { $count } sesje
        [many] { $count } sesji
       *[other] { $count } sesji
    }
apps-made-by = Twórca: { $maker }, a nie zespół serwisu { $forum }
apps-details = Szczegóły
apps-remove = Odłącz
apps-remove-all = Odłącz wszystkie aplikacje
apps-removed = Aplikacja { $app } nie może już korzystać z Twojego konta.
apps-removed-anonymous = Aplikacja nie może już korzystać z Twojego konta.
apps-removed-all = Żadna aplikacja nie może już korzystać z Twojego konta.
remove-title = Odebrać dostęp aplikacji { $app }?
remove-text = Aplikacja { $app } nie będzie już mogła korzystać z Twojego konta i będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tej aplikacji pozostaną.
remove-text-anonymous = Aplikacja nie będzie już mogła korzystać z Twojego konta i będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tej aplikacji pozostaną.
remove-told = Aplikacja { $app } dowie się o tym i wyloguje Cię u siebie.
remove-not-told = Aplikacja { $app } się o tym nie dowie: Twoja sesja może w niej trwać, dopóki się nie wylogujesz.
remove-all-title = Odebrać dostęp wszystkim aplikacjom?
remove-all-text = Żadna z tych aplikacji nie będzie już mogła korzystać z Twojego konta i każda będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tych aplikacjach pozostaną.
remove-cancel = Zachowaj
remove-yes = Odbierz dostęp
remove-all-yes = Odbierz dostęp wszystkim

app-title = Aplikacja { $app } i Twoje konto
app-access = Dostęp do Twoich danych
app-left-out = Na Twoje życzenie pominięto: { $facts }.
app-logins = Twoje sesje w tej aplikacji
app-login-since = Zalogowano { $day }
app-more-logins =
    { $count ->
        [one] i jeszcze { $count } starsza sesja
        [few] i jeszcze { $count } starsze sesje
        [many] i jeszcze { $count } starszych sesji
       *[other] i jeszcze { $count } starszej sesji
    }
app-not-used = Aplikacja { $app } nie korzysta z Twojego konta.
app-back = Wszystkie aplikacje

## Choice of the language

language-title = Wybierz język
language-text = Dotyczy stron, na których logujesz się do innych aplikacji przez serwis { $forum }. Ta przeglądarka zapamięta wybór.
language-label = Język
language-browser = Jak w przeglądarce
language-save = Użyj tego języka
language-cancel = Wróć bez zmian

## Devices

device-title = Połącz urządzenie
device-text = Wpisz kod, który pokazuje urządzenie lub program.
device-code = Kod
device-continue = Dalej
device-wrong = Żadne urządzenie nie czeka na ten kod: został już użyty albo ma więcej niż dziesięć minut. Sprawdź go albo wyświetl na urządzeniu nowy.
device-warning = Wpisuj tylko kod z urządzenia lub programu uruchomionego przez Ciebie. Kto przysyła Ci kod, ten chce zalogować się na Twoje konto.
device-ask = Logujesz się właśnie na innym urządzeniu, które pokazuje kod { $code }. Jeśli to nieprawda, anuluj: kto przysłał Ci ten kod, ten chce zalogować się na Twoje konto.
device-allowed-title = Urządzenie jest połączone
device-allowed-text = Możesz zamknąć tę stronę: aplikacja { $app } za chwilę sama ruszy dalej.
device-denied-title = Urządzenie nie dostało dostępu
device-denied-text = Aplikacja { $app } niczego się nie dowiedziała. Możesz zamknąć tę stronę.

## Log in first

login-title = Najpierw zaloguj się do serwisu { $forum }
login-text = Aplikacja { $app } chce wiedzieć, kim jesteś. Zaloguj się do serwisu { $forum }, a potem wróć na tę stronę.
login-text-anonymous = Aplikacja chce wiedzieć, kim jesteś. Zaloguj się do serwisu { $forum }, a potem wróć na tę stronę.
login-text-console = Konsola jest dla wybranych użytkowników. Zaloguj się do serwisu { $forum }, a potem wróć na tę stronę.
login-button = Zaloguj się do serwisu { $forum }
login-new-tab = otwiera się w nowej karcie
login-continue = Jestem już po logowaniu, dalej
login-refresh = Ta strona co kilka sekund sama sprawdza, czy logowanie się udało, najdłużej przez pięć minut.
login-again-title = Zaloguj się jeszcze raz do serwisu { $forum }
login-again-text = Aplikacja { $app } prosi o ponowne zalogowanie albo o inne konto. Wyloguj się z serwisu { $forum }, zaloguj się jeszcze raz i wróć na tę stronę.
login-again-text-anonymous = Aplikacja prosi o ponowne zalogowanie albo o inne konto. Wyloguj się z serwisu { $forum }, zaloguj się jeszcze raz i wróć na tę stronę.
login-again-text-console = Zmiany w konsoli wymagają ponownego zalogowania. Wyloguj się z serwisu { $forum }, zaloguj się jeszcze raz i wróć na tę stronę.
login-again-button = Otwórz serwis { $forum }
login-no-refresh = Ta strona już sama nie sprawdza. Po zalogowaniu naciśnij przycisk.

## Back to an app by a form

form-post-title = Powrót do aplikacji
form-post-text = Jeśli nic się nie dzieje, naciśnij przycisk.
form-post-continue = Dalej

## Log out

logout-title = Wylogować się też z serwisu { $forum }?
logout-text = Wylogowano Cię z aplikacji { $app }. W tej przeglądarce nadal trwa Twoja sesja w serwisie { $forum }.
logout-text-nobody = W tej przeglądarce trwa Twoja sesja w serwisie { $forum }.
logout-told = Te aplikacje dowiedzą się o wylogowaniu:
logout-not-told = Tych aplikacji nie da się powiadomić. Wyloguj się z nich osobno:
logout-stay = Nie wylogowuj
logout-leave = Wyloguj się
logged-out-title = Wylogowano Cię
logged-out-text = Możesz zamknąć to okno.
logout-one-more-title = Jeszcze jeden krok
logout-one-more = Wyloguj się teraz też z samego serwisu { $forum }. Może on jeszcze raz poprosić o potwierdzenie.
logout-forum = Wyloguj się z serwisu { $forum }
logout-by-hand = Jeśli to nie wystarczyło, wyloguj się w samym serwisie { $forum }, a potem wróć tutaj.
logout-continue = Wróć do aplikacji { $app }
logout-continue-anonymous = Wróć do aplikacji
logout-stayed-title = Nie wylogowano Cię
logout-stayed-text = Nic się nie zmieniło.

## Console, for operators

admin-title = Konsola
admin-by-link = Przez link
admin-leave = Wyjdź
admin-read-only = Możesz wszystko przeglądać. Aby coś zmienić, najpierw zaloguj się ponownie.
admin-log-in-again = Zaloguj się ponownie
admin-tabs = Strony aplikacji { $app }
admin-stale-title = Zaloguj się ponownie
admin-stale-text = Niczego nie zmieniono. Zmiany wymagają logowania do serwisu { $forum } w ciągu ostatnich kilku minut. Wyloguj się, zaloguj ponownie i powtórz zmianę.
admin-error-P409-text = Została już użyta albo była otwarta dłużej niż godzinę. Niczego nie zmieniono. Wróć do konsoli i spróbuj ponownie.
admin-home = Wróć do konsoli
admin-link-title = Otwórz konsolę
admin-link-text = Ten link działa jeden raz, w tej przeglądarce. Potem przez godzinę możesz wszystko przeglądać i zmieniać.
admin-link-open = Otwórz konsolę
admin-odd-name = nietypowe litery
admin-apps = Aplikacje
admin-app = Aplikacja
admin-who = Kto ma dostęp
admin-everybody = wszyscy
admin-state = Stan
admin-on = włączona
admin-off = wyłączona
admin-no-apps = Nie ma jeszcze żadnej aplikacji.

admin-tab-settings = Ustawienia
admin-tab-secret = Sekret
admin-never = nigdy
admin-today = dzisiaj
admin-yesterday = wczoraj
admin-last-used = Ostatnie użycie
admin-secret-of = Sekret aplikacji { $app }
admin-secret-once = Nowy sekret, widoczny tylko ten jeden raz
admin-secret-made = Utworzono
admin-secret-works = Ważny
admin-secret-current = bezterminowo
admin-secret-until = do { $instant }
admin-secret-ended = wygasł { $instant }
admin-secret-from = Skąd
admin-secret-today = Użycia dzisiaj
admin-secret-note = Notatka
admin-secret-note-hint = Na przykład gdzie jest używany. Najwyżej 64 znaki.
admin-secret-end-on = Wygasa
admin-secret-end-on-hint = Przestaje działać z początkiem tego dnia (UTC). Puste: bezterminowo.
admin-secret-days = Dni są liczone według UTC. Adres należy do serwera, który ostatnio użył sekretu.
admin-secret-none = Ta aplikacja nie ma sekretu. Uwierzytelnia się inaczej albo wcale.
admin-secret-end = Unieważnij stare już teraz
admin-secret-old-ended = Stare sekrety zostały unieważnione. Został tylko najnowszy.
admin-secret-new = Nowy sekret
# Dalej stoi czas trwania w bierniku („1 godzinę”) albo „wcale”.
admin-secret-keep = Ile jeszcze ma działać stary sekret
admin-secret-at-once = wcale
admin-secret-make = Utwórz nowy sekret
admin-delete-title = Usunąć aplikację { $app }?
admin-delete-text =
    { $count ->
        [0] Nikt nie ma do niej dostępu. Aplikacja zostanie w koszu przez siedem dni i można ją przywrócić.
        [one] { $count } użytkownik od razu straci dostęp. Aplikacja zostanie w koszu przez siedem dni i można ją przywrócić.
        [few] { $count } użytkownicy od razu stracą dostęp. Aplikacja zostanie w koszu przez siedem dni i można ją przywrócić.
        [many] { $count } użytkowników od razu straci dostęp. Aplikacja zostanie w koszu przez siedem dni i można ją przywrócić.
       *[other] { $count } użytkownika od razu straci dostęp. Aplikacja zostanie w koszu przez siedem dni i można ją przywrócić.
    }
admin-delete-name = Aby kontynuować, wpisz nazwę aplikacji: { $app }
admin-delete-wrong = To nie jest jej nazwa.
admin-delete-cancel = Zachowaj
admin-delete-yes = Usuń
admin-bin = Kosz
admin-bin-text = Aplikacje usunięte w ciągu ostatnich siedmiu dni. Dopóki tu są, nikt nie może z nich korzystać.
admin-bin-empty = Kosz jest pusty.
admin-bin-until = zniknie na zawsze { $instant }
admin-restore = Przywróć
admin-restored = Aplikacja została przywrócona wraz z ustawieniami i sekretami. Użytkownicy muszą zalogować się do niej ponownie.

admin-settings-of = Ustawienia aplikacji { $app }
admin-saved = Zapisano.
admin-wrong = Niczego nie zapisano: niektóre pola wymagają poprawek.
admin-meanwhile = Niczego nie zapisano: ktoś inny zmienił tę aplikację, gdy formularz był otwarty. W polach jest to, co wpisano tutaj, a pod nimi to, co zapisano w międzyczasie. Zapisanie teraz to zastąpi.
admin-theirs = Zapisane przez: { $who }, { $instant }:
admin-theirs-unknown = Zapisane w międzyczasie:
admin-theirs-nothing = nic
admin-fault-empty = To pole nie może być puste.
admin-fault-unseen = Zawiera znak, którego nie widać.
admin-fault-long = Najwyższa liczba znaków: { $most }.
admin-fault-many = Najwyżej { $most }.
admin-fault-groups = Najwyższa liczba grup: { $most }; każda musi mieć widoczną nazwę.
admin-fault-unknown = Ta wartość nie jest tu możliwa: { $value }.
admin-fault-address = To nie jest adres: { $value }. Wpisz go w całości, na przykład https://chat.example.org.
admin-fault-address-length = Adres ma od 1 do 2000 znaków.
admin-fault-address-character = Adres { $value } zawiera niedozwolony znak. Zapisz go jako %XX.
admin-fault-address-fragment = Adres { $value } nie może zawierać #.
admin-fault-address-wildcard = Adres { $value } nie może zawierać *: adresy są porównywane znak po znaku.
admin-fault-address-dots = Adres { $value } nie może mieć części . ani ..
admin-fault-address-https = Adres { $value } musi zaczynać się od https://. Samo http jest tylko dla własnego komputera albo sieci testowych.
admin-fault-address-user = Adres { $value } nie może zawierać nazwy użytkownika.
admin-fault-address-letters = W adresie { $value } schemat i host muszą być małymi literami, a zwykły port trzeba pominąć.
admin-fault-address-scheme = Adres { $value } musi zaczynać się od https:// albo od własnej nazwy aplikacji z kropką, jak com.example.app:/callback.
admin-fault-address-query = Adres { $value } nie może zawierać ? ani #.
admin-fault-public = Niemożliwe w aplikacji bez sekretu: każdy może się pod nią podszyć.
admin-fault-pkce = Aplikacja bez sekretu musi używać PKCE.
admin-fault-optional-unasked = Użytkownicy nie mogą pominąć zakresu { $value }: aplikacja nie może o niego prosić.
admin-fault-optional-needed = Zakresu { $value } nie można pominąć: tylko e-mail i grupy.
admin-fault-optional-trusted = Zaufana aplikacja nikogo nie pyta, więc nie można niczego pominąć.
admin-fault-optional-email = Aplikacja wymaga adresu e-mail, więc użytkownicy nie mogą go pominąć.
admin-fault-keys = Potrzebny jest adres, pod którym aplikacja publikuje swoje klucze.
admin-fault-access-life = Od jednej sekundy do 30 dni.
admin-fault-refresh-life = Od jednej sekundy do 10 lat.
admin-fault-time = Wpisz czas, na przykład 15m, 12h albo 30d.
admin-fault-day = Zapisz datę tak: 2026-11-21.
admin-fault-end = Koniec musi być w przyszłości, w ciągu dziesięciu lat.
admin-disabled = Ta aplikacja jest wyłączona: nikt nie może się do niej zalogować. Zgody udzielone przez użytkowników pozostają.
admin-switched-on = Aplikacja jest włączona. Użytkownicy mogą się do niej znowu logować.
admin-client-id = ID klienta
admin-preset = Szablon
admin-made-by = Twórca
admin-save = Zapisz
admin-enable = Włącz
admin-disable = Wyłącz
admin-delete = Usuń
admin-breaks = To może zakłócić działanie aplikacji
admin-breaks-yes = Wiem, zapisz mimo to
admin-break-address = Nie będzie już dostawać odpowiedzi pod adresem { $value }.
admin-break-scope = Nie będzie już mogła prosić o zakres { $value }.
admin-break-groups = Mniej użytkowników będzie mogło z niej korzystać.
admin-break-pkce = Od teraz będzie musiała używać PKCE.
admin-break-pushed = Od teraz będzie musiała wysyłać żądania z wyprzedzeniem (PAR).
admin-break-auth = Od teraz będzie musiała uwierzytelniać się tylko tym jednym sposobem.
admin-break-tokens = Jej tokeny będą od teraz wyglądać inaczej.
admin-break-refresh = Tokeny odświeżania będą wydawane według innej reguły.
admin-break-quirk = Coś, na co jej pozwalano poza standardami, nie będzie już dozwolone.
admin-default = według konfiguracji
admin-refresh-always = zawsze
admin-refresh-asked = gdy prosi o offline_access
admin-refresh-never = nigdy
admin-auth-any = dowolnym sposobem
admin-auth-basic = sekretem w nagłówku
admin-auth-post = sekretem w formularzu
admin-auth-key = podpisem własnym kluczem
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = losowe
admin-format-jwt = podpisane (JWT)
admin-g-about = Co widzą użytkownicy
admin-g-addresses = Adresy
admin-g-members = Użytkownicy
admin-g-proof = Uwierzytelnianie aplikacji
admin-g-tokens = Tokeny
admin-g-compatibility = Zgodność
admin-f-name = Nazwa
admin-f-description = Opis
admin-f-homepage = Strona główna
admin-f-icon-url = Adres ikony
admin-f-url = Adres aplikacji
admin-f-redirect-uris = Adresy przekierowania, po jednym w wierszu
admin-f-redirect-uris-hint = Tam trafiają odpowiedzi. Tylko https, porównywane znak po znaku; bez # i bez *.
admin-f-token-redirect-aliases = Akceptowane tylko w punkcie końcowym token
admin-f-token-redirect-aliases-hint = Rocket.Chat dodaje tam ?close.
admin-f-post-logout-redirect-uris = Dokąd przeglądarka może trafić po wylogowaniu
admin-f-backchannel-logout-uri = Gdzie aplikacja dowiaduje się o wylogowaniach
admin-f-backchannel-logout-session-required = Trzeba jej podać, która sesja się skończyła
admin-f-allow-http = Zwykłe http jest dozwolone (tylko w sieciach testowych)
admin-f-allowed-groups = Grupy, które mogą z niej korzystać, po jednej w wierszu
admin-f-allowed-groups-hint = Puste: wszyscy użytkownicy.
admin-groups-offered = Zaznacz grupy forum albo wpisz ich nazwy poniżej.
admin-groups-unknown = Na forum nie ma teraz grupy o tej nazwie: { $value }. Zwróć uwagę na wielkie litery i spacje.
admin-f-denied-groups = Grupy, które nie mogą z niej korzystać
admin-f-trusted = Zaufana: użytkownicy nie są pytani o zgodę
admin-f-scopes = Co może zobaczyć
admin-f-optional-scopes = Co użytkownicy mogą pominąć
admin-f-in-development = Jest w budowie: strony błędów pokazują adresy każdemu, kto na nie trafi
admin-f-require-email = Wymaga potwierdzonego adresu e-mail
admin-f-auth-method = Aplikacja uwierzytelnia się
admin-f-jwks-uri = Gdzie publikuje swoje klucze
admin-f-require-pkce = Musi używać PKCE
admin-f-require-pushed-requests = Musi wysyłać żądania z wyprzedzeniem (PAR)
admin-f-refresh = Dostaje tokeny odświeżania
admin-scope-nothing = nic więcej
admin-f-access-secs = Ważność tokenów dostępu
admin-f-access-secs-hint = Na przykład 15m lub 12h. Puste: według konfiguracji.
admin-f-refresh-secs = Ważność tokenów odświeżania
admin-f-id-token-alg = Algorytm tokenów ID
admin-f-access-token-format = Postać tokenów dostępu
admin-f-device-flow = Logowanie z urządzeń bez przeglądarki
admin-f-client-credentials = Tokeny we własnym imieniu
admin-f-token-in-query = Token dostępu może być częścią adresu
admin-f-token-params-in-query = Żądania tokenów mogą być częścią adresu
admin-f-credentials-twice = ID i sekret mogą przyjść dwa razy
admin-f-access-token-param = Parametr z tokenem dostępu, jeśli jest on w adresie
admin-breaks-logins =
    { $count ->
        [0] Nikt nie jest tam teraz zalogowany.
        [one] Trwa tam teraz { $count } sesja.
        [few] Trwają tam teraz { $count } sesje.
        [many] Trwa tam teraz { $count } sesji.
       *[other] Trwa tam teraz { $count } sesji.
    }

admin-add = Dodaj aplikację
admin-add-kind = Co to za aplikacja?
admin-add-other = Inna aplikacja
admin-add-of = Dodaj: { $kind }
admin-add-followed = Nic jeszcze nie dodano: adresy przekierowania odpowiadają teraz nowemu adresowi. Sprawdź je, a potem dodaj aplikację.
admin-added = Dodano aplikację { $app }
admin-added-once = ID i sekret. Sekret jest widoczny tylko ten jeden raz.
admin-client-secret = Sekret klienta
admin-callback = Adres przekierowania
admin-leave-empty = (pozostawić puste)
admin-try = Otwórz aplikację { $app } i wypróbuj logowanie
admin-test = Wypróbuj tę aplikację
admin-test-of = Test aplikacji { $app }
admin-test-last = Ostatnie logowanie
admin-test-receives = Co otrzymałaby o Tobie
admin-test-https = https
admin-test-loopback = na komputerze użytkownika
admin-test-http = samo http: każdy po drodze może to odczytać
admin-test-scheme = otwiera program
admin-kept = Mam już zapisany sekret
admin-back = Wstecz
admin-continue = Dalej
admin-g-where = Gdzie działa aplikacja
admin-f-url-hint = Na przykład https://chat.example.org. Gdy rodzaj aplikacji jest znany, wynikają z niego adresy przekierowania.
admin-f-public = Nie ma sekretu: działa w przeglądarce albo na telefonie
admin-search = Wyszukiwanie
admin-search-button = Szukaj
admin-found-none = Nie znaleziono żadnej aplikacji.
admin-apps-previous = Poprzednia
admin-apps-next = Następna
admin-apps-page = Strona { $page } z { $pages }
admin-active = Otwarte sesje
admin-logins-30 = Logowania, 30 dni
admin-errors = Błędy
admin-errors-text = Błędy: jaką część logowań odrzucono w ostatnich 30 dniach. „!” oznacza { $share } lub więcej: zajrzyj do dziennika aplikacji.
admin-unused = włączona, nieużywana?

## Not allowed

refused-P310-title = Twojego konta nie można używać w innych aplikacjach
refused-P310-text = Konto zostało zawieszone w serwisie { $forum }.
refused-P310-text-until = Konto zostało zawieszone w serwisie { $forum } do { $until }.
refused-P311-title = Twoje konto nie jest aktywne
refused-P311-text = Serwis { $forum } jeszcze go nie aktywował albo je wyłączył. Poszukaj wiadomości z serwisu { $forum } albo zapytaj jego zespół. Potem spróbuj ponownie.
refused-P313-title = Twój adres e-mail nie jest potwierdzony
refused-P313-text = Serwis { $forum } nie wie jeszcze, że ten adres należy do Ciebie. Potwierdź go tam na swoim koncie albo zapytaj zespół serwisu. Potem spróbuj ponownie.
refused-P411-title = Aplikacja { $app } nie jest dostępna dla wszystkich
refused-P411-title-anonymous = Ta aplikacja nie jest dostępna dla wszystkich
refused-P411-text = Aplikacja { $app } jest tylko dla niektórych użytkowników serwisu { $forum }.
refused-P411-text-anonymous = Ta aplikacja jest tylko dla niektórych użytkowników serwisu { $forum }.
refused-P411-text-one = Aplikacja { $app } jest dla członków grupy { $group }.
refused-P411-text-one-anonymous = Ta aplikacja jest dla członków grupy { $group }.
refused-P411-text-other = Aplikacja { $app } jest dla członków jednej z tych grup:
refused-P411-text-other-anonymous = Ta aplikacja jest dla członków jednej z tych grup:
refused-P431-title = Aplikacja { $app } potrzebuje Twojego adresu e-mail
refused-P431-title-anonymous = Ta aplikacja potrzebuje Twojego adresu e-mail
refused-P431-text = Aplikacja { $app } przyjmuje tylko adresy potwierdzone w serwisie { $forum }, a Twojego wśród nich nie ma. Podaj go tam na swoim koncie lub potwierdź, a potem spróbuj ponownie.
refused-P431-text-anonymous = Ta aplikacja przyjmuje tylko adresy potwierdzone w serwisie { $forum }, a Twojego wśród nich nie ma. Podaj go tam na swoim koncie lub potwierdź, a potem spróbuj ponownie.
refused-P308-title = Dwie sesje przeszkadzają sobie nawzajem
refused-P308-text = W Twojej przeglądarce są dwie sesje serwisu { $forum } i nie wiadomo, która jest Twoja. Usuń z przeglądarki pliki cookie serwisu { $forum }, zaloguj się i spróbuj jeszcze raz.
refused-nothing = Aplikacji { $app } niczego nie udostępniono.
refused-nothing-anonymous = Aplikacji niczego nie udostępniono.
refused-ask = Jeśli uważasz, że to pomyłka, zapytaj zespół serwisu { $forum }.

## Errors: by code, or by kind where several share one

error-title = Nie udało się
error-text = W linku, przez który tu trafiasz, lub w aplikacji, z której przychodzisz, jest błąd. Niczego nie udostępniono. Wróć do aplikacji { $app } i spróbuj ponownie albo powiadom jej administratora.
error-text-anonymous = W linku, przez który tu trafiasz, lub w aplikacji, z której przychodzisz, jest błąd. Niczego nie udostępniono. Wróć do aplikacji i spróbuj ponownie albo powiadom jej administratora.
error-for-operator = Dla administratora aplikacji { $app }
error-for-operator-anonymous = Dla administratora tej strony
operator-sent = wysłano
operator-registered = zarejestrowano
operator-sent-twice = wysłano dwa razy
operator-wrong = błąd
operator-reason = powód
error-code = kod
error-request = żądanie
error-log = dziennik
error-log-open = { $app } w konsoli
error-time = czas
error-explain = więcej
error-retry = Spróbuj ponownie
error-small-print = Kod { $code } · żądanie { $request }

error-later-title = Serwis { $forum } nie może teraz zalogować Cię do innych aplikacji
error-later-text = Spróbuj ponownie za minutę. Niczego nie udostępniono, a z Twoim kontem wszystko jest w porządku.

error-P210-title = Serwis { $forum } teraz nie odpowiada
error-P210-text = Spróbuj ponownie za minutę.
error-P211-title = Nie udało się zrozumieć tego żądania
error-P211-text = Można je odczytać na więcej niż jeden sposób, więc nie zostało przekazane dalej. Przeglądarki same nie wysyłają takich żądań.
error-P212-title = Nie ma tu żadnej strony
error-P212-text = Sprawdź adres albo wróć do serwisu { $forum }.
error-P213-title = To nie jest adres tej strony
error-P213-text = Otwórz serwis { $forum } pod jego publicznym adresem.
error-P217-title = Reszta żądania nie dotarła
error-P217-text = Sprawdź połączenie i spróbuj ponownie.
error-P218-title = Żądanie jest za duże
error-P218-text = Przekracza rozmiar, jaki dopuszcza ta strona.
error-P219-title = Twoja przeglądarka wysyła za dużo plików cookie
error-P219-text = Usuń pliki cookie serwisu { $forum } i spróbuj ponownie.
error-P301-title = Nie widzimy Twojego logowania
error-P301-text = Odesłano Cię do logowania więcej niż raz, a serwis { $forum } nadal widzi w Tobie gościa. Zezwól na pliki cookie serwisu { $forum }, zaloguj się tam i zacznij od nowa w aplikacji { $app }.
error-P301-text-anonymous = Odesłano Cię do logowania więcej niż raz, a serwis { $forum } nadal widzi w Tobie gościa. Zezwól na pliki cookie serwisu { $forum }, zaloguj się tam i zacznij od nowa w aplikacji.
error-P309-title = Ten link do logowania nie działa w tej przeglądarce
error-P309-text = Działa tylko w przeglądarce, w której zaczęło się logowanie, i tylko przez 30 minut. Niczego nie udostępniono. Zacznij od nowa w aplikacji { $app }.
error-P309-text-anonymous = Działa tylko w przeglądarce, w której zaczęło się logowanie, i tylko przez 30 minut. Niczego nie udostępniono. Zacznij od nowa w aplikacji.
error-P401-title = Nie znamy tej aplikacji
error-P401-text = Niczego nie udostępniono. Wróć na poprzednią stronę i spróbuj ponownie albo powiadom administratora aplikacji.
error-P402-title = Aplikacja { $app } odsyła Cię w miejsce, którego nie znamy
error-P402-title-anonymous = Aplikacja odsyła Cię w miejsce, którego nie znamy
error-P402-text = Niczego nie udostępniono. Wróć do aplikacji { $app } i spróbuj ponownie albo powiadom jej administratora.
error-P402-text-anonymous = Niczego nie udostępniono. Wróć do aplikacji i spróbuj ponownie albo powiadom jej administratora.
error-P408-title = Aplikacja { $app } pyta w sposób, którego nie rozumiemy
error-P408-title-anonymous = Aplikacja pyta w sposób, którego nie rozumiemy
error-P408-text = Niczego nie udostępniono. Wróć do aplikacji { $app } i spróbuj ponownie albo powiadom jej administratora.
error-P408-text-anonymous = Niczego nie udostępniono. Wróć do aplikacji i spróbuj ponownie albo powiadom jej administratora.
error-P409-title = Ta strona straciła ważność
error-P409-text = Została już użyta albo była otwarta dłużej niż dziesięć minut. Niczego nie udostępniono. Wróć do aplikacji { $app } i spróbuj ponownie.
error-P409-text-anonymous = Została już użyta albo była otwarta dłużej niż dziesięć minut. Niczego nie udostępniono. Wróć do aplikacji i spróbuj ponownie.
error-P414-title = Ten link stracił ważność
error-P414-text = Został już użyty albo minęło zbyt dużo czasu. Niczego nie udostępniono. Wróć do aplikacji i spróbuj ponownie.
error-P440-title = Nie znamy tej aplikacji
error-P440-text = Serwis { $forum } nie loguje nikogo pod tym adresem. Niczego nie udostępniono. Wróć na poprzednią stronę albo powiadom administratora aplikacji.
error-P442-title = Ta aplikacja nie widzi Twojego logowania
error-P442-text = Logowanie w serwisie { $forum } się powiodło, ale aplikacja { $app } tego nie widzi. Zezwól na pliki cookie serwisu { $forum } i spróbuj ponownie; jeśli to nie pomoże, powiadom administratora aplikacji.
error-P442-text-anonymous = Logowanie w serwisie { $forum } się powiodło, ale aplikacja tego nie widzi. Zezwól na pliki cookie serwisu { $forum } i spróbuj ponownie; jeśli to nie pomoże, powiadom administratora aplikacji.
error-P444-title = Tego żądania wylogowania nie można wykonać
error-P444-text = Jest niepełne albo dotyczy innej aplikacji lub innej sesji. Nikogo nie wylogowano.
error-P450-title = Za dużo prób
error-P450-text = Odczekaj chwilę i spróbuj ponownie.
error-P450-text-wait = Odczekaj { $wait } i spróbuj ponownie.
error-P505-title = Nie ma takiej aplikacji
error-P505-text = Została usunięta albo adres jest błędny.
error-P701-title = Ta strona nie jest dla Ciebie
error-P701-text = Mają do niej dostęp tylko niektórzy użytkownicy serwisu { $forum }.
error-P703-title = Tej strony nie można stąd otworzyć
error-P703-text = Jest dostępna tylko z określonych sieci.
error-P704-title = Ten link jest nieważny
error-P704-text = Działa tylko raz i tylko przez dziesięć minut. Poproś o nowy.
error-P900-title = Coś poszło nie tak
error-P900-text = Spróbuj ponownie. Jeśli to się powtórzy, powiadom administratora serwisu { $forum }.
error-P901-title = Ta strona pojawi się w późniejszej wersji
error-P901-text = Ten adres jest dla niej zarezerwowany.

## Console: numbers

number-decimal = ,
# Bez odstępu: 95%.
percent = { $number }%
time-us = { $number }{"\u00A0"}µs
time-ms = { $number }{"\u00A0"}ms
time-s = { $number }{"\u00A0"}s
weekday-1 = poniedziałek
weekday-2 = wtorek
weekday-3 = środa
weekday-4 = czwartek
weekday-5 = piątek
weekday-6 = sobota
weekday-7 = niedziela

plot-empty = W tym okresie niczego nie zliczono.
plot-table = Liczby w tabeli
plot-number = Liczba
plot-share = Udział
plot-others = inne aplikacje
plot-says-bars = Łącznie { $all }, najwięcej { $most } ({ $when }).
plot-says-lines = Od { $least } do { $most }.
plot-says-share = { $part }: { $share } spośród { $all }.
plot-says-week = Najwięcej: { $day }, godz. { $hour } – { $most }.

plot-logins = Logowania
plot-logins-text = Udane logowania, z podziałem na aplikacje.
plot-results = Jak kończą się logowania
plot-results-text = Jeśli trzeba najpierw zalogować się na forum, liczy się to osobno, a po powrocie logowanie liczy się jeszcze raz.
plot-first = Pierwsze logowania
plot-first-text = Użytkownicy, którzy po raz pierwszy dali dostęp jakiejś aplikacji.
plot-active = Otwarte sesje
plot-active-text = Sesje użytkowników w aplikacjach, liczone raz na godzinę.
plot-authorize = Czas odpowiedzi: authorize
plot-authorize-text = Tu zaczyna się logowanie. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-token = Czas odpowiedzi: token
plot-token-text = Tu aplikacje dostają tokeny. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-userinfo = Czas odpowiedzi: userinfo
plot-userinfo-text = Tu aplikacje pytają, kto się zalogował. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-pages = Opóźnienie stron forum
plot-pages-text = Jak długo żądanie było tutaj, zanim trafiło do forum. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-cache = Użytkownicy rozpoznani dzięki pamięci podręcznej
plot-cache-text = Jak często nie trzeba było pytać forum, kto jest zalogowany.
plot-week = Godziny w tygodniu
plot-week-text = Logowania według godzin (UTC).
plot-secrets = Stare i nowe sekrety
plot-secrets-text = Którym sekretem aplikacja potwierdziła swoją tożsamość. Gdy stary nie jest już używany, unieważnij go.

line-half = połowa
line-most = 95%
line-nearly-all = 99%
line-cache = z pamięci podręcznej
line-newest = najnowszy sekret
line-older = starszy sekret
line-app = ta aplikacja
result-ok = zalogowano
result-denied = odmowa lub brak dostępu
result-not-logged-in = odesłano do logowania na forum
result-banned = konto zawieszone
result-error = nie udało się

## Console: usage

admin-usage-title = Statystyki
admin-usage-30 = 30 dni
admin-usage-90 = 90 dni
admin-usage-365 = rok
admin-usage-logins = Logowania
admin-usage-speed = Szybkość
admin-usage-late = Ostatnia minuta nie jest jeszcze policzona. Dni i godziny według czasu UTC.
admin-usage-codes = Co odrzucono
admin-table-code = Kod
admin-table-event = Zdarzenie
admin-table-action = Działanie
admin-table-meaning = Znaczenie
admin-table-time = Czas
admin-table-member = Użytkownik
admin-table-request = Żądanie
admin-table-app = Aplikacja
admin-table-more = Więcej
admin-table-find = Szukaj
admin-confirm-cancel = Anuluj
admin-confirm-end-secrets-title = Unieważnić stare sekrety aplikacji { $what }?
admin-confirm-end-secrets-text = Przestaną działać od razu i na zawsze. Jeśli aplikacja wciąż używa któregoś z nich, nikt się do niej nie zaloguje, dopóki nie dostanie najnowszego.
admin-confirm-end-secrets-yes = Unieważnij stare
admin-confirm-switch-off-title = Wyłączyć aplikację { $what }?
admin-confirm-switch-off-text = Dopóki nie zostanie znów włączona, nikt się do niej nie zaloguje i nie dostanie ona żadnych danych użytkowników. Zgody udzielone przez użytkowników pozostają.
admin-confirm-switch-off-yes = Wyłącz

## Console: what happened at an app

admin-log-title = Dziennik
admin-log-added = Adres został zarejestrowany.
admin-log-addresses = Odrzucone adresy przekierowania
admin-log-addresses-text = Każdy może przysłać tu dowolny adres. Dodaj tylko taki, jaki jest w ustawieniach samej aplikacji. Różnice są zaznaczone.
admin-log-sent = wysłano
admin-log-registered = zarejestrowano
admin-log-times =
    { $count ->
        [one] raz
        [few] { $count } razy
        [many] { $count } razy
       *[other] { $count } raza
    }
admin-log-last = ostatnio { $time }
admin-log-elsewhere = Ten adres jest na hoście, z którego aplikacja dotąd nie korzystała. Kto zarządza tym hostem, mógłby przejąć logowania Twoich użytkowników.
admin-log-fault = Nie można go dodać:
admin-log-add = Dodaj ten adres
admin-log-events = Ostatnie 200 zdarzeń
admin-log-events-text = Logowania i wszystko, co odrzucono. Przechowywane przez 30 dni. Powtórzenia w ciągu minuty są zliczane.
admin-log-detail = Szczegóły
admin-log-empty = Od 30 dni w tej aplikacji nic się nie wydarzyło.
admin-log-codes = Co oznaczają kody
admin-log-here = Tutaj, w konsoli: { $place }
admin-difference-scheme = Różni się tylko schemat: sprawdź publiczny adres w ustawieniach aplikacji oraz nagłówek X-Forwarded-Proto w serwerze proxy, który przed nią stoi.
admin-difference-port = Różni się tylko port: sprawdź publiczny adres w ustawieniach aplikacji oraz nagłówek Host, który przekazuje stojący przed nią serwer proxy.
admin-difference-close = Różni się tylko ?close: ustaw w Rocket.Chat styl logowania.
admin-event-ok = zalogowano
admin-event-access-denied = Brak zgody użytkownika albo użytkownik nie może korzystać z tej aplikacji.

## Console: members of an app

admin-users-title = Użytkownicy
admin-users-text = Wszyscy, którzy dali dostęp tej aplikacji lub mają w niej otwartą sesję.
admin-users-since = Od
admin-users-last-used = Ostatnie użycie
admin-users-logins = Sesje
admin-users-sees = Może zobaczyć
admin-users-remove = Odbierz dostęp
admin-users-remove-all = Odbierz dostęp wszystkim
admin-users-none = Nikt nie korzysta z tej aplikacji.
admin-users-removed = Użytkownik stracił dostęp, a aplikacja dostała o tym wiadomość.
admin-users-removed-untold = Użytkownik stracił dostęp. Aplikacja nie dostała o tym wiadomości, bo nie ma na to adresu: sesja użytkownika może w niej trwać.
admin-users-removed-all = Wszyscy użytkownicy stracili dostęp, a aplikacja dostała o tym wiadomość.
admin-users-removed-all-untold = Wszyscy użytkownicy stracili dostęp. Aplikacja nie dostała o tym wiadomości, bo nie ma na to adresu: sesje użytkowników mogą w niej trwać.
admin-users-removed-some = Wielu użytkowników straciło dostęp. Są jeszcze następni: powtórz operację.
admin-confirm-remove-user-title = Odebrać dostęp użytkownikowi { $what }?
admin-confirm-remove-user-text = Aplikacja nie będzie już mogła korzystać z konta tego użytkownika i będzie musiała na nowo poprosić o zgodę. Jeśli ma na to adres, dostanie polecenie, by go wylogować.
admin-confirm-remove-user-yes = Odbierz dostęp
admin-confirm-remove-users-title = Odebrać wszystkim dostęp do aplikacji { $what }?
admin-confirm-remove-users-text = Przy następnym logowaniu wszyscy znów zobaczą prośbę o zgodę. Jeśli aplikacja ma na to adres, dostanie polecenie, by wszystkich wylogować. Przy bardzo wielu użytkownikach trzeba to powtórzyć kilka razy.
admin-confirm-remove-users-yes = Odbierz wszystkim
admin-confirm-add-address-title = Dodać adres na innym hoście?
admin-confirm-add-address-text = Adres { $what } jest na hoście, z którego aplikacja dotąd nie korzystała. Kto zarządza tym hostem, mógłby przejąć logowania Twoich użytkowników. Dodaj ten adres tylko wtedy, gdy wiesz, że należy do aplikacji.
admin-confirm-add-address-yes = Dodaj ten adres
admin-confirm-add-other-address-title = Dodać ten adres?
admin-confirm-add-other-address-text = To nie jest zarejestrowany adres; różnice są zaznaczone. Logowania Twoich użytkowników mogłyby trafiać także tam. Dodaj go tylko wtedy, gdy jest w ustawieniach samej aplikacji.
admin-confirm-add-other-address-yes = Dodaj ten adres

## Console: members

admin-members-title = Użytkownicy
admin-members-find = Nazwa lub numer
admin-members-find-text = Użytkownika można znaleźć po numerze na forum. Po nazwie – dopiero po jego pierwszym logowaniu do jakiejś aplikacji.
admin-members-nobody = Nie ma nikogo o takiej nazwie lub takim numerze.
admin-members-apps = Aplikacje, które korzystają z tego konta
admin-members-no-apps = Żadna aplikacja nie korzysta z tego konta.
admin-members-receives = Co dostaje
admin-members-others = Co dostałyby inne aplikacje
admin-members-end = Zakończ wszystkie sesje
admin-members-ended =
    { $count ->
        [0] Nie było żadnej sesji do zakończenia.
        [one] Zakończono { $count } sesję i powiadomiono jej aplikację.
        [few] Zakończono { $count } sesje i powiadomiono ich aplikacje.
        [many] Zakończono { $count } sesji i powiadomiono ich aplikacje.
       *[other] Zakończono { $count } sesji i powiadomiono ich aplikacje.
    }
admin-members-ended-untold = Zakończono wszystkie sesje. Aplikacje, które nie mają na to adresu, nie dostały wiadomości: sesja użytkownika może w nich trwać.
admin-member-number = Numer użytkownika
admin-member-name = Nazwa użytkownika dla aplikacji
admin-member-name-none = jeszcze brak: zostanie nadana przy pierwszym logowaniu
admin-member-standing = Status na forum
admin-member-email = Adres e-mail
admin-member-email-untold = aplikacje go nie dostają: forum go nie potwierdziło
admin-member-groups = Grupy
admin-standing-let-in = ma dostęp
admin-standing-refused = bez dostępu
admin-why-P310 = konto zawieszone na forum
admin-why-P311 = konto nieaktywowane lub wyłączone
admin-why-P313 = adres e-mail niepotwierdzony
admin-standing-gone = nie ma już takiego użytkownika
admin-standing-not-asked = Forum nie pozwala wyszukać użytkownika po numerze.
admin-standing-unknown = Forum nie odpowiada.
admin-receives-title = Co dostaje aplikacja { $app }
admin-receives-refused = Do tej aplikacji użytkownik nie miałby wstępu:
admin-confirm-end-logins-title = Zakończyć wszystkie sesje użytkownika { $what }?
admin-confirm-end-logins-text = Żadna aplikacja nie dostanie więcej tokenów tego użytkownika, a te, które mają na to adres, dostaną polecenie, by go wylogować. Udzielone zgody pozostaną. Sesja na forum trwa dalej.
admin-confirm-end-logins-yes = Zakończ wszystkie sesje

## Console: the audit trail

admin-trail-title = Audyt
admin-trail-text = Kto co zmienił, kiedy i skąd. Tej listy nikt nie może edytować; wpisy są ze sobą powiązane, więc każdą zmianę byłoby widać.
admin-trail-person = Użytkownik lub inny autor
admin-trail-app = ID klienta
admin-trail-day = Dzień (UTC)
admin-trail-any = wszystkie
admin-trail-wrong = Nie udało się odczytać daty. Zapisz ją tak: 2026-11-21.
admin-trail-who = Kto
admin-trail-on = Czego dotyczy
admin-trail-member = użytkownik { $member }
admin-trail-details = Szczegóły
admin-trail-show = Pokaż
admin-trail-before = przed
admin-trail-after = po
admin-trail-none = Żaden wpis nie pasuje.
admin-trail-newest = Najnowsze
admin-trail-older = Starsze
admin-trail-files = To samo jako plik (maksymalna liczba wpisów: { $count }):

## Console: signing keys

admin-keys-title = Klucze
admin-keys-text = Zmieniają się same. Nowy klucz jest ogłaszany wszystkim aplikacjom, zanim zacznie podpisywać, a stary pozostaje, dopóki nie wygaśnie jego ostatni token.
admin-keys-asked = Następne klucze powstaną w ciągu kilku sekund.
admin-keys-key = Klucz
admin-keys-algorithm = Algorytm
admin-keys-state = Stan
# Poniżej stoi czas trwania w bierniku: „3 dni”, „1 godzinę”.
admin-keys-age = Istnieje już
admin-keys-signs-from = Podpisuje od
admin-keys-last-token = Ostatni token wygasa
admin-keys-over = wygasł
admin-keys-none = Nie ma jeszcze żadnych kluczy.
admin-keys-rotate = Utwórz teraz następne klucze
admin-keys-replace = Wymień od razu wszystkie klucze
admin-key-waiting = czeka
admin-key-in-use = w użyciu
admin-key-retired = wycofany
admin-key-distrusted = już niezaufany
admin-confirm-rotate-keys-title = Utworzyć teraz następne klucze?
admin-confirm-rotate-keys-text = Zostaną od razu ogłoszone wszystkim aplikacjom, a zaczną podpisywać, gdy każda z nich zdąży je pobrać. Nikt nie zostanie wylogowany.
admin-confirm-rotate-keys-yes = Utwórz następne klucze
admin-confirm-replace-keys-title = Wymienić od razu wszystkie klucze?
admin-confirm-replace-keys-text = Tylko wtedy, gdy klucze mógł przejąć ktoś inny. Nowe od razu zaczną podpisywać, a stare zostaną zapomniane: podpisane nimi tokeny stracą ważność i niektórzy użytkownicy będą musieli zalogować się ponownie.
admin-confirm-replace-keys-yes = Wymień wszystkie klucze

## Console: health

admin-health-title = Stan systemu
admin-health-fine = Wszystko działa.
admin-health-warned = Wszystko działa, ale są ostrzeżenia do sprawdzenia.
admin-health-failing =
    { $count ->
        [one] { $count } element teraz nie działa.
        [few] { $count } elementy teraz nie działają.
        [many] { $count } elementów teraz nie działa.
       *[other] { $count } elementu teraz nie działa.
    }
admin-health-at = Sprawdzono { $time }. Odśwież stronę, aby sprawdzić ponownie.
admin-health-state-fine = w porządku
admin-health-state-warning = ostrzeżenie
admin-health-state-failing = nie działa
admin-health-configuration = Konfiguracja
admin-health-public-address = Adres publiczny
admin-health-listens = Nasłuchuje na
admin-health-certificates = Certyfikat
admin-health-forum = Forum
admin-health-source = Źródło danych o użytkownikach
admin-health-lookups = Sprawdzanie użytkowników
admin-health-server = Serwer WWW forum
admin-health-api = Chronione API
admin-health-store = Magazyn danych
admin-health-operations = Monitorowanie
admin-health-keys = Klucze
admin-health-old-secrets = API Mattermost
admin-health-console = Konsola
admin-health-warning = Ostrzeżenie dotyczące konfiguracji

# Która strona której aplikacji: „Dziennik: Rocket.Chat”
admin-title-of = { $page }: { $app }
