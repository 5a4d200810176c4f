# Français. Les forums vouvoient les inconnus, ces pages aussi. On y évite les accords qui diraient si la personne est
# un homme ou une femme, et « de » ou « que » devant un nom, qui demanderaient parfois une élision : on écrit
# « du site { $forum } ». Espace fine insécable avant ? ! ; et espace insécable avant : et dans les guillemets.

## The language itself

language-name = Français
number-group = {"\u202F"}

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date-day = { $day } { $month } { $year }
date-minute = { $day } { $month } { $year } à { $time } UTC

duration-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
duration-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
duration-months =
    { $count ->
        [one] { $count } mois
       *[other] { $count } mois
    }
duration-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

## Every page

list-separator = { ", " }

skip = Aller au contenu
title = { $page } · { $forum }
back = Retour à { $forum }
privacy = Confidentialité
terms = Conditions d’utilisation
contact = Contact
the-app = l’application
nameless = (sans nom)

## Consent

consent-title = Se connecter à { $app } avec { $forum } ?
consent-address = Adresse de l’application
consent-device = Un programme sur cet appareil : { $address }
consent-odd-name = Regardez bien : le nom de cette application mélange plusieurs alphabets ou contient des caractères invisibles. Fiez-vous à l’adresse, pas au nom.
consent-odd-member = lettres inhabituelles
consent-unverified = Cette application a été créée par { $maker }, et non par l’équipe du site { $forum }.
consent-verified = Application ajoutée par l’équipe du site { $forum }
consent-you = Vous êtes
consent-switch = Ce n’est pas vous ? Utiliser un autre compte
consent-sees = { $app } verra
consent-new-since = Nouveau depuis le { $day }
consent-sees-already = { $app } voit déjà
consent-can = { $app } pourra
consent-cannot = { $app } ne pourra pas
consent-new = nouveau
consent-show = Afficher
consent-hide = Masquer
consent-stay = garder votre session ouverte pendant { $duration } sans rien vous redemander
consent-optional = Vous pouvez décocher ce qui a une case : ces données ne seront alors pas transmises.
consent-never = voir votre mot de passe, lire vos messages privés ni écrire à votre place
consent-take-back = Vous pouvez retirer cet accès à tout moment dans { $apps }.
authorised-apps = Applications autorisées
consent-cancel = Annuler
consent-allow = Se connecter à { $app }

sees-number = votre numéro de membre
sees-name = votre nom
sees-picture = votre avatar
sees-profile = votre page de profil
sees-email = votre adresse e-mail
sees-groups = vos groupes
sees-language = votre langue
picture-shown = comme ci-dessus
nothing-there = aucune donnée

## Authorised apps

apps-title = Applications qui utilisent votre compte { $forum }
apps-text = Vous vous y connectez avec le compte que vous avez ici. Retirez l’accès à celles qui ne vous servent plus.
apps-none = Aucune application n’utilise votre compte pour le moment.
apps-sees = Peut voir : { $facts }.
apps-since = Depuis le { $day }
apps-used-today = dernière utilisation aujourd’hui
apps-used-yesterday = dernière utilisation hier
apps-last-used = dernière utilisation le { $day }
apps-unused = pas utilisée depuis { $duration }
apps-no-login = aucune session ouverte
apps-logins =
    { $count ->
        [one] { $count } session ouverte
       *[other] { $count } sessions ouvertes
    }
apps-made-by = Créée par { $maker }, et non par l’équipe du site { $forum }
apps-details = Détails
apps-remove = Retirer
apps-remove-all = Se déconnecter de toutes les applications
apps-removed = { $app } ne peut plus utiliser votre compte.
apps-removed-anonymous = L’application ne peut plus utiliser votre compte.
apps-removed-all = Plus aucune application ne peut utiliser votre compte.
remove-title = Ne plus autoriser { $app } ?
remove-text = { $app } ne pourra plus utiliser le compte que vous avez ici et devra vous redemander votre accord. Ce que vous avez écrit dans l’application reste en place.
remove-text-anonymous = L’application ne pourra plus utiliser le compte que vous avez ici et devra vous redemander votre accord. Ce que vous avez écrit dans l’application reste en place.
remove-told = Nous préviendrons { $app }, qui fermera votre session.
remove-not-told = Nous ne pouvons pas prévenir { $app } : votre session peut y rester ouverte jusqu’à ce que vous la fermiez.
remove-all-title = Se déconnecter de toutes les applications ?
remove-all-text = Aucune de ces applications ne pourra plus utiliser le compte que vous avez ici, et chacune devra vous redemander votre accord. Ce que vous y avez écrit reste en place.
remove-cancel = Conserver
remove-yes = Retirer l’accès
remove-all-yes = Se déconnecter de toutes les applications

app-title = { $app } et votre compte
app-access = Accès à vos données
app-left-out = Vous avez choisi de ne pas transmettre : { $facts }.
app-logins = Vos sessions ouvertes
app-more-logins =
    { $count ->
        [one] et { $count } session plus ancienne
       *[other] et { $count } sessions plus anciennes
    }
app-not-used = { $app } n’utilise pas votre compte.
app-back = Toutes les applications

## Choice of the language

language-title = Choisissez votre langue
language-text = Pour les pages où vous vous connectez à d’autres applications avec { $forum }. Votre choix est gardé dans ce navigateur.
language-label = Langue
language-browser = Celle de mon navigateur
language-save = Utiliser cette langue
language-cancel = Revenir sans rien changer

## Devices

device-title = Connecter un appareil
device-text = Saisissez le code affiché par l’appareil ou le programme.
device-code = Code
device-continue = Continuer
device-wrong = Aucun appareil n’attend ce code. Un code est valable dix minutes ; si le vôtre est plus ancien, demandez-en un nouveau à l’appareil.
device-warning = Ne saisissez que le code d’un appareil ou d’un programme que vous avez vous-même lancé. Une personne qui vous envoie un code cherche à se connecter à votre place.
device-ask = Vous venez de commencer cette connexion sur un autre appareil, qui affiche { $code }. Si ce n’est pas le cas, annulez : la personne qui vous a envoyé ce code cherche à se connecter à votre place.
device-allowed-title = L’appareil est connecté
device-allowed-text = Vous pouvez fermer cette page : { $app } continue automatiquement dans un instant.
device-denied-title = L’appareil a été refusé
device-denied-text = Rien n’a été transmis à { $app }. Vous pouvez fermer cette page.

## Log in first

login-title = Connectez-vous d’abord à { $forum }
login-text = { $app } aimerait savoir qui vous êtes. Connectez-vous à { $forum }, puis revenez sur cette page.
login-text-anonymous = Une application aimerait savoir qui vous êtes. Connectez-vous à { $forum }, puis revenez sur cette page.
login-button = Se connecter à { $forum }
login-new-tab = s’ouvre dans un nouvel onglet
login-continue = C’est fait, continuer
login-refresh = Cette page vérifie d’elle-même votre connexion, à quelques secondes d’intervalle, pendant cinq minutes au plus.
login-again-title = Reconnectez-vous à { $forum }
login-again-text = { $app } demande une nouvelle connexion, ou un autre compte. Déconnectez-vous du site { $forum }, reconnectez-vous, puis revenez sur cette page.
login-again-text-anonymous = Une application demande une nouvelle connexion, ou un autre compte. Déconnectez-vous du site { $forum }, reconnectez-vous, puis revenez sur cette page.
login-again-button = Ouvrir { $forum }
login-no-refresh = Cette page ne vérifie plus votre connexion d’elle-même. Une fois la connexion faite, appuyez sur le bouton.

## Back to an app by a form

form-post-title = Retour à l’application
form-post-text = Si rien ne se passe, appuyez sur le bouton.
form-post-continue = Continuer

## Log out

logout-title = Se déconnecter aussi du site { $forum } ?
logout-text = Votre session sur { $app } est fermée. Dans ce navigateur, votre session sur { $forum } est encore ouverte.
logout-text-nobody = Dans ce navigateur, votre session sur { $forum } est ouverte.
logout-told = Ces applications seront prévenues de votre départ :
logout-not-told = Celles-ci ne peuvent pas être prévenues. À vous de vous y déconnecter :
logout-stay = Garder ma session
logout-leave = Se déconnecter
logged-out-title = Votre session est fermée
logged-out-text = Vous pouvez fermer cette fenêtre.
logout-one-more = Encore une étape : déconnectez-vous du site { $forum } lui-même. Une confirmation vous sera peut-être demandée.
logout-forum = Se déconnecter du site { $forum }
logout-continue = Retour à { $app }
logout-continue-anonymous = Retour à l’application
logout-stayed-title = Votre session reste ouverte
logout-stayed-text = Rien n’a changé.

## Not allowed

refused-P310-title = Votre compte ne peut pas être utilisé pour d’autres applications
refused-P310-text = { $forum } l’a suspendu.
refused-P310-text-until = { $forum } l’a suspendu jusqu’au { $until }.
refused-P311-title = Votre compte n’est pas actif
refused-P311-text = { $forum } ne l’a pas encore activé, ou l’a désactivé. Regardez si vous avez reçu un message du site { $forum }, ou contactez l’équipe. Réessayez ensuite.
refused-P313-title = Votre adresse e-mail n’est pas confirmée
refused-P313-text = { $forum } ne sait pas encore qu’elle est à vous. Confirmez-la dans votre compte { $forum }, ou contactez l’équipe. Réessayez ensuite.
refused-P411-title = { $app } n’est pas accessible à tout le monde
refused-P411-title-anonymous = Cette application n’est pas accessible à tout le monde
refused-P411-text = { $app } n’accueille que certains membres du site { $forum }.
refused-P411-text-anonymous = Cette application n’accueille que certains membres du site { $forum }.
refused-P411-text-one = { $app } accueille les membres du groupe « { $group } ».
refused-P411-text-one-anonymous = Cette application accueille les membres du groupe « { $group } ».
refused-P411-text-other = { $app } accueille les membres d’un de ces groupes :
refused-P411-text-other-anonymous = Cette application accueille les membres d’un de ces groupes :
refused-P431-title = { $app } a besoin de votre adresse e-mail
refused-P431-title-anonymous = Cette application a besoin de votre adresse e-mail
refused-P431-text = { $app } n’accepte que les adresses confirmées par { $forum }, et vous n’en avez pas. Indiquez ou confirmez la vôtre dans votre compte { $forum }, puis réessayez.
refused-P431-text-anonymous = Cette application n’accepte que les adresses confirmées par { $forum }, et vous n’en avez pas. Indiquez ou confirmez la vôtre dans votre compte { $forum }, puis réessayez.
refused-P308-title = Deux sessions se gênent l’une l’autre
refused-P308-text = Votre navigateur garde deux sessions du site { $forum }, et rien ne permet de savoir laquelle est la vôtre. Supprimez les cookies du site { $forum } dans votre navigateur, reconnectez-vous, puis réessayez.
refused-nothing = Rien n’a été transmis à { $app }.
refused-nothing-anonymous = Rien n’a été transmis à l’application.
refused-ask = Si vous pensez que c’est une erreur, contactez l’équipe du site { $forum }.

## Errors: by code, or by kind where several share one

error-title = Cela n’a pas fonctionné
error-text = Il y a une erreur dans le lien que vous avez suivi ou dans l’application d’où vous venez. Rien n’a été transmis. Retournez sur { $app } et réessayez, ou prévenez ses responsables.
error-text-anonymous = Il y a une erreur dans le lien que vous avez suivi ou dans l’application d’où vous venez. Rien n’a été transmis. Retournez sur l’application et réessayez, ou prévenez ses responsables.
error-for-operator = Pour la personne qui gère { $app }
error-for-operator-anonymous = Pour la personne qui gère ce site
operator-sent = envoyé
operator-registered = enregistré
operator-sent-twice = envoyé deux fois
operator-wrong = erreur
operator-reason = raison
error-code = code
error-request = requête
error-time = heure
error-explain = en savoir plus
error-retry = Réessayer
error-small-print = Code { $code } · requête { $request }

error-later-title = { $forum } ne peut pas vous connecter à d’autres applications pour le moment
error-later-text = Réessayez dans une minute. Rien n’a été transmis, et votre compte n’a aucun problème.

error-P210-title = { $forum } ne répond pas pour le moment
error-P210-text = Réessayez dans une minute.
error-P211-title = Cette requête n’a pas été comprise
error-P211-text = Elle peut se lire de plusieurs façons ; elle n’a donc pas été transmise. Un navigateur n’envoie pas de telles requêtes de lui-même.
error-P212-title = Il n’y a pas de page ici
error-P212-text = Vérifiez l’adresse, ou retournez sur { $forum }.
error-P213-title = Ce n’est pas l’adresse de ce site
error-P213-text = Ouvrez { $forum } à son adresse publique.
error-P217-title = La fin de la requête n’est pas arrivée
error-P217-text = Vérifiez votre connexion à Internet, puis réessayez.
error-P218-title = La requête est trop volumineuse
error-P218-text = La requête dépasse la taille que cette page accepte.
error-P219-title = Votre navigateur envoie trop de cookies
error-P219-text = Supprimez les cookies du site { $forum }, puis réessayez.
error-P301-title = Nous ne voyons pas votre session
error-P301-text = On vous a demandé plusieurs fois de vous connecter, et { $forum } semble toujours ne pas vous reconnaître. Autorisez les cookies du site { $forum }, connectez-vous à ce site, puis recommencez depuis { $app }.
error-P301-text-anonymous = On vous a demandé plusieurs fois de vous connecter, et { $forum } semble toujours ne pas vous reconnaître. Autorisez les cookies du site { $forum }, connectez-vous à ce site, puis recommencez depuis l’application.
error-P309-title = Ce lien de connexion ne fonctionne pas dans ce navigateur
error-P309-text = Il ne fonctionne que dans le navigateur où la connexion a commencé, et pendant 30 minutes. Rien n’a été transmis. Recommencez depuis { $app }.
error-P309-text-anonymous = Il ne fonctionne que dans le navigateur où la connexion a commencé, et pendant 30 minutes. Rien n’a été transmis. Recommencez depuis l’application.
error-P401-title = Nous ne connaissons pas cette application
error-P401-text = Rien n’a été transmis. Retournez là d’où vous venez et réessayez, ou prévenez les responsables de l’application.
error-P402-title = { $app } vous envoie vers une adresse que nous ne connaissons pas
error-P402-title-anonymous = Une application vous envoie vers une adresse que nous ne connaissons pas
error-P402-text = Rien n’a été transmis. Retournez sur { $app } et réessayez, ou prévenez ses responsables.
error-P402-text-anonymous = Rien n’a été transmis. Retournez sur l’application et réessayez, ou prévenez ses responsables.
error-P408-title = { $app } a fait une demande que nous ne comprenons pas
error-P408-title-anonymous = Une application a fait une demande que nous ne comprenons pas
error-P408-text = Rien n’a été transmis. Retournez sur { $app } et réessayez, ou prévenez ses responsables.
error-P408-text-anonymous = Rien n’a été transmis. Retournez sur l’application et réessayez, ou prévenez ses responsables.
error-P409-title = Cette page est trop ancienne
error-P409-text = Elle a déjà servi, ou est restée ouverte plus de dix minutes. Rien n’a été transmis. Retournez sur { $app } et réessayez.
error-P409-text-anonymous = Elle a déjà servi, ou est restée ouverte plus de dix minutes. Rien n’a été transmis. Retournez sur l’application et réessayez.
error-P414-title = Ce lien est trop ancien
error-P414-text = Il a déjà servi, ou trop de temps a passé. Rien n’a été transmis. Retournez sur l’application et réessayez.
error-P440-title = Nous ne connaissons pas cette application
error-P440-text = { $forum } ne connecte personne à cette adresse. Rien n’a été transmis. Retournez là d’où vous venez, ou prévenez les responsables de l’application.
error-P442-title = Cette application ne voit pas votre session
error-P442-text = Votre session sur { $forum } est ouverte, mais { $app } ne s’en aperçoit pas. Autorisez les cookies du site { $forum } et réessayez ; si cela ne suffit pas, prévenez les responsables de l’application.
error-P442-text-anonymous = Votre session sur { $forum } est ouverte, mais l’application ne s’en aperçoit pas. Autorisez les cookies du site { $forum } et réessayez ; si cela ne suffit pas, prévenez ses responsables.
error-P444-title = Cette demande de déconnexion n’est pas utilisable
error-P444-text = Elle est incomplète, ou appartient à une autre application ou à une autre session. Aucune session n’a été fermée.
error-P450-title = Trop de tentatives
error-P450-text = Patientez un peu, puis réessayez.
error-P450-text-wait = Patientez { $wait }, puis réessayez.
error-P900-title = Quelque chose s’est mal passé ici
error-P900-text = Réessayez. Si cela se reproduit, prévenez les responsables du site { $forum }.
error-P901-title = Cette page arrivera avec une version ultérieure
error-P901-text = L’adresse lui est réservée.

## Console: numbers

number-decimal = ,
percent = { $number } %
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

plot-empty = Aucune donnée pour cette période.
plot-table = Tableau des chiffres
plot-number = Nombre
plot-share = Part
plot-others = autres applications
plot-says-bars = Total : { $all }, maximum : { $most } ({ $when }).
plot-says-lines = De { $least } à { $most }.
plot-says-share = { $part } : { $share } sur un total de { $all }.
plot-says-week = Maximum : { $most }, le { $day } à { $hour }.

plot-logins = Connexions
plot-logins-text = Codes remis aux applications, par application.
plot-results = Résultat des connexions
plot-results-text = Les personnes qui doivent d’abord se connecter au forum sont comptées à ce titre et, à leur retour, une seconde fois.
plot-first = Nouveaux membres
plot-first-text = Membres ayant autorisé une application pour la première fois.
plot-active = Sessions ouvertes
plot-active-text = Sessions encore valables dans les applications, comptées une fois par heure.
plot-authorize = Temps de réponse : authorize
plot-authorize-text = Là où commencent les connexions. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-token = Temps de réponse : token
plot-token-text = Là où les applications obtiennent leurs jetons. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-userinfo = Temps de réponse : userinfo
plot-userinfo-text = Là où les applications demandent de qui il s’agit. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-pages = Temps ajouté aux pages du forum
plot-pages-text = Temps qu’une requête passe ici avant d’être transmise au forum. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-cache = Sessions trouvées dans le cache
plot-cache-text = Part des cas où il n’a pas fallu demander au forum de qui il s’agissait.
plot-week = Heures de la semaine
plot-week-text = Connexions par heure (UTC).
plot-secrets = Anciens et nouveaux secrets
plot-secrets-text = Avec lequel de ses secrets une application a prouvé son identité. Quand l’ancien ne sert plus, désactivez-le.

line-half = la moitié
line-most = 95 %
line-nearly-all = 99 %
line-cache = trouvées dans le cache
line-newest = secret le plus récent
line-older = ancien secret
line-app = cette application
result-ok = connexion réussie
result-denied = a refusé, ou n’a pas accès à l’application
result-not-logged-in = renvoi vers la connexion au forum
result-banned = compte suspendu
result-error = échec
