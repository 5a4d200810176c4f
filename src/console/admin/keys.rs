//! The signing keys.

use bytes::Bytes;
use http::Request;

use crate::model::audit::Author;
use crate::model::{AccessTokenFormat, KeyRotation, UnixSeconds};
use crate::pages::admin::{ConfirmView, KeyLine, KeyUse, KeysView, Place, Question, Section};
use crate::ports::{Ports, StoreError};
use crate::protocol::Settings;
use crate::protocol::keys::{self, KeyOperation, KeyState, KeyView};

use super::{Admin, Answer};

/// The page at the path `at`. `by`: who looks.
async fn view(at: &str, by: &Author, settings: &Settings, ports: &Ports) -> Result<KeysView, StoreError> {
    let seen = keys::perform(KeyOperation::List, by, ports.store.as_ref(), ports.clock.as_ref()).await?;
    let life = longest_life(settings, ports).await?;
    Ok(KeysView {
        keys: seen.keys.iter().map(|key| line(key, life)).collect(),
        asked: seen.asked.is_some(),
        rotate_urls: [format!("{at}?rotate"), format!("{at}?replace")],
        now: seen.seen_at,
    })
}

/// Asks for other keys.
async fn rotate(rotation: KeyRotation, by: &Author, ports: &Ports) -> Result<(), StoreError> {
    let operation = KeyOperation::Rotate(rotation);
    keys::perform(operation, by, ports.store.as_ref(), ports.clock.as_ref()).await.map(|_| ())
}

/// How long a token that is signed now can live, in seconds: an ID token, or an access token that is signed.
async fn longest_life(settings: &Settings, ports: &Ports) -> Result<u64, StoreError> {
    let clients = ports.store.clients().await?;
    let signed = clients
        .iter()
        .filter(|client| settings.access_token_format_for(client, client.dialect) == AccessTokenFormat::Jwt);
    let lives = signed.map(|client| settings.access_secs_for(client, client.dialect));
    Ok(lives.chain([settings.id_token_secs]).max().unwrap_or_default())
}

fn line(key: &KeyView, life: u64) -> KeyLine {
    KeyLine {
        kid: key.kid.clone(),
        algorithm: format!("{:?}", key.algorithm),
        state: match key.state {
            KeyState::Waiting => KeyUse::Waiting,
            KeyState::InUse => KeyUse::InUse,
            KeyState::Retired => KeyUse::Retired,
        },
        made_at: key.made_at,
        signs_from: key.signs_from,
        retires_at: key.retires_at,
        last_token: key.retires_at.map(|at: UnixSeconds| at.plus(life)),
        distrusted: key.distrusted,
    }
}

impl Admin {
    /// The signing keys; with `?rotate` or `?replace` the question whether others are to be made.
    pub(super) async fn keys(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let frame = visit.frame(Place::Section(Section::Keys));
        let query = visit.query();
        for (asked, question) in [("rotate", Question::RotateKeys), ("replace", Question::ReplaceKeys)] {
            if query.has(asked) {
                let rest = format!("keys/{asked}");
                let question = ConfirmView {
                    question,
                    what: None,
                    form_action: visit.path(&rest),
                    ticket: visit.ticket(&rest),
                    fields: Vec::new(),
                    back_url: visit.path("keys"),
                };
                return Ok(visit.show(visit.voice().render_admin_confirm(&frame, &question)));
            }
        }
        let found = view(&visit.path("keys"), &visit.author(), &self.settings, &visit.ports).await;
        let found = found.map_err(|error| visit.no_store(&error))?;
        Ok(visit.show(visit.voice().render_admin_keys(&frame, &found)))
    }

    /// Asks for other keys: `rotate` or `replace`.
    pub(super) async fn rotate_keys(&self, request: &Request<Bytes>, asked: &str) -> Answer {
        let (visit, _) = self.change(request, &format!("keys/{asked}"), "keys").await?;
        let rotation = if asked == "replace" { KeyRotation::Compromised } else { KeyRotation::Early };
        rotate(rotation, &visit.author(), &visit.ports).await.map_err(|error| visit.no_store(&error))?;
        Ok(visit.see("keys"))
    }
}
