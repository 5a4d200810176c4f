//! Codes, and what they buy.

use portico::model::{
    AccessToken, AuthorizationCode, ClientId, Dialect, Grant, GrantId, Hash32, Member, MemberId, RefreshToken, Scopes,
    UnixSeconds,
};
use portico::ports::Bought;

pub fn hash(kind: &str, number: u64) -> Hash32 {
    Hash32::of(format!("{kind} {number}").as_bytes())
}

pub fn code(number: u64) -> AuthorizationCode {
    AuthorizationCode {
        client_id: ClientId("chat".to_owned()),
        member: Member {
            id: MemberId::Number(number),
            username: "anne".to_owned(),
            display_name: "Anne".to_owned(),
            email: Some("anne@forum.example".to_owned()),
            email_verified: true,
            groups: Vec::new(),
            avatar_url: None,
            profile_url: None,
            language: None,
        },
        redirect_uri: "https://chat.example/cb".to_owned(),
        redirect_uri_sent: true,
        scopes: Scopes::parse("openid profile").expect("scopes"),
        challenge: None,
        nonce: None,
        auth_time: Some(UnixSeconds(1_800_000_000)),
        sid: None,
        dialect: Dialect::Oidc,
        expires_at: UnixSeconds(1_800_000_060),
    }
}

pub fn bought(number: u64) -> Bought {
    let AuthorizationCode { client_id, member, scopes, auth_time, dialect, .. } = code(number);
    let grant_id = GrantId::bought_by(&hash("code", number));
    let created_at = UnixSeconds(1_800_000_000);
    let expires_at = created_at.plus(31_536_000);
    Bought {
        access: (
            hash("access", number),
            AccessToken {
                grant_id,
                scopes: scopes.clone(),
                issued_at: created_at,
                expires_at: created_at.plus(900),
                generation: 0,
            },
        ),
        refresh: Some((hash("refresh", number), RefreshToken { grant_id, generation: 0, expires_at })),
        grant: Grant {
            id: grant_id,
            client_id,
            username: "anna".to_owned(),
            member,
            scopes,
            dialect,
            auth_time,
            sid: None,
            created_at,
            expires_at,
            generation: 0,
            rotated_at: created_at,
            siblings: 0,
            version: 0,
        },
    }
}
