//! Bringing apps along from elsewhere, with their ids, secrets and what members allowed them.

use serde::{Deserialize, Serialize};

use super::secret::kept;
use super::{ShownSecret, check};
use crate::model::audit::Author;
use crate::model::{Client, ClientId, ClientKind, Consent, ConsentKey, Dialect, MemberId, Scopes, UnixSeconds};
use crate::ports::{Clock, Store, StoreError};
use crate::protocol::audit;

/// Apps and consents to be taken along.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Apps; those that are there already stay as they are.
    pub apps: Vec<BroughtApp>,
    /// What members allowed.
    pub consents: Vec<BroughtConsent>,
    /// How long a consent counts from now on, in seconds.
    pub consent_secs: u64,
    /// Judge everything, change nothing.
    pub dry_run: bool,
}

/// An app on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BroughtApp {
    /// From another program.
    Foreign(Box<ForeignApp>),
    /// From an export of portico: hashes of secrets, no secret.
    Own(Box<Client>),
}

impl BroughtApp {
    /// Its id.
    pub fn id(&self) -> &ClientId {
        match self {
            Self::Foreign(app) => &app.id,
            Self::Own(client) => &client.id,
        }
    }
}

/// An app as another program kept it. What is not said here is as it usually is.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignApp {
    /// Its id there.
    pub id: ClientId,
    /// Its secret there; only a hash of it is kept. `None`: a public app.
    pub secret: Option<ShownSecret>,
    /// What members read.
    pub name: String,
    /// Where answers may go.
    pub redirect_uris: Vec<String>,
    /// What it may ask for, separated by spaces.
    pub scopes: String,
    /// Names of forum groups; empty for every member.
    pub allowed_groups: Vec<String>,
    /// Shape of answers.
    pub dialect: Dialect,
    /// Plain http redirect addresses outside loopback.
    pub allow_http: bool,
}

/// A member's yes on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BroughtConsent {
    /// Who.
    pub member: MemberId,
    /// To which app.
    pub client: ClientId,
    /// To what, separated by spaces.
    pub scopes: String,
    /// When; `None` if nobody knows.
    pub given_at: Option<UnixSeconds>,
}

/// What became of an app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It was added, or would be.
    Taken,
    /// There is one of this id; nothing of it was changed.
    There,
    /// All that is wrong with it, one sentence each.
    Refused(Vec<String>),
}

/// What became of everything, in the order in which it came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Apps by id.
    pub apps: Vec<(ClientId, Outcome)>,
    /// Consents that count from now on, or would.
    pub consents_taken: usize,
    /// Members who have allowed the app here already.
    pub consents_there: usize,
    /// Consents to apps that are not here.
    pub consents_without_app: usize,
    /// Consents to nothing that the app may ask for, or of nobody.
    pub consents_empty: usize,
}

/// Takes apps along as `app add` would, each one whole or not at all; then consents to apps that are here.
///
/// A consent counts for what the member allowed and the app may ask for, and no more: whoever allowed less is asked again.
pub(super) async fn import(
    import: Import,
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
) -> Result<ImportReport, StoreError> {
    let now = clock.now();
    let mut report = ImportReport::default();
    let mut judged: Vec<Client> = Vec::new();
    for app in import.apps {
        let (client, faults) = client(app, now);
        let id = client.id.clone();
        let outcome = if store.client(&id).await?.is_some() || judged.iter().any(|other| other.id == id) {
            Outcome::There
        } else if !faults.is_empty() {
            Outcome::Refused(faults)
        } else {
            if !import.dry_run {
                store.noting(vec![audit::app_created(&client, by, now)]).add_client(&client).await?;
            }
            judged.push(client);
            Outcome::Taken
        };
        report.apps.push((id, outcome));
    }
    for brought in import.consents {
        let kept = store.client(&brought.client).await?;
        let client = kept.as_ref().or_else(|| judged.iter().find(|client| client.id == brought.client));
        let Some(client) = client else {
            report.consents_without_app += 1;
            continue;
        };
        let scopes = Scopes::parse(&brought.scopes).unwrap_or_default().common(&client.scopes);
        if scopes.0.is_empty() || brought.member == MemberId::Number(0) {
            report.consents_empty += 1;
            continue;
        }
        let key = ConsentKey { member: brought.member, client: brought.client };
        if store.consent(&key).await?.is_some() {
            report.consents_there += 1;
            continue;
        }
        let entry = audit::consented(by, &key, None, &scopes, now);
        let consent = Consent {
            last_used_at: None,
            member_id: key.member,
            client_id: key.client,
            scopes,
            left_out: Scopes::default(),
            given_at: brought.given_at.unwrap_or(now).min(now),
            expires_at: now.plus(import.consent_secs),
        };
        if !import.dry_run {
            store.noting(vec![entry]).put_consent(&consent).await?;
        }
        report.consents_taken += 1;
    }
    Ok(report)
}

/// The app as it would be kept, and all that is wrong with it.
fn client(app: BroughtApp, now: UnixSeconds) -> (Client, Vec<String>) {
    let mut faults = Vec::new();
    let client = match app {
        BroughtApp::Own(client) => {
            if client.kind == ClientKind::Confidential && client.secrets.is_empty() {
                faults.push("it has no secret".to_owned());
            }
            *client
        }
        BroughtApp::Foreign(app) => {
            faults.extend(app.secret.iter().flat_map(check::secret));
            foreign(*app, now, &mut faults)
        }
    };
    faults.extend(check::client(&client));
    (client, faults)
}

fn foreign(app: ForeignApp, now: UnixSeconds, faults: &mut Vec<String>) -> Client {
    let scopes = check::scopes(&app.scopes).unwrap_or_else(|fault| {
        faults.push(fault.to_string());
        Scopes::default()
    });
    // Rocket.Chat's mobile app repeats its address with this behind it.
    let is_rocketchat = |uri: &&String| uri.split('?').next().is_some_and(|path| path.contains("/_oauth/"));
    let aliases = app.redirect_uris.iter().filter(is_rocketchat).map(|uri| format!("{uri}?close")).collect();
    let kind = if app.secret.is_some() { ClientKind::Confidential } else { ClientKind::Public };
    Client {
        kind,
        secrets: app.secret.iter().map(|secret| kept(secret, now)).collect(),
        redirect_uris: app.redirect_uris,
        token_redirect_aliases: aliases,
        dialect: app.dialect,
        scopes,
        allowed_groups: app.allowed_groups,
        require_pkce: kind == ClientKind::Public,
        allow_http: app.allow_http,
        token_in_query: app.dialect == Dialect::Ips4,
        ..Client::new(app.id, app.name.trim(), now)
    }
}
