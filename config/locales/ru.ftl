# Русский. К участникам обращаемся на «вы», со строчной буквы.

## The language itself

language-name = Русский
number-group = {"\u00A0"}

# Месяцы всегда в родительном падеже: 3 мая 2026 г.
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
date-day = { $day } { $month } { $year }{"\u00A0"}г.
date-minute = { $day } { $month } { $year }{"\u00A0"}г., { $time } UTC

# Срок всегда в винительном падеже: «на 1 минуту», «подождите 1 минуту».
duration-minutes =
    { $count ->
        [one] { $count } минуту
        [few] { $count } минуты
        [many] { $count } минут
       *[other] { $count } минуты
    }
duration-hours =
    { $count ->
        [one] { $count } час
        [few] { $count } часа
        [many] { $count } часов
       *[other] { $count } часа
    }
duration-months =
    { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    }
duration-days =
    { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    }

## Every page

list-separator = { ", " }

skip = Перейти к содержанию
title = { $page } · { $forum }
back = Вернуться на форум «{ $forum }»
privacy = Конфиденциальность
terms = Условия использования
contact = Контакты
the-app = приложение

## Consent

consent-title = Войти в приложение «{ $app }» через форум «{ $forum }»?
consent-address = Адрес приложения
consent-device = Программа на этом устройстве: { $address }
consent-odd-name = Присмотритесь: в названии этого приложения смешаны буквы разных алфавитов или есть невидимые символы. Доверяйте адресу, а не названию.
consent-odd-member = необычные буквы
consent-unverified = Автор этого приложения — { $maker }, а не команда форума «{ $forum }».
consent-verified = Добавлено командой форума «{ $forum }»
consent-you = Вы вошли как
consent-switch = Это не вы? Войдите в другой аккаунт
consent-sees = Приложение «{ $app }» увидит
consent-new-since = Новое после { $day }
consent-sees-already = Приложение «{ $app }» уже видит
consent-can = Приложение «{ $app }» сможет
consent-cannot = Приложение «{ $app }» не сможет
consent-new = новое
consent-show = Показать
consent-hide = Скрыть
consent-stay = сохранить вход на { $duration } и не спрашивать снова
consent-optional = Где есть флажок, его можно снять: тогда эти данные не будут переданы.
consent-never = видеть ваш пароль, читать ваши личные сообщения или писать от вашего имени
consent-take-back = Отозвать доступ можно в любой момент в разделе «{ $apps }».
authorised-apps = Подключённые приложения
consent-cancel = Отмена
consent-allow = Войти в приложение «{ $app }»

# В винительном падеже: «увидит» и «видит».
sees-number = ваш номер участника
sees-name = ваше имя
sees-picture = ваш аватар
sees-profile = страницу вашего профиля
sees-email = ваш адрес электронной почты
sees-groups = ваши группы
sees-language = ваш язык
picture-shown = как выше
nothing-there = нет
consent-display-name = { $name } (отображаемое имя)
consent-user-name = { $name } (имя пользователя)

## Authorised apps

apps-text = В эти приложения вы входите с аккаунтом этого форума. Те, что вам больше не нужны, отключите.
apps-none = Ни одно приложение не использует ваш аккаунт.
apps-sees = Видит { $facts }.
apps-since = Подключено { $day }
apps-used-today = последнее использование: сегодня
apps-used-yesterday = последнее использование: вчера
apps-last-used = последнее использование: { $day }
apps-unused = не используется уже { $duration }
apps-no-login = Сейчас у приложения нет доступа к вашему аккаунту. Возможно, ваш сеанс там ещё продолжается.
apps-logins =
    { $count ->
        [one] { $count } сеанс
        [few] { $count } сеанса
        [many] { $count } сеансов
       *[other] { $count } сеанса
    }
apps-made-by = Автор — { $maker }, а не команда форума «{ $forum }»
apps-details = Подробнее
apps-remove = Отключить
apps-remove-all = Отключить все приложения
apps-removed = Приложение «{ $app }» больше не может использовать ваш аккаунт.
apps-removed-anonymous = Приложение больше не может использовать ваш аккаунт.
apps-removed-all = Больше ни одно приложение не может использовать ваш аккаунт.
remove-title = Отозвать доступ у приложения «{ $app }»?
remove-text = Приложение «{ $app }» больше не сможет использовать ваш аккаунт, и ему придётся снова просить у вас разрешение. Всё, что вы там написали, останется.
remove-text-anonymous = Приложение больше не сможет использовать ваш аккаунт, и ему придётся снова просить у вас разрешение. Всё, что вы там написали, останется.
remove-told = Приложение «{ $app }» узнает об этом и завершит ваш сеанс у себя.
remove-not-told = Приложение «{ $app }» об этом не узнает: возможно, ваш сеанс там продлится, пока вы не выйдете сами.
remove-all-title = Отозвать доступ у всех приложений?
remove-all-text = Ни одно из этих приложений больше не сможет использовать ваш аккаунт, и каждому придётся снова просить у вас разрешение. Всё, что вы там написали, останется.
remove-cancel = Оставить
remove-yes = Отозвать доступ
remove-all-yes = Отозвать весь доступ

app-title = Приложение «{ $app }» и ваш аккаунт
app-access = Доступ к вашим данным
app-left-out = Вы решили не передавать: { $facts }.
app-logins = Ваши сеансы в этом приложении
app-login-since = Вход: { $day }
app-more-logins =
    { $count ->
        [one] и ещё { $count } более давний сеанс
        [few] и ещё { $count } более давних сеанса
        [many] и ещё { $count } более давних сеансов
       *[other] и ещё { $count } более давнего сеанса
    }
app-not-used = Приложение «{ $app }» не использует ваш аккаунт.
app-back = Все приложения

## Choice of the language

language-title = Выберите язык
language-text = Для страниц, на которых вы входите в другие приложения через форум «{ $forum }». Этот браузер запомнит ваш выбор.
language-label = Язык
language-browser = Как в браузере
language-save = Выбрать этот язык
language-cancel = Вернуться без изменений

## Devices

device-title = Подключение устройства
device-text = Введите код, который показывает устройство или программа.
device-code = Код
device-continue = Продолжить
device-wrong = Ни одно устройство не ждёт этого кода: он уже использован или получен больше десяти минут назад. Проверьте его или получите на устройстве новый.
device-warning = Вводите код только с устройства или из программы, которые вы запустили сами. Тот, кто присылает вам код, хочет войти под вашим именем.
device-ask = Вы только что начали вход на другом устройстве, и на нём показан код { $code }. Если это не так, отмените вход: тот, кто прислал вам код, хочет войти под вашим именем.
device-allowed-title = Устройство подключено
device-allowed-text = Эту страницу можно закрыть: приложение «{ $app }» через мгновение само продолжит работу.
device-denied-title = Устройство не получило доступа
device-denied-text = Приложение «{ $app }» ничего не узнало. Эту страницу можно закрыть.

## Log in first

login-title = Сначала войдите на форум «{ $forum }»
login-text = Приложение «{ $app }» хочет узнать, кто вы. Войдите на форум «{ $forum }», а потом вернитесь на эту страницу.
login-text-anonymous = Приложение хочет узнать, кто вы. Войдите на форум «{ $forum }», а потом вернитесь на эту страницу.
login-text-console = Консоль открыта для некоторых участников. Войдите на форум «{ $forum }», а потом вернитесь на эту страницу.
login-button = Войти на форум «{ $forum }»
login-new-tab = откроется в новой вкладке
login-continue = Вход выполнен, продолжить
login-refresh = Эта страница сама проверяет вход каждые несколько секунд, но не дольше пяти минут.
login-again-title = Войдите на форум «{ $forum }» ещё раз
login-again-text = Приложение «{ $app }» просит войти заново или с другим аккаунтом. Выйдите с форума «{ $forum }», войдите снова, а потом вернитесь на эту страницу.
login-again-text-anonymous = Приложение просит войти заново или с другим аккаунтом. Выйдите с форума «{ $forum }», войдите снова, а потом вернитесь на эту страницу.
login-again-text-console = Чтобы менять что-то в консоли, нужно войти заново. Выйдите с форума «{ $forum }», войдите снова, а потом вернитесь на эту страницу.
login-again-button = Открыть форум «{ $forum }»
login-no-refresh = Эта страница больше не проверяет вход сама. Когда войдёте, нажмите кнопку.

## Back to an app by a form

form-post-title = Возвращение в приложение
form-post-text = Если ничего не происходит, нажмите кнопку.
form-post-continue = Продолжить

## Log out

logout-title = Выйти и с форума «{ $forum }»?
logout-text = Вы вышли из приложения «{ $app }», но в этом браузере ещё не вышли с форума «{ $forum }».
logout-text-nobody = В этом браузере выполнен вход на форум «{ $forum }».
logout-told = Эти приложения узнают, что вы вышли:
logout-not-told = Этим приложениям сообщить нельзя. Выйдите из них сами:
logout-stay = Не выходить
logout-leave = Выйти
logged-out-title = Вы вышли
logged-out-text = Это окно можно закрыть.
logout-one-more-title = Остался один шаг
logout-one-more = Теперь выйдите и с самого форума «{ $forum }». Возможно, он спросит вас ещё раз.
logout-forum = Выйти с форума «{ $forum }»
logout-by-hand = Если после этого вход не завершился, выйдите на самом форуме «{ $forum }» и вернитесь сюда.
logout-continue = Вернуться в приложение «{ $app }»
logout-continue-anonymous = Вернуться в приложение
logout-stayed-title = Вы остались на форуме
logout-stayed-text = Ничего не изменилось.

## Console, for operators

admin-title = Консоль
admin-by-link = По ссылке
admin-leave = Выйти
admin-read-only = Вы можете всё просматривать. Чтобы что-то изменить, сначала войдите заново.
admin-log-in-again = Войти заново
admin-tabs = Страницы приложения «{ $app }»
admin-stale-title = Войдите заново
admin-stale-text = Ничего не изменено. Вносить изменения может только тот, кто вошёл на форум «{ $forum }» в последние несколько минут. Выйдите, войдите снова и повторите изменение.
admin-error-P409-text = Она уже была использована или оставалась открытой больше часа. Ничего не изменено. Вернитесь в консоль и попробуйте ещё раз.
admin-home = Вернуться в консоль
admin-link-title = Открыть консоль
admin-link-text = Эта ссылка действует один раз, в этом браузере. Потом вы сможете в течение часа всё просматривать и изменять.
admin-link-open = Открыть консоль
admin-odd-name = необычные буквы
admin-apps = Приложения
admin-app = Приложение
admin-who = Кому доступно
admin-everybody = всем
admin-state = Состояние
admin-on = включено
admin-off = выключено
admin-no-apps = Приложений пока нет.

admin-tab-settings = Настройки
admin-tab-secret = Секрет
admin-never = никогда
admin-today = сегодня
admin-yesterday = вчера
admin-last-used = Последнее использование
admin-secret-of = Секрет приложения «{ $app }»
admin-secret-once = Новый секрет, показывается только один раз
admin-secret-made = Создан
admin-secret-works = Действует
admin-secret-current = бессрочно
admin-secret-until = до { $instant }
admin-secret-ended = истёк { $instant }
admin-secret-from = Откуда
admin-secret-today = Использований сегодня
admin-secret-note = Заметка
admin-secret-note-hint = Например, где он установлен. Не более 64 символов.
admin-secret-end-on = Истекает
admin-secret-end-on-hint = Перестаёт действовать с началом этого дня (UTC). Пусто: бессрочно.
admin-secret-days = Дни считаются по UTC. Адрес принадлежит серверу, который последним использовал секрет.
admin-secret-none = У этого приложения нет секрета. Оно подтверждает свою подлинность иначе или никак.
admin-secret-end = Отозвать старые сейчас
admin-secret-old-ended = Старые секреты отозваны. Остался только самый новый.
admin-secret-new = Новый секрет
# Дальше стоит срок в винительном падеже («1 минуту») или «нисколько».
admin-secret-keep = Сколько ещё будет действовать старый секрет
admin-secret-at-once = нисколько
admin-secret-make = Создать новый секрет
admin-delete-title = Удалить приложение «{ $app }»?
admin-delete-text =
    { $count ->
        [0] Доступа к нему нет ни у кого. Приложение останется в корзине семь дней, и его можно будет восстановить.
        [one] { $count } участник сразу потеряет доступ. Приложение останется в корзине семь дней, и его можно будет восстановить.
        [few] { $count } участника сразу потеряют доступ. Приложение останется в корзине семь дней, и его можно будет восстановить.
        [many] { $count } участников сразу потеряют доступ. Приложение останется в корзине семь дней, и его можно будет восстановить.
       *[other] { $count } участника сразу потеряют доступ. Приложение останется в корзине семь дней, и его можно будет восстановить.
    }
admin-delete-name = Чтобы продолжить, введите название приложения: { $app }
admin-delete-wrong = Оно называется не так.
admin-delete-cancel = Оставить
admin-delete-yes = Удалить
admin-bin = Корзина
admin-bin-text = Приложения, удалённые за последние семь дней. Пока они здесь, пользоваться ими нельзя.
admin-bin-empty = Корзина пуста.
admin-bin-until = исчезнет навсегда { $instant }
admin-restore = Восстановить
admin-restored = Приложение восстановлено вместе с настройками и секретами. Участникам нужно войти в него заново.

admin-settings-of = Настройки приложения «{ $app }»
admin-saved = Сохранено.
admin-wrong = Ничего не сохранено: проверьте некоторые поля ещё раз.
admin-meanwhile = Ничего не сохранено: пока форма была открыта, кто-то другой изменил это приложение. В полях то, что ввели вы, под ними — то, что было сохранено за это время. Если сохранить сейчас, оно будет заменено.
admin-theirs = Сохранено: { $who }, { $instant }:
admin-theirs-unknown = Сохранено за это время:
admin-theirs-nothing = пусто
admin-fault-empty = Это поле не может быть пустым.
admin-fault-unseen = Здесь есть невидимый символ.
admin-fault-long = Наибольшее число символов: { $most }.
admin-fault-many = Не больше { $most }.
admin-fault-groups = Наибольшее число групп: { $most }; у каждой должно быть видимое название.
admin-fault-unknown = Здесь недопустимо значение { $value }.
admin-fault-address = { $value } — не адрес. Укажите его полностью, например https://chat.example.org.
admin-fault-address-length = В адресе от 1 до 2000 символов.
admin-fault-address-character = В адресе { $value } есть недопустимый символ. Запишите его как %XX.
admin-fault-address-fragment = В адресе { $value } не должно быть #.
admin-fault-address-wildcard = В адресе { $value } не должно быть *: адреса сравниваются посимвольно.
admin-fault-address-dots = В адресе { $value } не должно быть частей . и ..
admin-fault-address-https = Адрес { $value } должен начинаться с https://. http — только для самой машины или тестовых сетей.
admin-fault-address-user = В адресе { $value } не должно быть имени пользователя.
admin-fault-address-letters = В адресе { $value } схема и хост должны быть строчными буквами, а обычный порт не указывается.
admin-fault-address-scheme = Адрес { $value } должен начинаться с https:// или с собственного имени приложения с точкой, как com.example.app:/callback.
admin-fault-address-query = В адресе { $value } не должно быть ? и #.
admin-fault-public = Невозможно для приложения без секрета: за него может выдать себя кто угодно.
admin-fault-pkce = Приложение без секрета должно использовать PKCE.
admin-fault-optional-unasked = Участники не могут не передавать { $value }: приложение не вправе это запрашивать.
admin-fault-optional-needed = { $value } передаётся всегда: можно не передавать только почту и группы.
admin-fault-optional-trusted = Доверенное приложение никого не спрашивает, поэтому передаётся всё.
admin-fault-optional-email = Приложению нужен адрес электронной почты, поэтому он передаётся всегда.
admin-fault-keys = Нужен адрес, по которому приложение публикует свои ключи.
admin-fault-access-life = От одной секунды до 30 дней.
admin-fault-refresh-life = От одной секунды до 10 лет.
admin-fault-time = Укажите срок, например 15m, 12h или 30d.
admin-fault-day = Запишите дату так: 2026-11-21.
admin-fault-end = Срок должен истекать в будущем, не позже чем через десять лет.
admin-disabled = Это приложение выключено: войти в него нельзя. Разрешения, которые дали участники, сохраняются.
admin-switched-on = Приложение включено. Участники снова могут в него входить.
admin-client-id = ID клиента
admin-preset = Шаблон
admin-made-by = Автор
admin-save = Сохранить
admin-enable = Включить
admin-disable = Выключить
admin-delete = Удалить
admin-breaks = Это может нарушить работу приложения
admin-breaks-yes = Знаю, всё равно сохранить
admin-break-address = Оно больше не будет получать ответы по адресу { $value }.
admin-break-scope = Оно больше не сможет запрашивать { $value }.
admin-break-groups = Пользоваться им сможет меньше участников.
admin-break-pkce = Теперь оно должно будет использовать PKCE.
admin-break-pushed = Теперь оно должно будет отправлять запросы заранее (PAR).
admin-break-auth = Теперь оно сможет подтверждать свою подлинность только этим способом.
admin-break-tokens = Его токены теперь будут выглядеть иначе.
admin-break-refresh = Refresh-токены будут выдаваться по другому правилу.
admin-break-quirk = То, что ему разрешалось сверх стандартов, больше не будет разрешено.
admin-default = как в конфигурации
admin-refresh-always = всегда
admin-refresh-asked = если запрошен offline_access
admin-refresh-never = никогда
admin-auth-any = любым способом
admin-auth-basic = секретом в заголовке
admin-auth-post = секретом в форме
admin-auth-key = подписью своим ключом
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = случайные
admin-format-jwt = подписанные (JWT)
admin-g-about = Что видят участники
admin-g-addresses = Адреса
admin-g-members = Участники
admin-g-proof = Аутентификация приложения
admin-g-tokens = Токены
admin-g-compatibility = Совместимость
admin-f-name = Название
admin-f-description = Описание
admin-f-homepage = Главная страница
admin-f-icon-url = Адрес значка
admin-f-url = Адрес приложения
admin-f-redirect-uris = Адреса перенаправления, по одному в строке
admin-f-redirect-uris-hint = Куда уходят ответы. Только https, сравниваются посимвольно; без # и без *.
admin-f-token-redirect-aliases = Принимаются только в конечной точке token
admin-f-token-redirect-aliases-hint = Rocket.Chat добавляет там ?close.
admin-f-post-logout-redirect-uris = Куда браузер может перейти после выхода
admin-f-backchannel-logout-uri = Где приложение узнаёт о выходах
admin-f-backchannel-logout-session-required = Ему нужно сообщать, какой сеанс завершён
admin-f-allow-http = Разрешён обычный http (только для тестовых сетей)
admin-f-allowed-groups = Группы, которым оно доступно, по одной в строке
admin-f-allowed-groups-hint = Пусто: всем участникам.
admin-groups-offered = Отметьте группы форума или впишите их названия ниже.
admin-groups-unknown = На форуме сейчас нет группы с таким названием: { $value }. Проверьте заглавные буквы и пробелы.
admin-f-denied-groups = Группы, которым оно недоступно
admin-f-trusted = Доверенное: участников не спрашивают о разрешении
admin-f-scopes = Что ему можно видеть
admin-f-optional-scopes = Что участники могут не передавать
admin-f-in-development = Оно в разработке: страницы ошибок показывают адреса всем, кто их увидит
admin-f-require-email = Ему нужен подтверждённый адрес электронной почты
admin-f-auth-method = Приложение подтверждает подлинность
admin-f-jwks-uri = Где оно публикует свои ключи
admin-f-require-pkce = Должно использовать PKCE
admin-f-require-pushed-requests = Должно отправлять запросы заранее (PAR)
admin-f-refresh = Ему выдаются refresh-токены
admin-scope-nothing = ничего больше
admin-f-access-secs = Срок действия access-токенов
admin-f-access-secs-hint = Например, 15m или 12h. Пусто: как в конфигурации.
admin-f-refresh-secs = Срок действия refresh-токенов
admin-f-id-token-alg = Алгоритм ID-токенов
admin-f-access-token-format = Вид access-токенов
admin-f-device-flow = Вход с устройств без браузера
admin-f-client-credentials = Токены от своего имени
admin-f-token-in-query = Access-токен можно передавать в адресе
admin-f-token-params-in-query = Запросы токенов можно передавать в адресе
admin-f-credentials-twice = ID и секрет могут прийти дважды
admin-f-access-token-param = Параметр с access-токеном, если токен в адресе
admin-breaks-logins =
    { $count ->
        [0] Сейчас в нём нет открытых сеансов.
        [one] Сейчас в нём открыт { $count } сеанс.
        [few] Сейчас в нём открыто { $count } сеанса.
        [many] Сейчас в нём открыто { $count } сеансов.
       *[other] Сейчас в нём открыто { $count } сеанса.
    }

admin-add = Добавить приложение
admin-add-kind = Что это за приложение?
admin-add-other = Другое приложение
admin-add-of = Добавить: { $kind }
admin-add-followed = Пока ничего не добавлено: адреса перенаправления теперь соответствуют новому адресу. Проверьте их и добавьте приложение.
admin-added = Приложение «{ $app }» добавлено
admin-added-once = ID и секрет. Секрет показывается только один раз.
admin-client-secret = Секрет клиента
admin-callback = Адрес перенаправления
admin-leave-empty = (оставить пустым)
admin-try = Открыть приложение «{ $app }» и попробовать войти
admin-test = Проверить это приложение
admin-test-of = Проверка приложения «{ $app }»
admin-test-last = Последний вход
admin-test-receives = Что оно получило бы о вас
admin-test-https = https
admin-test-loopback = на компьютере самого участника
admin-test-http = простой http: по пути может прочитать кто угодно
admin-test-scheme = открывает программу
admin-kept = Секрет у меня сохранён
admin-back = Назад
admin-continue = Продолжить
admin-g-where = Где находится приложение
admin-f-url-hint = Например, https://chat.example.org. Если вид приложения известен, из этого адреса следуют адреса перенаправления.
admin-f-public = У него нет секрета: оно работает в браузере или на телефоне
admin-search = Поиск
admin-search-button = Найти
admin-found-none = Приложений не найдено.
admin-apps-previous = Назад
admin-apps-next = Вперёд
admin-apps-page = Страница { $page } из { $pages }
admin-active = Открытые сеансы
admin-logins-30 = Входы, 30 дней
admin-errors = Ошибки
admin-errors-text = Ошибки: какая доля входов отклонена за последние 30 дней. Знак «!» означает { $share } или больше: посмотрите журнал приложения.
admin-unused = включено, не используется?

## Not allowed

refused-P310-title = Ваш аккаунт нельзя использовать в других приложениях
refused-P310-text = На форуме «{ $forum }» он заблокирован.
refused-P310-text-until = На форуме «{ $forum }» он заблокирован до { $until }.
refused-P311-title = Ваш аккаунт не активен
refused-P311-text = На форуме «{ $forum }» он ещё не активирован или уже отключён. Поищите сообщение от форума или обратитесь к его команде. Потом попробуйте ещё раз.
refused-P313-title = Ваш адрес электронной почты не подтверждён
refused-P313-text = Форум «{ $forum }» ещё не знает, что этот адрес ваш. Подтвердите его там в своём аккаунте или обратитесь к команде форума. Потом попробуйте ещё раз.
refused-P411-title = Приложение «{ $app }» открыто не для всех
refused-P411-title-anonymous = Это приложение открыто не для всех
refused-P411-text = Приложение «{ $app }» открыто только для некоторых участников форума «{ $forum }».
refused-P411-text-anonymous = Это приложение открыто только для некоторых участников форума «{ $forum }».
refused-P411-text-one = Приложение «{ $app }» открыто для участников группы «{ $group }».
refused-P411-text-one-anonymous = Это приложение открыто для участников группы «{ $group }».
refused-P411-text-other = Приложение «{ $app }» открыто для участников одной из этих групп:
refused-P411-text-other-anonymous = Это приложение открыто для участников одной из этих групп:
refused-P431-title = Приложению «{ $app }» нужен ваш адрес электронной почты
refused-P431-title-anonymous = Этому приложению нужен ваш адрес электронной почты
refused-P431-text = Приложение «{ $app }» принимает только адреса, подтверждённые на форуме «{ $forum }», а вашего среди них нет. Укажите или подтвердите его там в своём аккаунте и попробуйте ещё раз.
refused-P431-text-anonymous = Это приложение принимает только адреса, подтверждённые на форуме «{ $forum }», а вашего среди них нет. Укажите или подтвердите его там в своём аккаунте и попробуйте ещё раз.
refused-P308-title = Два сеанса мешают друг другу
refused-P308-text = В вашем браузере сохранены два сеанса на форуме «{ $forum }», и неизвестно, какой из них ваш. Удалите в браузере файлы cookie форума «{ $forum }», войдите заново и попробуйте ещё раз.
refused-nothing = Приложению «{ $app }» ничего не передано.
refused-nothing-anonymous = Приложению ничего не передано.
refused-ask = Если вы думаете, что это ошибка, обратитесь к команде форума «{ $forum }».

## Errors: by code, or by kind where several share one

error-title = Не получилось
error-text = В ссылке, по которой вы перешли, или в приложении, из которого вы пришли, есть ошибка. Ничего не передано. Вернитесь в приложение «{ $app }» и попробуйте ещё раз или сообщите его администратору.
error-text-anonymous = В ссылке, по которой вы перешли, или в приложении, из которого вы пришли, есть ошибка. Ничего не передано. Вернитесь в приложение и попробуйте ещё раз или сообщите его администратору.
error-for-operator = Для администратора приложения «{ $app }»
error-for-operator-anonymous = Для администратора этого сайта
operator-sent = отправлено
operator-registered = зарегистрировано
operator-sent-twice = отправлено дважды
operator-wrong = ошибка
operator-reason = причина
error-code = код
error-request = запрос
error-log = журнал
error-log-open = «{ $app }» в консоли
error-time = время
error-explain = подробнее
error-retry = Попробовать ещё раз
error-small-print = Код { $code } · запрос { $request }

error-later-title = Войти через форум «{ $forum }» в другие приложения пока нельзя
error-later-text = Попробуйте ещё раз через минуту. Ничего не передано, и с вашим аккаунтом всё в порядке.

error-P210-title = Форум «{ $forum }» сейчас не отвечает
error-P210-text = Попробуйте ещё раз через минуту.
error-P211-title = Этот запрос не удалось понять
error-P211-text = Его можно прочитать по-разному, поэтому он не был передан дальше. Сами по себе браузеры таких запросов не отправляют.
error-P212-title = Такой страницы нет
error-P212-text = Проверьте адрес или вернитесь на форум «{ $forum }».
error-P213-title = У этого сайта другой адрес
error-P213-text = Откройте форум «{ $forum }» по его общедоступному адресу.
error-P217-title = Запрос пришёл не полностью
error-P217-text = Проверьте соединение и попробуйте ещё раз.
error-P218-title = Слишком большой запрос
error-P218-text = Он больше, чем принимает эта страница.
error-P219-title = Ваш браузер отправляет слишком много файлов cookie
error-P219-text = Удалите файлы cookie форума «{ $forum }» и попробуйте ещё раз.
error-P301-title = Мы не видим, что вы вошли
error-P301-text = Вас уже не раз отправляли на страницу входа, но для форума «{ $forum }» вы по-прежнему гость. Разрешите файлы cookie форума «{ $forum }», войдите там и начните заново из приложения «{ $app }».
error-P301-text-anonymous = Вас уже не раз отправляли на страницу входа, но для форума «{ $forum }» вы по-прежнему гость. Разрешите файлы cookie форума «{ $forum }», войдите там и начните заново из приложения.
error-P309-title = Эта ссылка для входа не работает в этом браузере
error-P309-text = Она работает только в том браузере, где вы начали вход, и только 30 минут. Ничего не передано. Начните заново из приложения «{ $app }».
error-P309-text-anonymous = Она работает только в том браузере, где вы начали вход, и только 30 минут. Ничего не передано. Начните заново из приложения.
error-P401-title = Мы не знаем этого приложения
error-P401-text = Ничего не передано. Вернитесь туда, откуда пришли, и попробуйте ещё раз или сообщите администратору приложения.
error-P402-title = Приложение «{ $app }» отправило вас по адресу, которого мы не знаем
error-P402-title-anonymous = Приложение отправило вас по адресу, которого мы не знаем
error-P402-text = Ничего не передано. Вернитесь в приложение «{ $app }» и попробуйте ещё раз или сообщите его администратору.
error-P402-text-anonymous = Ничего не передано. Вернитесь в приложение и попробуйте ещё раз или сообщите его администратору.
error-P408-title = Приложение «{ $app }» прислало запрос, которого мы не понимаем
error-P408-title-anonymous = Приложение прислало запрос, которого мы не понимаем
error-P408-text = Ничего не передано. Вернитесь в приложение «{ $app }» и попробуйте ещё раз или сообщите его администратору.
error-P408-text-anonymous = Ничего не передано. Вернитесь в приложение и попробуйте ещё раз или сообщите его администратору.
error-P409-title = Эта страница устарела
error-P409-text = Она уже была использована или оставалась открытой больше десяти минут. Ничего не передано. Вернитесь в приложение «{ $app }» и попробуйте ещё раз.
error-P409-text-anonymous = Она уже была использована или оставалась открытой больше десяти минут. Ничего не передано. Вернитесь в приложение и попробуйте ещё раз.
error-P414-title = Эта ссылка устарела
error-P414-text = Она уже была использована, или прошло слишком много времени. Ничего не передано. Вернитесь в приложение и попробуйте ещё раз.
error-P440-title = Мы не знаем этого приложения
error-P440-text = По этому адресу нельзя войти через форум «{ $forum }». Ничего не передано. Вернитесь туда, откуда пришли, или сообщите администратору приложения.
error-P442-title = Это приложение не видит, что вы вошли
error-P442-text = Вы вошли на форум «{ $forum }», но приложение «{ $app }» этого не видит. Разрешите файлы cookie форума «{ $forum }» и попробуйте ещё раз; если это не поможет, сообщите администратору приложения.
error-P442-text-anonymous = Вы вошли на форум «{ $forum }», но приложение этого не видит. Разрешите файлы cookie форума «{ $forum }» и попробуйте ещё раз; если это не поможет, сообщите администратору приложения.
error-P444-title = Этот запрос на выход выполнить нельзя
error-P444-text = Он неполный или относится к другому приложению либо к другому сеансу. Выход не выполнен.
error-P450-title = Слишком много попыток
error-P450-text = Немного подождите и попробуйте ещё раз.
error-P450-text-wait = Подождите { $wait } и попробуйте ещё раз.
error-P505-title = Такого приложения нет
error-P505-text = Оно удалено, или адрес неверен.
error-P701-title = Эта страница не для вас
error-P701-text = Она доступна только некоторым участникам форума «{ $forum }».
error-P703-title = Отсюда эту страницу открыть нельзя
error-P703-text = Она открывается только из определённых сетей.
error-P704-title = Эта ссылка недействительна
error-P704-text = Она действует только один раз и только десять минут. Попросите новую.
error-P900-title = Что-то пошло не так
error-P900-text = Попробуйте ещё раз. Если это повторится, сообщите администратору форума «{ $forum }».
error-P901-title = Эта страница появится в одной из следующих версий
error-P901-text = Адрес для неё зарезервирован.

## Console: numbers

number-decimal = ,
percent = { $number }{"\u00A0"}%
time-us = { $number }{"\u00A0"}мкс
time-ms = { $number }{"\u00A0"}мс
time-s = { $number }{"\u00A0"}с
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье

plot-empty = За это время ничего не зафиксировано.
plot-table = Эти числа в таблице
plot-number = Количество
plot-share = Доля
plot-others = другие приложения
plot-says-bars = Всего { $all }, максимум { $most } ({ $when }).
plot-says-lines = От { $least } до { $most }.
plot-says-share = { $part }: { $share } из { $all }.
plot-says-week = Больше всего: { $day }, { $hour } — { $most }.

plot-logins = Входы
plot-logins-text = Завершённые входы, по приложениям.
plot-results = Чем заканчиваются входы
plot-results-text = Если сначала нужно войти на форум, это считается отдельно, а после возвращения вход считается ещё раз.
plot-first = Первые входы
plot-first-text = Участники, которые впервые разрешили доступ приложению.
plot-active = Открытые сеансы
plot-active-text = Сеансы участников в приложениях, подсчёт раз в час.
plot-authorize = Время ответа: authorize
plot-authorize-text = Здесь начинается вход. Каждая линия показывает время, в которое уложилась такая доля запросов.
plot-token = Время ответа: token
plot-token-text = Здесь приложения получают токены. Каждая линия показывает время, в которое уложилась такая доля запросов.
plot-userinfo = Время ответа: userinfo
plot-userinfo-text = Здесь приложения узнают, кто вошёл. Каждая линия показывает время, в которое уложилась такая доля запросов.
plot-pages = Задержка страниц форума
plot-pages-text = Сколько запрос пробыл здесь, прежде чем попал на форум. Каждая линия показывает время, в которое уложилась такая доля запросов.
plot-cache = Участники, опознанные по кэшу
plot-cache-text = Как часто не нужно было спрашивать форум, кто вошёл.
plot-week = Часы недели
plot-week-text = Входы по часам (UTC).
plot-secrets = Старые и новые секреты
plot-secrets-text = Каким секретом приложение подтвердило свою подлинность. Когда старый больше не используется, отзовите его.

line-half = половина
line-most = 95{"\u00A0"}%
line-nearly-all = 99{"\u00A0"}%
line-cache = из кэша
line-newest = самый новый секрет
line-older = более старый секрет
line-app = это приложение
result-ok = вход выполнен
result-denied = отказ или нет доступа
result-not-logged-in = отправлено на страницу входа форума
result-banned = аккаунт заблокирован
result-error = не удалось

## Console: usage

admin-usage-title = Статистика
admin-usage-30 = 30 дней
admin-usage-90 = 90 дней
admin-usage-365 = год
admin-usage-logins = Входы
admin-usage-speed = Скорость
admin-usage-late = Последняя минута ещё не учтена. Дни и часы — по UTC.
admin-usage-codes = Что было отклонено
admin-table-code = Код
admin-table-event = Событие
admin-table-action = Действие
admin-table-meaning = Значение
admin-table-time = Время
admin-table-member = Участник
admin-table-request = Запрос
admin-table-app = Приложение
admin-table-more = Ещё
admin-table-find = Найти
admin-confirm-cancel = Отмена
admin-confirm-end-secrets-title = Отозвать старые секреты приложения «{ $what }»?
admin-confirm-end-secrets-text = Они сразу и навсегда перестанут действовать. Если приложение ещё пользуется одним из них, никто не сможет в него войти, пока оно не получит самый новый.
admin-confirm-end-secrets-yes = Отозвать старые
admin-confirm-switch-off-title = Выключить приложение «{ $what }»?
admin-confirm-switch-off-text = Пока его снова не включат, никто не сможет в него войти, и оно не получит данных участников. Разрешения, которые дали участники, сохранятся.
admin-confirm-switch-off-yes = Выключить

## Console: what happened at an app

admin-log-title = Журнал
admin-log-added = Адрес зарегистрирован.
admin-log-addresses = Отклонённые адреса перенаправления
admin-log-addresses-text = Прислать сюда адрес может кто угодно. Добавляйте только то, что указано в настройках самого приложения. Отличия выделены.
admin-log-sent = отправлено
admin-log-registered = зарегистрировано
admin-log-times =
    { $count ->
        [1] один раз
        [one] { $count } раз
        [few] { $count } раза
        [many] { $count } раз
       *[other] { $count } раза
    }
admin-log-last = последний раз: { $time }
admin-log-elsewhere = Этот адрес находится на хосте, которым приложение до сих пор не пользовалось. Входы ваших участников достались бы тому, кто этим хостом управляет.
admin-log-fault = Его нельзя добавить:
admin-log-add = Добавить этот адрес
admin-log-events = Последние 200 событий
admin-log-events-text = Входы и всё, что было отклонено. Хранится 30 дней. Повторы в пределах минуты подсчитываются.
admin-log-detail = Подробности
admin-log-empty = За 30 дней в этом приложении ничего не произошло.
admin-log-codes = Что означают коды
admin-log-here = Здесь, в консоли: { $place }
admin-difference-scheme = Отличается только схема: проверьте публичный адрес в настройках приложения и заголовок X-Forwarded-Proto у прокси перед ним.
admin-difference-port = Отличается только порт: проверьте публичный адрес в настройках приложения и заголовок Host, который передаёт прокси перед ним.
admin-difference-close = Отличается только ?close: настройте в Rocket.Chat стиль входа.
admin-event-ok = вход выполнен
admin-event-access-denied = Участник отказал в доступе, или приложение ему недоступно.

## Console: members of an app

admin-users-title = Участники
admin-users-text = Все, кто разрешил доступ этому приложению или вошёл в него.
admin-users-since = Доступ с
admin-users-last-used = Последнее использование
admin-users-logins = Сеансы
admin-users-sees = Может видеть
admin-users-remove = Отозвать доступ
admin-users-remove-all = Отозвать доступ у всех
admin-users-none = Этим приложением никто не пользуется.
admin-users-removed = Доступ участника отозван, приложению об этом сообщено.
admin-users-removed-untold = Доступ участника отозван. Приложению об этом не сообщено: у него нет адреса для таких сообщений. Сеанс участника там может продолжаться.
admin-users-removed-all = Доступ всех участников отозван, приложению об этом сообщено.
admin-users-removed-all-untold = Доступ всех участников отозван. Приложению об этом не сообщено: у него нет адреса для таких сообщений. Сеансы участников там могут продолжаться.
admin-users-removed-some = Доступ многих участников отозван. Остались ещё: повторите действие.
admin-confirm-remove-user-title = Отозвать доступ у участника «{ $what }»?
admin-confirm-remove-user-text = Приложение больше не сможет использовать аккаунт этого участника и должно будет заново попросить разрешение. Если у него есть адрес для таких сообщений, оно получит указание завершить сеанс.
admin-confirm-remove-user-yes = Отозвать доступ
admin-confirm-remove-users-title = Отозвать у всех участников доступ к приложению «{ $what }»?
admin-confirm-remove-users-text = При следующем входе участников снова спросят о разрешении. Если у приложения есть адрес для таких сообщений, оно получит указание завершить все сеансы. Если участников очень много, действие придётся повторить несколько раз.
admin-confirm-remove-users-yes = Отозвать у всех
admin-confirm-add-address-title = Добавить адрес на другом хосте?
admin-confirm-add-address-text = Адрес { $what } находится на хосте, которым приложение до сих пор не пользовалось. Входы ваших участников достались бы тому, кто этим хостом управляет. Добавляйте адрес, только если знаете, что он принадлежит приложению.
admin-confirm-add-address-yes = Добавить этот адрес
admin-confirm-add-other-address-title = Добавить этот адрес?
admin-confirm-add-other-address-text = Это не тот адрес, который зарегистрирован; отличия выделены. Входы ваших участников могли бы попадать и туда. Добавляйте его, только если он указан в настройках самого приложения.
admin-confirm-add-other-address-yes = Добавить этот адрес

## Console: members

admin-members-title = Участники
admin-members-find = Имя или номер
admin-members-find-text = Участника можно найти по номеру на форуме. По имени — после того как он впервые войдёт в какое-нибудь приложение.
admin-members-nobody = Участника с таким именем или номером нет.
admin-members-apps = Приложения, которые используют этот аккаунт
admin-members-no-apps = Ни одно приложение не использует этот аккаунт.
admin-members-receives = Что оно получает
admin-members-others = Что получили бы другие приложения
admin-members-end = Завершить все сеансы
admin-members-ended =
    { $count ->
        [0] Открытых сеансов не было.
        [one] Завершён { $count } сеанс, приложениям об этом сообщено.
        [few] Завершено { $count } сеанса, приложениям об этом сообщено.
        [many] Завершено { $count } сеансов, приложениям об этом сообщено.
       *[other] Завершено { $count } сеанса, приложениям об этом сообщено.
    }
admin-members-ended-untold = Все сеансы завершены. Приложениям без адреса для таких сообщений об этом не сообщено: там сеанс участника может продолжаться.
admin-member-number = Номер участника
admin-member-name = Имя для приложений
admin-member-name-none = пока нет: появится при первом входе
admin-member-standing = На форуме
admin-member-email = Адрес электронной почты
admin-member-email-untold = приложениям не передаётся: форум его не подтвердил
admin-member-groups = Группы
admin-standing-let-in = доступ открыт
admin-standing-refused = доступ закрыт
admin-why-P310 = аккаунт заблокирован на форуме
admin-why-P311 = аккаунт не активирован или отключён
admin-why-P313 = адрес электронной почты не подтверждён
admin-standing-gone = такого участника больше нет
admin-standing-not-asked = Форум не позволяет искать участника по номеру.
admin-standing-unknown = Форум не отвечает.
admin-receives-title = Что получает приложение «{ $app }»
admin-receives-refused = Войти туда участник не смог бы:
admin-confirm-end-logins-title = Завершить все сеансы участника «{ $what }»?
admin-confirm-end-logins-text = Ни одно приложение больше не получит токенов этого участника, а те, у которых есть адрес для таких сообщений, получат указание завершить его сеансы. Выданные разрешения останутся в силе. Сеанс на форуме продолжится.
admin-confirm-end-logins-yes = Завершить все сеансы

## Console: the audit trail

admin-trail-title = Аудит
admin-trail-text = Кто, что, когда и откуда изменил. Править этот список не может никто; записи связаны между собой, поэтому любая правка была бы заметна.
admin-trail-person = Участник или другой автор
admin-trail-app = ID клиента
admin-trail-day = День (UTC)
admin-trail-any = все
admin-trail-wrong = Не удалось прочитать дату. Запишите её так: 2026-11-21.
admin-trail-who = Кто
admin-trail-on = К чему относится
admin-trail-member = участник { $member }
admin-trail-details = Подробности
admin-trail-show = Показать
admin-trail-before = до
admin-trail-after = после
admin-trail-none = Подходящих записей нет.
admin-trail-newest = Самые новые
admin-trail-older = Более старые
admin-trail-files = То же в виде файла (записей не больше { $count }):

## Console: signing keys

admin-keys-title = Ключи
admin-keys-text = Они сменяются сами. О новом ключе все приложения узнают раньше, чем он начнёт подписывать, а старый хранится, пока не истечёт его последний токен.
admin-keys-asked = Следующие ключи появятся через несколько секунд.
admin-keys-key = Ключ
admin-keys-algorithm = Алгоритм
admin-keys-state = Состояние
# Ниже стоит срок в винительном падеже: «3 дня», «1 минуту».
admin-keys-age = Существует
admin-keys-signs-from = Подписывает с
admin-keys-last-token = Последний токен истекает
admin-keys-over = истёк
admin-keys-none = Ключей пока нет.
admin-keys-rotate = Создать следующие ключи сейчас
admin-keys-replace = Сразу заменить все ключи
admin-key-waiting = ожидает
admin-key-in-use = используется
admin-key-retired = выведен из использования
admin-key-distrusted = больше не доверенный
admin-confirm-rotate-keys-title = Создать следующие ключи сейчас?
admin-confirm-rotate-keys-text = О них сразу узнают все приложения, а подписывать они начнут, когда каждое приложение успеет их получить. Ничьи сеансы не прервутся.
admin-confirm-rotate-keys-yes = Создать ключи
admin-confirm-replace-keys-title = Сразу заменить все ключи?
admin-confirm-replace-keys-text = Только если ключи могли попасть к кому-то ещё. Новые ключи сразу начнут подписывать, а старые будут забыты: подписанные ими токены станут недействительны, и некоторым участникам придётся войти снова.
admin-confirm-replace-keys-yes = Заменить все ключи

## Console: health

admin-health-title = Состояние системы
admin-health-fine = Всё работает.
admin-health-warned = Всё работает, но есть предупреждения.
admin-health-failing =
    { $count ->
        [one] Сейчас не работает { $count } компонент.
        [few] Сейчас не работают { $count } компонента.
        [many] Сейчас не работает { $count } компонентов.
       *[other] Сейчас не работает { $count } компонента.
    }
admin-health-at = Проверено: { $time }. Чтобы проверить ещё раз, обновите страницу.
admin-health-state-fine = в порядке
admin-health-state-warning = предупреждение
admin-health-state-failing = не работает
admin-health-configuration = Конфигурация
admin-health-public-address = Публичный адрес
admin-health-listens = Принимает соединения на
admin-health-certificates = Сертификат
admin-health-forum = Форум
admin-health-source = Источник данных об участниках
admin-health-lookups = Поиск участников
admin-health-server = Веб-сервер форума
admin-health-api = Защищённый API
admin-health-store = Хранилище
admin-health-operations = Мониторинг
admin-health-keys = Ключи
admin-health-old-secrets = API Mattermost
admin-health-console = Консоль
admin-health-warning = Предупреждение о конфигурации

# Какая страница какого приложения: «Журнал: Rocket.Chat»
admin-title-of = { $page }: { $app }
