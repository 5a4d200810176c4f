//! Apps as members and programs manage them, in the way of Mattermost's provider. Who may is the operator's choice; what
//! a member adds is his own, and is marked as made by him.

use crate::model::audit::Author;
use crate::model::{
    Client, ClientId, ClientKind, Creator, Dialect, Lifetimes, Member, MemberId, Permission, Plaintext, Quirks,
    RefreshPolicy,
};
use crate::ports::{Entropy, Ports, Quota, StoreError};

use super::apps::{
    self, About, AppChange, AppError, LogoutAddresses, NewApp, NewSecret, Reply, ShownSecret, Wrong, check,
};
use super::personal::{Caller, Who};
use super::rules::mattermost;

/// Most apps of one member.
pub(super) const APPS_EACH_MAX: usize = 50;
/// How many bytes all callbacks of an app have at most, with what stands between them.
const CALLBACKS_BYTES_MAX: usize = 1_024;
/// What an app asks for: Mattermost has this scope only.
const SCOPE: &str = "user";

/// What the operator decided about the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Whether it is there at all.
    pub on: bool,
    /// Who may manage apps.
    pub managers: Managers,
    /// How long an old secret goes on working when another one is made.
    pub keep_old_secs: u64,
}

impl Default for Provider {
    fn default() -> Self {
        Self { on: true, managers: Managers::Administrators, keep_old_secs: 0 }
    }
}

/// Which members may add apps, and manage those of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Managers {
    /// None: only tokens that may manage everybody's apps.
    Administrators,
    /// Those in this group of the forum.
    Group(String),
    /// All.
    Everybody,
}

/// An app as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What members read.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Where they read more.
    pub homepage: String,
    /// Its picture; empty for none.
    pub icon_url: String,
    /// Where answers go.
    pub callbacks: Vec<String>,
    /// Members are not asked. Counts only for those who may say so.
    pub trusted: bool,
}

/// Which part of a wish cannot be fulfilled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its name.
    Name,
    /// One of its callbacks, or their number or length.
    Callbacks,
    /// Its homepage.
    Homepage,
    /// Its description.
    Description,
    /// Its picture.
    IconUrl,
    /// Something else.
    Other,
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This caller may manage no apps.
    NotAManager,
    /// This is somebody else's app.
    NotYours,
    /// There is no such app.
    NotFound(ClientId),
    /// The app cannot be like this, with the reason in words.
    Invalid(Field, String),
    /// This member has as many apps as one may have.
    TooMany,
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound(id) => Self::NotFound(id),
            AppError::Store(error) => Self::Store(error),
            AppError::TooMany => Self::TooMany,
            AppError::Refused(_) | AppError::Changed(_) | AppError::Token(_) => {
                Self::Invalid(Field::Other, error.to_string())
            }
        }
    }
}

/// A caller at the provider.
pub struct Desk<'a> {
    /// Who asks.
    pub caller: &'a Caller,
    /// What the operator decided.
    pub provider: &'a Provider,
    /// What it takes.
    pub ports: &'a Ports,
}

impl Desk<'_> {
    /// Adds an app. It gets an id and a secret in Mattermost's form; the secret is shown this once.
    pub async fn create(&self, wish: Wish) -> Result<(Client, Plaintext), Refusal> {
        self.manager()?;
        valid(&wish, false)?;
        let of_creator = (!self.caller.may(Permission::AllApps)).then_some(APPS_EACH_MAX);
        let secret = ShownSecret(Plaintext::new(made(self.ports.entropy.as_ref())));
        let id = ClientId(made(self.ports.entropy.as_ref()));
        let new = self.new_app(wish, id.clone(), secret.clone());
        let quota = Quota { of_creator, ..Quota::default() };
        let (store, entropy, now) = (&*self.ports.store, &*self.ports.entropy, self.ports.clock.now());
        match apps::add(new, &quota, &self.author(), store, now, entropy).await? {
            Reply::AppWithSecret(..) => Ok((self.load(&id).await?, secret.0)),
            _ => Err(Refusal::Invalid(Field::Other, "it could not be added".to_owned())),
        }
    }

    /// The apps that this caller may manage, by id: `count` of them from `first` on.
    pub async fn list(&self, first: usize, count: usize) -> Result<Vec<Client>, Refusal> {
        self.manager()?;
        let apps = self.own(self.ports.store.clients().await?);
        Ok(apps.into_iter().skip(first).take(count).collect())
    }

    /// An app of the caller's own, or anybody's if he may.
    pub async fn app(&self, id: &ClientId) -> Result<Client, Refusal> {
        self.manager()?;
        let client = self.load(id).await?;
        if self.owns(&client) { Ok(client) } else { Err(Refusal::NotYours) }
    }

    /// What everybody may know of an app.
    pub async fn info(&self, id: &ClientId) -> Result<Client, Refusal> {
        self.load(id).await
    }

    /// Puts an app in the place of what it was. Creator, secrets and switches stay.
    ///
    /// If somebody who may not say that an app is trusted leads it to other addresses, it no longer is: it was trusted
    /// for those that it had.
    pub async fn update(&self, id: &ClientId, wish: Wish) -> Result<Client, Refusal> {
        let before = self.app(id).await?;
        valid(&wish, before.allow_http)?;
        let may_trust = self.caller.may(Permission::TrustApps);
        let moved = before.redirect_uris != wish.callbacks;
        let change = AppChange {
            name: Some(wish.name),
            description: Some(wish.description),
            homepage: Some(wish.homepage),
            icon_url: Some(wish.icon_url),
            redirect_uris: Some(wish.callbacks),
            trusted: if may_trust { Some(wish.trusted) } else { moved.then_some(false) },
            ..AppChange::default()
        };
        Ok(apps::edit(id, &change, &self.author(), self.ports.store.as_ref(), self.ports.clock.now()).await?)
    }

    /// Makes another secret, which is shown this once. Tokens that the app holds go on working.
    pub async fn regenerate(&self, id: &ClientId) -> Result<(Client, Plaintext), Refusal> {
        self.app(id).await?;
        let secret = ShownSecret(Plaintext::new(made(self.ports.entropy.as_ref())));
        let (new, now) = (NewSecret::keeping_old(self.provider.keep_old_secs), self.ports.clock.now());
        let client = apps::rotate(id, &new, &secret, &self.author(), self.ports.store.as_ref(), now).await?;
        Ok((client, secret.0))
    }

    /// Deletes an app with its tokens, codes and all that members allowed it, and has it told.
    pub async fn delete(&self, id: &ClientId) -> Result<(), Refusal> {
        self.app(id).await?;
        let ports = self.ports;
        Ok(apps::delete(id, &self.author(), ports.store.as_ref(), ports.clock.now(), ports.entropy.as_ref()).await?)
    }

    /// How the caller stands in the audit trail.
    fn author(&self) -> Author {
        Author::of(self.caller.actor(), &self.ports.whence)
    }

    async fn load(&self, id: &ClientId) -> Result<Client, Refusal> {
        self.ports.store.client(id).await?.ok_or_else(|| Refusal::NotFound(id.clone()))
    }

    fn manager(&self) -> Result<(), Refusal> {
        let member = || match (&self.caller.who, &self.provider.managers) {
            (Who::Admin, _) | (Who::Member(_), Managers::Everybody) => true,
            (Who::Member(_), Managers::Administrators) => false,
            (Who::Member(member), Managers::Group(name)) => member.groups.iter().any(|group| group.name == *name),
        };
        let may = self.caller.may(Permission::AllApps) || self.caller.may(Permission::Apps) && member();
        if may { Ok(()) } else { Err(Refusal::NotAManager) }
    }

    /// Apps of the operator are the own ones of a token that is nobody's.
    fn owns(&self, client: &Client) -> bool {
        self.caller.may(Permission::AllApps) || client.creator.as_ref().map(|creator| &creator.id) == self.id()
    }

    fn own(&self, mut clients: Vec<Client>) -> Vec<Client> {
        clients.retain(|client| self.owns(client));
        clients
    }

    fn id(&self) -> Option<&MemberId> {
        self.caller.member().map(|member| &member.id)
    }

    fn new_app(&self, wish: Wish, id: ClientId, secret: ShownSecret) -> NewApp {
        let creator = |member: &Member| Creator { id: member.id.clone(), name: member.display_name.clone() };
        NewApp {
            id: Some(id),
            id_stem: String::new(),
            secret: Some(secret),
            name: wish.name,
            preset: None,
            url: None,
            kind: ClientKind::Confidential,
            auth_method: None,
            redirect_uris: wish.callbacks,
            token_redirect_aliases: Vec::new(),
            dialect: Dialect::Mattermost,
            scopes: SCOPE.to_owned(),
            allowed_groups: Vec::new(),
            trusted: wish.trusted && self.caller.may(Permission::TrustApps),
            require_pkce: false,
            allow_http: false,
            token_in_query: false,
            device_flow: false,
            require_pushed_requests: false,
            jwks: None,
            jwks_uri: None,
            quirks: Quirks::default(),
            refresh: RefreshPolicy::Always,
            id_token_alg: None,
            lifetimes: Lifetimes::default(),
            logout: LogoutAddresses::default(),
            access_token_format: None,
            client_credentials: false,
            about: About {
                description: wish.description,
                homepage: Some(wish.homepage),
                icon_url: Some(wish.icon_url).filter(|url| !url.is_empty()),
            },
            denied_groups: Vec::new(),
            optional_scopes: String::new(),
            in_development: false,
            creator: self.caller.member().map(creator),
            registered: false,
        }
    }
}

/// What is wrong with a wish first, in Mattermost's order.
fn valid(wish: &Wish, allow_http: bool) -> Result<(), Refusal> {
    let invalid = |field| move |why: Wrong| Refusal::Invalid(field, why.to_string());
    check::name(wish.name.trim()).map_err(invalid(Field::Name))?;
    callbacks(&wish.callbacks, allow_http).map_err(|why| Refusal::Invalid(Field::Callbacks, why))?;
    check::homepage(&wish.homepage).map_err(invalid(Field::Homepage))?;
    check::description(wish.description.trim()).map_err(invalid(Field::Description))?;
    match wish.icon_url.as_str() {
        "" => Ok(()),
        url => check::icon_url(url).map_err(invalid(Field::IconUrl)),
    }
}

fn callbacks(uris: &[String], allow_http: bool) -> Result<(), String> {
    // As a list that is printed: in brackets, with blanks in between.
    let bytes = uris.iter().map(|uri| uri.len() + 1).sum::<usize>() + 1;
    if uris.is_empty() {
        return Err("there is no callback".to_owned());
    }
    if bytes > CALLBACKS_BYTES_MAX {
        return Err(format!("the callbacks have more than {CALLBACKS_BYTES_MAX} bytes together"));
    }
    for (number, uri) in (1..).zip(uris) {
        check::redirect_uri(uri, allow_http).map_err(|fault| format!("callback {number} {fault}"))?;
    }
    Ok(())
}

/// 128 random bits in Mattermost's form.
fn made(entropy: &dyn Entropy) -> String {
    let mut half = [0; 16];
    half.copy_from_slice(&entropy.bytes32()[..16]);
    mattermost::encoded(u128::from_be_bytes(half))
}
