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
date-day = { $day ->
        [1] 1º
       *[other] { $day }
    } de { $month } de { $year }
date-minute = { $day ->
        [1] 1º
       *[other] { $day }
    } de { $month } de { $year }, { $time } UTC

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
consent-display-name = { $name } (nome de exibição)
consent-user-name = { $name } (nome de usuário)

## Authorised apps

apps-text = Você entra nesses apps com a conta que tem aqui. Remova os que não usa mais.
apps-none = Nenhum app usa sua conta.
apps-sees = Pode ver: { $facts }.
apps-since = Desde { $day }
apps-used-today = último uso hoje
apps-used-yesterday = último uso ontem
apps-last-used = último uso em { $day }
apps-unused = sem uso há { $duration }
apps-no-login = No momento, o app não pode consultar sua conta. Sua sessão lá pode continuar aberta.
apps-logins =
    { $count ->
        [one] { $count } sessão aberta
       *[other] { $count } sessões abertas
    }
apps-made-by = Criado por { $maker }, não pela equipe de { $forum }
apps-details = Detalhes
apps-remove = Remover
apps-remove-all = Remover todos os apps
apps-removed = { $app } não pode mais usar sua conta.
apps-removed-anonymous = O app não pode mais usar sua conta.
apps-removed-all = Nenhum app pode mais usar sua conta.
remove-title = Remover o acesso de { $app }?
remove-text = { $app } não poderá mais usar a conta que você tem aqui e precisará pedir sua permissão de novo. O que você escreveu no app continua lá.
remove-text-anonymous = O app não poderá mais usar a conta que você tem aqui e precisará pedir sua permissão de novo. O que você escreveu no app continua lá.
remove-told = Vamos avisar { $app }, e sua sessão lá será encerrada.
remove-not-told = Não podemos avisar { $app }: sua sessão lá pode continuar aberta até você sair.
remove-all-title = Remover o acesso de todos os apps?
remove-all-text = Nenhum destes apps poderá mais usar a conta que você tem aqui, e cada um precisará pedir sua permissão de novo. O que você escreveu neles continua lá.
remove-cancel = Manter
remove-yes = Remover acesso
remove-all-yes = Remover todos os acessos

app-title = { $app } e sua conta
app-access = Acesso aos seus dados
app-left-out = Você escolheu não compartilhar: { $facts }.
app-logins = Suas sessões neste app
app-login-since = Aberta em { $day }
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
device-wrong = Nenhum dispositivo espera por esse código: ele já foi usado ou tem mais de dez minutos. Confira o código ou peça um novo no dispositivo.
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
login-text-console = O console é para certos membros. Entre em { $forum } e depois volte para esta página.
login-button = Entrar em { $forum }
login-new-tab = abre em uma nova aba
login-continue = Já entrei, continuar
login-refresh = Esta página verifica sozinha, a cada poucos segundos e por até cinco minutos, se você já entrou.
login-again-title = Entre de novo em { $forum }
login-again-text = { $app } pede que você entre de novo ou use outra conta. Saia de { $forum }, entre outra vez e depois volte para esta página.
login-again-text-anonymous = Um app pede que você entre de novo ou use outra conta. Saia de { $forum }, entre outra vez e depois volte para esta página.
login-again-text-console = Para mudar alguma coisa no console, é preciso um login recente. Saia de { $forum }, entre outra vez e depois volte para esta página.
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
logout-one-more-title = Falta um passo
logout-one-more = Agora saia também de { $forum }. Talvez você precise confirmar mais uma vez.
logout-forum = Sair de { $forum }
logout-by-hand = Se isso não encerrou sua sessão, saia pelo próprio { $forum } e depois volte aqui.
logout-continue = Voltar para { $app }
logout-continue-anonymous = Voltar para o app
logout-stayed-title = Sua sessão continua aberta
logout-stayed-text = Nada mudou.

## Console, for operators

admin-title = Console
admin-by-link = Por um link
admin-leave = Sair do console
admin-read-only = Você pode ver tudo. Para mudar alguma coisa, entre de novo antes.
admin-log-in-again = Entrar de novo
admin-tabs = Páginas de { $app }
admin-stale-title = Entre de novo, por favor
admin-stale-text = Nada foi alterado. Para mudar algo aqui, é preciso ter entrado em { $forum } nos últimos minutos. Saia, entre outra vez e repita a alteração.
admin-error-P409-text = Ela já foi usada ou ficou aberta por mais de uma hora. Nada foi alterado. Volte para o console e tente de novo.
admin-home = Voltar para o console
admin-link-title = Abrir o console
admin-link-text = Este link vale uma única vez, neste navegador. Depois disso, você pode ver e alterar tudo durante uma hora.
admin-link-open = Abrir o console
admin-odd-name = letras incomuns
admin-apps = Apps
admin-app = App
admin-who = Quem pode usar
admin-everybody = todo mundo
admin-state = Estado
admin-on = ativado
admin-off = desativado
admin-no-apps = Ainda não há nenhum app.

admin-tab-settings = Configurações
admin-tab-secret = Segredo
admin-never = nunca
admin-today = hoje
admin-yesterday = ontem
admin-last-used = Último uso
admin-secret-of = Segredo de { $app }
admin-secret-once = O novo segredo, exibido só desta vez
admin-secret-made = Criado em
admin-secret-works = Validade
admin-secret-current = sem prazo
admin-secret-until = até { $instant }
admin-secret-ended = expirou: { $instant }
admin-secret-from = De
admin-secret-today = Usos hoje
admin-secret-note = Nota
admin-secret-note-hint = Por exemplo, onde está instalado. No máximo 64 caracteres.
admin-secret-end-on = Expira em
admin-secret-end-on-hint = Para de funcionar no início desse dia (UTC). Vazio: sem prazo.
admin-secret-days = Os dias são os de UTC. O endereço é o do servidor que usou o segredo por último.
admin-secret-none = Este app não tem segredo. Ele comprova a identidade de outra forma, ou não comprova.
admin-secret-end = Desativar os antigos agora
admin-secret-old-ended = Os segredos antigos foram desativados. Só resta o mais recente.
admin-secret-new = Novo segredo
admin-secret-keep = Validade restante do antigo
admin-secret-at-once = nenhuma
admin-secret-make = Criar novo segredo
admin-delete-title = Excluir { $app }?
admin-delete-text =
    { $count ->
        [0] Ninguém tem acesso a este app. Ele fica na lixeira por sete dias e pode ser restaurado.
        [one] { $count } membro perde o acesso na hora. O app fica na lixeira por sete dias e pode ser restaurado.
       *[other] { $count } membros perdem o acesso na hora. O app fica na lixeira por sete dias e pode ser restaurado.
    }
admin-delete-name = Para continuar, digite o nome do app: { $app }
admin-delete-wrong = O nome não é esse.
admin-delete-cancel = Manter
admin-delete-yes = Excluir
admin-bin = Lixeira
admin-bin-text = Apps excluídos nos últimos sete dias. Enquanto estão aqui, ninguém pode usá-los.
admin-bin-empty = A lixeira está vazia.
admin-bin-until = exclusão definitiva em { $instant }
admin-restore = Restaurar
admin-restored = O app foi restaurado, com suas configurações e seus segredos. Os membros precisam entrar nele de novo.

admin-settings-of = Configurações de { $app }
admin-saved = Alterações salvas.
admin-wrong = Nada foi salvo: confira os campos indicados.
admin-meanwhile = Nada foi salvo: outra pessoa alterou este app enquanto o formulário estava aberto. Os campos têm o que você digitou; abaixo deles está o que foi salvo nesse meio-tempo. Salvar agora substitui esses valores.
admin-theirs = Salvo por { $who }, { $instant }:
admin-theirs-unknown = Salvo nesse meio-tempo:
admin-theirs-nothing = nada
admin-fault-empty = Este campo não pode ficar vazio.
admin-fault-unseen = Há um caractere que não se vê.
admin-fault-long = No máximo { $most } caracteres.
admin-fault-many = No máximo { $most }.
admin-fault-groups = No máximo { $most } grupos, cada um com um nome visível.
admin-fault-unknown = { $value } não é possível aqui.
admin-fault-address = { $value } não é um endereço. Escreva-o por inteiro, por exemplo https://chat.example.org.
admin-fault-address-length = Um endereço tem de 1 a 2000 caracteres.
admin-fault-address-character = { $value } tem um caractere que não se usa em endereços. Escreva-o como %XX.
admin-fault-address-fragment = { $value } não pode ter #.
admin-fault-address-wildcard = { $value } não pode ter *: os endereços são comparados letra por letra.
admin-fault-address-dots = { $value } não pode ter uma parte que seja . ou ..
admin-fault-address-https = { $value } deve começar com https://. http é só para a própria máquina ou redes de teste.
admin-fault-address-user = { $value } não pode ter nome de usuário.
admin-fault-address-letters = { $value } deve ter esquema e host em minúsculas, e nenhuma porta se for a usual.
admin-fault-address-scheme = { $value } deve começar com https://, ou com um nome próprio do app que tenha um ponto, como com.example.app:/callback.
admin-fault-address-query = { $value } não pode ter ? nem #.
admin-fault-public = Não é possível em um app sem segredo: qualquer um pode se passar por ele.
admin-fault-pkce = Um app sem segredo deve usar PKCE.
admin-fault-optional-unasked = Os membros não podem deixar de compartilhar { $value }: o app não pode pedir isso.
admin-fault-optional-needed = { $value } não pode ficar de fora: só e-mail e grupos.
admin-fault-optional-trusted = Um app confiável não pergunta, então nada pode ficar de fora.
admin-fault-optional-email = O app precisa de um e-mail, então os membros não podem deixá-lo de fora.
admin-fault-keys = É preciso o endereço onde o app publica suas chaves.
admin-fault-access-life = De um segundo a 30 dias.
admin-fault-refresh-life = De um segundo a 10 anos.
admin-fault-time = Escreva uma duração como 15m, 12h ou 30d.
admin-fault-day = Escreva o dia no formato 2026-11-21.
admin-fault-end = O fim deve estar no futuro, dentro de dez anos.
admin-disabled = Este app está desativado: ninguém consegue entrar nele. As permissões que os membros deram continuam guardadas.
admin-switched-on = O app está ativado. Os membros podem entrar nele de novo.
admin-client-id = ID do cliente
admin-preset = Modelo
admin-made-by = Criado por
admin-save = Salvar
admin-enable = Ativar
admin-disable = Desativar
admin-delete = Excluir
admin-breaks = Isto pode fazer o app parar de funcionar
admin-breaks-yes = Estou ciente, salvar mesmo assim
admin-break-address = O app não receberá mais respostas em { $value }.
admin-break-scope = O app não poderá mais pedir { $value }.
admin-break-groups = Menos membros poderão usar o app.
admin-break-pkce = O app passará a ter que enviar um desafio PKCE.
admin-break-pushed = O app passará a ter que enviar suas solicitações com antecedência.
admin-break-auth = O app passará a ter que comprovar a identidade só desta forma.
admin-break-tokens = Os tokens do app passarão a ter outro formato.
admin-break-refresh = Os tokens de atualização passarão a ser emitidos por outra regra.
admin-break-quirk = Algo que o app podia fazer fora dos padrões deixará de ser permitido.
admin-default = padrão da configuração
admin-refresh-always = sempre
admin-refresh-asked = se o app pedir offline_access
admin-refresh-never = nunca
admin-auth-any = por qualquer método
admin-auth-basic = com o segredo no cabeçalho
admin-auth-post = com o segredo no formulário
admin-auth-key = com assinatura de uma chave própria
admin-alg-rs256 = RS256
admin-alg-es256 = ES256
admin-alg-eddsa = EdDSA
admin-format-opaque = aleatório
admin-format-jwt = assinado (JWT)
admin-g-about = O que os membros leem
admin-g-addresses = Endereços
admin-g-members = Membros
admin-g-proof = Como o app comprova a identidade
admin-g-tokens = Tokens
admin-g-compatibility = Compatibilidade
admin-f-name = Nome
admin-f-description = Descrição
admin-f-homepage = Página inicial
admin-f-icon-url = Endereço do ícone
admin-f-url = Endereço do app
admin-f-redirect-uris = URLs de callback, uma por linha
admin-f-redirect-uris-hint = Para onde vão as respostas. Com https, comparadas letra por letra; sem # e sem *.
admin-f-token-redirect-aliases = Aceitas só no endpoint de token
admin-f-token-redirect-aliases-hint = O Rocket.Chat acrescenta ?close ali.
admin-f-post-logout-redirect-uris = Para onde o navegador pode ir depois da saída
admin-f-backchannel-logout-uri = Onde o app é avisado das saídas
admin-f-backchannel-logout-session-required = O aviso deve dizer qual sessão foi encerrada
admin-f-allow-http = Permitir http sem criptografia (só em redes de teste)
admin-f-allowed-groups = Grupos que podem usar o app, um por linha
admin-f-allowed-groups-hint = Vazio: todos os membros.
admin-groups-offered = Marque grupos do fórum ou escreva os nomes abaixo.
admin-groups-unknown = No momento o fórum não tem nenhum grupo com este nome: { $value }. Atenção às maiúsculas e aos espaços.
admin-f-denied-groups = Grupos que não podem usar o app
admin-f-trusted = Confiável: não pedir autorização aos membros
admin-f-scopes = O que o app pode ver
admin-f-optional-scopes = O que os membros podem deixar de compartilhar
admin-f-in-development = Em desenvolvimento: as páginas de erro mostram endereços a qualquer pessoa
admin-f-require-email = Exigir e-mail confirmado
admin-f-auth-method = O app comprova a identidade
admin-f-jwks-uri = Onde o app publica suas chaves
admin-f-require-pkce = Exigir PKCE
admin-f-require-pushed-requests = Exigir solicitações enviadas com antecedência (PAR)
admin-f-refresh = O app recebe tokens de atualização
admin-scope-nothing = nada mais
admin-f-access-secs = Duração dos tokens de acesso
admin-f-access-secs-hint = Por exemplo, 15m ou 12h. Vazio: padrão da configuração.
admin-f-refresh-secs = Duração dos tokens de atualização
admin-f-id-token-alg = Algoritmo dos tokens de ID
admin-f-access-token-format = Formato dos tokens de acesso
admin-f-device-flow = Login em dispositivos sem navegador
admin-f-client-credentials = Tokens em nome do próprio app
admin-f-token-in-query = O token de acesso pode vir no endereço
admin-f-token-params-in-query = As solicitações de token podem vir no endereço
admin-f-credentials-twice = ID e segredo podem vir duas vezes
admin-f-access-token-param = Parâmetro do token de acesso, se ele vier no endereço
admin-breaks-logins =
    { $count ->
        [0] No momento, não há sessões abertas neste app.
        [one] No momento, há { $count } sessão aberta neste app.
       *[other] No momento, há { $count } sessões abertas neste app.
    }

admin-add = Adicionar um app
admin-add-kind = Que app é?
admin-add-other = Outro
admin-add-of = Adicionar { $kind }
admin-add-followed = Nada foi adicionado ainda: as URLs de callback agora seguem o novo endereço. Confira-as e depois adicione o app.
admin-added = App adicionado: { $app }
admin-added-once = ID e segredo. O segredo é exibido só desta vez.
admin-client-secret = Segredo do cliente
admin-callback = URL de callback
admin-leave-empty = (deixar em branco)
admin-try = Abrir { $app } e testar o login
admin-test = Testar este app
admin-test-of = Teste de { $app }
admin-test-last = O último login
admin-test-receives = O que ele receberia sobre você
admin-test-https = https
admin-test-loopback = na própria máquina do membro
admin-test-http = http simples: qualquer um no caminho pode ler
admin-test-scheme = abre um programa
admin-kept = Já guardei o segredo
admin-back = Voltar
admin-continue = Continuar
admin-g-where = Onde o app fica
admin-f-url-hint = Por exemplo, https://chat.example.org. Para tipos de app conhecidos, as URLs de callback são deduzidas daqui.
admin-f-public = Sem segredo: o app roda em um navegador ou celular
admin-search = Busca
admin-search-button = Buscar
admin-found-none = Nenhum app encontrado.
admin-apps-previous = Anterior
admin-apps-next = Próxima
admin-apps-page = Página { $page } de { $pages }
admin-active = Sessões abertas
admin-logins-30 = Logins, 30 dias
admin-errors = Erros
admin-errors-text = Erros: quantos logins foram recusados nos últimos 30 dias. “!” indica { $share } ou mais: veja o registro do app.
admin-unused = ativado, sem uso?

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
error-log = registro
error-log-open = { $app } no console
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
error-P505-title = Este app não existe
error-P505-text = Ele foi excluído, ou o endereço está errado.
error-P701-title = Esta página não é para você
error-P701-text = Ela é só para alguns membros de { $forum }.
error-P703-title = Esta página não abre a partir daqui
error-P703-text = Ela só pode ser aberta a partir de certas redes.
error-P704-title = Este link não é válido
error-P704-text = Ele vale uma única vez, e só por dez minutos. Peça um novo.
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
plot-logins-text = Logins concluídos, por app.
plot-results = Resultado dos logins
plot-results-text = Quem precisa primeiro entrar no fórum conta nessa categoria e, quando volta, mais uma vez.
plot-first = Primeiros logins
plot-first-text = Membros que autorizaram um app pela primeira vez.
plot-active = Sessões abertas
plot-active-text = Sessões dos membros nos apps, contadas uma vez por hora.
plot-authorize = Tempo de resposta: authorize
plot-authorize-text = Onde os logins começam. A parcela indicada das solicitações não passou deste tempo.
plot-token = Tempo de resposta: token
plot-token-text = Onde os apps recebem seus tokens. A parcela indicada das solicitações não passou deste tempo.
plot-userinfo = Tempo de resposta: userinfo
plot-userinfo-text = Onde os apps perguntam de quem se trata. A parcela indicada das solicitações não passou deste tempo.
plot-pages = Tempo acrescentado às páginas do fórum
plot-pages-text = Quanto tempo uma solicitação fica aqui antes de seguir para o fórum. A parcela indicada das solicitações não passou deste tempo.
plot-cache = Membros reconhecidos pelo cache
plot-cache-text = Parcela dos casos em que não foi preciso perguntar ao fórum de quem se tratava.
plot-week = Horas da semana
plot-week-text = Logins por hora (UTC).
plot-secrets = Segredos antigos e novos
plot-secrets-text = Com qual dos seus segredos um app comprovou a identidade. Quando o antigo não for mais usado, desative-o.

line-half = a metade
line-most = 95%
line-nearly-all = 99%
line-cache = pelo cache
line-newest = segredo mais recente
line-older = segredo anterior
line-app = este app
result-ok = login concluído
result-denied = recusou, ou não tem acesso
result-not-logged-in = encaminhamento ao login do fórum
result-banned = conta suspensa
result-error = erro

## Console: usage

admin-usage-title = Uso
admin-usage-30 = 30 dias
admin-usage-90 = 90 dias
admin-usage-365 = um ano
admin-usage-logins = Logins
admin-usage-speed = Velocidade
admin-usage-late = O que aconteceu no último minuto ainda não foi contado. Dias e horas seguem o horário UTC.
admin-usage-codes = O que foi recusado
admin-table-code = Código
admin-table-event = Evento
admin-table-action = Ação
admin-table-meaning = Significado
admin-table-time = Horário
admin-table-member = Membro
admin-table-request = Solicitação
admin-table-app = App
admin-table-more = Ver mais
admin-table-find = Buscar
admin-confirm-cancel = Cancelar
admin-confirm-end-secrets-title = Desativar os segredos antigos do app { $what }?
admin-confirm-end-secrets-text = Eles deixam de funcionar na hora e para sempre. Se o app ainda usa um deles, ninguém conseguirá entrar até que ele tenha o mais recente.
admin-confirm-end-secrets-yes = Desativar os antigos
admin-confirm-switch-off-title = Desativar o app { $what }?
admin-confirm-switch-off-text = Até ser ativado de novo, ninguém consegue entrar nele e ele não recebe mais dados dos membros. As permissões que os membros deram continuam guardadas.
admin-confirm-switch-off-yes = Desativar

## Console: what happened at an app

admin-log-title = Registro
admin-log-added = O endereço foi cadastrado.
admin-log-addresses = Endereços de redirecionamento recusados
admin-log-addresses-text = Qualquer pessoa pode fazer um endereço aparecer nesta página. Adicione só o que consta nas configurações do próprio app. As diferenças estão destacadas.
admin-log-sent = enviado
admin-log-registered = cadastrado
admin-log-times =
    { $count ->
        [one] { $count } vez
       *[other] { $count } vezes
    }
admin-log-last = última vez: { $time }
admin-log-elsewhere = Este endereço está em um host que o app não usou até agora. Quem controla esse host receberia os logins dos seus membros.
admin-log-fault = Não é possível adicionar este endereço:
admin-log-add = Adicionar este endereço
admin-log-events = Os últimos 200 eventos
admin-log-events-text = Logins e tudo o que foi recusado, guardados por 30 dias. Repetições dentro de um minuto são somadas.
admin-log-detail = Detalhes
admin-log-empty = Nada aconteceu neste app nos últimos 30 dias.
admin-log-codes = O que os códigos significam
admin-log-here = Aqui no console: { $place }
admin-difference-scheme = Só o esquema é diferente: confira o endereço público nas configurações do próprio app e o X-Forwarded-Proto do proxy que fica na frente dele.
admin-difference-port = Só a porta é diferente: confira o endereço público nas configurações do próprio app e o cabeçalho Host que o proxy na frente dele repassa.
admin-difference-close = Só ?close é diferente: ajuste o estilo de login no Rocket.Chat.
admin-event-ok = login concluído
admin-event-access-denied = O membro recusou, ou não pode usar o app.

## Console: members of an app

admin-users-title = Membros
admin-users-text = Quem autorizou este app ou tem uma sessão aberta nele.
admin-users-since = Desde
admin-users-last-used = Último uso
admin-users-logins = Sessões
admin-users-sees = Pode ver
admin-users-remove = Remover
admin-users-remove-all = Remover todos
admin-users-none = Ninguém usa este app.
admin-users-removed = O acesso do membro foi removido, e o app foi avisado.
admin-users-removed-untold = O acesso do membro foi removido. O app não foi avisado, pois não tem um endereço para isso: a sessão do membro pode continuar aberta lá.
admin-users-removed-all = O acesso de todos os membros foi removido, e o app foi avisado.
admin-users-removed-all-untold = O acesso de todos os membros foi removido. O app não foi avisado, pois não tem um endereço para isso: pode haver sessões que continuem abertas lá.
admin-users-removed-some = O acesso de muitos membros foi removido. Ainda há outros: repita a operação.
admin-confirm-remove-user-title = Remover o acesso do membro { $what }?
admin-confirm-remove-user-text = O app não poderá mais usar a conta deste membro e precisará pedir permissão de novo. Se tiver um endereço para isso, será avisado para encerrar a sessão.
admin-confirm-remove-user-yes = Remover acesso
admin-confirm-remove-users-title = Remover o acesso de todos os membros a { $what }?
admin-confirm-remove-users-text = Cada membro terá que dar permissão de novo no próximo login. Se o app tiver um endereço para isso, será avisado para encerrar todas as sessões. Em um app com muitos membros, é preciso repetir a operação algumas vezes.
admin-confirm-remove-users-yes = Remover todos
admin-confirm-add-address-title = Adicionar um endereço em outro host?
admin-confirm-add-address-text = { $what } está em um host que o app não usou até agora. Quem controla esse host receberia os logins dos seus membros. Adicione só se você sabe que o endereço pertence ao app.
admin-confirm-add-address-yes = Adicionar este endereço
admin-confirm-add-other-address-title = Adicionar este endereço?
admin-confirm-add-other-address-text = Este não é o endereço cadastrado; as diferenças estão destacadas. Os logins dos seus membros também poderiam ser enviados para lá. Adicione só se ele constar nas configurações do próprio app.
admin-confirm-add-other-address-yes = Adicionar este endereço

## Console: members

admin-members-title = Membros
admin-members-find = Nome ou número
admin-members-find-text = Os membros são encontrados pelo número que têm no fórum. Pelo nome, só depois do primeiro login em um app.
admin-members-nobody = Não conhecemos ninguém com esse nome ou número.
admin-members-apps = Apps que usam esta conta
admin-members-no-apps = Nenhum app usa esta conta.
admin-members-receives = O que o app recebe
admin-members-others = O que outros apps receberiam
admin-members-end = Encerrar todas as sessões
admin-members-ended =
    { $count ->
        [0] Não havia nenhuma sessão para encerrar.
        [one] { $count } sessão foi encerrada, e o app foi avisado.
       *[other] { $count } sessões foram encerradas, e os apps foram avisados.
    }
admin-members-ended-untold = Todas as sessões foram encerradas. Os apps sem endereço para isso não foram avisados: lá a sessão do membro pode continuar aberta.
admin-member-number = Número de membro
admin-member-name = Nome de usuário nos apps
admin-member-name-none = ainda nenhum: é atribuído no primeiro login
admin-member-standing = No fórum
admin-member-email = E-mail
admin-member-email-untold = não informado aos apps: o fórum não o confirmou
admin-member-groups = Grupos
admin-standing-let-in = acesso permitido
admin-standing-refused = acesso negado
admin-why-P310 = conta suspensa no fórum
admin-why-P311 = conta não ativada ou desativada
admin-why-P313 = e-mail não confirmado
admin-standing-gone = este membro não existe mais
admin-standing-not-asked = O fórum não permite consultar um membro pelo número.
admin-standing-unknown = O fórum não responde.
admin-receives-title = O que { $app } recebe
admin-receives-refused = O membro não conseguiria entrar:
admin-confirm-end-logins-title = Encerrar todas as sessões do membro { $what }?
admin-confirm-end-logins-text = Nenhum app receberá mais tokens deste membro, e os que têm um endereço para isso serão avisados para encerrar as sessões. As permissões continuam valendo, e a sessão no fórum segue aberta.
admin-confirm-end-logins-yes = Encerrar todas

## Console: the audit trail

admin-trail-title = Auditoria
admin-trail-text = Quem mudou o quê, quando e de onde. Ninguém pode editar esta lista; os registros são encadeados, de modo que qualquer alteração seria percebida.
admin-trail-person = Membro ou outro autor
admin-trail-app = ID do cliente
admin-trail-day = Dia (UTC)
admin-trail-any = todas
admin-trail-wrong = Não entendemos esse dia. Escreva no formato 2026-11-21.
admin-trail-who = Quem
admin-trail-on = Alvo
admin-trail-member = membro { $member }
admin-trail-details = Detalhes
admin-trail-show = Mostrar
admin-trail-before = antes
admin-trail-after = depois
admin-trail-none = Nenhum registro corresponde.
admin-trail-newest = Mais recentes
admin-trail-older = Mais antigos
admin-trail-files = O mesmo em arquivo, com até { $count } registros:

## Console: signing keys

admin-keys-title = Chaves
admin-keys-text = Elas se substituem automaticamente. Uma chave nova é divulgada a todos os apps antes de começar a assinar; uma antiga é mantida até que seu último token expire.
admin-keys-asked = As próximas chaves serão criadas em alguns segundos.
admin-keys-key = Chave
admin-keys-algorithm = Algoritmo
admin-keys-state = Estado
admin-keys-age = Idade
admin-keys-signs-from = Assina a partir de
admin-keys-last-token = Último token expira
admin-keys-over = expirado
admin-keys-none = Ainda não há chaves.
admin-keys-rotate = Criar já as próximas chaves
admin-keys-replace = Substituir todas as chaves na hora
admin-key-waiting = em espera
admin-key-in-use = em uso
admin-key-retired = aposentada
admin-key-distrusted = não é mais confiável
admin-confirm-rotate-keys-title = Criar já as próximas chaves?
admin-confirm-rotate-keys-text = Elas são divulgadas a todos os apps na hora e começam a assinar quando cada app tiver tido tempo de obtê-las. Nenhuma sessão é encerrada.
admin-confirm-rotate-keys-yes = Criar chaves
admin-confirm-replace-keys-title = Substituir todas as chaves na hora?
admin-confirm-replace-keys-text = Só se outra pessoa puder estar com as chaves. As novas assinam imediatamente e as antigas são descartadas: os tokens que elas assinaram deixam de valer, e alguns membros terão que entrar de novo.
admin-confirm-replace-keys-yes = Substituir todas

## Console: health

admin-health-title = Status
admin-health-fine = Tudo está funcionando.
admin-health-warned = Tudo está funcionando, mas há avisos para conferir.
admin-health-failing =
    { $count ->
        [one] { $count } item não está funcionando.
       *[other] { $count } itens não estão funcionando.
    }
admin-health-at = Verificado em { $time }. Recarregue a página para verificar de novo.
admin-health-state-fine = tudo certo
admin-health-state-warning = aviso
admin-health-state-failing = falha
admin-health-configuration = Configuração
admin-health-public-address = Endereço público
admin-health-listens = Escuta em
admin-health-certificates = Certificado
admin-health-forum = Fórum
admin-health-source = Onde os membros são consultados
admin-health-lookups = Consulta de membros
admin-health-server = Servidor web do fórum
admin-health-api = API protegida
admin-health-store = Armazenamento
admin-health-operations = Monitoramento
admin-health-keys = Chaves
admin-health-old-secrets = API do Mattermost
admin-health-console = Console
admin-health-warning = Aviso sobre a configuração

admin-title-of = { $page }: { $app }
