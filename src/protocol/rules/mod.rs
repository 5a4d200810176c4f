//! Plain functions: no async, no clock, no dice.

pub mod api;
pub mod assertion;
pub mod claims;
pub mod client_auth;
pub mod code;
pub mod guard;
pub mod jwt;
pub mod mattermost;
pub mod pkce;
pub mod redirect_uri;
pub mod refresh;
pub mod removal;
pub mod scope;
pub mod sid;
pub mod ticket;
pub mod user_code;
pub mod username;
pub mod wishes;

#[cfg(test)]
pub(crate) mod testing {
    //! A client, a member, a code and a grant to begin tables with.

    use crate::model::{
        AuthorizationCode, Client, ClientId, ClientSecret, Dialect, Grant, GrantId, Group, Hash32, Member, MemberId,
        Scopes, UnixSeconds,
    };

    pub(crate) fn client(id: &str) -> Client {
        Client {
            secrets: vec![ClientSecret::current(Hash32::of(b"s3cret"), UnixSeconds(0))],
            redirect_uris: vec!["https://chat.example/cb".into()],
            scopes: Scopes::parse("openid profile email groups").unwrap_or_default(),
            ..Client::new(ClientId(id.into()), "Chat", UnixSeconds(0))
        }
    }

    pub(crate) fn member() -> Member {
        let group = |id: &str, name: &str| Group { id: id.into(), name: name.into() };
        Member {
            id: MemberId::Number(7),
            username: "Lena".into(),
            display_name: "Lena".into(),
            email: Some("lena@example.net".into()),
            email_verified: true,
            groups: vec![group("2", "Members"), group("5", "Photo club")],
            avatar_url: Some("https://forum.example/a/7.png".into()),
            profile_url: Some("https://forum.example/u/7".into()),
            language: None,
        }
    }

    pub(crate) fn code(client_id: &str) -> AuthorizationCode {
        AuthorizationCode {
            client_id: ClientId(client_id.into()),
            member: member(),
            redirect_uri: "https://chat.example/cb".into(),
            redirect_uri_sent: true,
            scopes: Scopes::parse("openid").unwrap_or_default(),
            challenge: None,
            nonce: None,
            auth_time: Some(UnixSeconds(990)),
            sid: None,
            dialect: Dialect::Oidc,
            expires_at: UnixSeconds(1_060),
        }
    }

    pub(crate) fn grant(client_id: &str) -> Grant {
        Grant {
            id: GrantId(uuid::Uuid::nil()),
            client_id: ClientId(client_id.into()),
            member: member(),
            username: "lena".into(),
            scopes: Scopes::parse("openid").unwrap_or_default(),
            dialect: Dialect::Oidc,
            auth_time: Some(UnixSeconds(990)),
            sid: None,
            created_at: UnixSeconds(1_000),
            expires_at: UnixSeconds(100_000),
            generation: 0,
            rotated_at: UnixSeconds(1_000),
            siblings: 0,
            version: 0,
        }
    }
}
