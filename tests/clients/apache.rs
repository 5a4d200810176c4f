//! mod_auth_openidc in a real Apache, with the lines of `docs/openid.md`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use portico::demo::forum::Flavour;
use serde_json::Value;

use super::{authorize, between, parameter};
use crate::demo::process::Demo;
use crate::demo::visitor::{Answer, Visitor};
use crate::faults::forum;
use crate::faults::running::Site;

const ID: &str = "wiki-behind-apache";
const SECRET: &str = "5d0e2c9b7f1a4836a1c4e7d2b90f6358";
const MODULES: [&str; 7] = ["mpm_event", "authn_core", "authz_core", "authz_user", "alias", "include", "auth_openidc"];
/// What the app behind Apache answers.
const PAGE: &str = "user=<!--#echo var=\"REMOTE_USER\" -->;sub=<!--#echo var=\"OIDC_CLAIM_sub\" -->;\
                    email=<!--#echo var=\"OIDC_CLAIM_email\" -->;groups=<!--#echo var=\"OIDC_CLAIM_groups\" -->;";
/// Starts slowly on a machine that compiles at the same time.
const START_MAX: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(90);

/// A running Apache. Its process ends with it.
struct Apache {
    process: Child,
    folder: tempfile::TempDir,
    /// Its address, without a slash at the end.
    base: String,
}

impl Apache {
    /// On a port that was free a moment ago, or on the next one. Without an issuer it reads the addresses of one from
    /// what [`Apache::describe`] writes later.
    fn start(issuer: Option<&str>) -> Self {
        for _ in 0..10 {
            if let Some(apache) = Self::try_start(issuer) {
                return apache;
            }
        }
        panic!("ten ports in a row were taken by others");
    }

    fn try_start(issuer: Option<&str>) -> Option<Self> {
        let program = Path::new("/usr/sbin/apache2");
        assert!(program.exists(), "Apache is missing: install the Debian package apache2-bin");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().display().to_string();
        let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let authority = format!("127.0.0.1:{}", port.expect("a port").port());
        let base = format!("http://{authority}");
        for name in ["index", "staff", "bye"] {
            std::fs::write(folder.path().join(name), format!("{name}: {PAGE}")).expect("written");
        }
        std::fs::create_dir_all(folder.path().join("issuer/.well-known")).expect("a folder");
        let configuration = configuration(&path, &authority, issuer.unwrap_or(&format!("{base}/issuer")));
        std::fs::write(folder.path().join("apache.conf"), configuration).expect("written");
        // Started by root, it reads all this as another user.
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).expect("readable");

        let process = Command::new(program)
            .args(["-X", "-f", &format!("{path}/apache.conf")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(folder.path().join("stderr")).expect("a file"))
            .spawn()
            .expect("Apache runs");
        let mut apache = Self { process, folder, base };
        let begun = Instant::now();
        // It writes this once the port is its own.
        while !apache.folder.path().join("pid").exists() {
            if apache.process.try_wait().expect("a child").is_some() {
                let log = apache.log();
                assert!(log.contains("Address already in use"), "Apache does not start:\n{log}");
                return None;
            }
            assert!(begun.elapsed() < START_MAX, "Apache does not start:\n{}", apache.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(apache)
    }

    fn log(&self) -> String {
        let read = |name| std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        read("stderr") + &read("error.log")
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The callback with a parameter that is a page here.
    fn callback(&self, parameter: &str, page: &str) -> String {
        let page: String = url::form_urlencoded::byte_serialize(self.at(page).as_bytes()).collect();
        self.at(&format!("/oidc/callback?{parameter}={page}"))
    }

    /// The words that register it, and the file that its secret is in.
    fn words(&self) -> Vec<String> {
        let file = self.folder.path().join("secret");
        std::fs::write(&file, SECRET).expect("written");
        let words = [
            ("--redirect-uri", self.at("/oidc/callback")),
            ("--post-logout-redirect-uri", self.at("/bye")),
            ("--client-id", ID.to_owned()),
            ("--client-secret-file", file.display().to_string()),
        ];
        let given = words.into_iter().flat_map(|(word, value)| [word.to_owned(), value]);
        ["add", "generic-oidc", "--name", "Wiki"].map(str::to_owned).into_iter().chain(given).collect()
    }

    /// Has the addresses of a gateway that calls itself otherwise than it is reached here.
    async fn describe(&self, portico: &str) {
        let found = Visitor::new(portico).get("/.well-known/openid-configuration").await.body;
        let issuer = serde_json::from_str::<Value>(&found).expect("JSON")["issuer"].clone();
        let moved = found.replace(issuer.as_str().expect("an issuer"), portico);
        let mut described: Value = serde_json::from_str(&moved).expect("JSON");
        described["issuer"] = issuer;
        let file = self.folder.path().join("issuer/.well-known/openid-configuration");
        std::fs::write(file, described.to_string()).expect("written");
    }

    /// Asks for a page as nobody in particular, and logs in for it; the page.
    async fn enter(&self, visitor: &mut Visitor, path: &str, username: &str) -> Answer {
        let asked = visitor.get(&self.at(path)).await.location.unwrap_or_else(|| panic!("a page: {}", self.log()));
        let callback = authorize(visitor, &asked, username).await;
        assert!(callback.starts_with(&self.at("/oidc/callback?")), "{callback}");
        let back = visitor.get(&callback).await;
        assert_eq!(back.location.as_deref(), Some(self.at(path).as_str()), "{}\n{}", back.body, self.log());
        visitor.get(&self.at(path)).await
    }
}

impl Drop for Apache {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The documented lines, and what Debian's own configuration has beside them.
fn configuration(folder: &str, authority: &str, issuer: &str) -> String {
    let page = include_str!("../../docs/openid.md");
    let documented = page.split("```apache\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the lines");
    let documented = documented
        .replace("https://forum.example.org", issuer)
        .replace("https://wiki.example.org", &format!("http://{authority}"))
        .replace("CLIENT_ID", ID)
        .replace("CLIENT_SECRET", SECRET);
    assert!(!documented.contains("example.org"), "{documented}");
    let folder_of_modules = "/usr/lib/apache2/modules";
    let mut lines = String::new();
    for name in MODULES {
        let file = format!("{folder_of_modules}/mod_{name}.so");
        let package = if name == "auth_openidc" { "libapache2-mod-auth-openidc" } else { "apache2-bin" };
        assert!(Path::new(&file).exists(), "{file} is missing: install the Debian package {package}");
        lines.push_str(&format!("LoadModule {name}_module {file}\n"));
    }
    format!(
        "{lines}DefaultRuntimeDir {folder}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\nLogLevel warn\n\
         User www-data\nGroup www-data\nServerName {authority}\nListen {authority}\nDocumentRoot {folder}\n\
         AliasMatch ^/$ {folder}/index\n\
         <Directory {folder}>\nOptions +Includes\nSetOutputFilter INCLUDES\nForceType text/html\n</Directory>\n\
         {documented}\nOIDCInfoHook access_token id_token userinfo\n\
         <Location /issuer>\nAuthType None\nRequire all granted\n</Location>\n"
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn apache_lets_members_in_and_out() {
    let demo = Demo::start("plain");
    let site = Apache::start(Some(&demo.issuer));
    let words = site.words();
    demo.apps(&words.iter().map(String::as_str).collect::<Vec<_>>());

    let mut tomas = Visitor::new(&demo.issuer);
    let asked = tomas.get(&site.at("/")).await.location.unwrap_or_else(|| panic!("a page: {}", site.log()));
    assert_eq!(parameter(&asked, "code_challenge_method").as_deref(), Some("S256"), "{asked}");
    let page = site.enter(&mut tomas, "/", "tomas").await.body;
    assert_eq!(page, "index: user=tomas;sub=5;email=tomas@example.net;groups=Moderators,Photo club;");
    assert!(tomas.get(&site.at("/staff")).await.body.starts_with("staff: user=tomas;"));

    // What he got elsewhere is worth nothing in another browser.
    let mut lena = Visitor::new(&demo.issuer);
    let asked = lena.get(&site.at("/")).await.location.expect("no page");
    let callback = authorize(&mut lena, &asked, "lena").await;
    let strange = Visitor::new(&demo.issuer).get(&callback).await;
    assert!(strange.status.is_client_error() && strange.set_cookies.is_empty(), "{}", strange.status);
    lena.get(&callback).await;
    assert!(lena.get(&site.at("/")).await.body.starts_with("index: user=lena;"));
    let refused = lena.get(&site.at("/staff")).await;
    assert_eq!(refused.status, 401, "she is no moderator: {}", refused.body);

    // The refresh token gives it another access token.
    let info = async |visitor: &mut Visitor| -> Value {
        let told = visitor.get(&site.at("/oidc/callback?info=json")).await.body;
        serde_json::from_str(&told).unwrap_or_else(|error| panic!("{error}: {told}"))
    };
    let before = info(&mut tomas).await;
    assert_eq!(before["userinfo"]["name"], "tomas", "{before}");
    let token = before["access_token"].as_str().expect("a token");
    let refreshed = tomas.get(&format!("{}&access_token={token}", site.callback("refresh", "/"))).await;
    assert_eq!(refreshed.location.as_deref(), Some(site.at("/").as_str()), "{}", site.log());
    let after = info(&mut tomas).await;
    assert!(after["access_token"].is_string() && after["access_token"] != before["access_token"], "{after}");

    // He logs out here, is asked about the forum, and must log in again.
    let left = tomas.get(&site.callback("logout", "/bye")).await.location.expect("the way to the forum");
    assert_eq!(parameter(&left, "post_logout_redirect_uri"), Some(site.at("/bye")), "{left}");
    let question = tomas.get(&left).await.body;
    let field = |name: &str| {
        let text = between(&question, &format!("name=\"{name}\" value=\""), "\"");
        html_escape::decode_html_entities(&text).into_owned()
    };
    let answer = [("ticket", field("ticket")), ("request", field("request")), ("decision", "leave".to_owned())];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = tomas.post("/oauth/logout", &answer).await;
    assert!(done.status == 200 && done.body.contains(&site.at("/bye")), "{}", done.body);
    tomas.post("/logout", &[]).await;
    assert_eq!(tomas.get(&site.at("/bye")).await.body, "bye: user=(none);sub=(none);email=(none);groups=(none);");
    let asked = tomas.get(&site.at("/")).await.location.expect("the way to the forum");
    let to = tomas.get(&asked).await.location.expect("the forum's login");
    assert!(to.contains("/login?"), "{to}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn apache_is_told_of_a_log_out_at_the_forum() {
    let apache = Apache::start(None);
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, &format!("[outbound]\nallow = [\"{}\"]\n", apache.base));
    let told = format!("--backchannel-logout-uri={}", apache.at("/oidc/callback?logout=backchannel"));
    let options = ["--trusted=true", "--backchannel-logout-session-required", &told].map(str::to_owned);
    let words = [apache.words(), options.to_vec()].concat();
    let words = words.iter().map(String::as_str);
    site.command(&["app"].into_iter().chain(words).collect::<Vec<_>>());
    let portico = site.start();
    apache.describe(&portico.url("")).await;

    let mut lena = Visitor::new(&portico.url(""));
    lena.log_in("/login", "lena").await;
    assert!(apache.enter(&mut lena, "/", "lena").await.body.starts_with("index: user=lena;"));
    let mut marta = Visitor::new(&portico.url(""));
    marta.log_in("/login", "marta").await;
    assert!(apache.enter(&mut marta, "/", "marta").await.body.starts_with("index: user=marta;"));
    // Her cookie for Apache stays with her, but the session behind it goes.
    lena.post("/logout", &[]).await;
    let begun = Instant::now();
    while lena.get(&apache.at("/")).await.location.is_none() {
        assert!(begun.elapsed() < PATIENCE, "she is still logged in here:\n{}", apache.log());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(marta.get(&apache.at("/")).await.body.starts_with("index: user=marta;"), "she is not");
}
