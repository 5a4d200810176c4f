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
nameless = (sin nombre)

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

## Authorised apps

apps-title = Aplicaciones que usan tu cuenta de { $forum }
apps-text = Inicias sesión en ellas con la cuenta que tienes aquí. Quita las que ya no uses.
apps-none = Todavía ninguna aplicación usa tu cuenta.
apps-sees = Puede ver: { $facts }.
apps-since = Desde el { $day }
apps-used-today = último uso hoy
apps-used-yesterday = último uso ayer
apps-last-used = último uso el { $day }
apps-unused = sin usar desde hace { $duration }
apps-no-login = ninguna sesión abierta
apps-logins =
    { $count ->
        [one] { $count } sesión abierta
       *[other] { $count } sesiones abiertas
    }
apps-made-by = Creada por { $maker }, no por el equipo de { $forum }
apps-details = Detalles
apps-remove = Quitar
apps-remove-all = Cerrar sesión en todas las aplicaciones
apps-removed = { $app } ya no puede usar tu cuenta.
apps-removed-anonymous = La aplicación ya no puede usar tu cuenta.
apps-removed-all = Ya ninguna aplicación puede usar tu cuenta.
remove-title = ¿Retirar el acceso de { $app }?
remove-text = { $app } ya no podrá usar la cuenta que tienes aquí y tendrá que volver a pedirte permiso. Lo que escribiste en la aplicación se conserva.
remove-text-anonymous = La aplicación ya no podrá usar la cuenta que tienes aquí y tendrá que volver a pedirte permiso. Lo que escribiste en la aplicación se conserva.
remove-told = Avisaremos a { $app }, que cerrará tu sesión allí.
remove-not-told = No podemos avisar a { $app }: tu sesión allí puede seguir abierta hasta que la cierres.
remove-all-title = ¿Cerrar sesión en todas las aplicaciones?
remove-all-text = Ninguna de ellas podrá usar ya la cuenta que tienes aquí, y cada una tendrá que volver a pedirte permiso. Lo que escribiste en ellas se conserva.
remove-cancel = Mantener
remove-yes = Retirar acceso
remove-all-yes = Cerrar sesión en todas las aplicaciones

app-title = { $app } y tu cuenta
app-access = Acceso a tus datos
app-left-out = Elegiste no compartir: { $facts }.
app-logins = Tus sesiones abiertas
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
device-wrong = Ningún dispositivo espera este código. Los códigos valen diez minutos; si el tuyo es más antiguo, pide otro en el dispositivo.
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
login-button = Iniciar sesión en { $forum }
login-new-tab = se abre en otra pestaña
login-continue = Listo, continuar
login-refresh = Esta página comprueba cada pocos segundos, durante cinco minutos como máximo, si ya iniciaste sesión.
login-again-title = Vuelve a iniciar sesión en { $forum }
login-again-text = { $app } te pide que vuelvas a iniciar sesión o que uses otra cuenta. Cierra la sesión en { $forum }, vuelve a iniciarla y regresa a esta página.
login-again-text-anonymous = Una aplicación te pide que vuelvas a iniciar sesión o que uses otra cuenta. Cierra la sesión en { $forum }, vuelve a iniciarla y regresa a esta página.
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
logout-one-more = Falta un paso: cerrar sesión también en { $forum }. Quizá tengas que confirmarlo otra vez.
logout-forum = Cerrar sesión en { $forum }
logout-continue = Volver a { $app }
logout-continue-anonymous = Volver a la aplicación
logout-stayed-title = Tu sesión sigue abierta
logout-stayed-text = No ha cambiado nada.

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
plot-logins-text = Códigos entregados a las aplicaciones, por aplicación.
plot-results = Resultado de los inicios de sesión
plot-results-text = Quien primero tiene que iniciar sesión en el foro cuenta en ese grupo y, al volver, una vez más.
plot-first = Miembros nuevos
plot-first-text = Miembros que autorizaron una aplicación por primera vez.
plot-active = Sesiones abiertas
plot-active-text = Sesiones aún vigentes en las aplicaciones, contadas una vez por hora.
plot-authorize = Tiempo de respuesta: authorize
plot-authorize-text = Donde empiezan los inicios de sesión. La parte indicada de las solicitudes no superó este tiempo.
plot-token = Tiempo de respuesta: token
plot-token-text = Donde las aplicaciones obtienen sus tokens. La parte indicada de las solicitudes no superó este tiempo.
plot-userinfo = Tiempo de respuesta: userinfo
plot-userinfo-text = Donde las aplicaciones preguntan de quién se trata. La parte indicada de las solicitudes no superó este tiempo.
plot-pages = Tiempo añadido a las páginas del foro
plot-pages-text = Lo que una solicitud pasa aquí antes de llegar al foro. La parte indicada de las solicitudes no superó este tiempo.
plot-cache = Sesiones encontradas en la caché
plot-cache-text = Parte de los casos en los que no hubo que preguntar al foro de quién se trataba.
plot-week = Horas de la semana
plot-week-text = Inicios de sesión por hora (UTC).
plot-secrets = Secretos antiguos y nuevos
plot-secrets-text = Con cuál de sus secretos demostró su identidad una aplicación. Cuando el antiguo ya no se use, desactívalo.

line-half = la mitad
line-most = 95 %
line-nearly-all = 99 %
line-cache = encontradas en la caché
line-newest = secreto más reciente
line-older = secreto anterior
line-app = esta aplicación
result-ok = sesión iniciada
result-denied = dijo que no, o no puede usar la aplicación
result-not-logged-in = tuvo que iniciar sesión en el foro
result-banned = cuenta suspendida
result-error = error
