# Português do Brasil. Nos fóruns as pessoas se tratam por “você”, e estas páginas também. Evitam-se palavras que diriam
# se quem lê é homem ou mulher: “sua sessão está aberta”, não “você está conectado”. As frases são montadas de modo que
# nada se contraia com “o app” nem com um nome: “volte para { $app }”, não “volte ao”.

## The language itself

language-name = Português (Brasil)
number-group = .

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
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
        [one] { $count } mês
       *[other] { $count } meses
    }
duration-days =
    { $count ->
        [one] { $count } dia
       *[other] { $count } dias
    }

## Every page

list-separator = { ", " }

skip = Pular para o conteúdo
title = { $page } · { $forum }
back = Voltar para { $forum }
privacy = Privacidade
terms = Termos de uso
contact = Contato
the-app = o app
nameless = (sem nome)

## Consent

consent-title = Entrar em { $app } com { $forum }?
consent-address = Endereço do app
consent-device = Um programa neste dispositivo: { $address }
consent-odd-name = Olhe bem: o nome deste app mistura alfabetos ou contém caracteres invisíveis. Confie no endereço, não no nome.
consent-odd-member = letras incomuns
consent-unverified = Este app foi criado por { $maker }, não pela equipe de { $forum }.
consent-verified = App adicionado pela equipe de { $forum }
consent-you = Você é
consent-switch = Não é você? Usar outra conta
consent-sees = { $app } verá
consent-new-since = Novo desde { $day }
consent-sees-already = { $app } já vê
consent-can = { $app } poderá
consent-cannot = { $app } não poderá
consent-new = novo
consent-show = Mostrar
consent-hide = Ocultar
consent-stay = manter sua sessão aberta por { $duration } sem perguntar de novo
consent-optional = Você pode desmarcar o que tiver uma caixa de seleção: isso não será compartilhado.
consent-never = ver sua senha, ler suas mensagens privadas nem escrever em seu nome
consent-take-back = Você pode remover esse acesso quando quiser em { $apps }.
authorised-apps = Apps autorizados
consent-cancel = Cancelar
consent-allow = Entrar em { $app }

sees-number = seu número de membro
sees-name = seu nome
sees-picture = seu avatar
sees-profile = sua página de perfil
sees-email = seu e-mail
sees-groups = seus grupos
sees-language = seu idioma
picture-shown = o mesmo de cima
nothing-there = sem dados

## Authorised apps

apps-title = Apps que usam sua conta de { $forum }
apps-text = Você entra nesses apps com a conta que tem aqui. Remova os que não usa mais.
apps-none = Por enquanto, nenhum app usa sua conta.
apps-sees = Pode ver: { $facts }.
apps-since = Desde { $day }
apps-used-today = último uso hoje
apps-used-yesterday = último uso ontem
apps-last-used = último uso em { $day }
apps-unused = sem uso há { $duration }
apps-no-login = nenhuma sessão aberta
apps-logins =
    { $count ->
        [one] { $count } sessão aberta
       *[other] { $count } sessões abertas
    }
apps-made-by = Criado por { $maker }, não pela equipe de { $forum }
apps-details = Detalhes
apps-remove = Remover
apps-remove-all = Sair de todos os apps
apps-removed = { $app } não pode mais usar sua conta.
apps-removed-anonymous = O app não pode mais usar sua conta.
apps-removed-all = Nenhum app pode mais usar sua conta.
remove-title = Remover o acesso de { $app }?
remove-text = { $app } não poderá mais usar a conta que você tem aqui e precisará pedir sua permissão de novo. O que você escreveu no app continua lá.
remove-text-anonymous = O app não poderá mais usar a conta que você tem aqui e precisará pedir sua permissão de novo. O que você escreveu no app continua lá.
remove-told = Vamos avisar { $app }, e sua sessão lá será encerrada.
remove-not-told = Não podemos avisar { $app }: sua sessão lá pode continuar aberta até você sair.
remove-all-title = Sair de todos os apps?
remove-all-text = Nenhum destes apps poderá mais usar a conta que você tem aqui, e cada um precisará pedir sua permissão de novo. O que você escreveu neles continua lá.
remove-cancel = Manter
remove-yes = Remover acesso
remove-all-yes = Sair de todos os apps

app-title = { $app } e sua conta
app-access = Acesso aos seus dados
app-left-out = Você escolheu não compartilhar: { $facts }.
app-logins = Suas sessões abertas
app-more-logins =
    { $count ->
        [one] e { $count } sessão mais antiga
       *[other] e { $count } sessões mais antigas
    }
app-not-used = { $app } não usa sua conta.
app-back = Todos os apps

## Choice of the language

language-title = Escolha seu idioma
language-text = Para as páginas em que você entra em outros apps com { $forum }. Sua escolha fica salva neste navegador.
language-label = Idioma
language-browser = O do meu navegador
language-save = Usar este idioma
language-cancel = Voltar sem mudar nada

## Devices

device-title = Conectar um dispositivo
device-text = Digite o código que aparece no dispositivo ou programa.
device-code = Código
device-continue = Continuar
device-wrong = Nenhum dispositivo espera por esse código. Os códigos valem por dez minutos; se o seu for mais antigo, peça um novo no dispositivo.
device-warning = Digite apenas o código de um dispositivo ou programa iniciado por você. Quem envia um código para você quer entrar com a sua conta.
device-ask = Você acabou de iniciar isto em outro dispositivo, que mostra { $code }. Se não foi você, cancele: quem enviou o código quer entrar com a sua conta.
device-allowed-title = Dispositivo conectado
device-allowed-text = Você pode fechar esta página: { $app } continua automaticamente em instantes.
device-denied-title = Dispositivo recusado
device-denied-text = Nada foi compartilhado com { $app }. Você pode fechar esta página.

## Log in first

login-title = Entre primeiro em { $forum }
login-text = { $app } quer saber quem é você. Entre em { $forum } e depois volte para esta página.
login-text-anonymous = Um app quer saber quem é você. Entre em { $forum } e depois volte para esta página.
login-button = Entrar em { $forum }
login-new-tab = abre em uma nova aba
login-continue = Já entrei, continuar
login-refresh = Esta página verifica sozinha, a cada poucos segundos e por até cinco minutos, se você já entrou.
login-again-title = Entre de novo em { $forum }
login-again-text = { $app } pede que você entre de novo ou use outra conta. Saia de { $forum }, entre outra vez e depois volte para esta página.
login-again-text-anonymous = Um app pede que você entre de novo ou use outra conta. Saia de { $forum }, entre outra vez e depois volte para esta página.
login-again-button = Abrir { $forum }
login-no-refresh = Esta página não verifica mais sozinha. Clique no botão depois de entrar.

## Back to an app by a form

form-post-title = De volta ao app
form-post-text = Se nada acontecer, clique no botão.
form-post-continue = Continuar

## Log out

logout-title = Sair também de { $forum }?
logout-text = Você saiu de { $app }. Neste navegador, sua sessão em { $forum } continua aberta.
logout-text-nobody = Neste navegador, sua sessão em { $forum } está aberta.
logout-told = Estes apps serão avisados da sua saída:
logout-not-told = Estes não podem ser avisados. Saia deles por conta própria:
logout-stay = Não sair
logout-leave = Sair
logged-out-title = Você saiu
logged-out-text = Você pode fechar esta janela.
logout-one-more = Falta um passo: sair também de { $forum }. Talvez você precise confirmar mais uma vez.
logout-forum = Sair de { $forum }
logout-continue = Voltar para { $app }
logout-continue-anonymous = Voltar para o app
logout-stayed-title = Sua sessão continua aberta
logout-stayed-text = Nada mudou.

## Not allowed

refused-P310-title = Sua conta não pode ser usada em outros apps
refused-P310-text = A conta foi suspensa por { $forum }.
refused-P310-text-until = A conta foi suspensa por { $forum } até { $until }.
refused-P311-title = Sua conta não está ativa
refused-P311-text = { $forum } ainda não ativou sua conta, ou a desativou. Procure uma mensagem de { $forum } ou fale com a equipe. Depois tente de novo.
refused-P313-title = Seu e-mail não está confirmado
refused-P313-text = { $forum } ainda não sabe que esse e-mail é seu. Confirme o endereço na sua conta de { $forum } ou fale com a equipe. Depois tente de novo.
refused-P411-title = { $app } não está disponível para todo mundo
refused-P411-title-anonymous = Este app não está disponível para todo mundo
refused-P411-text = { $app } é só para alguns membros de { $forum }.
refused-P411-text-anonymous = Este app é só para alguns membros de { $forum }.
refused-P411-text-one = { $app } é para membros do grupo “{ $group }”.
refused-P411-text-one-anonymous = Este app é para membros do grupo “{ $group }”.
refused-P411-text-other = { $app } é para membros de um destes grupos:
refused-P411-text-other-anonymous = Este app é para membros de um destes grupos:
refused-P431-title = { $app } precisa do seu e-mail
refused-P431-title-anonymous = Este app precisa do seu e-mail
refused-P431-text = { $app } só aceita endereços de e-mail confirmados por { $forum }, e você não tem nenhum. Informe ou confirme o seu na sua conta de { $forum } e tente de novo.
refused-P431-text-anonymous = Este app só aceita endereços de e-mail confirmados por { $forum }, e você não tem nenhum. Informe ou confirme o seu na sua conta de { $forum } e tente de novo.
refused-P308-title = Duas sessões estão em conflito
refused-P308-text = Seu navegador guarda duas sessões de { $forum }, e não dá para saber qual é a sua. Apague os cookies de { $forum } no navegador, entre de novo e tente mais uma vez.
refused-nothing = Nada foi compartilhado com { $app }.
refused-nothing-anonymous = Nada foi compartilhado com o app.
refused-ask = Se você acha que é um engano, fale com a equipe de { $forum }.

## Errors: by code, or by kind where several share one

error-title = Não deu certo
error-text = Há um erro no link que você seguiu ou no app de onde você veio. Nada foi compartilhado. Volte para { $app } e tente de novo, ou avise quem administra o app.
error-text-anonymous = Há um erro no link que você seguiu ou no app de onde você veio. Nada foi compartilhado. Volte para o app e tente de novo, ou avise quem o administra.
error-for-operator = Para quem administra { $app }
error-for-operator-anonymous = Para quem administra este site
operator-sent = enviado
operator-registered = cadastrado
operator-sent-twice = enviado duas vezes
operator-wrong = erro
operator-reason = motivo
error-code = código
error-request = solicitação
error-time = horário
error-explain = saiba mais
error-retry = Tentar de novo
error-small-print = Código { $code } · solicitação { $request }

error-later-title = No momento, não dá para entrar em outros apps com { $forum }
error-later-text = Tente de novo em um minuto. Nada foi compartilhado, e não há nada de errado com sua conta.

error-P210-title = { $forum } não está respondendo no momento
error-P210-text = Tente de novo em um minuto.
error-P211-title = Não entendemos esta solicitação
error-P211-text = Ela pode ser lida de mais de uma forma, por isso não foi repassada. Navegadores não enviam solicitações assim por conta própria.
error-P212-title = Não há nenhuma página aqui
error-P212-text = Confira o endereço ou volte para { $forum }.
error-P213-title = Este não é o endereço deste site
error-P213-text = Abra { $forum } no endereço público.
error-P217-title = O resto da solicitação não chegou
error-P217-text = Confira sua conexão e tente de novo.
error-P218-title = A solicitação é grande demais
error-P218-text = A solicitação é maior do que esta página aceita.
error-P219-title = Seu navegador envia cookies demais
error-P219-text = Apague os cookies de { $forum } e tente de novo.
error-P301-title = Não conseguimos ver sua sessão
error-P301-text = Pedimos mais de uma vez que você entrasse, e { $forum } ainda não reconhece você. Permita os cookies de { $forum }, entre lá, volte para { $app } e comece de novo.
error-P301-text-anonymous = Pedimos mais de uma vez que você entrasse, e { $forum } ainda não reconhece você. Permita os cookies de { $forum }, entre lá, volte para o app e comece de novo.
error-P309-title = Este link de login não funciona neste navegador
error-P309-text = Ele só funciona no navegador em que o login começou, e por 30 minutos. Nada foi compartilhado. Volte para { $app } e comece de novo.
error-P309-text-anonymous = Ele só funciona no navegador em que o login começou, e por 30 minutos. Nada foi compartilhado. Volte para o app e comece de novo.
error-P401-title = Não conhecemos este app
error-P401-text = Nada foi compartilhado. Volte para a página de onde você veio e tente de novo, ou avise quem administra o app.
error-P402-title = { $app } mandou você para um endereço que não conhecemos
error-P402-title-anonymous = Um app mandou você para um endereço que não conhecemos
error-P402-text = Nada foi compartilhado. Volte para { $app } e tente de novo, ou avise quem administra o app.
error-P402-text-anonymous = Nada foi compartilhado. Volte para o app e tente de novo, ou avise quem o administra.
error-P408-title = { $app } fez uma solicitação que não entendemos
error-P408-title-anonymous = Um app fez uma solicitação que não entendemos
error-P408-text = Nada foi compartilhado. Volte para { $app } e tente de novo, ou avise quem administra o app.
error-P408-text-anonymous = Nada foi compartilhado. Volte para o app e tente de novo, ou avise quem o administra.
error-P409-title = Esta página é antiga demais
error-P409-text = Ela já foi usada ou ficou aberta por mais de dez minutos. Nada foi compartilhado. Volte para { $app } e tente de novo.
error-P409-text-anonymous = Ela já foi usada ou ficou aberta por mais de dez minutos. Nada foi compartilhado. Volte para o app e tente de novo.
error-P414-title = Este link é antigo demais
error-P414-text = Ele já foi usado ou passou tempo demais. Nada foi compartilhado. Volte para o app e tente de novo.
error-P440-title = Não conhecemos este app
error-P440-text = Não dá para entrar neste endereço com { $forum }. Nada foi compartilhado. Volte para a página de onde você veio ou avise quem administra o app.
error-P442-title = Este app não consegue ver sua sessão
error-P442-text = Sua sessão em { $forum } está aberta, mas { $app } não percebe. Permita os cookies de { $forum } e tente de novo; se não adiantar, avise quem administra o app.
error-P442-text-anonymous = Sua sessão em { $forum } está aberta, mas o app não percebe. Permita os cookies de { $forum } e tente de novo; se não adiantar, avise quem o administra.
error-P444-title = Esta solicitação de saída não é válida
error-P444-text = Ela está incompleta ou pertence a outro app ou a outra sessão. Nenhuma sessão foi encerrada.
error-P450-title = Tentativas demais
error-P450-text = Espere um pouco e tente de novo.
error-P450-text-wait = Espere { $wait } e tente de novo.
error-P900-title = Algo deu errado por aqui
error-P900-text = Tente de novo. Se acontecer outra vez, avise quem administra { $forum }.
error-P901-title = Esta página virá em uma versão futura
error-P901-text = O endereço está reservado para ela.

## Console: numbers

number-decimal = ,
percent = { $number }%
time-us = { $number } µs
time-ms = { $number } ms
time-s = { $number } s
weekday-1 = segunda-feira
weekday-2 = terça-feira
weekday-3 = quarta-feira
weekday-4 = quinta-feira
weekday-5 = sexta-feira
weekday-6 = sábado
weekday-7 = domingo

plot-empty = Nenhum dado neste período.
plot-table = Tabela com os dados
plot-number = Quantidade
plot-share = Porcentagem
plot-others = outros apps
plot-says-bars = Total: { $all }; máximo: { $most } ({ $when }).
plot-says-lines = De { $least } a { $most }.
plot-says-share = { $part }: { $share } de um total de { $all }.
plot-says-week = Máximo: { $most } ({ $day }, { $hour }).

plot-logins = Logins
plot-logins-text = Códigos entregues aos apps, por app.
plot-results = Resultado dos logins
plot-results-text = Quem precisa primeiro entrar no fórum conta nessa categoria e, quando volta, mais uma vez.
plot-first = Novos membros
plot-first-text = Membros que autorizaram um app pela primeira vez.
plot-active = Sessões abertas
plot-active-text = Sessões ainda válidas nos apps, contadas uma vez por hora.
plot-authorize = Tempo de resposta: authorize
plot-authorize-text = Onde os logins começam. A parcela indicada das solicitações não passou deste tempo.
plot-token = Tempo de resposta: token
plot-token-text = Onde os apps recebem seus tokens. A parcela indicada das solicitações não passou deste tempo.
plot-userinfo = Tempo de resposta: userinfo
plot-userinfo-text = Onde os apps perguntam de quem se trata. A parcela indicada das solicitações não passou deste tempo.
plot-pages = Tempo acrescentado às páginas do fórum
plot-pages-text = Quanto tempo uma solicitação fica aqui antes de seguir para o fórum. A parcela indicada das solicitações não passou deste tempo.
plot-cache = Sessões encontradas no cache
plot-cache-text = Parcela dos casos em que não foi preciso perguntar ao fórum de quem se tratava.
plot-week = Horas da semana
plot-week-text = Logins por hora (UTC).
plot-secrets = Segredos antigos e novos
plot-secrets-text = Com qual dos seus segredos um app comprovou a identidade. Quando o antigo não for mais usado, desative-o.

line-half = a metade
line-most = 95%
line-nearly-all = 99%
line-cache = encontradas no cache
line-newest = segredo mais recente
line-older = segredo anterior
line-app = este app
result-ok = login concluído
result-denied = disse não, ou não pode usar o app
result-not-logged-in = encaminhamento ao login do fórum
result-banned = conta suspensa
result-error = erro
