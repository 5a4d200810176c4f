//! The configuration: the example explains every key, and mistakes are shown all at once.

use std::path::Path;

use portico::config::{self, Environment, ForumKind, PairFiles, Place, Protocol};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn example() -> String {
    std::fs::read_to_string(root().join("config/example.toml")).expect("config/example.toml")
}

/// Names of keys: small letters, digits and `_`.
fn is_key(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The keys of a table that stands in one line.
fn inline_keys(text: &str) -> impl Iterator<Item = &str> {
    text.split(", ").filter_map(|pair| pair.split_once(" = ")).map(|(key, _)| key).filter(|key| is_key(key))
}

/// Keys of the example, commented ones included, as the reader names them.
fn explained_keys(text: &str) -> Vec<String> {
    let mut table = String::new();
    let mut keys = Vec::new();
    for line in text.lines() {
        let line = line.strip_prefix("# ").unwrap_or(line);
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split(']').next()) {
            table = header.strip_prefix('[').map_or(format!("{header}."), |list| format!("{list}[]."));
        } else if let Some((key, _)) = line.split_once(" = ")
            && is_key(key)
        {
            match line.split_once(" = { ") {
                Some((_, inner)) => keys.extend(inline_keys(inner).map(|inner| format!("{table}{key}.{inner}"))),
                None => keys.push(format!("{table}{key}")),
            }
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

/// The example with every commented key switched on, where two do not exclude each other.
fn everything_on(text: &str) -> String {
    let is_setting = |line: &str| line.starts_with('[') || line.split_once(" = ").is_some_and(|(key, _)| is_key(key));
    text.lines()
        .filter(|line| !line.contains("password") && !line.starts_with("# token"))
        // Needs a load balancer among [proxies] trusted.
        .filter(|line| !line.starts_with("# proxy_protocol"))
        .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_example_explains_every_key_and_no_other() {
    let mut known = config::known_keys();
    known.sort();
    assert_eq!(explained_keys(&example()), known);
}

#[test]
fn the_example_is_valid_as_it_stands_and_with_every_key_on() {
    let file = root().join("config/example.toml");
    let config = config::parse(&file, &example(), &Environment::new()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(config.public_url.issuer(), "https://forum.example.org");
    assert_eq!(config.forum.kind, ForumKind::BuiltIn("phpbb".to_owned()));

    let all = config::parse(&file, &everything_on(&example()), &Environment::new());
    let all = all.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(all.listen.len(), 6);
    let pair = PairFiles { cert: "/etc/ssl/forum.pem".into(), key: "/etc/ssl/forum.key".into(), ordered: false };
    assert_eq!(all.listen[3].protocol, Protocol::Https { pairs: vec![pair], http2: true });
    let ordered = root().join("config/portico-data/acme/certificate.pem");
    let pair = PairFiles { cert: ordered.clone(), key: ordered, ordered: true };
    assert_eq!(all.listen[4].protocol, Protocol::Https { pairs: vec![pair], http2: true });
    assert_eq!(all.listen[5].protocol, Protocol::RedirectToHttps);
    assert_eq!(all.acme.map(|acme| acme.domains), Some(vec!["forum.example.org".to_owned()]));
    assert!(all.forum.generic.is_some());
}

#[test]
fn the_defaults_are_those_of_the_example() {
    let file = root().join("config/example.toml");
    let mut on = config::parse(&file, &everything_on(&example()), &Environment::new()).expect("valid");
    let minimal = "public_url = \"https://forum.example.org\"\n[upstream]\nservers = [\"http://127.0.0.1:8000\"]\n\
                   [forum]\nkind = \"phpbb\"\n[forum.database]\nurl = \"mysql://portico@127.0.0.1/forum\"\n";
    let default = config::parse(&file, minimal, &Environment::new()).expect("valid");
    assert_eq!(default.listen, on.listen[..1], "the first place is the default");
    assert!(matches!(on.listen[1].place, Place::Systemd(_)));
    // Nobody is asked by himself, and the system says who may vouch, unless that is set.
    assert!(on.upstream.health_check.take().is_some_and(|check| check.path == "/"));
    assert!(on.upstream.tls.ca_file.take().is_some() && on.upstream.tls.server_name.take().is_some());
    assert_eq!(default.upstream, on.upstream);
    assert_eq!((default.store.kind, default.store.cache_bytes), (on.store.kind, on.store.cache_bytes));
    assert_eq!(default.log, on.log);
    assert_eq!(default.operations, on.operations);
    assert_eq!(default.server, on.server);
    assert_eq!(default.data_dir, on.data_dir);
    assert_eq!(default.forum.cache_for, on.forum.cache_for);
    assert_eq!(default.forum.cache_entries, on.forum.cache_entries);
    assert_eq!(default.forum.recheck, on.forum.recheck);
    // Without a file named there is one in the data folder.
    let mut oauth = on.oauth;
    assert!(oauth.keys.secret_file.take().is_some());
    assert_eq!(default.oauth, oauth);
}

#[test]
fn all_mistakes_of_a_file_are_shown_at_once() {
    let text = "public_url = \"http://forum.example.org\"\ndata_dirr = \"x\"\n\n[upstream]\nservers = [\"https://web/forum\"]\n\
                read_timout = \"2m\"\n\n[forum]\nkind = \"phpbbb\"\n\n[forum.database]\n\
                url = \"oracle://me:hunter2@db/forum\"\npool = \"many\"\n\n[oauth]\ncode_lifetime = \"1h\"\n";
    let problems = config::parse(Path::new("portico.toml"), text, &Environment::new()).expect_err("mistakes");
    let shown = problems.render(false);
    assert!(!shown.contains("hunter2"), "lines with passwords are not shown:\n{shown}");
    insta::assert_snapshot!("all_mistakes", without_forums(&shown));
    let json = without_forums(&problems.to_json().to_string());
    insta::assert_json_snapshot!("all_mistakes_json", serde_json::from_str::<serde_json::Value>(&json).expect("JSON"));
}

#[test]
fn text_that_is_not_toml_is_shown_with_its_place() {
    let text = "public_url = \"https://forum.example.org\"\n[upstream\nservers = []\n";
    let problems = config::parse(Path::new("portico.toml"), text, &Environment::new()).expect_err("not TOML");
    insta::assert_snapshot!("not_toml", problems.render(false));
}

#[test]
fn an_empty_file_names_what_is_required() {
    let problems = config::parse(Path::new("portico.toml"), "", &Environment::new()).expect_err("empty");
    insta::assert_snapshot!("empty", without_forums(&problems.render(false)));
}

/// Snapshots do not list the forums there are, so that a new one changes none of them.
pub fn without_forums(text: &str) -> String {
    text.replace(&portico::forums::names().collect::<Vec<_>>().join(", "), "FORUMS")
}

#[test]
fn the_environment_overrides_and_fills_in() {
    let environment: Environment = [
        ("PORTICO_PUBLIC_URL", "http://localhost:1"),
        ("PORTICO_SERVER__THREADS", "3"),
        ("PORTICO_PROXIES__TRUSTED", "[\"10.0.0.0/8\"]"),
        ("FORUM_DB_PASSWORD", "hunter2"),
        ("STORE_PASSWORD", "hunter2/%"),
        ("PORTICO_STORE__KIND", "postgres"),
        ("PORTICO_STORE__URL", "postgres://portico@db.example/portico"),
        ("PORTICO_PORT_8080_TCP_ADDR", "10.1.2.3"),
        ("PORTICO_CONFIG", "elsewhere.toml"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    let text = example().replace("# password = \"${", "password = \"${");
    let config =
        config::parse(Path::new("portico.toml"), &text, &environment).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(config.public_url.issuer(), "http://localhost:1");
    assert_eq!(config.server.threads, 3);
    assert_eq!(config.proxies.trusted.len(), 1);
    let database = config.forum.database.as_ref().expect("a database");
    assert_eq!(secrecy::ExposeSecret::expose_secret(&database.url), "mysql://portico:hunter2@127.0.0.1/forum");
    let store = config.store.database.as_ref().expect("a database");
    assert_eq!(secrecy::ExposeSecret::expose_secret(&store.url), "postgres://portico:hunter2%2F%25@db.example/portico");
    assert!(config.warnings.iter().any(|warning| warning.contains("sslmode=verify-full")), "{:?}", config.warnings);
    assert!(!format!("{config:?}").contains("hunter2"), "Debug prints no secret");

    let misspelt = Environment::from([("PORTICO_SERVER__THREDS".to_owned(), "3".to_owned())]);
    let problems = config::parse(Path::new("portico.toml"), &example(), &misspelt).expect_err("misspelt");
    assert_eq!(problems.findings()[0].help, "did you mean \"PORTICO_SERVER__THREADS\"?");
}

#[test]
fn a_shared_store_needs_an_address() {
    let with = |store: &str| {
        let text = format!("{}\n[store]\n{store}", example().split("[store]").next().expect("a first part"));
        config::parse(Path::new("portico.toml"), &text, &Environment::new())
    };
    for (store, want) in [
        ("kind = \"postgres\"", "store.url is missing"),
        ("kind = \"postgres\"\nurl = \"mysql://portico@db/portico\"", "must begin with postgres://"),
        ("kind = \"postgres\"\nurl = \"postgres://portico@db\"", "names no database"),
        ("kind = \"postgres\"\nurl = \"postgres://u:x@db/portico\"\npassword = \"y\"", "another one is given beside"),
        ("kind = \"redis\"", "must be one of: sled, postgres, memory"),
    ] {
        let problems = with(store).expect_err(store);
        assert!(problems.render(false).contains(want), "{store}: {}", problems.render(false));
    }
    let unused = with("url = \"postgres://portico@localhost/portico\"").expect("valid");
    assert!(unused.warnings.iter().any(|warning| warning.contains("is not used")), "{:?}", unused.warnings);
    // The second node would not open the keys of the first.
    let shared = "kind = \"postgres\"\nurl = \"postgres://portico@localhost/portico\"";
    let named = Environment::from([("PORTICO_OAUTH__SIGNING__SECRET_FILE".to_owned(), "secret".to_owned())]);
    for (environment, warned) in [(Environment::new(), true), (named, false)] {
        let text = format!("{}\n[store]\n{shared}", example().split("[store]").next().expect("a first part"));
        let config = config::parse(Path::new("portico.toml"), &text, &environment).expect("valid");
        let about = |warning: &String| warning.contains("secret_file is not set");
        assert_eq!(config.warnings.iter().any(about), warned, "{:?}", config.warnings);
    }
}

/// Figures and ids of apps are for whoever has the token, where others than this machine can ask.
#[test]
fn operations_for_other_machines_need_a_token() {
    let with = |operations: &str| {
        let text =
            format!("{}\n[operations]\n{operations}", example().split("[operations]").next().expect("a first part"));
        let environment = Environment::from([("TOKEN".to_owned(), "0123456789abcdef".to_owned())]);
        config::parse(Path::new("portico.toml"), &text, &environment)
    };
    for (operations, code, want) in [
        ("listen = \"0.0.0.0:9090\"", "P103", "needs no token"),
        ("listen = \"[::]:9090\"\ntoken = \"\"", "P103", "needs no token"),
        ("listen = \"10.0.0.1:9090\"\ntoken = \"${NOBODY_SET_IT:-}\"", "P103", "needs no token"),
        ("listen = \"0.0.0.0:9090\"\ntoken = \"short-and-secret\\n\"", "P102", "is not a token"),
        ("token = \"hunter2\"", "P102", "is not a token"),
        ("token = \"with blanks in between\"", "P102", "is not a token"),
        ("token_file = \"nowhere\"", "P104", "cannot be read"),
        ("token_file = \"nowhere\"\ntoken = \"${TOKEN}\"", "P103", "exclude each other"),
    ] {
        let problems = with(operations).expect_err(operations);
        let shown = problems.render(false);
        let codes: Vec<_> = problems.findings().iter().map(|finding| finding.problem.code).collect();
        assert!(codes == [code] && shown.contains(want), "{operations}: {shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    for (operations, has_token) in [
        ("listen = \"127.0.0.1:0\"", false),
        ("listen = \"[::1]:9090\"\ntoken = \"\"", false),
        ("listen = \"0.0.0.0:9090\"\ntoken = \"${TOKEN}\"", true),
        ("token = \"${TOKEN}\"", true),
    ] {
        let config = with(operations).unwrap_or_else(|problems| panic!("{operations}: {problems}"));
        assert_eq!(config.operations.token.is_some(), has_token, "{operations}");
    }
}

#[test]
fn listeners_speak_one_thing() {
    let with = |listen: &str, public: &str| {
        let text = example().replace("[[listen]]\naddress = \"127.0.0.1:8080\"", &format!("[[listen]]\n{listen}"));
        config::parse(
            Path::new("/etc/portico.toml"),
            &text.replace("https://forum.example.org", public),
            &Environment::new(),
        )
    };
    let https = "https://forum.example.org";
    let several = "address = \"[::]:443\"\ntls = [{ cert = \"a.pem\", key = \"a.key\" }, { cert = \"/b\", key = \"/c\" }]\nhttp2 = false";
    let config = with(several, https).unwrap_or_else(|problems| panic!("{problems}"));
    let pair = |cert: &str, key: &str| PairFiles { cert: cert.into(), key: key.into(), ordered: false };
    let pairs = vec![pair("/etc/a.pem", "/etc/a.key"), pair("/b", "/c")];
    assert_eq!(config.listen[0].protocol, Protocol::Https { pairs, http2: false });
    let plain = with("address = \"[::]:80\"\nhttp2 = false\nredirect_to_https = false", https).expect("the defaults");
    assert_eq!(plain.listen[0].protocol, Protocol::Http);
    let pair = "tls = { cert = \"a\", key = \"b\" }";
    for (listen, public, want) in [
        ("address = \"[::]:80\"\nhttp2 = true".to_owned(), https, "browsers speak HTTP/2 only over TLS"),
        (format!("address = \"[::]:80\"\n{pair}\nredirect_to_https = true"), https, "not both"),
        ("address = \"[::]:80\"\nredirect_to_https = true".to_owned(), https, "one must serve them"),
        ("address = \"[::]:80\"\nredirect_to_https = true".to_owned(), "http://localhost:8080", "nowhere to send"),
        ("address = \"[::]:80\"\nproxy_protocol = true".to_owned(), https, "names no load balancer"),
        ("address = \"[::]:443\"\ntls = { cert = \"a\" }".to_owned(), https, "listen[0].tls.key is missing"),
        ("address = \"[::]:443\"\ntls = [{ key = \"a\" }]".to_owned(), https, "listen[0].tls[0].cert is missing"),
        ("address = \"[::]:443\"\ntls = { cert = \"a\", kee = \"b\" }".to_owned(), https, "did you mean \"key\"?"),
        ("address = \"[::]:443\"\ntls = true".to_owned(), https, "a table is expected"),
    ] {
        let shown = with(&listen, public).expect_err(&listen).render(false);
        assert!(shown.contains(want), "{listen}: {shown}");
    }
}

#[test]
fn certificates_are_ordered_where_a_listener_wants_one() {
    let with = |listen: &str, acme: &str| {
        let text = example().replace("[[listen]]\naddress = \"127.0.0.1:8080\"", &format!("[[listen]]\n{listen}"));
        let text = text.replace("[upstream]\n", &format!("{acme}\n[upstream]\n"));
        config::parse(Path::new("/etc/portico.toml"), &text, &Environment::new())
    };
    let both =
        "address = \"[::]:443\"\ntls = { acme = true }\n[[listen]]\naddress = \"[::]:80\"\nredirect_to_https = true";
    let yes = "[acme]\nagree_to_terms = true";
    let acme = with(both, yes).unwrap_or_else(|problems| panic!("{problems}")).acme.expect("what is ordered");
    assert_eq!(acme.domains, ["forum.example.org"]);
    assert_eq!(acme.directory, "https://acme-v02.api.letsencrypt.org/directory");
    assert_eq!(acme.certificate, Path::new("/etc/portico-data/acme/certificate.pem"));
    let several = format!("{yes}\ndomains = [\"A.example\", \"b.example\", \"a.example\"]\nca_file = \"ca.pem\"");
    let acme = with(both, &several).unwrap_or_else(|problems| panic!("{problems}")).acme.expect("what is ordered");
    assert_eq!(acme.domains, ["a.example", "b.example"]);
    assert_eq!(acme.ca_file.as_deref(), Some(Path::new("/etc/ca.pem")));
    let beside = both.replace("{ acme = true }", "[{ acme = true }, { cert = \"a\", key = \"b\" }]");
    assert!(with(&beside, yes).is_ok());
    let (alone, plain) = ("address = \"[::]:443\"\ntls = { acme = true }", "address = \"[::]:80\"");
    let twice = both.replace("acme = true", "acme = true, cert = \"a\"");
    for (listen, acme, want) in [
        (both, "", "acme.agree_to_terms is missing"),
        (both, "[acme]\nagree_to_terms = false", "acme.agree_to_terms is missing"),
        (alone, yes, "issuers look for their proof on port 80"),
        (plain, yes, "listen[0].tls.acme is missing"),
        (&twice, yes, "not both"),
        (both, "[acme]\nagree_to_terms = true\ndomains = [\"*.example.org\"]", "cannot be proven over http"),
        (both, "[acme]\nagree_to_terms = true\ndomains = [\"192.0.2.1\"]", "is an address"),
        (both, "[acme]\nagree_to_terms = true\ndomains = []", "1 to 100 names"),
        (both, "[acme]\nagree_to_terms = true\nemail = \"me\"", "is not one e-mail address"),
        (both, "[acme]\nagree_to_terms = true\ndirectory = \"http://ca.example/\"", "is not the https:// address"),
        (both, "[acme]\nagree = true", "there is no such key in [acme]"),
    ] {
        let shown = with(listen, acme).expect_err(acme).render(false);
        assert!(shown.contains(want), "{listen} {acme}: {shown}");
    }
}

#[test]
fn several_servers_and_how_they_are_spoken_to() {
    let with = |upstream: &str| {
        let text = example().replace("servers = [\"http://127.0.0.1:8000\"]", upstream);
        config::parse(Path::new("/etc/portico.toml"), &text, &Environment::new())
    };
    let config = with(
        "servers = [\"http://10.0.0.1:8000\", \"https://web\", \"unix:/run/forum.sock\"]\nbalance = \"least_connections\"\n\
         tls = { ca_file = \"ca.pem\", server_name = \"forum.internal\" }\nhealth_check = { path = \"/up\" }",
    );
    let upstream = config.unwrap_or_else(|problems| panic!("{problems}")).upstream;
    let shown: Vec<_> = upstream.servers.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["http://10.0.0.1:8000", "https://web:443", "unix:/run/forum.sock"]);
    assert_eq!(upstream.balance, config::Balance::LeastConnections);
    assert_eq!(upstream.tls.ca_file.as_deref(), Some(Path::new("/etc/ca.pem")));
    assert!(upstream.tls.verify);
    let many = (0..33).map(|port| format!("\"http://web:{}\"", port + 1)).collect::<Vec<_>>().join(", ");
    for (upstream, want) in [
        ("servers = []".to_owned(), "name the forum's web server"),
        (format!("servers = [{many}]"), "has more than 32 servers"),
        ("servers = [\"http://web\", \"http://web:80/\"]".to_owned(), "stands there twice"),
        ("servers = [\"http://web\"]\nbalance = \"random\"".to_owned(), "round_robin, least_connections"),
        ("servers = [\"http://web\"]\nkeep_alive = 0".to_owned(), "must be from 1 to 65536"),
        ("servers = [\"http://web\"]\nhealth_check = { every = \"5s\" }".to_owned(), "health_check.path is missing"),
        ("servers = [\"http://web\"]\nhealth_check = { path = \"up\" }".to_owned(), "is not a path"),
        ("servers = [\"https://web\"]\ntls = { server_name = \"a b\" }".to_owned(), "is not the name of a host"),
        ("servers = [\"https://web\"]\ntls = { verify = \"no\" }".to_owned(), "true or false is expected"),
    ] {
        let shown = with(&upstream).expect_err(&upstream).render(false);
        assert!(shown.contains(want), "{upstream}: {shown}");
    }
    for (upstream, want) in [
        ("servers = [\"https://web\"]\ntls = { verify = false }", "can be the forum"),
        ("servers = [\"http://web\"]\ntls = { ca_file = \"ca.pem\" }", "tls is not used"),
    ] {
        let warnings = with(upstream).unwrap_or_else(|problems| panic!("{problems}")).warnings;
        assert!(warnings.iter().any(|warning| warning.contains(want)), "{upstream}: {warnings:?}");
    }
}

#[test]
fn protected_apis_are_plain_and_apart() {
    let with = |apis: &str| {
        let text = format!("{}\n{apis}", example());
        config::parse(Path::new("/etc/portico.toml"), &text, &Environment::new())
    };
    let config = with(
        "[[api]]\npath = \"/api/\"\n[[api]]\npath = \"/api/shop\"\nservers = [\"https://shop\"]\n\
                       tls = { ca_file = \"ca.pem\" }\nscopes = [\"openid\"]\nmethods = [\"GET\"]\nkeep_token = true\n",
    );
    let apis = config.unwrap_or_else(|problems| panic!("{problems}")).apis;
    assert_eq!(apis.iter().map(|api| api.path.as_str()).collect::<Vec<_>>(), ["/api", "/api/shop"]);
    assert!(apis[0].servers.is_empty() && !apis[0].keep_token && apis[0].realm == "portico");
    assert_eq!(apis[1].tls.ca_file.as_deref(), Some(Path::new("/etc/ca.pem")));
    for (api, code, want) in [
        ("", "P103", "api[0].path is missing"),
        ("path = \"api\"", "P102", "does not begin with"),
        ("path = \"/\"", "P102", "is the whole site"),
        ("path = \"/a/../b\"", "P102", "is not a plain path"),
        ("path = \"/%61pi\"", "P102", "is not a plain path"),
        ("path = \"/oauth\"", "P103", "portico's own paths"),
        ("path = \"/oauth/token\"", "P103", "portico's own paths"),
        ("path = \"/OAuth/x\"", "P103", "portico's own paths"),
        ("path = \"/.well-known\"", "P103", "portico's own paths"),
        ("path = \"/api/v4/user\"", "P103", "portico's own paths"),
        ("path = \"/api\"\n[[api]]\npath = \"/API/\"", "P103", "stands in two entries"),
        ("path = \"/api\"\nscopes = [\"openid\", \"shop\"]", "P102", "is no scope"),
        ("path = \"/api\"\nany_scope = [\"opnid\"]", "P102", "there are: openid, profile"),
        ("path = \"/api\"\nmethods = [\"get\"]", "P102", "is no method"),
        ("path = \"/api\"\ngroups = []", "P102", "is empty"),
        ("path = \"/api\"\napps = []", "P102", "is empty"),
        ("path = \"/api\"\nservers = [\"shop:9000\"]", "P102", "must begin with http://"),
        ("path = \"/api\"\nrealm = \"a\\\"b\"", "P102", "without"),
        ("path = \"/api\"\nscope = [\"openid\"]", "P101", "did you mean \"scopes\"?"),
    ] {
        let problems = with(&format!("[[api]]\n{api}")).expect_err(api);
        let codes: Vec<_> = problems.findings().iter().map(|finding| finding.problem.code).collect();
        assert!(codes == [code] && problems.render(false).contains(want), "{api}: {}", problems.render(false));
    }
    let warnings =
        with("[[api]]\npath = \"/api\"\nwithout_member = true\ngroups = [\"Staff\"]").expect("valid").warnings;
    assert!(warnings.iter().any(|warning| warning.contains("lets nobody in")), "{warnings:?}");
}

#[test]
fn a_secret_file_loses_its_last_newline() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("db"), "hunter2\n").expect("written");
    let text = example().replace("# password_file = \"/run/secrets/forum-db\"", "password_file = \"db\"");
    let file = folder.path().join("portico.toml");
    let config = config::parse(&file, &text, &Environment::new()).unwrap_or_else(|problems| panic!("{problems}"));
    let url = config.forum.database.expect("a database").url;
    assert_eq!(secrecy::ExposeSecret::expose_secret(&url), "mysql://portico:hunter2@127.0.0.1/forum");

    std::fs::remove_file(folder.path().join("db")).expect("removed");
    let problems = config::parse(&file, &text, &Environment::new()).expect_err("no file");
    assert_eq!(problems.findings()[0].problem.code, "P104");
}

#[test]
fn every_forum_preset_can_be_named() {
    for name in portico::forums::names() {
        let text = format!("[forum]\nkind = \"{name}\"\n");
        let problems = config::parse(Path::new("portico.toml"), &text, &Environment::new()).expect_err("incomplete");
        assert!(problems.findings().iter().all(|finding| finding.key != "forum.kind"), "{name}: {problems}");
    }
}

proptest::proptest! {
    /// Whatever an editor leaves behind: cut off, with a line missing, with strange characters in the middle.
    #[test]
    fn a_damaged_file_is_told_and_never_panics(
        at in 0_usize..6_000,
        length in 0_usize..80,
        filling in proptest::sample::select(vec!["", "\"", "[", "]]", "=", "\u{0}", "\r", "é", "\u{202e}", "${", "{", "'''", "\u{feff}"]),
    ) {
        let text = everything_on(&example());
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let damaged = format!("{}{filling}{}", &text[..boundary(at)], &text[boundary(at + length)..]);
        if let Err(problems) = config::parse(Path::new("portico.toml"), &damaged, &Environment::new()) {
            proptest::prop_assert!(!problems.findings().is_empty());
            proptest::prop_assert!(!problems.render(false).is_empty());
            proptest::prop_assert!(problems.to_json()["errors"].is_array());
        }
    }
}
