# Every sentence that the pages say, in English. A language is one file like this, named by its tag.
#
# { $app } and the like are replaced, and what replaces them is escaped and kept from changing the direction of the line.
# Always there: $forum. Where nobody knows which app asks, "-anonymous" is tried first, then $app is "the-app".
# A selector needs a line for each of its forms.

## The language itself

# Its name in itself, for the list of languages.
language-name = English
# Between groups of three digits.
number-group = ,

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
# $day is a number, so that a language can say "1st". There are also $month-number and, as in 12:04, $time.
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year }, { $time } UTC

# Always after "for".
duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
duration-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
duration-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
duration-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Every page

# Between the parts of a list.
list-separator = { ", " }

skip = Skip to the content
title = { $page } · { $forum }
back = Back to { $forum }
privacy = Privacy
terms = Terms
contact = Contact
the-app = the app

## Consent

consent-title = Log in to { $app } with { $forum }?
consent-address = Address of the app
consent-device = A program on this device: { $address }
consent-odd-name = Look twice: the name of this app mixes alphabets or holds characters that cannot be seen. Trust the address, not the name.
consent-odd-member = unusual letters
consent-unverified = Made by { $maker }, not by the team of { $forum }.
consent-verified = Added by the team of { $forum }
# The picture and the name of the member follow.
consent-you = You are
consent-switch = Not you? Log in as someone else
# Heads of lists; what follows is a line each.
consent-sees = { $app } will see
consent-new-since = New since { $day }
consent-sees-already = { $app } already sees
consent-can = { $app } will be able to
consent-cannot = { $app } will not
# A badge beside what is new, alone.
consent-new = new
consent-show = Show
consent-hide = Hide
consent-stay = keep you logged in for { $duration } without asking
# Below a list in which some lines have a box to untick.
consent-optional = You can untick whatever has a box; it is then not shared.
consent-never = see your password, read your private messages or write in your name
consent-take-back = You can take this back at any time under { $apps }.
authorised-apps = Authorised apps
consent-cancel = Cancel
consent-allow = Log in to { $app }

# What is told to apps: after "will see" and in "Sees …".
sees-number = your member number
sees-name = your name
sees-picture = your picture
sees-profile = your profile page
sees-email = your e-mail address
sees-groups = your groups
sees-language = your language
picture-shown = as above
# In place of a value, be it an address, a picture or groups.
nothing-there = none
# The two names that an app sees, one after the other.
consent-display-name = { $name } (display name)
consent-user-name = { $name } (user name)

## Authorised apps

apps-text = You log in to these with your account here. Remove whatever you no longer use.
apps-none = No app uses your account.
apps-sees = Sees { $facts }.
apps-since = Since { $day }
apps-used-today = last used today
apps-used-yesterday = last used yesterday
apps-last-used = last used { $day }
apps-unused = not used for { $duration }
# Of an app that has no token now. What it keeps by itself nobody here can see.
apps-no-login = It cannot read your account at present. You may still be logged in there.
# Of the app, open at present.
apps-logins =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }
apps-made-by = Made by { $maker }, not by the team of { $forum }
apps-details = Details
apps-remove = Remove
apps-remove-all = Remove all apps
apps-removed = { $app } can no longer use your account.
apps-removed-anonymous = The app can no longer use your account.
apps-removed-all = No app can use your account any more.
remove-title = Remove the access of { $app }?
remove-text = { $app } can then no longer use your account here, and has to ask you again. What you wrote there stays.
remove-text-anonymous = The app can then no longer use your account here, and has to ask you again. What you wrote there stays.
remove-told = { $app } is told and logs you out there.
remove-not-told = { $app } is not told: you may stay logged in there until you log out.
remove-all-title = Remove the access of all apps?
remove-all-text = None of these can then use your account here any more, and each has to ask you again. What you wrote there stays.
remove-cancel = Keep
remove-yes = Remove access
remove-all-yes = Remove all access

# One app by itself.
app-title = { $app } and your account
app-access = Access to your data
app-left-out = You left out: { $facts }.
# A list with a line for each login: when it began and when it was last used.
app-logins = Your sessions in this app
app-login-since = Since { $day }
app-more-logins =
    { $count ->
        [one] and { $count } older session
       *[other] and { $count } older sessions
    }
app-not-used = { $app } does not use your account.
app-back = All apps


## Choice of the language

language-title = Choose your language
language-text = For the pages on which you log in to other apps with { $forum }. It is remembered in this browser.
language-label = Language
language-browser = As my browser says
language-save = Use this language
language-cancel = Back without a change

## Devices

device-title = Connect a device
device-text = Type the code that the device or program shows.
device-code = Code
device-continue = Continue
device-wrong = No device is waiting with this code: it was used already, or is older than ten minutes. Check it, or have the device show a new one.
device-warning = Type only a code from a device or program that you started yourself. Whoever sends you one wants to log in as you.
device-ask = You started this on another device just now, and it shows { $code }. If not, cancel: whoever sent you the code wants to log in as you.
device-allowed-title = The device is connected
device-allowed-text = You can close this page: { $app } goes on by itself in a moment.
device-denied-title = The device was not let in
device-denied-text = Nothing was told to { $app }. You can close this page.

## Log in first

login-title = Log in to { $forum } first
login-text = { $app } wants to know who you are. Log in to { $forum }, then come back to this page.
login-text-anonymous = An app wants to know who you are. Log in to { $forum }, then come back to this page.
login-text-console = The console is for certain members. Log in to { $forum }, then come back to this page.
login-button = Log in to { $forum }
login-new-tab = opens in a new tab
login-continue = I have logged in, continue
login-refresh = This page checks by itself every few seconds, for up to five minutes.
login-again-title = Log in to { $forum } once more
login-again-text = { $app } asks for a fresh login, or for another account. Log out of { $forum }, log in again, then come back to this page.
login-again-text-anonymous = An app asks for a fresh login, or for another account. Log out of { $forum }, log in again, then come back to this page.
login-again-text-console = Changes in the console need a fresh login. Log out of { $forum }, log in again, then come back to this page.
login-again-button = Open { $forum }
login-no-refresh = This page no longer checks by itself. Press the button once you have logged in.

## Back to an app by a form

form-post-title = Back to the app
form-post-text = If nothing happens, press the button.
form-post-continue = Continue

## Log out

logout-title = Log out of { $forum } too?
logout-text = You have logged out of { $app }. In this browser you are still logged in to { $forum }.
logout-text-nobody = In this browser you are logged in to { $forum }.
logout-told = These apps will be told that you have left:
logout-not-told = These cannot be told. Log out there yourself:
logout-stay = Stay logged in
logout-leave = Log out
logged-out-title = You are logged out
logged-out-text = You can close this window.
logout-one-more-title = One more step
logout-one-more = Log out of { $forum } itself, too. It may ask you once more.
logout-forum = Log out of { $forum }
# Below a button that opens the forum's logout, which many forums do not obey if a link elsewhere leads there. A link "Open { $forum }" follows.
logout-by-hand = If that did not log you out, use the logout of { $forum } itself, then come back here.
logout-continue = Back to { $app }
logout-continue-anonymous = Back to the app
logout-stayed-title = You are still logged in
logout-stayed-text = Nothing has changed.

## Console, for operators

# The name of these pages.
admin-title = Console
# In place of a name: somebody who came by a link for one use.
admin-by-link = By a link
admin-leave = Leave
admin-read-only = You can look at everything. To change something, log in again first.
admin-log-in-again = Log in again
# Names the row of tabs of an app's page, for screen readers.
admin-tabs = Pages of { $app }
admin-stale-title = Please log in again
admin-stale-text = Nothing was changed. To change something here, you must have logged in to { $forum } within the last few minutes. Log out, log in again, and repeat the change.
# A form of the console that was used before, or is too old.
admin-error-P409-text = It was used before, or was open for more than an hour. Nothing was changed. Go back to the console and try again.
admin-home = Back to the console
admin-link-title = Open the console
admin-link-text = This link works once, in this browser. You can then look at and change everything for an hour.
admin-link-open = Open the console
admin-odd-name = unusual letters
# Parts of the console.
admin-apps = Apps
admin-app = App
admin-who = Who may use it
admin-everybody = everyone
admin-state = State
admin-on = on
admin-off = off
admin-no-apps = There is no app yet.

# Tabs of an app's page.
admin-tab-settings = Settings
admin-tab-secret = Secret
admin-never = never
admin-today = today
admin-yesterday = yesterday
admin-last-used = Last used
admin-secret-of = Secret of { $app }
admin-secret-once = The new secret, shown this once
admin-secret-made = Made
admin-secret-works = Valid
admin-secret-current = without an end date
admin-secret-until = until { $instant }
admin-secret-ended = ended { $instant }
admin-secret-from = From
admin-secret-today = Uses today
admin-secret-note = Note
admin-secret-note-hint = For example where it is installed. 64 characters at most.
admin-secret-end-on = Ends on
admin-secret-end-on-hint = It stops working when this day begins (UTC). Empty: without an end.
admin-secret-days = A day is one of UTC. An address is that of the server that used the secret last.
admin-secret-none = This app has no secret. It proves itself in another way, or not at all.
admin-secret-end = End the old ones now
admin-secret-old-ended = The old secrets have ended. Only the newest one is left.
admin-secret-new = New secret
admin-secret-keep = How long the old one still works
admin-secret-at-once = not at all
admin-secret-make = Make a new secret
admin-delete-title = Delete { $app }?
admin-delete-text =
    { $count ->
        [0] Nobody has access to it. It stays in the bin for seven days and can be restored.
        [one] { $count } member loses access at once. It stays in the bin for seven days and can be restored.
       *[other] { $count } members lose access at once. It stays in the bin for seven days and can be restored.
    }
admin-delete-name = To go on, type the name of the app: { $app }
admin-delete-wrong = That is not its name.
admin-delete-cancel = Keep
admin-delete-yes = Delete
admin-bin = Bin
admin-bin-text = Apps that were deleted in the last seven days. Nobody can use them unless they are restored.
admin-bin-empty = The bin is empty.
admin-bin-until = gone for good on { $instant }
admin-restore = Restore
admin-restored = The app is back, with its settings and secrets. Members log in there anew.

# Settings of an app. admin-f-… are labels of fields, admin-f-…-hint stand below them.
admin-settings-of = Settings of { $app }
admin-saved = Saved.
admin-wrong = Nothing was saved: some fields need another look.
admin-meanwhile = Nothing was saved: somebody else changed this app while the form was open. The fields hold what you typed; below them stands what was saved in the meantime. Saving now overwrites that.
admin-theirs = Saved by { $who }, { $instant }:
admin-theirs-unknown = Saved in the meantime:
admin-theirs-nothing = nothing
admin-fault-empty = Something must stand here.
admin-fault-unseen = It has a character that cannot be seen.
admin-fault-long = It may have { $most } characters at most.
admin-fault-many = There may be { $most } at most.
admin-fault-groups = { $most } groups at most, each with a name that can be seen.
admin-fault-unknown = { $value } cannot stand here.
admin-fault-address = { $value } is not an address. Write it whole, as in https://chat.example.org.
admin-fault-address-length = An address has 1 to 2000 characters.
admin-fault-address-character = { $value } has a character that addresses do not have. Write it as %XX.
admin-fault-address-fragment = { $value } must have no #.
admin-fault-address-wildcard = { $value } must have no *: addresses are compared letter by letter.
admin-fault-address-dots = { $value } must have no part that is . or ..
admin-fault-address-https = { $value } must begin with https://. Plain http is for this machine itself, or for test networks.
admin-fault-address-user = { $value } must have no user name.
admin-fault-address-letters = { $value } must have scheme and host in small letters, and no port if it is the usual one.
admin-fault-address-scheme = { $value } must begin with https://, or with a name of the app's own that has a dot, as com.example.app:/callback does.
admin-fault-address-query = { $value } must have no ? and no #.
admin-fault-public = An app without a secret cannot have this: anybody can claim to be it.
admin-fault-pkce = An app without a secret must use PKCE.
admin-fault-optional-unasked = Members cannot leave out { $value }: the app may not ask for it.
admin-fault-optional-needed = { $value } cannot be left out: only e-mail and groups can.
admin-fault-optional-trusted = A trusted app asks nobody, so nothing can be left out.
admin-fault-optional-email = The app needs an e-mail address, so members cannot leave theirs out.
admin-fault-keys = It needs the address where the app publishes its keys.
admin-fault-access-life = From one second to 30 days.
admin-fault-refresh-life = From one second to 10 years.
admin-fault-time = Write a length of time like 15m, 12h or 30d.
admin-fault-day = Write the day as 2026-11-21.
admin-fault-end = The end must be in the future, within ten years.
admin-disabled = This app is switched off: nobody can log in there. What members allowed it is kept.
admin-switched-on = The app is switched on. Members can log in there again.
admin-client-id = Client ID
admin-preset = Made from
admin-made-by = Made by
admin-save = Save
admin-enable = Switch on
admin-disable = Switch off
admin-delete = Delete
admin-breaks = This may break the app
admin-breaks-yes = I know, save it all the same
admin-break-address = It no longer gets answers at { $value }.
admin-break-scope = It can no longer ask for { $value }.
admin-break-groups = Fewer members can use it.
admin-break-pkce = It must send a PKCE challenge from now on.
admin-break-pushed = It must send its requests ahead from now on.
admin-break-auth = It must prove itself in this one way from now on.
admin-break-tokens = Its tokens look different from now on.
admin-break-refresh = Refresh tokens are given out by another rule.
admin-break-quirk = Something that it was allowed to do beyond the standards is no longer allowed.
admin-default = as configured
admin-refresh-always = always
admin-refresh-asked = if it asks for offline_access
admin-refresh-never = never
admin-auth-any = in any way
admin-auth-basic = secret in the header
admin-auth-post = secret in the form
admin-auth-key = signature with a key of its own
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = random
admin-format-jwt = signed (JWT)
admin-g-about = What members read
admin-g-addresses = Addresses
admin-g-members = Members
admin-g-proof = How the app proves itself
admin-g-tokens = Tokens
admin-g-compatibility = Compatibility
admin-f-name = Name
admin-f-description = Description
admin-f-homepage = Home page
admin-f-icon-url = Address of its picture
admin-f-url = Address of the app
admin-f-redirect-uris = Callbacks, one on each line
admin-f-redirect-uris-hint = Where answers go. https, compared letter by letter; no # and no *.
admin-f-token-redirect-aliases = Accepted at the token endpoint only
admin-f-token-redirect-aliases-hint = Rocket.Chat adds ?close there.
admin-f-post-logout-redirect-uris = Where a browser may go after a logout
admin-f-backchannel-logout-uri = Where the app is told of logouts
admin-f-backchannel-logout-session-required = It must be told which session has ended
admin-f-allow-http = Plain http is allowed (test networks only)
admin-f-allowed-groups = Groups that may use it, one on each line
admin-f-allowed-groups-hint = Empty: every member.
# Above the boxes for groups of the forum, below the label of the field.
admin-groups-offered = Tick groups of the forum, or write their names below.
# $value: one name, or several with commas between them.
admin-groups-unknown = The forum has no group of this name at the moment: { $value }. Mind capital letters and blanks.
admin-f-denied-groups = Groups that may not use it
admin-f-trusted = Trusted: members are not asked
admin-f-scopes = What it may see
admin-f-optional-scopes = What members may leave out
admin-f-in-development = It is being built: error pages show addresses to whoever sees them
admin-f-require-email = It needs a confirmed e-mail address
admin-f-auth-method = The app proves itself
admin-f-jwks-uri = Where it publishes its keys
admin-f-require-pkce = It must use PKCE
admin-f-require-pushed-requests = It must send its requests ahead (PAR)
admin-f-refresh = It gets refresh tokens
# Beside a scope that may be asked for and by which nothing is told.
admin-scope-nothing = nothing more
admin-f-access-secs = Lifetime of access tokens
admin-f-access-secs-hint = For example 15m or 12h. Empty: as configured.
admin-f-refresh-secs = Lifetime of refresh tokens
admin-f-id-token-alg = Algorithm of ID tokens
admin-f-access-token-format = Form of access tokens
admin-f-device-flow = Login from devices without a browser
admin-f-client-credentials = Tokens in its own name
admin-f-token-in-query = The access token may stand in the address
admin-f-token-params-in-query = Token requests may stand in the address
admin-f-credentials-twice = ID and secret may come twice
admin-f-access-token-param = Parameter that holds the access token, if it stands in the address
admin-breaks-logins =
    { $count ->
        [0] Nobody is logged in there at the moment.
        [one] { $count } session is open there at the moment.
       *[other] { $count } sessions are open there at the moment.
    }

admin-add = Add an app
admin-add-kind = What is it?
admin-add-other = Something else
admin-add-of = Add { $kind }
admin-add-followed = Nothing was added yet: the callbacks now follow the new address. Check them, then add the app.
admin-added = { $app } was added
admin-added-once = ID and secret. The secret is shown this once.
admin-client-secret = Client secret
admin-callback = Callback
# In place of a value that is to be typed into the settings of an app.
admin-leave-empty = (leave empty)
admin-try = Open { $app } and try to log in
admin-test = Test this app
admin-test-of = Test of { $app }
admin-test-last = The last login
admin-test-receives = What it would receive of you
admin-test-https = https
admin-test-loopback = on the member's own machine
admin-test-http = plain http: anybody on the way can read it
admin-test-scheme = opens a program
admin-kept = I have saved the secret
admin-back = Back
admin-continue = Continue
admin-g-where = Where it is
admin-f-url-hint = For example https://chat.example.org. Callbacks follow from it where the kind of app is known.
admin-f-public = It has no secret: it runs in a browser or on a phone
admin-search = Search
admin-search-button = Search
admin-found-none = No app was found.
admin-apps-previous = Previous
admin-apps-next = Next
admin-apps-page = Page { $page } of { $pages }
admin-active = Sessions now
admin-logins-30 = Logins, 30 days
admin-errors = Errors
# Below the list of apps, where one is marked.
admin-errors-text = Errors: how many of the requests to log in were refused in the last 30 days. “!” marks { $share } or more: look at the log of the app.
admin-unused = on, unused?

## Not allowed

refused-P310-title = Your account cannot be used for other apps
refused-P310-text = { $forum } has suspended it.
refused-P310-text-until = { $forum } has suspended it until { $until }.
refused-P311-title = Your account is not active
refused-P311-text = { $forum } has not activated it, or has switched it off. Look for a message from { $forum }, or ask its team. Then try again.
refused-P313-title = Your e-mail address is not confirmed
refused-P313-text = { $forum } does not know yet that it is yours. Confirm it in your account there, or ask its team. Then try again.
refused-P411-title = { $app } is not open to everyone
refused-P411-title-anonymous = This app is not open to everyone
refused-P411-text = { $app } is only for certain members of { $forum }.
refused-P411-text-anonymous = This app is only for certain members of { $forum }.
refused-P411-text-one = { $app } is for members of the group { $group }.
refused-P411-text-one-anonymous = This app is for members of the group { $group }.
refused-P411-text-other = { $app } is for members of one of these groups:
refused-P411-text-other-anonymous = This app is for members of one of these groups:
refused-P431-title = { $app } needs your e-mail address
refused-P431-title-anonymous = This app needs your e-mail address
refused-P431-text = { $app } takes only addresses that { $forum } has confirmed, and there is none of yours. Enter or confirm it in your account there, then try again.
refused-P431-text-anonymous = This app takes only addresses that { $forum } has confirmed, and there is none of yours. Enter or confirm it in your account there, then try again.
refused-P308-title = Two logins are in the way of each other
refused-P308-text = Your browser holds two logins of { $forum }, and nobody can say which one is yours. Delete the cookies of { $forum } in your browser, log in again, and try once more.
refused-nothing = Nothing was shared with { $app }.
refused-nothing-anonymous = Nothing was shared with the app.
refused-ask = If you think that this is a mistake, ask the team of { $forum }.

## Errors: by code, or by kind where several share one

error-title = This did not work
error-text = There is a mistake in the link that you followed, or in the app that you came from. Nothing was shared. Go back to { $app } and try again, or tell its operator.
error-text-anonymous = There is a mistake in the link that you followed, or in the app that you came from. Nothing was shared. Go back to the app and try again, or tell its operator.
error-for-operator = For the person who runs { $app }
error-for-operator-anonymous = For the person who runs this site
operator-sent = sent
operator-registered = registered
# The name of a parameter follows.
operator-sent-twice = sent twice
# What is wrong with the request follows.
operator-wrong = wrong
operator-reason = reason
error-code = code
error-request = request
error-log = log
error-log-open = See { $app } in the console
error-time = time
error-explain = more
error-retry = Try again
error-small-print = Code { $code } · request { $request }

error-later-title = { $forum } cannot log you in to other apps at the moment
error-later-text = Please try again in a minute. Nothing was shared, and nothing is wrong with your account.

error-P210-title = { $forum } does not answer at the moment
error-P210-text = Please try again in a minute.
error-P211-title = This request was not understood
error-P211-text = It can be read in more than one way, so it was not passed on. Browsers do not send such requests by themselves.
error-P212-title = There is no page here
error-P212-text = Check the address, or go back to { $forum }.
error-P213-title = This is not the address of this site
error-P213-text = Open { $forum } under its public address.
error-P217-title = The rest of the request did not come
error-P217-text = Check your connection, then try again.
error-P218-title = The request is too large
error-P218-text = The request is larger than this page accepts.
error-P219-title = Your browser sends too many cookies
error-P219-text = Delete the cookies of { $forum }, then try again.
error-P301-title = We cannot see that you are logged in
error-P301-text = You were sent to log in more than once, and { $forum } still looks as if you were not. Allow cookies for { $forum }, log in there, and start again from { $app }.
error-P301-text-anonymous = You were sent to log in more than once, and { $forum } still looks as if you were not. Allow cookies for { $forum }, log in there, and start again from the app.
error-P309-title = This login link does not work in this browser
error-P309-text = It works only in the browser in which the login began, and for 30 minutes. Nothing was shared. Start again from { $app }.
error-P309-text-anonymous = It works only in the browser in which the login began, and for 30 minutes. Nothing was shared. Start again from the app.
error-P401-title = We do not know this app
error-P401-text = Nothing was shared. Go back to where you came from and try again, or tell the operator of the app.
error-P402-title = { $app } sent you to a place we do not know
error-P402-title-anonymous = An app sent you to a place we do not know
error-P402-text = Nothing was shared. Go back to { $app } and try again, or tell its operator.
error-P402-text-anonymous = Nothing was shared. Go back to the app and try again, or tell its operator.
error-P408-title = { $app } asked in a way we do not understand
error-P408-title-anonymous = An app asked in a way we do not understand
error-P408-text = Nothing was shared. Go back to { $app } and try again, or tell its operator.
error-P408-text-anonymous = Nothing was shared. Go back to the app and try again, or tell its operator.
error-P409-title = This page is too old
error-P409-text = It was used before, or was open for more than ten minutes. Nothing was shared. Go back to { $app } and try again.
error-P409-text-anonymous = It was used before, or was open for more than ten minutes. Nothing was shared. Go back to the app and try again.
error-P414-title = This link is too old
error-P414-text = It was used before, or too much time has passed. Nothing was shared. Go back to the app and try again.
error-P440-title = We do not know this app
error-P440-text = { $forum } does not log members in to this address. Nothing was shared. Go back to where you came from, or tell the operator of the app.
error-P442-title = This app cannot see that you are logged in
error-P442-text = You are logged in at { $forum }, but { $app } does not notice. Allow cookies for { $forum } and try again; if that does not help, tell its operator.
error-P442-text-anonymous = You are logged in at { $forum }, but the app does not notice. Allow cookies for { $forum } and try again; if that does not help, tell its operator.
error-P444-title = This logout request cannot be used
error-P444-text = It is incomplete, or belongs to another app or another session. Nobody was logged out.
error-P450-title = Too many tries
error-P450-text = Please wait a little, then try again.
error-P450-text-wait = Please wait for { $wait }, then try again.
error-P505-title = There is no such app
error-P505-text = It was deleted, or the address is wrong.
error-P701-title = This page is not for you
error-P701-text = It is for certain members of { $forum } only.
error-P703-title = This page is not open here
error-P703-text = It can only be opened from certain networks.
error-P704-title = This link is not valid
error-P704-text = It works once, and for ten minutes only. Have another one made.
error-P900-title = Something went wrong here
error-P900-text = Please try again. If it happens again, tell whoever runs { $forum }.
error-P901-title = This page comes with a later version
error-P901-text = The address is reserved for it.

## Console: numbers

# What stands before the digits of a fraction.
number-decimal = .
percent = { $number }%
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

plot-empty = Nothing was counted in this time.
plot-table = The numbers as a table
plot-number = Number
plot-share = Share
plot-others = other apps
# Read out in place of a plot. $when is a day, or a minute of one.
plot-says-bars = { $all } in all, at most { $most } ({ $when }).
plot-says-lines = From { $least } to { $most }.
plot-says-share = { $part }: { $share } of { $all }.
plot-says-week = Most of all on { $day } at { $hour }: { $most }.

plot-logins = Logins
plot-logins-text = Completed logins, by app.
plot-results = How logins end
plot-results-text = Whoever has to log in to the forum first counts there, and again on the way back.
plot-first = First logins
plot-first-text = Members who allowed an app for the first time.
plot-active = Open sessions
plot-active-text = Sessions of members in apps, counted once an hour.
plot-authorize = Time to answer: authorize
plot-authorize-text = Where logins begin. Each line: the time within which that part of the requests was answered.
plot-token = Time to answer: token
plot-token-text = Where apps get their tokens. Each line: the time within which that part of the requests was answered.
plot-userinfo = Time to answer: userinfo
plot-userinfo-text = Where apps ask who it is. Each line: the time within which that part of the requests was answered.
plot-pages = Time added to pages of the forum
plot-pages-text = How long a request was here before the forum was asked. Each line: the time within which that part of the requests was passed on.
plot-cache = Members known from the cache
plot-cache-text = How often nobody had to ask the forum who it is.
plot-week = Hours of the week
plot-week-text = Logins by hour (UTC).
plot-secrets = Old and new secrets
plot-secrets-text = With which of its secrets an app proved who it is. When the old one is no longer used, end it.

line-half = half
line-most = 95%
line-nearly-all = 99%
line-cache = from the cache
line-newest = newest secret
line-older = older secret
line-app = this app
result-ok = logged in
result-denied = said no, or not let in
result-not-logged-in = sent to the forum's login
result-banned = banned
result-error = failed

## Console: usage

admin-usage-title = Usage
admin-usage-30 = 30 days
admin-usage-90 = 90 days
admin-usage-365 = one year
admin-usage-logins = Logins
admin-usage-speed = Speed
admin-usage-late = What happened in the last minute is not counted yet. Days and hours are those of UTC.
admin-usage-codes = What was refused
admin-table-code = Code
admin-table-event = Event
admin-table-action = Action
admin-table-meaning = Meaning
admin-table-time = Time
admin-table-member = Member
admin-table-request = Request
admin-table-app = App
admin-table-more = More
admin-table-find = Find
admin-confirm-cancel = Cancel
admin-confirm-end-secrets-title = End the old secrets of { $what }?
admin-confirm-end-secrets-text = They stop working at once and for good. An app that still uses one of them can no longer log anybody in until it has the newest one.
admin-confirm-end-secrets-yes = End the old ones
admin-confirm-switch-off-title = Switch { $what } off?
admin-confirm-switch-off-text = Nobody can log in there, and the app learns nothing more about members, until it is switched on again. What members allowed it is kept.
admin-confirm-switch-off-yes = Switch off

## Console: what happened at an app

admin-log-title = Log
admin-log-added = The address is registered now.
admin-log-addresses = Redirect addresses that were refused
admin-log-addresses-text = Anybody can send an address to this page. Add only what the app's own settings say. What differs is marked.
admin-log-sent = sent
admin-log-registered = registered
admin-log-times =
    { $count ->
        [one] once
       *[other] { $count } times
    }
admin-log-last = last { $time }
admin-log-elsewhere = This address is on a host that the app has not used so far. Whoever runs that host would get the logins of your members.
admin-log-fault = It cannot be added:
admin-log-add = Add this address
admin-log-events = The last 200 events
admin-log-events-text = Logins, and whatever was refused; kept for 30 days. What happens again within a minute is counted, not repeated.
admin-log-detail = Details
admin-log-empty = Nothing has happened at this app for 30 days.
admin-log-codes = What the codes mean
# Below a text that names a command. $place is a link to the page that does the same.
admin-log-here = Here in the console: { $place }
admin-difference-scheme = Only the scheme differs: look at the public address in the app's own settings, and at X-Forwarded-Proto of the proxy in front of it.
admin-difference-port = Only the port differs: look at the public address in the app's own settings, and at the Host header that the proxy in front of it passes on.
admin-difference-close = Only ?close differs: set the login style in Rocket.Chat.
admin-event-ok = logged in
admin-event-access-denied = The member said no, or may not use the app.

## Console: members of an app

admin-users-title = Members
admin-users-text = Who has allowed this app, or is logged in there.
admin-users-since = Since
admin-users-last-used = Last use
admin-users-logins = Sessions
admin-users-sees = May see
admin-users-remove = Remove
admin-users-remove-all = Remove all
admin-users-none = Nobody uses this app.
admin-users-removed = The member's access was removed, and the app was told.
# Of an app that has no address where it is told of logouts.
admin-users-removed-untold = The member's access was removed. The app was not told, as it has no address for that: the member may stay logged in there.
admin-users-removed-all = The access of all members was removed, and the app was told.
admin-users-removed-all-untold = The access of all members was removed. The app was not told, as it has no address for that: members may stay logged in there.
admin-users-removed-some = The access of many members was removed. There are more: do it again.
admin-confirm-remove-user-title = Remove the access of { $what }?
admin-confirm-remove-user-text = The app can then no longer use this member's account and has to ask again. If it has an address for that, it is told to log the member out.
admin-confirm-remove-user-yes = Remove access
admin-confirm-remove-users-title = Remove the access of all members to { $what }?
admin-confirm-remove-users-text = Everybody is asked again at the next login. If the app has an address for that, it is told to log everybody out. If it has very many members, you have to repeat this a few times.
admin-confirm-remove-users-yes = Remove all
admin-confirm-add-address-title = Add an address on another host?
admin-confirm-add-address-text = { $what } is on a host that the app has not used so far. Whoever runs that host would get the logins of your members. Add the address only if you know that it belongs to the app.
admin-confirm-add-address-yes = Add this address
admin-confirm-add-other-address-title = Add this address?
admin-confirm-add-other-address-text = It is not the registered address, and what differs is marked. The logins of your members could be sent there, too. Add it only if it stands in the app's own settings.
admin-confirm-add-other-address-yes = Add this address

## Console: members

admin-members-title = Members
admin-members-find = Name or number
admin-members-find-text = Members are found by their number in the forum. By name they are found once they have logged in to an app.
admin-members-nobody = Nobody with this name or number is known.
admin-members-apps = Apps that use this account
admin-members-no-apps = No app uses this account.
admin-members-receives = What it receives
admin-members-others = What other apps would receive
admin-members-end = End all sessions
admin-members-ended =
    { $count ->
        [0] There was no session to end.
        [one] { $count } session was ended, and its app was told.
       *[other] { $count } sessions were ended, and their apps were told.
    }
# Where at least one of the apps has no address where it is told of logouts.
admin-members-ended-untold = All sessions were ended. Apps without an address for that were not told: the member may stay logged in there.
admin-member-number = Member number
admin-member-name = User name for apps
admin-member-name-none = none yet: it is given at the first login
admin-member-standing = At the forum
admin-member-email = E-mail address
admin-member-email-untold = not told to apps: the forum has not verified it
admin-member-groups = Groups
admin-standing-let-in = let in
admin-standing-refused = not let in
# Why the forum does not let a member in, beside the code.
admin-why-P310 = suspended at the forum
admin-why-P311 = not activated, or switched off
admin-why-P313 = e-mail address not confirmed
admin-standing-gone = no such member any more
admin-standing-not-asked = The forum cannot look up a member by number.
admin-standing-unknown = The forum does not answer.
admin-receives-title = What { $app } receives
admin-receives-refused = The member would not be let in:
admin-confirm-end-logins-title = End all sessions of { $what }?
admin-confirm-end-logins-text = No app gets tokens for this member any more, and apps that have an address for that are told to log the member out. What was allowed stays allowed. The member stays logged in to the forum.
admin-confirm-end-logins-yes = End all sessions

## Console: the audit trail

admin-trail-title = Audit
admin-trail-text = Who changed what, when and from where. Nobody can edit this list; entries are linked, so that a change would be seen.
admin-trail-person = Member or other author
admin-trail-app = Client ID
admin-trail-day = Day (UTC)
admin-trail-any = all
admin-trail-wrong = This day is not understood. Write it as 2026-11-21.
admin-trail-who = Who
admin-trail-on = To what
admin-trail-member = member { $member }
admin-trail-details = Details
admin-trail-show = Show
admin-trail-before = before
admin-trail-after = after
admin-trail-none = No entry matches.
admin-trail-newest = Newest
admin-trail-older = Older
admin-trail-files = The same as a file, with at most { $count } entries:

## Console: signing keys

admin-keys-title = Keys
admin-keys-text = They replace one another by themselves. A new one is told to all apps before it signs, and an old one is kept until its last token has expired.
admin-keys-asked = The next keys will be made within seconds.
admin-keys-key = Key
admin-keys-algorithm = Algorithm
admin-keys-state = State
admin-keys-age = Age
admin-keys-signs-from = Signs from
admin-keys-last-token = Last token expires
admin-keys-over = expired
admin-keys-none = There are no keys yet.
admin-keys-rotate = Make the next keys now
admin-keys-replace = Replace all keys at once
admin-key-waiting = waiting
admin-key-in-use = in use
admin-key-retired = retired
admin-key-distrusted = no longer trusted
admin-confirm-rotate-keys-title = Make the next keys now?
admin-confirm-rotate-keys-text = All apps are told of them at once, and they sign once every app has had time to learn them. Nobody is logged out.
admin-confirm-rotate-keys-yes = Make the next keys
admin-confirm-replace-keys-title = Replace all keys at once?
admin-confirm-replace-keys-text = Only if somebody else may have the keys. New keys sign at once and the old ones are forgotten: tokens that they signed are no longer valid, and some members have to log in again.
admin-confirm-replace-keys-yes = Replace all keys

## Console: health

admin-health-title = Health
admin-health-fine = Everything works.
# Nothing fails, and something below is a warning.
admin-health-warned = Everything works. Have a look at the warnings, though.
admin-health-failing =
    { $count ->
        [one] { $count } thing does not work now.
       *[other] { $count } things do not work now.
    }
admin-health-at = Looked at { $time }. Load the page again to look again.
admin-health-state-fine = fine
admin-health-state-warning = warning
admin-health-state-failing = failing
admin-health-configuration = Configuration
admin-health-public-address = Public address
admin-health-listens = Listens at
admin-health-certificates = Certificate
admin-health-forum = Forum
admin-health-source = Where members are looked up
admin-health-lookups = Looking up members
admin-health-server = Forum's web server
admin-health-api = Protected API
admin-health-store = Store
admin-health-operations = Monitoring
admin-health-keys = Keys
admin-health-old-secrets = Mattermost's API
admin-health-console = Console
admin-health-warning = Configuration warning

# Which page of which app: "Log: Rocket.Chat"
admin-title-of = { $page }: { $app }
