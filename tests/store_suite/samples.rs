//! Records to put into stores. A number makes each one different.

use portico::model::{
    AccessToken, AuthorizationCode, Client, ClientId, Consent, ConsentKey, DeviceRequest, DeviceState, Dialect, Grant,
    GrantId, Group, Hash32, Member, MemberId, PendingConsent, PendingRequest, Permission, PersonalToken,
    PersonalTokenId, PkceChallenge, PushedRequest, RefreshToken, ResponseMode, RingKey, Scopes, Sid, SigningAlgorithm,
    TokenOwner, UnixSeconds,
};
use portico::ports::{Bought, Rotation};

pub const DAY: u64 = 86_400;

/// An instant, in seconds after the beginning of these stories.
pub fn at(seconds: u64) -> UnixSeconds {
    UnixSeconds(1_800_000_000).plus(seconds)
}

pub fn hash(text: impl AsRef<str>) -> Hash32 {
    Hash32::of(text.as_ref().as_bytes())
}

pub fn client_id(id: &str) -> ClientId {
    ClientId(id.to_owned())
}

pub fn client(id: &str) -> Client {
    Client {
        redirect_uris: vec![format!("https://{id}.example/cb")],
        scopes: scopes(),
        ..Client::new(client_id(id), format!("The {id} app"), at(0))
    }
}

pub fn scopes() -> Scopes {
    Scopes::parse("openid profile offline_access").expect("scopes")
}

pub fn member(number: u64) -> Member {
    Member {
        id: MemberId::Number(number),
        username: format!("Änne {number}"),
        display_name: "Änne \"A.\" O'Hara".to_owned(),
        email: Some("anne@forum.example".to_owned()),
        email_verified: true,
        groups: vec![Group { id: "3".to_owned(), name: "Members".to_owned() }],
        avatar_url: None,
        profile_url: None,
        language: Some("de-AT".to_owned()),
    }
}

/// A session of the forum.
pub fn sid(number: u64) -> Sid {
    Sid(hash(format!("session {number}")))
}

pub fn code(client: &str, member_number: u64) -> AuthorizationCode {
    AuthorizationCode {
        client_id: client_id(client),
        member: member(member_number),
        redirect_uri: format!("https://{client}.example/cb"),
        redirect_uri_sent: true,
        scopes: scopes(),
        challenge: Some(PkceChallenge(hash("verifier"))),
        nonce: Some("n\u{0}\"é".to_owned()),
        auth_time: Some(at(0)),
        sid: Some(sid(1)),
        dialect: Dialect::Gitlab,
        expires_at: at(60),
    }
}

pub fn consent_key(client: &str, member: u64) -> ConsentKey {
    ConsentKey { member: MemberId::Number(member), client: client_id(client) }
}

pub fn consent(client: &str, member: u64, expires_at: UnixSeconds) -> Consent {
    Consent {
        last_used_at: None,
        member_id: MemberId::Number(member),
        client_id: client_id(client),
        scopes: scopes(),
        left_out: Scopes::parse("groups").expect("a scope"),
        given_at: at(0),
        expires_at,
    }
}

pub fn pending_request() -> PendingRequest {
    PendingRequest {
        path_and_query: "/oauth/authorize?client_id=chat&state=%00".to_owned(),
        login_since: Some(at(0)),
        expires_at: at(1800),
    }
}

pub fn pending_consent() -> PendingConsent {
    PendingConsent {
        member_id: MemberId::Text("anne".to_owned()),
        browser: hash("browser"),
        client_id: client_id("chat"),
        redirect_uri: "https://chat.example/cb".to_owned(),
        redirect_uri_sent: false,
        scopes: scopes(),
        optional: Scopes::parse("groups").expect("a scope"),
        again: "/oauth/authorize?client_id=chat".to_owned(),
        pushed: true,
        state: Some("s".repeat(512)),
        challenge: None,
        nonce: None,
        response_mode: ResponseMode::FormPost,
        dialect: Dialect::Mattermost,
        expires_at: at(600),
    }
}

/// What `code {number}` buys.
pub fn grant_id(number: u128) -> GrantId {
    GrantId::bought_by(&hash(format!("code {number}")))
}

pub fn access_hash(number: u128, generation: u64) -> Hash32 {
    hash(format!("access {number} {generation}"))
}

pub fn refresh_hash(number: u128, generation: u64) -> Hash32 {
    hash(format!("refresh {number} {generation}"))
}

pub fn access(number: u128, issued_at: UnixSeconds) -> AccessToken {
    AccessToken {
        grant_id: grant_id(number),
        scopes: scopes(),
        issued_at,
        expires_at: issued_at.plus(900),
        generation: 0,
    }
}

pub fn refresh(number: u128, generation: u64, issued_at: UnixSeconds) -> RefreshToken {
    RefreshToken { grant_id: grant_id(number), generation, expires_at: issued_at.plus(30 * DAY) }
}

/// What the code of this member buys: access for 15 minutes, refresh for 30 days, a year at most.
/// Others that want the same of this code.
pub fn bought_again(of: u128, number: u128, client: &str, member_number: u64) -> Bought {
    let mut bought = bought(number, client, member_number);
    bought.grant.id = grant_id(of);
    bought.access.1.grant_id = grant_id(of);
    if let Some((_, token)) = &mut bought.refresh {
        token.grant_id = grant_id(of);
    }
    bought
}

pub fn bought(number: u128, client: &str, member_number: u64) -> Bought {
    Bought {
        grant: Grant {
            id: grant_id(number),
            client_id: client_id(client),
            member: member(member_number),
            username: format!("anne-{member_number}"),
            scopes: scopes(),
            dialect: Dialect::Gitlab,
            auth_time: Some(at(0)),
            sid: Some(sid(1)),
            created_at: at(1),
            expires_at: at(365 * DAY),
            generation: 0,
            rotated_at: at(1),
            siblings: 0,
            version: 0,
        },
        access: (access_hash(number, 0), access(number, at(1))),
        refresh: Some((refresh_hash(number, 0), refresh(number, 0, at(1)))),
    }
}

/// The next use of the refresh token of a grant, as read.
pub fn rotation(number: u128, read: &Grant, now: UnixSeconds) -> Rotation {
    let generation = read.generation + 1;
    Rotation {
        grant: Grant { generation, rotated_at: now, ..read.clone() },
        access: (access_hash(number, generation), access(number, now)),
        refresh: (refresh_hash(number, generation), refresh(number, generation, now)),
    }
}

/// A personal token of this owner; `expires` in seconds after the beginning.
pub fn personal(number: u64, owner: TokenOwner, expires: Option<u64>) -> PersonalToken {
    PersonalToken {
        id: PersonalTokenId(format!("token-{number}")),
        owner,
        name: "Anne's \"script\"".to_owned(),
        permissions: [Permission::Account, Permission::AllApps].into(),
        created_at: at(number),
        expires_at: expires.map(at),
        last_used_at: None,
    }
}

pub fn ring_key(kid: &str) -> RingKey {
    RingKey {
        kid: kid.to_owned(),
        algorithm: SigningAlgorithm::ES256,
        public: serde_json::json!({ "kty": "EC", "kid": kid }),
        sealed: "c2VhbGVk".to_owned(),
        made_at: at(0),
        signs_from: at(DAY),
        retires_at: None,
        distrusted: false,
    }
}

pub fn device(number: u64) -> DeviceRequest {
    DeviceRequest {
        client_id: client_id("chat"),
        scopes: scopes(),
        user_code: hash(format!("user code {number}")),
        state: DeviceState::Waiting,
        polled_at: None,
        expires_at: at(600),
        version: 0,
    }
}

pub fn pushed_request() -> PushedRequest {
    PushedRequest {
        client_id: client_id("chat"),
        query: "client_id=chat&state=a%2Bb&response_type=code".to_owned(),
        login_since: Some(at(30)),
        expires_at: at(90),
    }
}
