# Español. En los foros nos tuteamos, y estas páginas también tutean. Se evitan las palabras que dirían si quien lee es
# hombre o mujer: «tu sesión está abierta», no «estás conectado». El vocabulario es el que se entiende a ambos lados
# del Atlántico.

## The language itself

language-name = Español
number-group = {"\u202F"}

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date-day = { $day } de { $month } de { $year }
date-minute = { $day } de { $month } de { $year }, { $time } UTC

duration-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
duration-hours =
    { $count ->
        [one] { $count } hora
       *[other] { $count } horas
    }
duration-months =
    { $count ->
        [one] { $count } mes
       *[other] { $count } meses
    }
duration-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }

## Every page

list-separator = { ", " }

skip = Saltar al contenido
title = { $page } · { $forum }
back = Volver a { $forum }
privacy = Privacidad
terms = Términos de uso
contact = Contacto
the-app = la aplicación

## Consent

consent-title = ¿Iniciar sesión en { $app } con { $forum }?
consent-address = Dirección de la aplicación
consent-device = Un programa en este dispositivo: { $address }
consent-odd-name = Fíjate bien: el nombre de esta aplicación mezcla alfabetos o contiene caracteres invisibles. Confía en la dirección, no en el nombre.
consent-odd-member = letras poco comunes
consent-unverified = Esta aplicación la creó { $maker }, no el equipo de { $forum }.
consent-verified = Aplicación añadida por el equipo de { $forum }
consent-you = Eres
consent-switch = ¿No eres tú? Usar otra cuenta
consent-sees = { $app } verá
consent-new-since = Nuevo desde el { $day }
consent-sees-already = { $app } ya ve
consent-can = { $app } podrá
consent-cannot = { $app } no podrá
consent-new = nuevo
consent-show = Mostrar
consent-hide = Ocultar
consent-stay = mantener tu sesión abierta durante { $duration } sin volver a preguntarte
consent-optional = Puedes desmarcar lo que tenga casilla: eso no se compartirá.
consent-never = ver tu contraseña, leer tus mensajes privados ni escribir en tu nombre
consent-take-back = Puedes retirar este acceso cuando quieras en { $apps }.
authorised-apps = Aplicaciones autorizadas
consent-cancel = Cancelar
consent-allow = Iniciar sesión en { $app }

sees-number = tu número de miembro
sees-name = tu nombre
sees-picture = tu avatar
sees-profile = tu página de perfil
sees-email = tu correo electrónico
sees-groups = tus grupos
sees-language = tu idioma
picture-shown = el de arriba
nothing-there = sin datos
consent-display-name = { $name } (nombre visible)
consent-user-name = { $name } (nombre de usuario)

## Authorised apps

apps-text = Inicias sesión en ellas con la cuenta que tienes aquí. Quita las que ya no uses.
apps-none = Ninguna aplicación usa tu cuenta.
apps-sees = Puede ver: { $facts }.
apps-since = Desde el { $day }
apps-used-today = último uso hoy
apps-used-yesterday = último uso ayer
apps-last-used = último uso el { $day }
apps-unused = sin usar desde hace { $duration }
apps-no-login = La aplicación no puede consultar tu cuenta en este momento. Tu sesión allí puede seguir abierta.
apps-logins =
    { $count ->
        [one] { $count } sesión abierta
       *[other] { $count } sesiones abiertas
    }
apps-made-by = Creada por { $maker }, no por el equipo de { $forum }
apps-details = Detalles
apps-remove = Quitar
apps-remove-all = Quitar todas las aplicaciones
apps-removed = { $app } ya no puede usar tu cuenta.
apps-removed-anonymous = La aplicación ya no puede usar tu cuenta.
apps-removed-all = Ya ninguna aplicación puede usar tu cuenta.
remove-title = ¿Retirar el acceso de { $app }?
remove-text = { $app } ya no podrá usar la cuenta que tienes aquí y tendrá que volver a pedirte permiso. Lo que escribiste en la aplicación se conserva.
remove-text-anonymous = La aplicación ya no podrá usar la cuenta que tienes aquí y tendrá que volver a pedirte permiso. Lo que escribiste en la aplicación se conserva.
remove-told = Avisaremos a { $app }, que cerrará tu sesión allí.
remove-not-told = No podemos avisar a { $app }: tu sesión allí puede seguir abierta hasta que la cierres.
remove-all-title = ¿Retirar el acceso de todas las aplicaciones?
remove-all-text = Ninguna de ellas podrá usar ya la cuenta que tienes aquí, y cada una tendrá que volver a pedirte permiso. Lo que escribiste en ellas se conserva.
remove-cancel = Mantener
remove-yes = Retirar acceso
remove-all-yes = Retirar todos los accesos

app-title = { $app } y tu cuenta
app-access = Acceso a tus datos
app-left-out = Elegiste no compartir: { $facts }.
app-logins = Tus sesiones en esta aplicación
app-login-since = Abierta el { $day }
app-more-logins =
    { $count ->
        [one] y { $count } sesión más antigua
       *[other] y { $count } sesiones más antiguas
    }
app-not-used = { $app } no usa tu cuenta.
app-back = Todas las aplicaciones

## Choice of the language

language-title = Elige tu idioma
language-text = Para las páginas en las que inicias sesión en otras aplicaciones con { $forum }. Este navegador recordará tu elección.
language-label = Idioma
language-browser = El de mi navegador
language-save = Usar este idioma
language-cancel = Volver sin cambiar nada

## Devices

device-title = Conectar un dispositivo
device-text = Escribe el código que muestra el dispositivo o programa.
device-code = Código
device-continue = Continuar
device-wrong = Ningún dispositivo espera este código: ya se usó, o tiene más de diez minutos. Revísalo o pide otro en el dispositivo.
device-warning = Escribe solo el código de un dispositivo o programa que hayas puesto en marcha tú. Quien te envía un código quiere entrar con tu cuenta.
device-ask = Acabas de empezar esto en otro dispositivo, que muestra { $code }. Si no es así, cancela: quien te envió el código quiere entrar con tu cuenta.
device-allowed-title = Dispositivo conectado
device-allowed-text = Puedes cerrar esta página: { $app } continuará enseguida sin que hagas nada.
device-denied-title = Dispositivo rechazado
device-denied-text = No se ha compartido nada con { $app }. Puedes cerrar esta página.

## Log in first

login-title = Primero inicia sesión en { $forum }
login-text = { $app } quiere saber quién eres. Inicia sesión en { $forum } y luego vuelve a esta página.
login-text-anonymous = Una aplicación quiere saber quién eres. Inicia sesión en { $forum } y luego vuelve a esta página.
login-text-console = La consola es para determinados miembros. Inicia sesión en { $forum } y luego vuelve a esta página.
login-button = Iniciar sesión en { $forum }
login-new-tab = se abre en otra pestaña
login-continue = Listo, continuar
login-refresh = Esta página comprueba cada pocos segundos, durante cinco minutos como máximo, si ya iniciaste sesión.
login-again-title = Vuelve a iniciar sesión en { $forum }
login-again-text = { $app } te pide que vuelvas a iniciar sesión o que uses otra cuenta. Cierra la sesión en { $forum }, vuelve a iniciarla y regresa a esta página.
login-again-text-anonymous = Una aplicación te pide que vuelvas a iniciar sesión o que uses otra cuenta. Cierra la sesión en { $forum }, vuelve a iniciarla y regresa a esta página.
login-again-text-console = Para cambiar algo en la consola hace falta un inicio de sesión reciente. Cierra la sesión en { $forum }, vuelve a iniciarla y regresa a esta página.
login-again-button = Abrir { $forum }
login-no-refresh = Esta página ya no comprueba por sí sola si iniciaste sesión. Pulsa el botón cuando lo hayas hecho.

## Back to an app by a form

form-post-title = Volver a la aplicación
form-post-text = Si no pasa nada, pulsa el botón.
form-post-continue = Continuar

## Log out

logout-title = ¿Cerrar sesión también en { $forum }?
logout-text = Has cerrado sesión en { $app }. En este navegador, tu sesión en { $forum } sigue abierta.
logout-text-nobody = En este navegador, tu sesión en { $forum } está abierta.
logout-told = Avisaremos a estas aplicaciones de que has salido:
logout-not-told = A estas no se les puede avisar. Cierra sesión en ellas por tu cuenta:
logout-stay = Mantener la sesión
logout-leave = Cerrar sesión
logged-out-title = Has cerrado sesión
logged-out-text = Puedes cerrar esta ventana.
logout-one-more-title = Falta un paso
logout-one-more = Ahora cierra sesión también en { $forum }. Quizá tengas que confirmarlo otra vez.
logout-forum = Cerrar sesión en { $forum }
logout-by-hand = Si así no se ha cerrado la sesión, ciérrala en { $forum } y vuelve después aquí.
logout-continue = Volver a { $app }
logout-continue-anonymous = Volver a la aplicación
logout-stayed-title = Tu sesión sigue abierta
logout-stayed-text = No ha cambiado nada.

## Console, for operators

admin-title = Consola
admin-by-link = Mediante un enlace
admin-leave = Salir
admin-read-only = Puedes verlo todo. Para cambiar algo, primero vuelve a iniciar sesión.
admin-log-in-again = Volver a iniciar sesión
admin-tabs = Páginas de { $app }
admin-stale-title = Vuelve a iniciar sesión
admin-stale-text = No se ha cambiado nada. Para hacer cambios aquí, tienes que haber iniciado sesión en { $forum } en los últimos minutos. Cierra la sesión, vuelve a iniciarla y repite el cambio.
admin-error-P409-text = Ya se usó, o estuvo abierta más de una hora. No se ha cambiado nada. Vuelve a la consola e inténtalo de nuevo.
admin-home = Volver a la consola
admin-link-title = Abrir la consola
admin-link-text = Este enlace vale una sola vez, en este navegador. Después podrás verlo y cambiarlo todo durante una hora.
admin-link-open = Abrir la consola
admin-odd-name = letras poco comunes
admin-apps = Aplicaciones
admin-app = Aplicación
admin-who = Quién puede usarla
admin-everybody = todos los miembros
admin-state = Estado
admin-on = activa
admin-off = desactivada
admin-no-apps = Todavía no hay ninguna aplicación.

admin-tab-settings = Ajustes
admin-tab-secret = Secreto
admin-never = nunca
admin-today = hoy
admin-yesterday = ayer
admin-last-used = Último uso
admin-secret-of = Secreto de { $app }
admin-secret-once = El nuevo secreto, que solo se muestra esta vez
admin-secret-made = Creación
admin-secret-works = Validez
admin-secret-current = sin fecha límite
admin-secret-until = hasta el { $instant }
admin-secret-ended = caducado desde el { $instant }
admin-secret-from = Desde
admin-secret-today = Usos hoy
admin-secret-note = Nota
admin-secret-note-hint = Por ejemplo, dónde está instalado. 64 caracteres como máximo.
admin-secret-end-on = Caduca el
admin-secret-end-on-hint = Deja de funcionar al empezar ese día (UTC). Vacío: sin límite.
admin-secret-days = Los días son los de UTC. La dirección es la del servidor que usó el secreto por última vez.
admin-secret-none = Esta aplicación no tiene secreto. Se autentica de otra manera, o de ninguna.
admin-secret-end = Desactivar ya los anteriores
admin-secret-old-ended = Los secretos anteriores se han desactivado. Solo queda el más reciente.
admin-secret-new = Secreto nuevo
admin-secret-keep = Validez restante del anterior
admin-secret-at-once = ninguna
admin-secret-make = Crear un secreto nuevo
admin-delete-title = ¿Eliminar { $app }?
admin-delete-text =
    { $count ->
        [0] Nadie tiene acceso a ella. La aplicación queda siete días en la papelera y se puede restaurar.
        [one] { $count } miembro pierde el acceso de inmediato. La aplicación queda siete días en la papelera y se puede restaurar.
       *[other] { $count } miembros pierden el acceso de inmediato. La aplicación queda siete días en la papelera y se puede restaurar.
    }
admin-delete-name = Para continuar, escribe el nombre de la aplicación: { $app }
admin-delete-wrong = Ese no es su nombre.
admin-delete-cancel = Mantener
admin-delete-yes = Eliminar
admin-bin = Papelera
admin-bin-text = Aplicaciones eliminadas en los últimos siete días. Nadie puede usarlas mientras estén aquí.
admin-bin-empty = La papelera está vacía.
admin-bin-until = se borra para siempre el { $instant }
admin-restore = Restaurar
admin-restored = La aplicación se ha restaurado, con sus ajustes y secretos. Los miembros tienen que volver a iniciar sesión en ella.

admin-settings-of = Ajustes de { $app }
admin-saved = Cambios guardados.
admin-wrong = No se ha guardado nada: revisa algunos campos.
admin-meanwhile = No se ha guardado nada: otra persona ha cambiado esta aplicación mientras el formulario estaba abierto. Los campos contienen lo que has escrito; debajo está lo que se ha guardado entretanto. Si guardas ahora, lo reemplazas.
admin-theirs = Guardado por { $who }, { $instant }:
admin-theirs-unknown = Guardado entretanto:
admin-theirs-nothing = nada
admin-fault-empty = Este campo no puede quedar vacío.
admin-fault-unseen = Contiene un carácter que no se ve.
admin-fault-long = { $most } caracteres como máximo.
admin-fault-many = { $most } como máximo.
admin-fault-groups = { $most } grupos como máximo, cada uno con un nombre visible.
admin-fault-unknown = { $value } no es posible aquí.
admin-fault-address = { $value } no es una dirección. Escríbela completa, por ejemplo https://chat.example.org.
admin-fault-address-length = Una dirección tiene de 1 a 2000 caracteres.
admin-fault-address-character = { $value } tiene un carácter que no se admite en direcciones. Escríbelo como %XX.
admin-fault-address-fragment = { $value } no puede tener #.
admin-fault-address-wildcard = { $value } no puede tener *: las direcciones se comparan carácter por carácter.
admin-fault-address-dots = { $value } no puede tener una parte que sea . o ..
admin-fault-address-https = { $value } debe empezar por https://. http es solo para la propia máquina o redes de prueba.
admin-fault-address-user = { $value } no puede tener un nombre de usuario.
admin-fault-address-letters = { $value } debe tener el esquema y el servidor en minúsculas, y no llevar puerto si es el habitual.
admin-fault-address-scheme = { $value } debe empezar por https://, o por un nombre propio de la aplicación con un punto, como com.example.app:/callback.
admin-fault-address-query = { $value } no puede tener ? ni #.
admin-fault-public = No es posible en una aplicación sin secreto: cualquiera puede hacerse pasar por ella.
admin-fault-pkce = Una aplicación sin secreto debe usar PKCE.
admin-fault-optional-unasked = Los miembros no pueden desmarcar { $value }: la aplicación no puede pedirlo.
admin-fault-optional-needed = { $value } no se puede desmarcar: solo el correo y los grupos.
admin-fault-optional-trusted = Una aplicación de confianza no pregunta, así que no se puede desmarcar nada.
admin-fault-optional-email = La aplicación necesita una dirección de correo, así que los miembros no pueden desmarcarla.
admin-fault-keys = Hace falta la dirección donde la aplicación publica sus claves.
admin-fault-access-life = De un segundo a 30 días.
admin-fault-refresh-life = De un segundo a 10 años.
admin-fault-time = Escribe una duración como 15m, 12h o 30d.
admin-fault-day = Escribe el día así: 2026-11-21.
admin-fault-end = El final debe estar en el futuro, dentro de diez años.
admin-disabled = Esta aplicación está desactivada: nadie puede iniciar sesión en ella. Lo que autorizaron los miembros se conserva.
admin-switched-on = La aplicación está activada. Los miembros pueden volver a iniciar sesión en ella.
admin-client-id = ID de cliente
admin-preset = Plantilla
admin-made-by = Creada por
admin-save = Guardar
admin-enable = Activar
admin-disable = Desactivar
admin-delete = Eliminar
admin-breaks = Esto puede hacer que la aplicación deje de funcionar
admin-breaks-yes = Lo sé, guardar de todos modos
admin-break-address = Ya no recibirá respuestas en { $value }.
admin-break-scope = Ya no podrá pedir { $value }.
admin-break-groups = Podrán usarla menos miembros.
admin-break-pkce = A partir de ahora tendrá que usar PKCE.
admin-break-pushed = A partir de ahora tendrá que enviar sus solicitudes por adelantado (PAR).
admin-break-auth = A partir de ahora tendrá que autenticarse solo de esta manera.
admin-break-tokens = A partir de ahora sus tokens tendrán otra forma.
admin-break-refresh = Los tokens de actualización se entregarán según otra regla.
admin-break-quirk = Dejará de permitirse algo que se le permitía al margen de los estándares.
admin-default = según la configuración
admin-refresh-always = siempre
admin-refresh-asked = si pide offline_access
admin-refresh-never = nunca
admin-auth-any = cualquiera
admin-auth-basic = secreto en la cabecera
admin-auth-post = secreto en el formulario
admin-auth-key = firma con su propia clave
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = aleatorio
admin-format-jwt = firmado (JWT)
admin-g-about = Lo que leen los miembros
admin-g-addresses = Direcciones
admin-g-members = Miembros
admin-g-proof = Autenticación de la aplicación
admin-g-tokens = Tokens
admin-g-compatibility = Compatibilidad
admin-f-name = Nombre
admin-f-description = Descripción
admin-f-homepage = Página principal
admin-f-icon-url = Dirección de su imagen
admin-f-url = Dirección de la aplicación
admin-f-redirect-uris = Direcciones de redirección, una por línea
admin-f-redirect-uris-hint = Adonde van las respuestas. https, comparadas carácter por carácter; sin # ni *.
admin-f-token-redirect-aliases = Aceptadas solo en el endpoint token
admin-f-token-redirect-aliases-hint = Rocket.Chat añade ?close ahí.
admin-f-post-logout-redirect-uris = Adonde puede ir un navegador tras cerrar la sesión
admin-f-backchannel-logout-uri = Donde la aplicación recibe los avisos de cierre de sesión
admin-f-backchannel-logout-session-required = Hay que indicarle qué sesión ha terminado
admin-f-allow-http = Se permite http sin cifrar (solo en redes de prueba)
admin-f-allowed-groups = Grupos que pueden usarla, uno por línea
admin-f-allowed-groups-hint = Vacío: todos los miembros.
admin-groups-offered = Marca grupos del foro o escribe sus nombres debajo.
admin-groups-unknown = El foro no tiene ahora ningún grupo con este nombre: { $value }. Fíjate en las mayúsculas y los espacios.
admin-f-denied-groups = Grupos que no pueden usarla
admin-f-trusted = De confianza: no se pide permiso a los miembros
admin-f-scopes = Lo que puede ver
admin-f-optional-scopes = Lo que los miembros pueden desmarcar
admin-f-in-development = En desarrollo: las páginas de error muestran direcciones a quien las vea
admin-f-require-email = Necesita una dirección de correo confirmada
admin-f-auth-method = Método de autenticación
admin-f-jwks-uri = Donde publica sus claves
admin-f-require-pkce = Tiene que usar PKCE
admin-f-require-pushed-requests = Tiene que enviar sus solicitudes por adelantado (PAR)
admin-f-refresh = Recibe tokens de actualización
admin-scope-nothing = nada más
admin-f-access-secs = Duración de los tokens de acceso
admin-f-access-secs-hint = Por ejemplo, 15m o 12h. Vacío: según la configuración.
admin-f-refresh-secs = Duración de los tokens de actualización
admin-f-id-token-alg = Algoritmo de los tokens de ID
admin-f-access-token-format = Formato de los tokens de acceso
admin-f-device-flow = Inicio de sesión desde dispositivos sin navegador
admin-f-client-credentials = Tokens en su propio nombre
admin-f-token-in-query = El token de acceso puede ir en la dirección
admin-f-token-params-in-query = Las solicitudes de tokens pueden ir en la dirección
admin-f-credentials-twice = El ID y el secreto pueden llegar dos veces
admin-f-access-token-param = Parámetro del token de acceso, si va en la dirección
admin-breaks-logins =
    { $count ->
        [0] Ahora mismo no hay ninguna sesión abierta en ella.
        [one] Ahora mismo hay { $count } sesión abierta en ella.
       *[other] Ahora mismo hay { $count } sesiones abiertas en ella.
    }

admin-add = Añadir una aplicación
admin-add-kind = ¿De qué se trata?
admin-add-other = Otra cosa
admin-add-of = Añadir { $kind }
admin-add-followed = Todavía no se ha añadido nada: las direcciones de redirección siguen ahora a la nueva dirección. Compruébalas y añade después la aplicación.
admin-added = Aplicación añadida: { $app }
admin-added-once = ID y secreto. El secreto solo se muestra esta vez.
admin-client-secret = Secreto de cliente
admin-callback = Dirección de redirección
admin-leave-empty = (dejar vacío)
admin-try = Abrir { $app } y probar a iniciar sesión
admin-test = Probar esta aplicación
admin-test-of = Prueba de { $app }
admin-test-last = El último inicio de sesión
admin-test-receives = Lo que recibiría de ti
admin-test-https = https
admin-test-loopback = en la propia máquina del miembro
admin-test-http = http sin cifrar: cualquiera puede leerlo por el camino
admin-test-scheme = abre un programa
admin-kept = He guardado el secreto
admin-back = Volver
admin-continue = Continuar
admin-g-where = Dónde está
admin-f-url-hint = Por ejemplo, https://chat.example.org. En los tipos de aplicación conocidos, las direcciones de redirección se deducen de ella.
admin-f-public = No tiene secreto: funciona en un navegador o en un teléfono
admin-search = Búsqueda
admin-search-button = Buscar
admin-found-none = No se ha encontrado ninguna aplicación.
admin-apps-previous = Anterior
admin-apps-next = Siguiente
admin-apps-page = Página { $page } de { $pages }
admin-active = Sesiones abiertas
admin-logins-30 = Inicios de sesión, 30 días
admin-errors = Errores
admin-errors-text = Errores: qué parte de los inicios de sesión se rechazó en los últimos 30 días. «!» señala { $share } o más: mira el registro de la aplicación.
admin-unused = activa, ¿sin usar?

## Not allowed

refused-P310-title = Tu cuenta no se puede usar en otras aplicaciones
refused-P310-text = { $forum } la ha suspendido.
refused-P310-text-until = { $forum } la ha suspendido hasta el { $until }.
refused-P311-title = Tu cuenta no está activa
refused-P311-text = { $forum } aún no la ha activado, o la ha desactivado. Busca un mensaje de { $forum } o pregunta a su equipo. Luego vuelve a intentarlo.
refused-P313-title = Tu dirección de correo no está confirmada
refused-P313-text = { $forum } aún no sabe que es tuya. Confírmala en tu cuenta de { $forum } o pregunta a su equipo. Luego vuelve a intentarlo.
refused-P411-title = { $app } no está disponible para todo el mundo
refused-P411-title-anonymous = Esta aplicación no está disponible para todo el mundo
refused-P411-text = { $app } es solo para ciertos miembros de { $forum }.
refused-P411-text-anonymous = Esta aplicación es solo para ciertos miembros de { $forum }.
refused-P411-text-one = { $app } es para quienes están en el grupo «{ $group }».
refused-P411-text-one-anonymous = Esta aplicación es para quienes están en el grupo «{ $group }».
refused-P411-text-other = { $app } es para quienes están en alguno de estos grupos:
refused-P411-text-other-anonymous = Esta aplicación es para quienes están en alguno de estos grupos:
refused-P431-title = { $app } necesita tu dirección de correo
refused-P431-title-anonymous = Esta aplicación necesita tu dirección de correo
refused-P431-text = { $app } solo acepta direcciones que { $forum } haya confirmado, y no hay ninguna tuya. Añádela o confírmala en tu cuenta de { $forum } y vuelve a intentarlo.
refused-P431-text-anonymous = Esta aplicación solo acepta direcciones que { $forum } haya confirmado, y no hay ninguna tuya. Añádela o confírmala en tu cuenta de { $forum } y vuelve a intentarlo.
refused-P308-title = Dos sesiones se estorban
refused-P308-text = Tu navegador guarda dos sesiones de { $forum } y no hay forma de saber cuál es la tuya. Borra las cookies de { $forum } en tu navegador, inicia sesión de nuevo y vuelve a intentarlo.
refused-nothing = No se ha compartido nada con { $app }.
refused-nothing-anonymous = No se ha compartido nada con la aplicación.
refused-ask = Si crees que es un error, pregunta al equipo de { $forum }.

## Errors: by code, or by kind where several share one

error-title = Esto no ha funcionado
error-text = Hay un error en el enlace que seguiste o en la aplicación que te trajo aquí. No se ha compartido nada. Vuelve a { $app } e inténtalo de nuevo, o avisa a quien administra la aplicación.
error-text-anonymous = Hay un error en el enlace que seguiste o en la aplicación que te trajo aquí. No se ha compartido nada. Vuelve a la aplicación e inténtalo de nuevo, o avisa a quien la administra.
error-for-operator = Para quien administra { $app }
error-for-operator-anonymous = Para quien administra este sitio
operator-sent = enviado
operator-registered = registrado
operator-sent-twice = enviado dos veces
operator-wrong = error
operator-reason = motivo
error-code = código
error-request = solicitud
error-log = registro
error-log-open = { $app } en la consola
error-time = hora
error-explain = más información
error-retry = Volver a intentarlo
error-small-print = Código { $code } · solicitud { $request }

error-later-title = Ahora mismo no puedes iniciar sesión en otras aplicaciones con { $forum }
error-later-text = Vuelve a intentarlo en un minuto. No se ha compartido nada, y tu cuenta está bien.

error-P210-title = { $forum } no responde en este momento
error-P210-text = Vuelve a intentarlo en un minuto.
error-P211-title = No se ha entendido la solicitud
error-P211-text = Se puede leer de más de una manera, así que no se ha dejado pasar. Los navegadores no envían algo así por su cuenta.
error-P212-title = Aquí no hay ninguna página
error-P212-text = Revisa la dirección o vuelve a { $forum }.
error-P213-title = Esta no es la dirección de este sitio
error-P213-text = Abre { $forum } en su dirección pública.
error-P217-title = El resto de la solicitud no ha llegado
error-P217-text = Revisa tu conexión y vuelve a intentarlo.
error-P218-title = La solicitud es demasiado grande
error-P218-text = La solicitud es más grande de lo que esta página acepta.
error-P219-title = Tu navegador envía demasiadas cookies
error-P219-text = Borra las cookies de { $forum } y vuelve a intentarlo.
error-P301-title = No detectamos tu sesión
error-P301-text = Te hemos pedido más de una vez que inicies sesión, y { $forum } sigue sin reconocerte. Permite las cookies de { $forum }, inicia sesión allí y empieza de nuevo desde { $app }.
error-P301-text-anonymous = Te hemos pedido más de una vez que inicies sesión, y { $forum } sigue sin reconocerte. Permite las cookies de { $forum }, inicia sesión allí y empieza de nuevo desde la aplicación.
error-P309-title = Este enlace de inicio de sesión no funciona en este navegador
error-P309-text = Solo funciona en el navegador en el que empezaste a iniciar sesión, y durante 30 minutos. No se ha compartido nada. Empieza de nuevo desde { $app }.
error-P309-text-anonymous = Solo funciona en el navegador en el que empezaste a iniciar sesión, y durante 30 minutos. No se ha compartido nada. Empieza de nuevo desde la aplicación.
error-P401-title = No conocemos esta aplicación
error-P401-text = No se ha compartido nada. Vuelve al sitio del que venías e inténtalo de nuevo, o avisa a quien administra la aplicación.
error-P402-title = { $app } te envió a una dirección que no conocemos
error-P402-title-anonymous = Una aplicación te envió a una dirección que no conocemos
error-P402-text = No se ha compartido nada. Vuelve a { $app } e inténtalo de nuevo, o avisa a quien administra la aplicación.
error-P402-text-anonymous = No se ha compartido nada. Vuelve a la aplicación e inténtalo de nuevo, o avisa a quien la administra.
error-P408-title = { $app } hizo una solicitud que no entendemos
error-P408-title-anonymous = Una aplicación hizo una solicitud que no entendemos
error-P408-text = No se ha compartido nada. Vuelve a { $app } e inténtalo de nuevo, o avisa a quien administra la aplicación.
error-P408-text-anonymous = No se ha compartido nada. Vuelve a la aplicación e inténtalo de nuevo, o avisa a quien la administra.
error-P409-title = Esta página es demasiado antigua
error-P409-text = Ya se usó, o estuvo abierta más de diez minutos. No se ha compartido nada. Vuelve a { $app } e inténtalo de nuevo.
error-P409-text-anonymous = Ya se usó, o estuvo abierta más de diez minutos. No se ha compartido nada. Vuelve a la aplicación e inténtalo de nuevo.
error-P414-title = Este enlace es demasiado antiguo
error-P414-text = Ya se usó, o ha pasado demasiado tiempo. No se ha compartido nada. Vuelve a la aplicación e inténtalo de nuevo.
error-P440-title = No conocemos esta aplicación
error-P440-text = { $forum } no permite iniciar sesión en esta dirección. No se ha compartido nada. Vuelve al sitio del que venías, o avisa a quien administra la aplicación.
error-P442-title = Esta aplicación no detecta tu sesión
error-P442-text = Tu sesión en { $forum } está abierta, pero { $app } no lo detecta. Permite las cookies de { $forum } y vuelve a intentarlo; si eso no ayuda, avisa a quien administra la aplicación.
error-P442-text-anonymous = Tu sesión en { $forum } está abierta, pero la aplicación no lo detecta. Permite las cookies de { $forum } y vuelve a intentarlo; si eso no ayuda, avisa a quien la administra.
error-P444-title = Esta solicitud de cierre de sesión no es válida
error-P444-text = Está incompleta, o pertenece a otra aplicación o a otra sesión. No se ha cerrado ninguna sesión.
error-P450-title = Demasiados intentos
error-P450-text = Espera un poco y vuelve a intentarlo.
error-P450-text-wait = Espera { $wait } y vuelve a intentarlo.
error-P505-title = Esta aplicación no existe
error-P505-text = Se eliminó, o la dirección no es correcta.
error-P701-title = Esta página no es para ti
error-P701-text = Es solo para ciertos miembros de { $forum }.
error-P703-title = Esta página no está disponible desde aquí
error-P703-text = Solo se puede abrir desde ciertas redes.
error-P704-title = Este enlace no es válido
error-P704-text = Vale una sola vez, y solo durante diez minutos. Pide que te hagan otro.
error-P900-title = Aquí algo ha salido mal
error-P900-text = Vuelve a intentarlo. Si pasa otra vez, avisa a quien administra { $forum }.
error-P901-title = Esta página llegará en una versión posterior
error-P901-text = La dirección está reservada para ella.

## Console: numbers

number-decimal = ,
percent = { $number } %
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

plot-empty = No hay datos de este periodo.
plot-table = Tabla con los datos
plot-number = Cantidad
plot-share = Porcentaje
plot-others = otras aplicaciones
plot-says-bars = Total: { $all }; máximo: { $most } ({ $when }).
plot-says-lines = De { $least } a { $most }.
plot-says-share = { $part }: { $share } de un total de { $all }.
plot-says-week = Máximo: { $most } ({ $day }, { $hour }).

plot-logins = Inicios de sesión
plot-logins-text = Inicios de sesión completados, por aplicación.
plot-results = Resultado de los inicios de sesión
plot-results-text = Quien primero tiene que iniciar sesión en el foro cuenta en ese grupo y, al volver, una vez más.
plot-first = Primeros inicios de sesión
plot-first-text = Miembros que autorizaron una aplicación por primera vez.
plot-active = Sesiones abiertas
plot-active-text = Sesiones de los miembros en las aplicaciones, contadas una vez por hora.
plot-authorize = Tiempo de respuesta: authorize
plot-authorize-text = Donde empiezan los inicios de sesión. La parte indicada de las solicitudes no superó este tiempo.
plot-token = Tiempo de respuesta: token
plot-token-text = Donde las aplicaciones obtienen sus tokens. La parte indicada de las solicitudes no superó este tiempo.
plot-userinfo = Tiempo de respuesta: userinfo
plot-userinfo-text = Donde las aplicaciones preguntan de quién se trata. La parte indicada de las solicitudes no superó este tiempo.
plot-pages = Tiempo añadido a las páginas del foro
plot-pages-text = Lo que una solicitud pasa aquí antes de llegar al foro. La parte indicada de las solicitudes no superó este tiempo.
plot-cache = Miembros reconocidos gracias a la caché
plot-cache-text = Parte de los casos en los que no hubo que preguntar al foro de quién se trataba.
plot-week = Horas de la semana
plot-week-text = Inicios de sesión por hora (UTC).
plot-secrets = Secretos antiguos y nuevos
plot-secrets-text = Con cuál de sus secretos demostró su identidad una aplicación. Cuando el antiguo ya no se use, desactívalo.

line-half = la mitad
line-most = 95 %
line-nearly-all = 99 %
line-cache = gracias a la caché
line-newest = secreto más reciente
line-older = secreto anterior
line-app = esta aplicación
result-ok = sesión iniciada
result-denied = dijo que no, o no tiene acceso
result-not-logged-in = tuvo que iniciar sesión en el foro
result-banned = cuenta suspendida
result-error = error

## Console: usage

admin-usage-title = Uso
admin-usage-30 = 30 días
admin-usage-90 = 90 días
admin-usage-365 = un año
admin-usage-logins = Inicios de sesión
admin-usage-speed = Velocidad
admin-usage-late = Lo ocurrido en el último minuto aún no se ha contado. Los días y las horas están en UTC.
admin-usage-codes = Lo que se rechazó
admin-table-code = Código
admin-table-event = Evento
admin-table-action = Acción
admin-table-meaning = Significado
admin-table-time = Fecha
admin-table-member = Miembro
admin-table-request = Solicitud
admin-table-app = Aplicación
admin-table-more = Más
admin-table-find = Buscar
admin-confirm-cancel = Cancelar
admin-confirm-end-secrets-title = ¿Desactivar los secretos anteriores de { $what }?
admin-confirm-end-secrets-text = Dejan de funcionar de inmediato y para siempre. Si la aplicación aún usa uno de ellos, nadie podrá iniciar sesión en ella hasta que tenga el más reciente.
admin-confirm-end-secrets-yes = Desactivar los anteriores
admin-confirm-switch-off-title = ¿Desactivar { $what }?
admin-confirm-switch-off-text = Hasta que se active de nuevo, nadie podrá iniciar sesión en ella y no recibirá más datos de los miembros. Lo que autorizaron los miembros se conserva.
admin-confirm-switch-off-yes = Desactivar

## Console: what happened at an app

admin-log-title = Registro
admin-log-added = La dirección ya está registrada.
admin-log-addresses = Direcciones de redirección rechazadas
admin-log-addresses-text = Cualquiera puede hacer llegar una dirección a esta página. Añade solo lo que figure en los ajustes de la propia aplicación. Las diferencias están marcadas.
admin-log-sent = enviada
admin-log-registered = registrada
admin-log-times =
    { $count ->
        [one] { $count } vez
       *[other] { $count } veces
    }
admin-log-last = última vez: { $time }
admin-log-elsewhere = Esta dirección está en un servidor que la aplicación no ha usado hasta ahora. Quien controle ese servidor recibiría los inicios de sesión de tus miembros.
admin-log-fault = No se puede añadir:
admin-log-add = Añadir esta dirección
admin-log-events = Los últimos 200 eventos
admin-log-events-text = Los inicios de sesión y todo lo que se rechazó. Se guardan 30 días. Lo que se repite en un mismo minuto se agrupa y se cuenta.
admin-log-detail = Detalles
admin-log-empty = En esta aplicación no ha pasado nada en los últimos 30 días.
admin-log-codes = Qué significan los códigos
admin-log-here = Aquí, en la consola: { $place }
admin-difference-scheme = Solo cambia el esquema: revisa la dirección pública en los ajustes de la propia aplicación, y X-Forwarded-Proto en el proxy que tiene delante.
admin-difference-port = Solo cambia el puerto: revisa la dirección pública en los ajustes de la propia aplicación, y la cabecera Host que transmite el proxy que tiene delante.
admin-difference-close = Solo cambia ?close: ajusta el estilo de inicio de sesión en Rocket.Chat.
admin-event-ok = sesión iniciada
admin-event-access-denied = El miembro dijo que no, o no puede usar la aplicación.

## Console: members of an app

admin-users-title = Miembros
admin-users-text = Quienes autorizaron esta aplicación o tienen una sesión abierta en ella.
admin-users-since = Desde
admin-users-last-used = Último uso
admin-users-logins = Sesiones
admin-users-sees = Puede ver
admin-users-remove = Retirar
admin-users-remove-all = Retirar todos los accesos
admin-users-none = Nadie usa esta aplicación.
admin-users-removed = Se ha retirado el acceso del miembro y se ha avisado a la aplicación.
admin-users-removed-untold = Se ha retirado el acceso del miembro. No se ha avisado a la aplicación, porque no tiene una dirección para ello: la sesión del miembro puede seguir abierta allí.
admin-users-removed-all = Se ha retirado el acceso de todos los miembros y se ha avisado a la aplicación.
admin-users-removed-all-untold = Se ha retirado el acceso de todos los miembros. No se ha avisado a la aplicación, porque no tiene una dirección para ello: puede haber sesiones que sigan abiertas allí.
admin-users-removed-some = Se ha retirado el acceso de muchos miembros. Quedan más: repite la operación.
admin-confirm-remove-user-title = ¿Retirar el acceso de { $what }?
admin-confirm-remove-user-text = La aplicación ya no podrá usar la cuenta de este miembro y tendrá que volver a pedir permiso. Si tiene una dirección para ello, recibirá el aviso de cerrar su sesión.
admin-confirm-remove-user-yes = Retirar acceso
admin-confirm-remove-users-title = ¿Retirar a todos los miembros el acceso a { $what }?
admin-confirm-remove-users-text = Se volverá a pedir permiso a cada miembro cuando inicie sesión de nuevo. Si la aplicación tiene una dirección para ello, recibirá el aviso de cerrar todas las sesiones. Si tiene muchísimos miembros, habrá que repetirlo varias veces.
admin-confirm-remove-users-yes = Retirar todos los accesos
admin-confirm-add-address-title = ¿Añadir una dirección de otro servidor?
admin-confirm-add-address-text = { $what } está en un servidor que la aplicación no ha usado hasta ahora. Quien controle ese servidor recibiría los inicios de sesión de tus miembros. Añádela solo si sabes que es de la aplicación.
admin-confirm-add-address-yes = Añadir esta dirección
admin-confirm-add-other-address-title = ¿Añadir esta dirección?
admin-confirm-add-other-address-text = No es la dirección registrada; las diferencias están marcadas. Los inicios de sesión de tus miembros también podrían enviarse allí. Añádela solo si figura en los ajustes de la propia aplicación.
admin-confirm-add-other-address-yes = Añadir esta dirección

## Console: members

admin-members-title = Miembros
admin-members-find = Nombre o número
admin-members-find-text = Los miembros se encuentran por su número en el foro. Por el nombre se encuentran después de su primer inicio de sesión en una aplicación.
admin-members-nobody = No se conoce a nadie con ese nombre o número.
admin-members-apps = Aplicaciones que usan esta cuenta
admin-members-no-apps = Ninguna aplicación usa esta cuenta.
admin-members-receives = Lo que recibe
admin-members-others = Lo que recibirían otras aplicaciones
admin-members-end = Cerrar todas las sesiones
admin-members-ended =
    { $count ->
        [0] No había ninguna sesión que cerrar.
        [one] Se ha cerrado { $count } sesión y se ha avisado a su aplicación.
       *[other] Se han cerrado { $count } sesiones y se ha avisado a sus aplicaciones.
    }
admin-members-ended-untold = Se han cerrado todas las sesiones. No se ha avisado a las aplicaciones sin dirección para ello: allí la sesión del miembro puede seguir abierta.
admin-member-number = Número de miembro
admin-member-name = Nombre de usuario para las aplicaciones
admin-member-name-none = todavía ninguno: se asigna en el primer inicio de sesión
admin-member-standing = En el foro
admin-member-email = Correo electrónico
admin-member-email-untold = no se comunica a las aplicaciones: el foro no lo ha verificado
admin-member-groups = Grupos
admin-standing-let-in = acceso permitido
admin-standing-refused = acceso denegado
admin-why-P310 = cuenta suspendida en el foro
admin-why-P311 = cuenta sin activar o desactivada
admin-why-P313 = correo sin confirmar
admin-standing-gone = este miembro ya no existe
admin-standing-not-asked = El foro no permite buscar a un miembro por su número.
admin-standing-unknown = El foro no responde.
admin-receives-title = Lo que recibe { $app }
admin-receives-refused = Este miembro no podría entrar:
admin-confirm-end-logins-title = ¿Cerrar todas las sesiones de { $what }?
admin-confirm-end-logins-text = Ninguna aplicación recibe ya tokens de este miembro, y se avisa a las que tienen una dirección para ello de que cierren sus sesiones. Lo autorizado sigue autorizado. La sesión en el foro sigue abierta.
admin-confirm-end-logins-yes = Cerrar todas las sesiones

## Console: the audit trail

admin-trail-title = Auditoría
admin-trail-text = Quién cambió qué, cuándo y desde dónde. Nadie puede modificar esta lista; las entradas están encadenadas, de modo que un cambio se notaría.
admin-trail-person = Miembro u otro autor
admin-trail-app = ID de cliente
admin-trail-day = Día (UTC)
admin-trail-any = todas
admin-trail-wrong = No se ha entendido el día. Escríbelo así: 2026-11-21.
admin-trail-who = Quién
admin-trail-on = Sobre qué
admin-trail-member = miembro { $member }
admin-trail-details = Detalles
admin-trail-show = Mostrar
admin-trail-before = antes
admin-trail-after = después
admin-trail-none = Ninguna entrada coincide.
admin-trail-newest = Más recientes
admin-trail-older = Más antiguas
admin-trail-files = La misma lista en un archivo, con { $count } entradas como máximo:

## Console: signing keys

admin-keys-title = Claves
admin-keys-text = Se suceden por sí solas. Una clave nueva se anuncia a todas las aplicaciones antes de empezar a firmar, y una antigua se conserva hasta que caduca su último token.
admin-keys-asked = Las próximas claves se crearán en unos segundos.
admin-keys-key = Clave
admin-keys-algorithm = Algoritmo
admin-keys-state = Estado
admin-keys-age = Antigüedad
admin-keys-signs-from = Firma desde el
admin-keys-last-token = Caducidad del último token
admin-keys-over = caducado
admin-keys-none = Todavía no hay claves.
admin-keys-rotate = Crear ya las próximas claves
admin-keys-replace = Sustituir todas las claves de inmediato
admin-key-waiting = en espera
admin-key-in-use = en uso
admin-key-retired = retirada
admin-key-distrusted = ya no es de confianza
admin-confirm-rotate-keys-title = ¿Crear ya las próximas claves?
admin-confirm-rotate-keys-text = Se anuncian de inmediato a todas las aplicaciones, y firman en cuanto cada una ha tenido tiempo de conocerlas. No se cierra ninguna sesión.
admin-confirm-rotate-keys-yes = Crear las próximas claves
admin-confirm-replace-keys-title = ¿Sustituir todas las claves de inmediato?
admin-confirm-replace-keys-text = Solo si es posible que otra persona tenga las claves. Las nuevas firman de inmediato y las anteriores se olvidan: los tokens que firmaron dejan de ser válidos, y algunos miembros tendrán que volver a iniciar sesión.
admin-confirm-replace-keys-yes = Sustituir todas las claves

## Console: health

admin-health-title = Estado del sistema
admin-health-fine = Todo funciona.
admin-health-warned = Todo funciona, pero hay advertencias que conviene mirar.
admin-health-failing =
    { $count ->
        [one] { $count } elemento no funciona en este momento.
       *[other] { $count } elementos no funcionan en este momento.
    }
admin-health-at = Última comprobación: { $time }. Recarga la página para comprobarlo de nuevo.
admin-health-state-fine = bien
admin-health-state-warning = advertencia
admin-health-state-failing = no funciona
admin-health-configuration = Configuración
admin-health-public-address = Dirección pública
admin-health-listens = Escucha en
admin-health-certificates = Certificado
admin-health-forum = Foro
admin-health-source = Dónde se consultan los miembros
admin-health-lookups = Consulta de miembros
admin-health-server = Servidor web del foro
admin-health-api = API protegida
admin-health-store = Almacenamiento
admin-health-operations = Supervisión
admin-health-keys = Claves
admin-health-old-secrets = API de Mattermost
admin-health-console = Consola
admin-health-warning = Advertencia sobre la configuración

admin-title-of = { $page }: { $app }
