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
nameless = (bez nazwy)

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

## Authorised apps

apps-title = Aplikacje, które korzystają z Twojego konta w serwisie { $forum }
apps-text = Do tych aplikacji logujesz się kontem z tego serwisu. Odłącz te, z których już nie korzystasz.
apps-none = Żadna aplikacja nie korzysta jeszcze z Twojego konta.
apps-sees = Widzi { $facts }.
apps-since = Od { $day }
apps-used-today = ostatnie użycie dzisiaj
apps-used-yesterday = ostatnie użycie wczoraj
apps-last-used = ostatnie użycie { $day }
apps-unused = już { $duration } bez użycia
apps-no-login = obecnie brak sesji
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
apps-remove-all = Wyloguj się ze wszystkich aplikacji
apps-removed = Aplikacja { $app } nie może już korzystać z Twojego konta.
apps-removed-anonymous = Aplikacja nie może już korzystać z Twojego konta.
apps-removed-all = Żadna aplikacja nie może już korzystać z Twojego konta.
remove-title = Odebrać dostęp aplikacji { $app }?
remove-text = Aplikacja { $app } nie będzie już mogła korzystać z Twojego konta i będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tej aplikacji pozostaną.
remove-text-anonymous = Aplikacja nie będzie już mogła korzystać z Twojego konta i będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tej aplikacji pozostaną.
remove-told = Aplikacja { $app } dowie się o tym i wyloguje Cię u siebie.
remove-not-told = Aplikacja { $app } się o tym nie dowie: Twoja sesja może w niej trwać, dopóki się nie wylogujesz.
remove-all-title = Wylogować się ze wszystkich aplikacji?
remove-all-text = Żadna z tych aplikacji nie będzie już mogła korzystać z Twojego konta i każda będzie musiała na nowo poprosić Cię o zgodę. Twoje wpisy w tych aplikacjach pozostaną.
remove-cancel = Zachowaj
remove-yes = Odbierz dostęp
remove-all-yes = Wyloguj się ze wszystkich aplikacji

app-title = Aplikacja { $app } i Twoje konto
app-access = Dostęp do Twoich danych
app-left-out = Na Twoje życzenie pominięto: { $facts }.
app-logins = Twoje sesje w tej aplikacji
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
device-wrong = Żadne urządzenie nie czeka na ten kod. Kod jest ważny dziesięć minut; jeśli Twój jest starszy, wyświetl na urządzeniu nowy.
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
login-button = Zaloguj się do serwisu { $forum }
login-new-tab = otwiera się w nowej karcie
login-continue = Jestem już po logowaniu, dalej
login-refresh = Ta strona co kilka sekund sama sprawdza, czy logowanie się udało, najdłużej przez pięć minut.
login-again-title = Zaloguj się jeszcze raz do serwisu { $forum }
login-again-text = Aplikacja { $app } prosi o ponowne zalogowanie albo o inne konto. Wyloguj się z serwisu { $forum }, zaloguj się jeszcze raz i wróć na tę stronę.
login-again-text-anonymous = Aplikacja prosi o ponowne zalogowanie albo o inne konto. Wyloguj się z serwisu { $forum }, zaloguj się jeszcze raz i wróć na tę stronę.
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
logout-one-more = Został jeszcze jeden krok: wyloguj się też z samego serwisu { $forum }. Może on jeszcze raz poprosić o potwierdzenie.
logout-forum = Wyloguj się z serwisu { $forum }
logout-continue = Wróć do aplikacji { $app }
logout-continue-anonymous = Wróć do aplikacji
logout-stayed-title = Nie wylogowano Cię
logout-stayed-text = Nic się nie zmieniło.

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
plot-logins-text = Kody wydane aplikacjom, z podziałem na aplikacje.
plot-results = Jak kończą się logowania
plot-results-text = Jeśli trzeba najpierw zalogować się na forum, liczy się to osobno, a po powrocie logowanie liczy się jeszcze raz.
plot-first = Pierwsze logowania
plot-first-text = Użytkownicy, którzy po raz pierwszy dali dostęp jakiejś aplikacji.
plot-active = Aktywne sesje
plot-active-text = Otwarte sesje w aplikacjach, liczone raz na godzinę.
plot-authorize = Czas odpowiedzi: authorize
plot-authorize-text = Tu zaczyna się logowanie. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-token = Czas odpowiedzi: token
plot-token-text = Tu aplikacje dostają tokeny. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-userinfo = Czas odpowiedzi: userinfo
plot-userinfo-text = Tu aplikacje pytają, kto się zalogował. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-pages = Opóźnienie stron forum
plot-pages-text = Jak długo żądanie było tutaj, zanim trafiło do forum. Każda linia pokazuje, jakiego czasu nie przekroczyła dana część żądań.
plot-cache = Sesje znalezione w pamięci podręcznej
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
result-denied = odmowa
result-not-logged-in = odesłano do logowania na forum
result-banned = konto zawieszone
result-error = nie udało się
