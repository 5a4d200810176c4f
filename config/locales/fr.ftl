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
date-day = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-minute = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year } à { $time } UTC

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
consent-display-name = { $name } (nom affiché)
consent-user-name = { $name } (nom d’utilisateur)

## Authorised apps

apps-text = Vous vous y connectez avec le compte que vous avez ici. Retirez l’accès à celles qui ne vous servent plus.
apps-none = Aucune application n’utilise votre compte.
apps-sees = Peut voir : { $facts }.
apps-since = Depuis le { $day }
apps-used-today = utilisée aujourd’hui
apps-used-yesterday = utilisée hier
apps-last-used = utilisée pour la dernière fois le { $day }
apps-unused = pas utilisée depuis { $duration }
apps-no-login = L’application ne peut pas consulter votre compte en ce moment. Votre session peut y être encore ouverte.
apps-logins =
    { $count ->
        [one] { $count } session ouverte
       *[other] { $count } sessions ouvertes
    }
apps-made-by = Créée par { $maker }, et non par l’équipe du site { $forum }
apps-details = Détails
apps-remove = Retirer
apps-remove-all = Retirer toutes les applications
apps-removed = { $app } ne peut plus utiliser votre compte.
apps-removed-anonymous = L’application ne peut plus utiliser votre compte.
apps-removed-all = Plus aucune application ne peut utiliser votre compte.
remove-title = Ne plus autoriser { $app } ?
remove-text = { $app } ne pourra plus utiliser le compte que vous avez ici et devra vous redemander votre accord. Ce que vous avez écrit dans l’application reste en place.
remove-text-anonymous = L’application ne pourra plus utiliser le compte que vous avez ici et devra vous redemander votre accord. Ce que vous avez écrit dans l’application reste en place.
remove-told = Nous préviendrons { $app }, qui fermera votre session.
remove-not-told = Nous ne pouvons pas prévenir { $app } : votre session peut y rester ouverte jusqu’à ce que vous la fermiez.
remove-all-title = Ne plus autoriser aucune application ?
remove-all-text = Aucune de ces applications ne pourra plus utiliser le compte que vous avez ici, et chacune devra vous redemander votre accord. Ce que vous y avez écrit reste en place.
remove-cancel = Conserver
remove-yes = Retirer l’accès
remove-all-yes = Retirer tous les accès

app-title = { $app } et votre compte
app-access = Accès à vos données
app-left-out = Vous avez choisi de ne pas transmettre : { $facts }.
app-logins = Vos sessions dans cette application
app-login-since = Ouverte le { $day }
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
device-wrong = Aucun appareil n’attend ce code : il a déjà servi, ou date de plus de dix minutes. Vérifiez-le, ou demandez-en un nouveau à l’appareil.
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
login-text-console = La console est réservée à certains membres. Connectez-vous à { $forum }, puis revenez sur cette page.
login-button = Se connecter à { $forum }
login-new-tab = s’ouvre dans un nouvel onglet
login-continue = C’est fait, continuer
login-refresh = Cette page vérifie d’elle-même votre connexion, à quelques secondes d’intervalle, pendant cinq minutes au plus.
login-again-title = Reconnectez-vous à { $forum }
login-again-text = { $app } demande une nouvelle connexion, ou un autre compte. Déconnectez-vous du site { $forum }, reconnectez-vous, puis revenez sur cette page.
login-again-text-anonymous = Une application demande une nouvelle connexion, ou un autre compte. Déconnectez-vous du site { $forum }, reconnectez-vous, puis revenez sur cette page.
login-again-text-console = Pour modifier quelque chose dans la console, il faut une connexion récente. Déconnectez-vous du site { $forum }, reconnectez-vous, puis revenez sur cette page.
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
logout-one-more-title = Encore une étape
logout-one-more = Déconnectez-vous maintenant aussi du site { $forum } lui-même. Une confirmation vous sera peut-être demandée.
logout-forum = Se déconnecter du site { $forum }
logout-by-hand = Si cela ne vous a pas déconnecté, utilisez la déconnexion du site { $forum } lui-même, puis revenez ici.
logout-continue = Retour à { $app }
logout-continue-anonymous = Retour à l’application
logout-stayed-title = Votre session reste ouverte
logout-stayed-text = Rien n’a changé.

## Console, for operators

admin-title = Console
admin-by-link = Accès par lien
admin-leave = Quitter
admin-read-only = Vous pouvez tout consulter. Pour modifier quelque chose, reconnectez-vous d’abord.
admin-log-in-again = Se reconnecter
admin-tabs = Pages de l’application { $app }
admin-stale-title = Reconnectez-vous
admin-stale-text = Rien n’a été modifié. Pour changer quelque chose ici, votre connexion à { $forum } doit dater de quelques minutes au plus. Déconnectez-vous, reconnectez-vous, puis refaites la modification.
admin-error-P409-text = Elle a déjà servi, ou est restée ouverte plus d’une heure. Rien n’a été modifié. Retournez sur la console et réessayez.
admin-home = Retour à la console
admin-link-title = Ouvrir la console
admin-link-text = Ce lien ne sert qu’une fois, dans ce navigateur. Vous pourrez ensuite tout consulter et tout modifier pendant une heure.
admin-link-open = Ouvrir la console
admin-odd-name = lettres inhabituelles
admin-apps = Applications
admin-app = Application
admin-who = Qui peut l’utiliser
admin-everybody = tous les membres
admin-state = État
admin-on = active
admin-off = désactivée
admin-no-apps = Il n’y a pas encore d’application.

admin-tab-settings = Paramètres
admin-tab-secret = Secret
admin-never = jamais
admin-today = aujourd’hui
admin-yesterday = hier
admin-last-used = Dernière utilisation
admin-secret-of = Secret de l’application { $app }
admin-secret-once = Le nouveau secret, affiché cette seule fois
admin-secret-made = Création
admin-secret-works = Validité
admin-secret-current = illimitée
admin-secret-until = jusqu’au { $instant }
admin-secret-ended = expiré depuis le { $instant }
admin-secret-from = Depuis
admin-secret-today = Utilisations aujourd’hui
admin-secret-note = Note
admin-secret-note-hint = Par exemple, là où il est installé. 64 caractères au plus.
admin-secret-end-on = Expire le
admin-secret-end-on-hint = Il cesse de fonctionner au début de ce jour (UTC). Vide : sans limite.
admin-secret-days = Les jours sont ceux de UTC. L’adresse est celle du serveur qui a utilisé le secret en dernier.
admin-secret-none = Cette application n’a pas de secret. Elle s’authentifie autrement, ou pas du tout.
admin-secret-end = Désactiver les anciens maintenant
admin-secret-old-ended = Les anciens secrets sont désactivés. Il ne reste que le plus récent.
admin-secret-new = Nouveau secret
admin-secret-keep = Validité restante de l’ancien
admin-secret-at-once = aucune
admin-secret-make = Créer un nouveau secret
admin-delete-title = Supprimer { $app } ?
admin-delete-text =
    { $count ->
        [0] Personne n’y a accès. L’application reste sept jours dans la corbeille et peut être restaurée.
        [one] { $count } membre perd son accès immédiatement. L’application reste sept jours dans la corbeille et peut être restaurée.
       *[other] { $count } membres perdent leur accès immédiatement. L’application reste sept jours dans la corbeille et peut être restaurée.
    }
admin-delete-name = Pour continuer, saisissez le nom de l’application : { $app }
admin-delete-wrong = Ce n’est pas son nom.
admin-delete-cancel = Conserver
admin-delete-yes = Supprimer
admin-bin = Corbeille
admin-bin-text = Applications supprimées au cours des sept derniers jours. Personne ne peut s’en servir tant qu’elles sont ici.
admin-bin-empty = La corbeille est vide.
admin-bin-until = suppression définitive le { $instant }
admin-restore = Restaurer
admin-restored = L’application est restaurée, avec ses réglages et ses secrets. Les membres doivent s’y reconnecter.

admin-settings-of = Paramètres de l’application { $app }
admin-saved = Modifications enregistrées.
admin-wrong = Rien n’a été enregistré : certains champs sont à revoir.
admin-meanwhile = Rien n’a été enregistré : quelqu’un d’autre a modifié cette application pendant que le formulaire était ouvert. Les champs contiennent votre saisie ; ce qui a été enregistré entre-temps figure en dessous. Si vous enregistrez maintenant, vous le remplacez.
admin-theirs = Enregistré par { $who }, le { $instant } :
admin-theirs-unknown = Enregistré entre-temps :
admin-theirs-nothing = rien
admin-fault-empty = Ce champ ne peut pas rester vide.
admin-fault-unseen = Un des caractères est invisible.
admin-fault-long = { $most } caractères au plus.
admin-fault-many = { $most } au plus.
admin-fault-groups = { $most } groupes au plus, chacun avec un nom visible.
admin-fault-unknown = { $value } n’est pas possible ici.
admin-fault-address = { $value } n’est pas une adresse. Écrivez-la en entier, par exemple https://chat.example.org.
admin-fault-address-length = Une adresse a de 1 à 2000 caractères.
admin-fault-address-character = { $value } contient un caractère interdit dans une adresse. Écrivez-le sous la forme %XX.
admin-fault-address-fragment = { $value } ne doit pas contenir de #.
admin-fault-address-wildcard = { $value } ne doit pas contenir de * : les adresses sont comparées caractère par caractère.
admin-fault-address-dots = { $value } ne doit pas avoir de partie réduite à . ou ..
admin-fault-address-https = { $value } doit commencer par https://. http est réservé à la machine elle-même ou aux réseaux de test.
admin-fault-address-user = { $value } ne doit pas contenir de nom d’utilisateur.
admin-fault-address-letters = { $value } doit avoir le protocole et l’hôte en minuscules, et pas de port si c’est le port habituel.
admin-fault-address-scheme = { $value } doit commencer par https://, ou par un nom propre à l’application qui contient un point, comme com.example.app:/callback.
admin-fault-address-query = { $value } ne doit contenir ni ? ni #.
admin-fault-public = Impossible pour une application sans secret : n’importe qui peut se faire passer pour elle.
admin-fault-pkce = Une application sans secret doit utiliser PKCE.
admin-fault-optional-unasked = Les membres ne peuvent pas décocher { $value } : l’application n’a pas le droit de le demander.
admin-fault-optional-needed = { $value } ne peut pas être décoché : seuls l’e-mail et les groupes peuvent l’être.
admin-fault-optional-trusted = Une application de confiance ne demande rien, donc rien ne peut être décoché.
admin-fault-optional-email = L’application a besoin d’une adresse e-mail, les membres ne peuvent donc pas la décocher.
admin-fault-keys = Il faut l’adresse où l’application publie ses clés.
admin-fault-access-life = D’une seconde à 30 jours.
admin-fault-refresh-life = D’une seconde à 10 ans.
admin-fault-time = Écrivez une durée comme 15m, 12h ou 30d.
admin-fault-day = Écrivez le jour sous la forme 2026-11-21.
admin-fault-end = La fin doit être dans le futur, dans les dix ans.
admin-disabled = Cette application est désactivée : personne ne peut s’y connecter. Les autorisations données par les membres sont conservées.
admin-switched-on = L’application est activée. Les membres peuvent de nouveau s’y connecter.
admin-client-id = ID client
admin-preset = Modèle
admin-made-by = Créée par
admin-save = Enregistrer
admin-enable = Activer
admin-disable = Désactiver
admin-delete = Supprimer
admin-breaks = Ces changements peuvent empêcher l’application de fonctionner
admin-breaks-yes = J’ai compris, enregistrer quand même
admin-break-address = Elle ne recevra plus de réponses à l’adresse { $value }.
admin-break-scope = Elle ne pourra plus demander { $value }.
admin-break-groups = Moins de membres pourront l’utiliser.
admin-break-pkce = Elle devra désormais utiliser PKCE.
admin-break-pushed = Elle devra désormais envoyer ses requêtes à l’avance (PAR).
admin-break-auth = Elle devra désormais s’authentifier de cette seule manière.
admin-break-tokens = Ses jetons auront désormais une autre forme.
admin-break-refresh = Les jetons d’actualisation seront accordés selon une autre règle.
admin-break-quirk = Un écart aux standards qui lui était permis ne le sera plus.
admin-default = selon la configuration
admin-refresh-always = toujours
admin-refresh-asked = si elle demande offline_access
admin-refresh-never = jamais
admin-auth-any = n’importe lequel
admin-auth-basic = secret dans l’en-tête
admin-auth-post = secret dans le formulaire
admin-auth-key = signature avec sa propre clé
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = aléatoire
admin-format-jwt = signé (JWT)
admin-g-about = Ce que lisent les membres
admin-g-addresses = Adresses
admin-g-members = Membres
admin-g-proof = Authentification de l’application
admin-g-tokens = Jetons
admin-g-compatibility = Compatibilité
admin-f-name = Nom
admin-f-description = Description
admin-f-homepage = Page d’accueil
admin-f-icon-url = Adresse de son image
admin-f-url = Adresse de l’application
admin-f-redirect-uris = Adresses de redirection, une par ligne
admin-f-redirect-uris-hint = Là où vont les réponses. https, comparaison caractère par caractère ; ni # ni *.
admin-f-token-redirect-aliases = Acceptées uniquement au point de terminaison token
admin-f-token-redirect-aliases-hint = Rocket.Chat y ajoute ?close.
admin-f-post-logout-redirect-uris = Là où un navigateur peut aller après une déconnexion
admin-f-backchannel-logout-uri = Là où l’application est prévenue des déconnexions
admin-f-backchannel-logout-session-required = La session concernée doit lui être indiquée
admin-f-allow-http = http sans chiffrement autorisé (réseaux de test uniquement)
admin-f-allowed-groups = Groupes qui peuvent l’utiliser, un par ligne
admin-f-allowed-groups-hint = Vide : tous les membres.
admin-groups-offered = Cochez des groupes du forum, ou écrivez leurs noms ci-dessous.
admin-groups-unknown = Le forum n’a actuellement aucun groupe de ce nom : { $value }. Attention aux majuscules et aux espaces.
admin-f-denied-groups = Groupes qui ne peuvent pas l’utiliser
admin-f-trusted = De confiance : l’accord des membres n’est pas demandé
admin-f-scopes = Ce qu’elle peut voir
admin-f-optional-scopes = Ce que les membres peuvent décocher
admin-f-in-development = En développement : les pages d’erreur montrent les adresses à toute personne qui les voit
admin-f-require-email = Il lui faut une adresse e-mail confirmée
admin-f-auth-method = Mode d’authentification
admin-f-jwks-uri = Là où elle publie ses clés
admin-f-require-pkce = Elle doit utiliser PKCE
admin-f-require-pushed-requests = Elle doit envoyer ses requêtes à l’avance (PAR)
admin-f-refresh = Elle reçoit des jetons d’actualisation
admin-scope-nothing = rien de plus
admin-f-access-secs = Durée de vie des jetons d’accès
admin-f-access-secs-hint = Par exemple 15m ou 12h. Vide : selon la configuration.
admin-f-refresh-secs = Durée de vie des jetons d’actualisation
admin-f-id-token-alg = Algorithme des jetons d’ID
admin-f-access-token-format = Format des jetons d’accès
admin-f-device-flow = Connexion depuis des appareils sans navigateur
admin-f-client-credentials = Jetons en son propre nom
admin-f-token-in-query = Le jeton d’accès peut figurer dans l’adresse
admin-f-token-params-in-query = Les demandes de jetons peuvent figurer dans l’adresse
admin-f-credentials-twice = L’ID et le secret peuvent être envoyés deux fois
admin-f-access-token-param = Paramètre du jeton d’accès, s’il figure dans l’adresse
admin-breaks-logins =
    { $count ->
        [0] Aucune session n’y est ouverte en ce moment.
        [one] { $count } session y est ouverte en ce moment.
       *[other] { $count } sessions y sont ouvertes en ce moment.
    }

admin-add = Ajouter une application
admin-add-kind = De quoi s’agit-il ?
admin-add-other = Autre chose
admin-add-of = Ajouter { $kind }
admin-add-followed = Rien n’a encore été ajouté : les adresses de redirection correspondent maintenant à la nouvelle adresse. Vérifiez-les, puis ajoutez l’application.
admin-added = Application ajoutée : { $app }
admin-added-once = ID et secret. Le secret n’est affiché que cette fois.
admin-client-secret = Secret client
admin-callback = Adresse de redirection
admin-leave-empty = (laisser vide)
admin-try = Ouvrir { $app } et essayer une connexion
admin-test = Tester cette application
admin-test-of = Test de l’application { $app }
admin-test-last = La dernière connexion
admin-test-receives = Ce qu’elle recevrait de vous
admin-test-https = https
admin-test-loopback = sur la machine du membre
admin-test-http = http simple : n’importe qui peut lire en chemin
admin-test-scheme = ouvre un programme
admin-kept = J’ai mis le secret en lieu sûr
admin-back = Retour
admin-continue = Continuer
admin-g-where = Où elle se trouve
admin-f-url-hint = Par exemple https://chat.example.org. Pour les types d’application connus, les adresses de redirection en sont déduites.
admin-f-public = Elle n’a pas de secret : elle s’exécute dans un navigateur ou sur un téléphone
admin-search = Recherche
admin-search-button = Rechercher
admin-found-none = Aucune application trouvée.
admin-apps-previous = Précédente
admin-apps-next = Suivante
admin-apps-page = Page { $page } sur { $pages }
admin-active = Sessions ouvertes
admin-logins-30 = Connexions, 30 jours
admin-errors = Erreurs
admin-errors-text = Erreurs : la part des connexions refusées au cours des 30 derniers jours. « ! » signale { $share } ou plus : consultez le journal de l’application.
admin-unused = active, inutilisée ?

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
error-log = journal
error-log-open = { $app } dans la console
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
error-P505-title = Cette application n’existe pas
error-P505-text = Elle a été supprimée, ou l’adresse est erronée.
error-P701-title = Cette page ne vous est pas destinée
error-P701-text = Elle est réservée à certains membres du site { $forum }.
error-P703-title = Cette page n’est pas accessible d’ici
error-P703-text = Elle ne s’ouvre que depuis certains réseaux.
error-P704-title = Ce lien n’est pas valable
error-P704-text = Il ne sert qu’une fois, et pendant dix minutes seulement. Faites-en créer un autre.
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
plot-logins-text = Connexions abouties, par application.
plot-results = Résultat des connexions
plot-results-text = Les personnes qui doivent d’abord se connecter au forum sont comptées à ce titre et, à leur retour, une seconde fois.
plot-first = Premières connexions
plot-first-text = Membres ayant autorisé une application pour la première fois.
plot-active = Sessions ouvertes
plot-active-text = Sessions des membres dans les applications, comptées une fois par heure.
plot-authorize = Temps de réponse : authorize
plot-authorize-text = Là où commencent les connexions. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-token = Temps de réponse : token
plot-token-text = Là où les applications obtiennent leurs jetons. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-userinfo = Temps de réponse : userinfo
plot-userinfo-text = Là où les applications demandent de qui il s’agit. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-pages = Temps ajouté aux pages du forum
plot-pages-text = Temps qu’une requête passe ici avant d’être transmise au forum. La part indiquée des requêtes n’a pas dépassé ce temps.
plot-cache = Membres reconnus grâce au cache
plot-cache-text = Part des cas où il n’a pas fallu demander au forum de qui il s’agissait.
plot-week = Heures de la semaine
plot-week-text = Connexions par heure (UTC).
plot-secrets = Anciens et nouveaux secrets
plot-secrets-text = Avec lequel de ses secrets une application a prouvé son identité. Quand l’ancien ne sert plus, désactivez-le.

line-half = la moitié
line-most = 95 %
line-nearly-all = 99 %
line-cache = grâce au cache
line-newest = secret le plus récent
line-older = ancien secret
line-app = cette application
result-ok = connexion réussie
result-denied = a refusé, ou n’a pas accès
result-not-logged-in = renvoi vers la connexion au forum
result-banned = compte suspendu
result-error = échec

## Console: usage

admin-usage-title = Utilisation
admin-usage-30 = 30 jours
admin-usage-90 = 90 jours
admin-usage-365 = un an
admin-usage-logins = Connexions
admin-usage-speed = Rapidité
admin-usage-late = Ce qui s’est passé pendant la dernière minute n’est pas encore compté. Les jours et les heures sont en UTC.
admin-usage-codes = Ce qui a été refusé
admin-table-code = Code
admin-table-event = Événement
admin-table-action = Action
admin-table-meaning = Signification
admin-table-time = Date
admin-table-member = Membre
admin-table-request = Requête
admin-table-app = Application
admin-table-more = Suite
admin-table-find = Rechercher
admin-confirm-cancel = Annuler
admin-confirm-end-secrets-title = Désactiver les anciens secrets de l’application { $what } ?
admin-confirm-end-secrets-text = Ils cessent de fonctionner immédiatement et définitivement. Si l’application en utilise encore un, plus personne ne pourra s’y connecter tant qu’elle n’aura pas le plus récent.
admin-confirm-end-secrets-yes = Désactiver les anciens
admin-confirm-switch-off-title = Désactiver l’application { $what } ?
admin-confirm-switch-off-text = Tant qu’elle n’est pas réactivée, personne ne peut s’y connecter et elle n’apprend plus rien sur les membres. Les autorisations données par les membres sont conservées.
admin-confirm-switch-off-yes = Désactiver

## Console: what happened at an app

admin-log-title = Journal
admin-log-added = L’adresse est maintenant enregistrée.
admin-log-addresses = Adresses de redirection refusées
admin-log-addresses-text = N’importe qui peut faire arriver une adresse sur cette page. N’ajoutez que ce qui figure dans les paramètres de l’application elle-même. Les différences sont marquées.
admin-log-sent = envoyée
admin-log-registered = enregistrée
admin-log-times =
    { $count ->
        [one] { $count } fois
       *[other] { $count } fois
    }
admin-log-last = dernière fois : { $time }
admin-log-elsewhere = Cette adresse est sur un hôte que l’application n’a pas utilisé jusqu’ici. La personne qui contrôle cet hôte recevrait les connexions de vos membres.
admin-log-fault = Elle ne peut pas être ajoutée :
admin-log-add = Ajouter cette adresse
admin-log-events = Les 200 derniers événements
admin-log-events-text = Les connexions, et tout ce qui a été refusé. Gardé pendant 30 jours. Ce qui se répète dans la même minute est regroupé et compté.
admin-log-detail = Détails
admin-log-empty = Rien ne s’est passé dans cette application depuis 30 jours.
admin-log-codes = Signification des codes
admin-log-here = Ici, dans la console : { $place }
admin-difference-scheme = Seul le schéma diffère : vérifiez l’adresse publique dans les paramètres de l’application elle-même, et X-Forwarded-Proto sur le proxy placé devant elle.
admin-difference-port = Seul le port diffère : vérifiez l’adresse publique dans les paramètres de l’application elle-même, et l’en-tête Host que transmet le proxy placé devant elle.
admin-difference-close = Seul ?close diffère : réglez le style de connexion dans Rocket.Chat.
admin-event-ok = connexion réussie
admin-event-access-denied = Le membre a refusé, ou n’a pas accès à l’application.

## Console: members of an app

admin-users-title = Membres
admin-users-text = Les membres qui ont autorisé cette application ou y ont une session ouverte.
admin-users-since = Depuis
admin-users-last-used = Dernière utilisation
admin-users-logins = Sessions
admin-users-sees = Peut voir
admin-users-remove = Retirer
admin-users-remove-all = Retirer tous les accès
admin-users-none = Personne n’utilise cette application.
admin-users-removed = L’accès du membre a été retiré, et l’application a été prévenue.
admin-users-removed-untold = L’accès du membre a été retiré. L’application n’a pas été prévenue, faute d’adresse pour cela : la session du membre peut y rester ouverte.
admin-users-removed-all = L’accès de tous les membres a été retiré, et l’application a été prévenue.
admin-users-removed-all-untold = L’accès de tous les membres a été retiré. L’application n’a pas été prévenue, faute d’adresse pour cela : des sessions peuvent y rester ouvertes.
admin-users-removed-some = L’accès de nombreux membres a été retiré. Il en reste d’autres : recommencez.
admin-confirm-remove-user-title = Retirer l’accès du membre { $what } ?
admin-confirm-remove-user-text = L’application ne pourra plus utiliser le compte de ce membre et devra redemander son accord. Si elle a une adresse pour cela, elle sera priée de fermer sa session.
admin-confirm-remove-user-yes = Retirer l’accès
admin-confirm-remove-users-title = Retirer à tous les membres l’accès à { $what } ?
admin-confirm-remove-users-text = L’accord de chaque membre sera redemandé à la prochaine connexion. Si l’application a une adresse pour cela, elle sera priée de fermer toutes les sessions. Si les membres sont très nombreux, il faudra s’y reprendre à plusieurs fois.
admin-confirm-remove-users-yes = Retirer tous les accès
admin-confirm-add-address-title = Ajouter une adresse sur un autre hôte ?
admin-confirm-add-address-text = { $what } est sur un hôte que l’application n’a pas utilisé jusqu’ici. La personne qui contrôle cet hôte recevrait les connexions de vos membres. N’ajoutez cette adresse que si vous savez qu’elle appartient à l’application.
admin-confirm-add-address-yes = Ajouter cette adresse
admin-confirm-add-other-address-title = Ajouter cette adresse ?
admin-confirm-add-other-address-text = Ce n’est pas l’adresse enregistrée ; les différences sont marquées. Les connexions de vos membres pourraient aussi y être envoyées. Ne l’ajoutez que si elle figure dans les paramètres de l’application elle-même.
admin-confirm-add-other-address-yes = Ajouter cette adresse

## Console: members

admin-members-title = Membres
admin-members-find = Nom ou numéro
admin-members-find-text = Les membres se trouvent par leur numéro dans le forum. On les trouve aussi par leur nom dès leur première connexion à une application.
admin-members-nobody = Aucun membre connu n’a ce nom ou ce numéro.
admin-members-apps = Applications qui utilisent ce compte
admin-members-no-apps = Aucune application n’utilise ce compte.
admin-members-receives = Données reçues
admin-members-others = Ce que recevraient d’autres applications
admin-members-end = Fermer toutes les sessions
admin-members-ended =
    { $count ->
        [0] Il n’y avait aucune session à fermer.
        [one] { $count } session a été fermée, et son application prévenue.
       *[other] { $count } sessions ont été fermées, et leurs applications prévenues.
    }
admin-members-ended-untold = Toutes les sessions ont été fermées. Les applications sans adresse pour cela n’ont pas été prévenues : le membre peut y rester connecté.
admin-member-number = Numéro de membre
admin-member-name = Nom d’utilisateur pour les applications
admin-member-name-none = pas encore : il est attribué à la première connexion
admin-member-standing = Sur le forum
admin-member-email = Adresse e-mail
admin-member-email-untold = non transmise aux applications : le forum ne l’a pas vérifiée
admin-member-groups = Groupes
admin-standing-let-in = accès permis
admin-standing-refused = accès refusé
admin-why-P310 = compte suspendu sur le forum
admin-why-P311 = compte non activé ou désactivé
admin-why-P313 = adresse e-mail non confirmée
admin-standing-gone = ce membre n’existe plus
admin-standing-not-asked = Le forum ne permet pas de chercher un membre par son numéro.
admin-standing-unknown = Le forum ne répond pas.
admin-receives-title = Données reçues par { $app }
admin-receives-refused = Ce membre n’aurait pas accès à l’application :
admin-confirm-end-logins-title = Fermer toutes les sessions du membre { $what } ?
admin-confirm-end-logins-text = Plus aucune application ne reçoit de jetons pour ce membre, et celles qui ont une adresse pour cela sont priées de fermer ses sessions. Ce qui a été autorisé le reste. La session sur le forum reste ouverte.
admin-confirm-end-logins-yes = Fermer toutes les sessions

## Console: the audit trail

admin-trail-title = Audit
admin-trail-text = Qui a changé quoi, quand et depuis où. Personne ne peut modifier cette liste ; les entrées sont chaînées, si bien qu’une modification se verrait.
admin-trail-person = Membre ou autre auteur
admin-trail-app = ID client
admin-trail-day = Jour (UTC)
admin-trail-any = toutes
admin-trail-wrong = Ce jour n’a pas été compris. Écrivez-le sous la forme 2026-11-21.
admin-trail-who = Qui
admin-trail-on = Sur quoi
admin-trail-member = membre { $member }
admin-trail-details = Détails
admin-trail-show = Afficher
admin-trail-before = avant
admin-trail-after = après
admin-trail-none = Aucune entrée ne correspond.
admin-trail-newest = Plus récentes
admin-trail-older = Plus anciennes
admin-trail-files = La même liste en fichier, limitée à { $count } entrées :

## Console: signing keys

admin-keys-title = Clés
admin-keys-text = Elles se succèdent d’elles-mêmes. Une nouvelle clé est annoncée à toutes les applications avant de signer, et une ancienne est conservée jusqu’à l’expiration de son dernier jeton.
admin-keys-asked = Les prochaines clés seront créées dans quelques secondes.
admin-keys-key = Clé
admin-keys-algorithm = Algorithme
admin-keys-state = État
admin-keys-age = Âge
admin-keys-signs-from = Signe à partir du
admin-keys-last-token = Expiration du dernier jeton
admin-keys-over = expiré
admin-keys-none = Il n’y a pas encore de clés.
admin-keys-rotate = Créer maintenant les prochaines clés
admin-keys-replace = Remplacer immédiatement toutes les clés
admin-key-waiting = en attente
admin-key-in-use = en service
admin-key-retired = retirée
admin-key-distrusted = n’est plus de confiance
admin-confirm-rotate-keys-title = Créer maintenant les prochaines clés ?
admin-confirm-rotate-keys-text = Elles sont annoncées immédiatement à toutes les applications, et signent dès que chacune a eu le temps de les récupérer. Aucune session n’est fermée.
admin-confirm-rotate-keys-yes = Créer les prochaines clés
admin-confirm-replace-keys-title = Remplacer immédiatement toutes les clés ?
admin-confirm-replace-keys-text = Seulement si quelqu’un d’autre pourrait détenir les clés. De nouvelles clés signent immédiatement et les anciennes sont oubliées : les jetons qu’elles ont signés ne sont plus valables, et certains membres devront se reconnecter.
admin-confirm-replace-keys-yes = Remplacer toutes les clés

## Console: health

admin-health-title = État du système
admin-health-fine = Tout fonctionne.
admin-health-warned = Tout fonctionne, mais il y a des avertissements à consulter.
admin-health-failing =
    { $count ->
        [one] { $count } élément ne fonctionne pas en ce moment.
       *[other] { $count } éléments ne fonctionnent pas en ce moment.
    }
admin-health-at = Dernière vérification : { $time }. Rechargez la page pour vérifier de nouveau.
admin-health-state-fine = en ordre
admin-health-state-warning = avertissement
admin-health-state-failing = en panne
admin-health-configuration = Configuration
admin-health-public-address = Adresse publique
admin-health-listens = Écoute sur
admin-health-certificates = Certificat
admin-health-forum = Forum
admin-health-source = Où les membres sont recherchés
admin-health-lookups = Recherche des membres
admin-health-server = Serveur web du forum
admin-health-api = API protégée
admin-health-store = Stockage
admin-health-operations = Surveillance
admin-health-keys = Clés
admin-health-old-secrets = API de Mattermost
admin-health-console = Console
admin-health-warning = Avertissement sur la configuration

admin-title-of = { $page } : { $app }
