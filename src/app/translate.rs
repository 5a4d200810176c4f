//! From the checked configuration to what each part of the program needs.

use secrecy::ExposeSecret as _;

use crate::adapters::forum;
use crate::config::{self, ByMembers, Config, Mode, PkceRule};
use crate::protocol::provider::Managers;
use crate::route::Routes;
use crate::{pages, protocol, proxy, web};

use super::front::PublicAddress;

/// How much may be held of answers over HTTP/2 that nobody takes.
const UNREAD_BYTES_MAX: usize = 256 * 1024 * 1024;

/// What the protocol stories go by.
pub(super) fn protocol(config: &Config) -> protocol::Settings {
    let oauth = &config.oauth;
    protocol::Settings {
        issuer: config.public_url.issuer().to_owned(),
        prefix: oauth.path.clone(),
        dialects: oauth.dialects.clone(),
        code_secs: oauth.code_lifetime.as_secs(),
        access_secs: oauth.access_lifetime.as_secs(),
        refresh_secs: oauth.refresh_lifetime.as_secs(),
        refresh_max_secs: oauth.refresh_max_lifetime.as_secs(),
        refresh_grace_secs: oauth.refresh_grace.as_secs(),
        id_token_secs: oauth.id_token_lifetime.as_secs(),
        consent_secs: oauth.consent_lifetime.as_secs(),
        require_pkce: match oauth.require_pkce {
            PkceRule::Public => protocol::RequirePkce::Public,
            PkceRule::All => protocol::RequirePkce::All,
        },
        id_token_alg: oauth.algorithms.first().copied().unwrap_or(crate::model::SigningAlgorithm::RS256),
        access_tokens: oauth.access_tokens,
        registration: oauth.by_programs,
        guarded: config.forward_auth.iter().map(guarded).collect(),
        apis: config.apis.iter().map(api).collect(),
        provider: protocol::provider::Provider {
            on: oauth.mattermost.provider,
            managers: match &oauth.by_members {
                ByMembers::Off => Managers::Administrators,
                ByMembers::Group(name) => Managers::Group(name.clone()),
                ByMembers::Everybody => Managers::Everybody,
            },
            keep_old_secs: oauth.mattermost.keep_old_secret.as_secs(),
        },
    }
}

fn guarded(app: &config::GuardedApp) -> protocol::rules::guard::Guarded {
    let config::GuardedApp { origins, groups, name } = app.clone();
    protocol::rules::guard::Guarded { origins, groups, name }
}

fn api(api: &config::ProtectedApi) -> protocol::rules::api::Api {
    protocol::rules::api::Api {
        path: api.path.clone(),
        realm: api.realm.clone(),
        scopes: api.scopes.clone(),
        any_scope: api.any_scope.clone(),
        groups: api.groups.clone(),
        apps: api.apps.iter().cloned().map(crate::model::ClientId).collect(),
        methods: api.methods.clone(),
        without_member: api.without_member,
        keep_token: api.keep_token,
        preflight: api.preflight,
    }
}

/// Whose a path is.
pub(super) fn routes(config: &Config) -> Routes {
    let routes = Routes::new(config.public_url.base_path(), &config.oauth.path, &config.oauth.dialects);
    let routes = if config.oauth.ips4_builtin { routes.with_ips4_built_in() } else { routes };
    let paths = config.apis.iter().map(|api| api.path.as_str());
    let apis: Vec<_> = paths.zip(server_groups(&config.upstream.servers, &config.apis)).collect();
    routes.with_apis(apis)
}

/// The web servers of each protected API, by number: equal ones for APIs that share one, 0 for those that share one with
/// the forum.
pub(super) fn server_groups(forum: &[config::ForumServer], apis: &[config::ProtectedApi]) -> Vec<usize> {
    let own = apis.iter().map(|api| if api.servers.is_empty() { forum } else { &api.servers });
    let lists: Vec<_> = std::iter::once(forum).chain(own).collect();
    let mut groups: Vec<usize> = (0..lists.len()).collect();
    for (at, list) in lists.iter().enumerate() {
        for (before, other) in lists.iter().take(at).enumerate() {
            if list.iter().any(|server| other.contains(server)) {
                let (low, high) = (groups[at].min(groups[before]), groups[at].max(groups[before]));
                groups.iter_mut().filter(|group| **group == high).for_each(|group| *group = low);
            }
        }
    }
    groups.split_off(1)
}

/// The public address, taken apart.
pub(super) fn public(config: &Config) -> PublicAddress {
    PublicAddress {
        origin: config.public_url.origin().to_owned(),
        base_path: config.public_url.base_path().to_owned(),
        secure: config.public_url.is_https(),
    }
}

/// How pages look.
pub(super) fn pages(config: &Config) -> pages::Settings {
    let theme = &config.pages.theme;
    let usual = pages::Theme::default();
    let or = |chosen: &Option<String>, usual: String| chosen.clone().unwrap_or(usual);
    let ours = format!("{}{}", config.public_url.base_path(), config.oauth.path);
    pages::Settings {
        forum_name: config.forum.name.clone(),
        forum_url: format!("{}/", config.public_url.issuer()),
        theme: pages::Theme {
            logo: theme.logo.clone(),
            accent: or(&theme.accent, usual.accent),
            background: or(&theme.background, usual.background),
            text: or(&theme.text, usual.text),
            accent_dark: or(&theme.accent_dark, usual.accent_dark),
            background_dark: or(&theme.background_dark, usual.background_dark),
            text_dark: or(&theme.text_dark, usual.text_dark),
            radius: or(&theme.radius, usual.radius),
            font: or(&theme.font, usual.font),
            mode: match theme.mode {
                Mode::Auto => pages::Mode::Auto,
                Mode::Light => pages::Mode::Light,
                Mode::Dark => pages::Mode::Dark,
            },
        },
        privacy_url: config.pages.privacy_url.clone(),
        terms_url: config.pages.terms_url.clone(),
        contact: config.pages.contact.clone(),
        assets_path: format!("{ours}/assets"),
        apps_url: Some(format!("{ours}/apps")),
        language_path: Some(format!("{ours}/resume/language")),
        language_cookie: web::CookieNames { secure: config.public_url.is_https() }.language_name().to_owned(),
        languages: config.pages.languages.clone(),
        default_language: config.pages.default_language.clone(),
        texts: config.texts.clone(),
        // What lies in files is read beside this.
        custom_css: String::new(),
        templates: Default::default(),
    }
}

/// How the gateway listens and forwards.
pub(super) fn gateway(config: &Config) -> proxy::Settings {
    proxy::Settings {
        listen: config.listen.iter().map(|entry| listen(entry, config)).collect(),
        console: config.console.listen.filter(|_| config.console.enabled),
        operations: Some(config.operations.listen),
        operations_token: config.operations.token,
        trusted_proxies: config.proxies.trusted.clone(),
        forwarded: proxy::ForwardedKind::XForwarded,
        public_host: config.public_url.authority().to_owned(),
        loopback_hosts: !config.public_url.is_https(),
        cookie_prefix: if config.public_url.is_https() { "__Host-portico" } else { "portico" }.to_owned(),
        health_path: format!("{}{}/healthz", config.public_url.base_path(), config.oauth.path),
        threads: match config.server.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        },
        drain: config.server.drain,
        data_dir: config.data_dir.clone(),
        access_log: false,
        lane: true,
        unread_bytes_max: UNREAD_BYTES_MAX,
    }
}

/// The forum's web servers. Errors: the file of those who may vouch for them cannot be used.
pub(super) fn upstream(config: &Config) -> Result<proxy::UpstreamSettings, proxy::PairError> {
    let upstream = &config.upstream;
    let check = |check: &config::HealthCheck| proxy::HealthCheck {
        path: check.path.clone(),
        host: config.public_url.authority().to_owned(),
        every: check.every,
        timeout: check.timeout,
    };
    Ok(proxy::UpstreamSettings {
        servers: upstream.servers.iter().map(server).collect(),
        balance: match upstream.balance {
            config::Balance::RoundRobin => proxy::Balance::RoundRobin,
            config::Balance::LeastConnections => proxy::Balance::LeastConnections,
        },
        trust: trust(&upstream.tls)?,
        connect_timeout: upstream.connect_timeout,
        read_timeout: upstream.read_timeout,
        write_timeout: upstream.write_timeout,
        keep_alive: upstream.keep_alive,
        keep_alive_time: upstream.keep_alive_time,
        resolve_every: upstream.resolve_every,
        health_check: upstream.health_check.as_ref().map(check),
    })
}

/// The web servers of a protected API, spoken to like those of the forum; `None` if it is the forum's that have it.
pub(super) fn api_servers(
    api: &config::ProtectedApi,
    forum: &proxy::UpstreamSettings,
) -> Result<Option<proxy::UpstreamSettings>, proxy::PairError> {
    if api.servers.is_empty() {
        return Ok(None);
    }
    let servers = api.servers.iter().map(server).collect();
    Ok(Some(proxy::UpstreamSettings { servers, trust: trust(&api.tls)?, health_check: None, ..forum.clone() }))
}

fn server(server: &config::ForumServer) -> proxy::ForumServer {
    let place = match server.clone() {
        config::ForumServer::Tcp { host, port, tls } => proxy::ServerPlace::Tcp { host, port, tls },
        config::ForumServer::Unix(path) => proxy::ServerPlace::Unix(path),
    };
    proxy::ForumServer { name: server.to_string(), place }
}

fn trust(tls: &config::Trust) -> Result<proxy::Trust, proxy::PairError> {
    let authorities = tls.ca_file.as_deref().map(proxy::Authorities::load).transpose()?;
    Ok(proxy::Trust { authorities, server_name: tls.server_name.clone(), verify: tls.verify })
}

fn listen(listen: &config::Listen, config: &Config) -> proxy::Listen {
    let place = match &listen.place {
        config::Place::Address(address) => proxy::Place::Tcp(*address),
        config::Place::Systemd(name) => proxy::Place::Systemd(Some(name.clone())),
    };
    let protocol = match &listen.protocol {
        config::Protocol::Http => proxy::Protocol::Http,
        config::Protocol::RedirectToHttps => proxy::Protocol::RedirectToHttps,
        config::Protocol::Https { pairs: files, http2 } => {
            proxy::Protocol::Https { pairs: pairs(files), http2: *http2 }
        }
    };
    let proxy_protocol = listen.proxy_protocol.then(|| proxy::ProxyProtocol {
        from: config.proxies.trusted.clone(),
        behind_tls: config.public_url.is_https(),
    });
    proxy::Listen { place, protocol, proxy_protocol }
}

/// The files of certificates.
pub(super) fn pairs(files: &[config::PairFiles]) -> Vec<proxy::PairFiles> {
    let pair = |files: &config::PairFiles| {
        let config::PairFiles { cert, key, ordered } = files.clone();
        proxy::PairFiles { cert, key, ordered }
    };
    files.iter().map(pair).collect()
}

/// The forum's folder, if its own files are to be read.
pub(super) fn forum_folder(config: &Config) -> Option<forum::FromFolder> {
    let rest = &config.forum.database_rest;
    Some(forum::FromFolder {
        path: config.forum.path.clone()?,
        password: rest.password.clone(),
        table_prefix: rest.table_prefix.clone(),
        pool: rest.pool,
        timeout: rest.timeout,
    })
}

/// How the forum is asked, as far as the configuration says it.
pub(super) fn forum(config: &Config) -> forum::Settings {
    let preset = match &config.forum.kind {
        config::ForumKind::BuiltIn(name) => forum::Preset::BuiltIn(name.clone()),
        config::ForumKind::File(path) => forum::Preset::File(path.clone()),
    };
    let mut settings = forum::Settings::new(preset, config.public_url.issuer());
    settings.database = config.forum.database.as_ref().map(|database| forum::Database {
        url: database.url.expose_secret().to_owned(),
        password: None,
        table_prefix: database.table_prefix.clone().unwrap_or_default(),
        pool: database.pool,
        timeout: database.timeout,
    });
    let variables = config.forum.variables.iter();
    settings.variables = variables.map(|(name, value)| (name.clone(), value.expose_secret().to_owned())).collect();
    settings.check_address = match config.forum.check_address {
        config::AddressCheck::Never => forum::CheckAddress::Never,
        config::AddressCheck::LikeForum => forum::CheckAddress::LikeForum,
    };
    settings.banned = policy(config.forum.banned);
    settings.inactive = policy(config.forum.inactive);
    settings.unconfirmed_email = policy(config.forum.unconfirmed_email);
    settings.email_verified = match config.forum.email_verified {
        config::EmailTrust::Preset => forum::EmailVerified::Preset,
        config::EmailTrust::Trust => forum::EmailVerified::Trust,
        config::EmailTrust::Never => forum::EmailVerified::Never,
    };
    settings.login_url.clone_from(&config.forum.paths.login);
    settings.logout_url.clone_from(&config.forum.paths.logout);
    if let Some(generic) = &config.forum.generic {
        settings.generic = forum::Generic {
            url: Some(generic.url.clone()),
            by_id_url: generic.by_id_url.clone(),
            cookies: generic.cookies.clone(),
            id: generic.id.clone(),
            username: generic.username.clone(),
            display_name: generic.display_name.clone(),
            email: generic.email.clone(),
            email_verified: generic.email_verified.clone(),
            groups: generic.groups.clone(),
            avatar_url: generic.avatar_url.clone(),
            profile_url: generic.profile_url.clone(),
            language: generic.language.clone(),
            timeout: Some(generic.timeout),
        };
    }
    settings
}

fn policy(policy: config::MemberPolicy) -> forum::Policy {
    match policy {
        config::MemberPolicy::Refuse => forum::Policy::Refuse,
        config::MemberPolicy::Allow => forum::Policy::Allow,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn apis_that_share_a_server_are_read_as_one() {
        const FORUM: &str = "public_url = \"https://forum.example\"\n[upstream]\nservers = [\"http://web\"]\n\
                             [forum]\nkind = \"phpbb\"\n[forum.database]\nurl = \"mysql://portico@127.0.0.1/forum\"\n";
        for (servers, want) in [
            (&[""][..], &[0][..]),
            (&["web"], &[0]),
            (&["a"], &[1]),
            (&["a", "b"], &[1, 2]),
            (&["a", "", "a b"], &[1, 0, 1]),
            (&["a", "b", "b a"], &[1, 1, 1]),
            (&["a", "a web", "b"], &[0, 0, 3]),
        ] {
            let api = |(number, names): (usize, &&str)| {
                let list: Vec<_> = names.split_whitespace().map(|name| format!("\"http://{name}\"")).collect();
                let list = if list.is_empty() { String::new() } else { format!("servers = [{}]\n", list.join(", ")) };
                format!("[[api]]\npath = \"/api/{number}\"\n{list}")
            };
            let text = format!("{FORUM}{}", servers.iter().enumerate().map(api).collect::<String>());
            let read = config::parse(Path::new("portico.toml"), &text, &config::Environment::new());
            let read = read.unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(server_groups(&read.upstream.servers, &read.apis), want, "{servers:?}");
        }
    }
}
