//! What the form of an app's settings wants: whatever it had a field for. Everything else stays as it is, so that a form that
//! was cut short, or made by an older page, opens nothing to anybody.
//!
//! Browsers send every field but boxes without a tick: the field `boxes` names those that the form had.

use serde::de::DeserializeOwned;

use super::fields;
use crate::model::Client;
use crate::protocol::apps::{AppChange, AuthPin, Fault, Wrong};
use crate::web::Parameters;

/// The change that the form wants. Faults: what cannot even be tried.
pub(super) fn of(form: &Parameters, before: &Client) -> (AppChange, Vec<Fault>) {
    let mut sent = Sent::new(form);
    // A key set that was given as a whole stays, unless an address of one takes its place.
    let jwks_uri = sent.text("jwks_uri").filter(|uri| before.jwks_uri.as_ref().map_or("", |known| known) != uri);
    let parameter = |name: String| if name.is_empty() { "access_token".to_owned() } else { name };
    let auth = sent.choice("auth_method", fields::AUTH);
    let change = AppChange {
        name: sent.text("name"),
        url: sent.text("url").map(|url| url.trim_end_matches('/').to_owned()),
        description: sent.has("description").map(|text| text.replace("\r\n", "\n")),
        homepage: sent.text("homepage"),
        icon_url: sent.text("icon_url"),
        redirect_uris: sent.lines("redirect_uris"),
        token_redirect_aliases: sent.lines("token_redirect_aliases"),
        post_logout_redirect_uris: sent.lines("post_logout_redirect_uris"),
        backchannel_logout_uri: sent.text("backchannel_logout_uri"),
        backchannel_logout_session_required: sent.tick("backchannel_logout_session_required"),
        scopes: sent.ticks("scopes"),
        optional_scopes: sent.ticks("optional_scopes"),
        in_development: sent.tick("in_development"),
        allowed_groups: sent.groups("allowed_groups", &before.allowed_groups),
        denied_groups: sent.groups("denied_groups", &before.denied_groups),
        trusted: sent.tick("trusted"),
        require_pkce: sent.tick("require_pkce"),
        require_pushed_requests: sent.tick("require_pushed_requests"),
        device_flow: sent.tick("device_flow"),
        client_credentials: sent.tick("client_credentials"),
        allow_http: sent.tick("allow_http"),
        token_in_query: sent.tick("token_in_query"),
        token_params_in_query: sent.tick("token_params_in_query"),
        credentials_twice: sent.tick("credentials_twice"),
        require_email: sent.tick("require_email"),
        access_token_param: sent.text("access_token_param").map(parameter),
        refresh: sent.choice("refresh", fields::REFRESH).flatten(),
        auth_method: auth.map(|method| method.map_or(AuthPin::Any, AuthPin::Only)),
        // These four begin anew, so that an empty field is the configuration's choice.
        id_token_alg: sent.choice("id_token_alg", fields::ALGORITHM).unwrap_or(before.id_token_alg),
        access_token_format: sent.choice("access_token_format", fields::FORMAT).unwrap_or(before.access_token_format),
        access_secs: sent.life("access_secs").unwrap_or(before.lifetimes.access_secs),
        refresh_secs: sent.life("refresh_secs").unwrap_or(before.lifetimes.refresh_secs),
        jwks_uri,
        back_to_defaults: true,
        ..AppChange::default()
    };
    (change, sent.faults)
}

/// A form that came, and what is wrong with it.
struct Sent<'a> {
    form: &'a Parameters,
    /// The boxes that the form had.
    boxes: Vec<&'a str>,
    faults: Vec<Fault>,
}

impl<'a> Sent<'a> {
    fn new(form: &'a Parameters) -> Self {
        let boxes = form.get("boxes").unwrap_or_default().split_ascii_whitespace().collect();
        Self { form, boxes, faults: Vec::new() }
    }

    /// What stands in a field; `None` if the form had none of this name.
    fn has(&self, name: &str) -> Option<&'a str> {
        self.form.has(name).then(|| self.form.get(name).unwrap_or_default())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.has(name).map(|text| text.trim().to_owned())
    }

    fn lines(&self, name: &str) -> Option<Vec<String>> {
        self.has(name).map(|_| fields::lines(self.form, name))
    }

    /// Boxes stand before the field: a form that was cut short has none of both.
    fn groups(&self, name: &str, before: &[String]) -> Option<Vec<String>> {
        self.has(name).map(|_| fields::group_names(self.form, name, before))
    }

    fn tick(&mut self, name: &'static str) -> Option<bool> {
        match self.form.get(name) {
            Some("on") => Some(true),
            Some(other) => {
                self.faults.push((name, unknown(other)));
                None
            }
            None => (self.boxes.contains(&name) || self.form.has(name)).then_some(false),
        }
    }

    /// The values that are ticked, with a space between them.
    fn ticks(&self, name: &str) -> Option<String> {
        let had = self.boxes.contains(&name) || self.form.has(name);
        had.then(|| self.form.all(name).collect::<Vec<_>>().join(" "))
    }

    /// One of these words as the model reads it; within, `None` for the word that the model has no name for.
    fn choice<T: DeserializeOwned>(&mut self, name: &'static str, words: &[(&str, &str)]) -> Option<Option<T>> {
        let word = self.has(name)?;
        if !words.iter().any(|(known, _)| *known == word) {
            self.faults.push((name, unknown(word)));
            return None;
        }
        Some(serde_json::from_value(serde_json::Value::String(word.to_owned())).ok())
    }

    fn life(&mut self, name: &'static str) -> Option<Option<u64>> {
        match fields::seconds(self.has(name)?) {
            Ok(secs) => Some(secs),
            Err(fault) => {
                self.faults.push((name, fault));
                None
            }
        }
    }
}

/// A word that none of our forms sends.
pub(super) fn unknown(word: &str) -> Wrong {
    match word {
        "" => Wrong::new("empty", "it is missing"),
        word => Wrong::new("unknown", format!("{word:?} cannot stand here")).about(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientId, RefreshPolicy, SigningAlgorithm, UnixSeconds};
    use crate::protocol::apps::tried;

    fn closed() -> Client {
        let mut client = Client::new(ClientId("chat".to_owned()), "Chat", UnixSeconds(0));
        client.allowed_groups = vec!["Staff".to_owned()];
        client.denied_groups = vec!["Banned".to_owned()];
        (client.require_pkce, client.require_pushed_requests, client.quirks.require_email) = (true, true, true);
        (client.refresh, client.lifetimes.access_secs) = (RefreshPolicy::Never, Some(60));
        client.id_token_alg = Some(SigningAlgorithm::RS256);
        client
    }

    fn after(form: &str, before: &Client) -> (Client, Vec<&'static str>) {
        let form = Parameters::parse(form.as_bytes()).expect("well-formed");
        let (change, faults) = of(&form, before);
        (tried(before, &change).0, faults.into_iter().map(|(field, _)| field).collect())
    }

    #[test]
    fn what_the_form_does_not_have_stays_as_it_is() {
        let before = closed();
        for form in ["", "name=Chat", "boxes=", "boxes=everything", "trusted=", "confirmed=on&revision=0&seen=x"] {
            assert_eq!(after(form, &before), (before.clone(), vec![]), "{form}");
        }
        let (changed, _) = after("boxes=require_pkce+trusted&trusted=on&allowed_groups=&access_secs=", &before);
        assert!(!changed.require_pkce && changed.trusted && changed.require_pushed_requests);
        assert_eq!((changed.allowed_groups.len(), changed.denied_groups.len()), (0, 1));
        assert_eq!((changed.lifetimes.access_secs, changed.refresh), (None, RefreshPolicy::Never));
    }

    #[test]
    fn unknown_words_are_faults() {
        let before = closed();
        for (form, field) in [
            ("refresh=sometimes", "refresh"),
            ("refresh=", "refresh"),
            ("auth_method=none", "auth_method"),
            ("id_token_alg=none", "id_token_alg"),
            ("access_token_format=paper", "access_token_format"),
            ("require_pkce=off&boxes=require_pkce", "require_pkce"),
            ("access_secs=soon", "access_secs"),
        ] {
            assert_eq!(after(form, &before), (before.clone(), vec![field]), "{form}");
        }
    }
}
