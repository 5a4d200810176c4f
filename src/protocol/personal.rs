//! Personal and admin tokens: what a program shows where a person would show a login.
//!
//! The operator issues them. A member's token acts only while the forum lets the member in; an admin token is nobody's
//! at the forum. Each does what its permissions say and no more, and is kept as a hash.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::model::audit::{Action, Actor, Author, Entry};
use crate::model::{
    Hash32, Member, MemberId, Permission, PersonalToken, PersonalTokenId, Plaintext, Problem, Refusal, SessionOutcome,
    SourceFailure, TokenOwner, UnixSeconds, problem,
};
use crate::ports::{Clock, Entropy, Ports, Store, StoreError, Used};

use super::apps::{ShownSecret, is_visible};

/// What every personal token begins with, so that it is recognised wherever it leaks.
const PREFIX: &str = "prt_p_";
/// Longest life of a token: ten years.
const LIFE_SECS_MAX: u64 = 10 * 366 * 24 * 60 * 60;
/// Longest name of a token, in characters.
const NAME_MAX: usize = 64;
/// Most tokens of one owner.
const TOKENS_MAX: usize = 100;
/// Letters of an id that cannot be taken for each other.
const ID_LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What can be done with tokens.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Operation {
    /// Issues a token.
    Issue(Box<NewToken>),
    /// All tokens, the oldest first.
    List,
    /// Ends a token.
    Revoke(PersonalTokenId),
}

/// What came of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// A new token, shown this once.
    Issued(Box<TokenView>, ShownSecret),
    /// All tokens.
    Tokens(Vec<TokenView>),
    /// It is gone.
    Revoked(PersonalTokenId),
}

/// A token to be issued.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// In whose name.
    pub owner: TokenOwner,
    /// What it is for.
    pub name: String,
    /// What it may be used for; empty for what is usual for this owner.
    pub permissions: BTreeSet<Permission>,
    /// How long it lives; `None`: until it is revoked.
    pub life_secs: Option<u64>,
}

/// A token as shown. The names of the fields are the JSON of `token list -o json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenView {
    /// Its name in commands.
    pub id: PersonalTokenId,
    /// The member; `None` for an admin token.
    pub member_id: Option<MemberId>,
    /// What it is for.
    pub name: String,
    /// What it may be used for.
    pub permissions: BTreeSet<Permission>,
    /// When it was made.
    pub created_at: UnixSeconds,
    /// When it stops working.
    pub expires_at: Option<UnixSeconds>,
    /// When it was last used.
    pub last_used_at: Option<UnixSeconds>,
}

impl From<PersonalToken> for TokenView {
    fn from(token: PersonalToken) -> Self {
        let member_id = match token.owner {
            TokenOwner::Member(id) => Some(id),
            TokenOwner::Admin => None,
        };
        let PersonalToken { id, name, permissions, created_at, expires_at, last_used_at, .. } = token;
        Self { id, member_id, name, permissions, created_at, expires_at, last_used_at }
    }
}

/// Why an operation was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// All that is wrong with the token, one sentence each. P509.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
    /// P508.
    #[error("there is no personal token with the id \"{0}\"")]
    NotFound(PersonalTokenId),
    /// P503.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TokenError {
    /// Its code.
    pub fn problem(&self) -> &'static Problem {
        match self {
            Self::Refused(_) => &problem::P509,
            Self::NotFound(_) => &problem::P508,
            Self::Store(_) => &problem::P503,
        }
    }
}

/// Does an operation. What it changed is durable when it returns.
pub async fn perform(
    operation: Operation,
    by: &Author,
    store: &dyn Store,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Reply, TokenError> {
    match operation {
        Operation::Issue(new) => issue(*new, by, store, clock.now(), entropy).await,
        Operation::List => {
            let tokens = store.personal_tokens(None).await?;
            Ok(Reply::Tokens(tokens.into_iter().map(|(_, token)| token.into()).collect()))
        }
        Operation::Revoke(id) => {
            let Some((hash, token)) = find(&id, store).await? else { return Err(TokenError::NotFound(id)) };
            let entry =
                told(by.did(Action::TokenEnded, clock.now()), &token.owner).before(json!(TokenView::from(token)));
            match store.noting(vec![entry]).revoke_personal_token(&hash).await? {
                true => Ok(Reply::Revoked(id)),
                false => Err(TokenError::NotFound(id)),
            }
        }
    }
}

async fn find(id: &PersonalTokenId, store: &dyn Store) -> Result<Option<(Hash32, PersonalToken)>, StoreError> {
    let tokens = store.personal_tokens(None).await?;
    Ok(tokens.into_iter().find(|(_, token)| token.id == *id))
}

/// An entry of the audit trail about a token of this owner.
fn told(entry: Entry, owner: &TokenOwner) -> Entry {
    match owner {
        TokenOwner::Member(id) => entry.member(id),
        TokenOwner::Admin => entry,
    }
}

async fn issue(
    new: NewToken,
    by: &Author,
    store: &dyn Store,
    now: UnixSeconds,
    entropy: &dyn Entropy,
) -> Result<Reply, TokenError> {
    let mut faults = faults(&new);
    if store.personal_tokens(Some(&new.owner)).await?.len() >= TOKENS_MAX {
        faults.push(format!("this owner has {TOKENS_MAX} tokens already; revoke one"));
    }
    if !faults.is_empty() {
        return Err(TokenError::Refused(faults));
    }
    let plain = Plaintext::from_random(PREFIX, &entropy.bytes32());
    let permissions = if new.permissions.is_empty() { usual(&new.owner) } else { new.permissions };
    let token = PersonalToken {
        id: made_id(entropy),
        owner: new.owner,
        name: new.name.trim().to_owned(),
        permissions,
        created_at: now,
        expires_at: new.life_secs.map(|secs| now.plus(secs)),
        last_used_at: None,
    };
    let entry = told(by.did(Action::TokenMade, now), &token.owner).after(json!(TokenView::from(token.clone())));
    store.noting(vec![entry]).put_personal_token(&plain.hash(), &token).await?;
    Ok(Reply::Issued(Box::new(token.into()), ShownSecret(plain)))
}

fn faults(new: &NewToken) -> Vec<String> {
    let mut faults = Vec::new();
    let name = new.name.trim();
    if name.chars().count() > NAME_MAX || !name.chars().all(is_visible) {
        faults.push(format!("the name may have {NAME_MAX} visible characters"));
    }
    if new.life_secs.is_some_and(|secs| secs == 0 || secs > LIFE_SECS_MAX) {
        faults.push("a token lives from a second to 10 years".to_owned());
    }
    if new.owner == TokenOwner::Admin && new.permissions.contains(&Permission::Account) {
        faults.push("an admin token is nobody at the forum, so it has no account to act for".to_owned());
    }
    if matches!(&new.owner, TokenOwner::Member(MemberId::Text(id)) if id.is_empty()) {
        faults.push("the member has no id".to_owned());
    }
    faults
}

/// What an owner's token may do unless something else is asked for.
fn usual(owner: &TokenOwner) -> BTreeSet<Permission> {
    match owner {
        TokenOwner::Member(_) => BTreeSet::from([Permission::Account, Permission::Apps]),
        TokenOwner::Admin => BTreeSet::from([Permission::Apps, Permission::AllApps, Permission::TrustApps]),
    }
}

/// Random, and no part of the token.
fn made_id(entropy: &dyn Entropy) -> PersonalTokenId {
    let letter = |byte: &u8| char::from(ID_LETTERS[usize::from(*byte) % ID_LETTERS.len()]);
    PersonalTokenId(entropy.bytes32().iter().take(10).map(letter).collect())
}

/// Who shows a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A member, as the forum knows him now.
    Member(Box<Member>),
    /// The operator.
    Admin,
}

/// Whom a token proves, and what he may do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub who: Who,
    /// Which token.
    pub token: PersonalTokenId,
    /// When it was made.
    pub made_at: UnixSeconds,
    /// What the token is for.
    pub permissions: BTreeSet<Permission>,
}

impl Caller {
    /// How he stands in the audit trail.
    pub fn actor(&self) -> Actor {
        match &self.who {
            Who::Member(member) => Actor::Member { id: member.id.clone(), name: member.display_name.clone() },
            Who::Admin => Actor::Token { id: self.token.clone() },
        }
    }

    /// Whether the token has this permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }

    /// The member, unless it is the operator.
    pub fn member(&self) -> Option<&Member> {
        match &self.who {
            Who::Member(member) => Some(member),
            Who::Admin => None,
        }
    }
}

/// Why a token proves nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallerRefusal {
    /// 401: unknown, expired or revoked.
    Token,
    /// 401: the forum does not let the member in now. The token works again when it does.
    Member(Refusal),
    /// 401: the member no longer exists.
    MemberGone,
    /// 401: this forum cannot be asked about a member who is not there.
    CannotRecheck,
    /// 503: the forum's source failed.
    Source(SourceFailure),
    /// 503: the store failed.
    Store(StoreError),
}

impl From<StoreError> for CallerRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whether this looks like a personal token. One that does is no token of any other kind.
pub fn is_personal(token: &Plaintext) -> bool {
    token.reveal().starts_with(PREFIX)
}

/// Whom this token proves. A member is asked for at the forum each time, through its cache.
pub async fn authenticate(shown: &Plaintext, ports: &Ports) -> Result<Caller, CallerRefusal> {
    if !is_personal(shown) {
        return Err(CallerRefusal::Token);
    }
    let now = ports.clock.now();
    let hash = shown.hash();
    let token = ports.store.personal_token(&hash).await?.ok_or(CallerRefusal::Token)?;
    if token.expires_at.is_some_and(|end| now >= end) {
        return Err(CallerRefusal::Token);
    }
    let who = match &token.owner {
        TokenOwner::Admin => Who::Admin,
        TokenOwner::Member(id) => Who::Member(Box::new(member(id, now, ports).await?)),
    };
    ports.uses.note(Used::PersonalToken(hash), now, ports.whence.address);
    Ok(Caller { who, token: token.id, made_at: token.created_at, permissions: token.permissions })
}

async fn member(id: &MemberId, now: UnixSeconds, ports: &Ports) -> Result<Member, CallerRefusal> {
    if !ports.sessions.can_recheck() {
        return Err(CallerRefusal::CannotRecheck);
    }
    match ports.sessions.member_by_id(id, now).await {
        SessionOutcome::Member(member) => Ok(Arc::unwrap_or_clone(member)),
        SessionOutcome::Guest => Err(CallerRefusal::MemberGone),
        SessionOutcome::Refused { refusal, .. } => Err(CallerRefusal::Member(refusal)),
        SessionOutcome::Unknown(failure) => Err(CallerRefusal::Source(failure)),
    }
}
