//! The nouns of the program: members, clients, codes, grants.
//!
//! Plain data with the few rules that keep each value well-formed. This module imports nothing of the
//! program, waits for nothing, and knows neither HTTP nor a database.

pub mod audit;
mod authorization;
mod client;
mod console;
pub mod counts;
mod device;
mod event;
mod grant;
mod ids;
pub mod issuing;
mod key_ring;
mod limits;
mod login;
mod member;
mod personal;
pub mod problem;
mod scope;
mod time;
mod visible;
mod visitor;
mod waiting;

pub use authorization::{
    AuthorizationCode, CodeTaken, PendingConsent, PendingRequest, PkceChallenge, PushedRequest, ResponseMode,
};
pub use client::{
    AccessTokenFormat, Client, ClientAuthMethod, ClientKind, ClientSecret, Creator, Dialect, Lifetimes, Quirks,
    RefreshPolicy, SigningAlgorithm,
};
pub use console::ConsolePass;
pub use device::{DeviceQuestion, DeviceRequest, DeviceState, DeviceYes};
pub use event::{Event, Events};
pub use grant::{AccessToken, ClientToken, Consent, Grant, RefreshToken};
pub use ids::{ClientId, ConsentKey, GrantId, Hash32, MemberId, Plaintext, RequestId};
pub use key_ring::{KeyRing, KeyRotation, RingKey};
pub use limits::{Limit, Limits, Rate};
pub use login::{Login, LoginsOf, Notice, SeenLogin, Sid};
pub use member::{Group, LoginCookies, Member, Refusal, SessionOutcome, SourceFailure};
pub use personal::{Permission, PersonalToken, PersonalTokenId, TokenOwner};
pub use problem::Problem;
pub use scope::{Part, SCOPES, Scope, Scopes};
pub use time::UnixSeconds;
pub use visible::{is_invisible, joins, marked, picture};
pub use visitor::{IssuedTokens, RequestContext, RequestFacts, Visitor};
pub use waiting::WaitingLogin;
