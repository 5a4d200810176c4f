//! `portico demo`: sample forum, gateway and sample chat in one process, in memory.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use tokio::runtime::Runtime;

use crate::adapters::system::SystemClock;
use crate::config::{self, Config};
use crate::demo::chat::{self, BoundChat, ChatApp};
use crate::demo::forum::{self, Flavour, Kind, SampleForum};
use crate::demo::{Announcement, AppLine, Clock, DemoError, Event, MemberLine};
use crate::model::{Client, ClientId, ClientSecret, Plaintext, Problem, Scopes, UnixSeconds, problem};
use crate::ports::{Clock as _, StoreError};
use crate::proxy::{self, Stop};
use crate::route::{Endpoint, Page, Route};

use super::front::Observer;
use super::serve::{self, Gateway, StartError};
use super::translate;

const CHAT_ID: &str = "demo-chat";
const CHAT_NAME: &str = "Demo chat";
const DATABASE: &str = "forum.sqlite";
const SCOPES: &str = "openid profile email groups";

/// What to show.
#[derive(Clone, Debug)]
pub struct DemoOptions {
    /// Port of the gateway on loopback; 0 takes a free one.
    pub port: u16,
    /// Port of the chat on loopback; 0 takes a free one.
    pub app_port: u16,
    /// Whose tables the sample forum keeps.
    pub flavour: DemoFlavour,
}

/// Whose tables the sample forum keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoFlavour {
    /// None: the gateway asks the forum over HTTP.
    Plain,
    /// The same, and the login form does not come back.
    PlainNoReturn,
    /// A forum software's, in an SQLite file, so that the preset for it runs.
    Kept(Kind),
}

impl DemoFlavour {
    /// All of them, with what people call them.
    pub fn all() -> Vec<(Self, &'static str, String)> {
        let mut all = vec![
            (Self::Plain, "plain", "None: the gateway asks the forum over HTTP who is logged in".to_owned()),
            (
                Self::PlainNoReturn,
                "plain-no-return",
                "The same, but the login form does not come back to where the visitor was going".to_owned(),
            ),
        ];
        all.extend(Kind::ALL.iter().map(|kind| (Self::Kept(*kind), kind.name(), format!("Those of {}", kind.title()))));
        all
    }
}

/// Why the demo does not start.
#[derive(Debug, thiserror::Error)]
pub enum DemoStartError {
    /// As for `serve`.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The sample forum or the chat.
    #[error(transparent)]
    Sample(#[from] DemoError),
    /// The configuration that the demo writes for itself.
    #[error("the demo's own configuration is wrong: {0}")]
    Config(String),
    /// The demo's app cannot be added.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No temporary folder.
    #[error("no temporary folder: {0}")]
    Folder(std::io::Error),
}

impl DemoStartError {
    /// The catalogue's entry.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Start(error) => error.problem(),
            Self::Sample(DemoError::Listen { .. }) => &problem::P105,
            Self::Config(_) => &problem::P103,
            Self::Sample(_) | Self::Store(_) | Self::Folder(_) => &problem::P502,
        }
    }
}

/// Runs the demo until SIGTERM or SIGINT. `announce` is called once everything answers, `tell` for each login and
/// token after that. Blocks the calling thread, which must not belong to a runtime.
pub fn demo(
    options: &DemoOptions,
    announce: impl FnOnce(&Announcement) + Send + 'static,
    tell: impl Fn(&Event) + Send + Sync + 'static,
) -> Result<(), DemoStartError> {
    let runtime = serve::background_runtime().map_err(StartError::System)?;
    let folder = Folder::make().map_err(DemoStartError::Folder)?;
    let place = proxy::Place::Tcp(loopback(options.port));
    let wanted = [proxy::Listen { place, protocol: proxy::Protocol::Http, proxy_protocol: None }];
    let sockets = proxy::bind(&wanted, None, Some(loopback(0))).map_err(StartError::Bind)?;
    let address = sockets.addresses().first().copied().unwrap_or(loopback(options.port));
    let operations = sockets.operations_address().unwrap_or(loopback(0));
    let (forum, chat) = runtime.block_on(samples(options, &folder.0, &runtime))?;
    forum.set_public_url(&format!("http://localhost:{}", address.port()));
    let accounts = runtime.block_on(forum.accounts())?;
    let administrators = accounts.iter().find(|account| account.administrator);
    let administrators = administrators.and_then(|account| account.groups.first()).map_or("", |group| &group.name);
    let config = write_config(&folder.0, options.flavour, address, operations, forum.address(), administrators)?;
    let members = runtime.block_on(Announcement::members(&forum))?;
    let gateway = Gateway::new(&config, runtime, Some(teller(&members, tell)))?;
    let secret = Plaintext::from_random("prt_s_", &gateway.ports.entropy.bytes32());
    let client = demo_chat(&chat, &secret, gateway.ports.clock.now());
    let handle = gateway.runtime.handle().clone();
    handle.block_on(gateway.ports.store.add_client(&client))?;
    let announcement = Announcement {
        forum: format!("{}/", config.public_url.issuer()),
        app: format!("http://{}/", chat.address()),
        issuer: config.public_url.issuer().to_owned(),
        operations: format!("http://{operations}/"),
        apps: vec![AppLine {
            client_id: client.id.to_string(),
            client_secret: secret.reveal().to_owned(),
            redirect_uris: client.redirect_uris.clone(),
        }],
        members,
        config: config.file.display().to_string(),
    };
    let settings = chat::Settings {
        issuer: announcement.issuer.clone(),
        client_id: announcement.apps[0].client_id.clone(),
        client_secret: secret,
        scope: SCOPES.to_owned(),
        clock: clock(),
    };
    let chat = {
        let _within = handle.enter();
        chat.start(settings)?
    };
    gateway.run(
        translate::gateway(&config),
        sockets,
        move |_| announce(&announcement),
        &Stop::on_signals(),
        |runtime| {
            runtime.block_on(async {
                chat.stop().await;
                forum.stop().await;
            });
        },
    )?;
    Ok(())
}

async fn samples(
    options: &DemoOptions,
    folder: &Path,
    runtime: &Runtime,
) -> Result<(SampleForum, BoundChat), DemoStartError> {
    let flavour = match options.flavour {
        DemoFlavour::Plain => Flavour::Plain { returns: true },
        DemoFlavour::PlainNoReturn => Flavour::Plain { returns: false },
        DemoFlavour::Kept(kind) => Flavour::Kept { kind, database: folder.join(DATABASE) },
    };
    let settings = forum::Settings { listen: loopback(0), flavour, clock: clock() };
    let forum = SampleForum::start(settings, runtime.handle()).await?;
    let chat = ChatApp::bind(loopback(options.app_port), runtime.handle()).await?;
    Ok((forum, chat))
}

fn clock() -> Clock {
    Clock::new(|| SystemClock.now())
}

fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// The configuration that an operator would write for such a forum; `portico why` and `portico app` take it too.
fn write_config(
    folder: &Path,
    flavour: DemoFlavour,
    gateway: SocketAddr,
    operations: SocketAddr,
    forum: SocketAddr,
    administrators: &str,
) -> Result<Config, DemoStartError> {
    let source = match flavour {
        DemoFlavour::Plain | DemoFlavour::PlainNoReturn => {
            let back = if flavour == DemoFlavour::Plain { "/login?next={return}" } else { "/login" };
            format!(
                "kind = \"plain\"\nlogin_url = \"{back}\"\n\n\
                 [forum.generic]\n\
                 url = \"http://{forum}/whoami.json\"\n\
                 by_id_url = \"http://{forum}/whoami.json?id={{id}}\"\n"
            )
        }
        DemoFlavour::Kept(kind) => {
            let database = folder.join(DATABASE);
            let variables: String =
                kind.variables().iter().map(|(name, value)| format!("{name} = \"{value}\"\n")).collect();
            let variables = if variables.is_empty() { variables } else { format!("\n[forum.variables]\n{variables}") };
            format!(
                "kind = \"{}\"\n\n[forum.database]\nurl = \"sqlite://{}\"\n{variables}",
                kind.name(),
                database.display()
            )
        }
    };
    let text = format!(
        "# Made by \"portico demo\"; gone when it ends.\n\
         public_url = \"http://localhost:{port}\"\n\
         data_dir = \"{data}\"\n\n\
         [[listen]]\naddress = \"{gateway}\"\n\n\
         [upstream]\nservers = [\"http://{forum}\"]\n\n\
         [store]\nkind = \"memory\"\n\n\
         [operations]\nlisten = \"{operations}\"\n\n\
         [log]\nlevel = \"warn\"\n\n\
         [console]\ngroups = [{administrators:?}]\n\n\
         [forum]\nname = \"Harbour Club\"\n{source}",
        port = gateway.port(),
        data = folder.join("data").display(),
    );
    let file = folder.join("portico.toml");
    std::fs::write(&file, text).map_err(DemoStartError::Folder)?;
    config::load(&file, &config::Environment::default())
        .map_err(|problems| DemoStartError::Config(problems.to_string()))
}

/// One line for each login and token, with names in place of numbers: these members are nobody's secret.
fn teller(members: &[MemberLine], tell: impl Fn(&Event) + Send + Sync + 'static) -> Observer {
    let names: Vec<(String, String)> =
        members.iter().map(|member| (member.id.to_string(), member.username.clone())).collect();
    Box::new(move |route, facts, took| {
        let Some(app) = &facts.client_id else { return };
        let (kind, done) = match route {
            Route::OAuth { endpoint: Endpoint::Authorize, .. } | Route::Console(Page::Consent) => {
                ("login", "code issued")
            }
            Route::OAuth { endpoint: Endpoint::Token, .. } => ("token", "tokens issued"),
            _ => return,
        };
        let id = facts.member_id.as_ref().map(ToString::to_string);
        let name = id.and_then(|id| names.iter().find(|(known, _)| *known == id)).map(|(_, name)| name.clone());
        tell(&Event {
            at: SystemClock.now().0,
            kind: kind.to_owned(),
            member: name,
            app: if app.0 == CHAT_ID { CHAT_NAME.to_owned() } else { app.0.clone() },
            outcome: if facts.result == "ok" { done } else { facts.result }.to_owned(),
            took_ms: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        });
    })
}

fn demo_chat(chat: &BoundChat, secret: &Plaintext, now: UnixSeconds) -> Client {
    Client {
        url: Some(format!("http://{}/", chat.address())),
        secrets: vec![ClientSecret::current(secret.hash(), now)],
        redirect_uris: vec![chat.redirect_uri()],
        scopes: Scopes::parse(SCOPES).unwrap_or_default(),
        ..Client::new(ClientId(CHAT_ID.to_owned()), CHAT_NAME, now)
    }
}

/// A folder of this process only, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn make() -> std::io::Result<Self> {
        let name = format!("portico-demo-{}", uuid::Uuid::new_v4().simple());
        let folder = std::env::temp_dir().join(name);
        serve::private_folder(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is left to the system's own cleaning.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
