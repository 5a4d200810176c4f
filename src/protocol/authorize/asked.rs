//! What the parameters ask for, once it is certain who asks (RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6).

use crate::model::{Client, ClientId, ClientKind, Member, PkceChallenge, Plaintext, ResponseMode, Scopes, UnixSeconds};
use crate::ports::{JwtKind, Ports};
use crate::protocol::rules::pkce::{self, PkceRefusal};
use crate::protocol::rules::wishes::{self, Wishes};
use crate::protocol::rules::{jwt, scope};
use crate::protocol::{RequirePkce, Settings};

use super::Recipient;
use super::request::{AuthorizeRequest, mode};

/// `state` and `nonce` pass unchanged up to this many bytes.
const ECHO_BYTES_MAX: usize = 4_096;

/// What the parameters ask for.
pub(super) struct Asked {
    pub(super) scopes: Scopes,
    pub(super) challenge: Option<PkceChallenge>,
    pub(super) wishes: Wishes,
    /// `sub` of the member who is meant.
    meant: Option<String>,
}

impl Asked {
    /// Reads the parameters. Errors: the code and a sentence for the client.
    pub(super) fn read(
        request: &AuthorizeRequest,
        recipient: &Recipient,
        now: UnixSeconds,
        settings: &Settings,
        ports: &Ports,
    ) -> Result<Self, (&'static str, &'static str)> {
        let client = &recipient.client;
        if request.repeated.is_some() {
            return Err(("invalid_request", "A parameter was sent twice."));
        }
        match request.unsupported {
            Some("request") => return Err(("request_not_supported", "Request objects are not supported.")),
            Some("request_uri") => return Err(("request_uri_not_supported", "Request objects are not supported.")),
            Some(_) => return Err(("registration_not_supported", "Registration in the request is not supported.")),
            None => {}
        }
        match request.response_type.as_deref() {
            Some("code") => {}
            Some(_) => return Err(("unsupported_response_type", "Only the code flow is supported.")),
            None => return Err(("invalid_request", "response_type is missing.")),
        }
        if !matches!(request.response_mode.as_deref(), None | Some("query" | "form_post")) {
            return Err(("invalid_request", "The response mode must be query or form_post."));
        }
        if [&request.state, &request.nonce].into_iter().flatten().any(|text| text.len() > ECHO_BYTES_MAX) {
            return Err(("invalid_request", "state or nonce is too long."));
        }
        if mode(request) == ResponseMode::FormPost
            && request.state.as_ref().is_some_and(|state| state.chars().any(char::is_control))
        {
            return Err(("invalid_request", "state has a character that a form does not carry."));
        }
        let scopes = scope::requested(client, recipient.dialect, request.scope.as_deref())
            .ok_or(("invalid_scope", "The app may not ask for this scope."))?;
        let misunderstood = |description| ("invalid_request", description);
        let challenge = challenge(request, client, settings)?;
        let wishes = wishes::read(request.prompt.as_deref(), request.max_age.as_deref()).map_err(misunderstood)?;
        wishes::check_hints(request.hints.iter().map(Option::as_deref)).map_err(misunderstood)?;
        wishes::check_claims(request.claims.as_deref()).map_err(misunderstood)?;
        let meant = request.id_token_hint.as_ref().map(|hint| meant(hint, &client.id, now, settings, ports));
        let meant = match meant {
            Some(None) => return Err(misunderstood("id_token_hint is not a token that this app got here.")),
            Some(meant) => meant,
            None => None,
        };
        Ok(Self { scopes, challenge, wishes, meant })
    }

    /// Why this login does not do, in a sentence for the client. `began`: when it did, if anybody can say.
    pub(super) fn objects_to(
        &self,
        member: &Member,
        began: Option<UnixSeconds>,
        now: UnixSeconds,
    ) -> Option<&'static str> {
        let age = began.map(|began| now.since(began));
        if self.meant.as_ref().is_some_and(|meant| *meant != member.id.to_string()) {
            return Some("Another member is logged in.");
        }
        if self.wishes.fresh_login {
            return Some("A fresh login is needed.");
        }
        let too_old = match age {
            Some(age) => self.wishes.is_too_old(age),
            None => self.wishes.max_age_secs.is_some(),
        };
        too_old.then_some("The login is older than max_age.")
    }
}

/// Whom an ID token of this client was about. It may have expired, since it says who was meant, not who is logged in.
fn meant(hint: &Plaintext, client: &ClientId, now: UnixSeconds, settings: &Settings, ports: &Ports) -> Option<String> {
    let claims = ports.signer.verify(JwtKind::IdToken, hint.reveal())?;
    let hint = jwt::id_token_hint(&claims, &settings.issuer, now)?;
    (hint.client_id == *client).then_some(hint.subject)
}

fn challenge(
    request: &AuthorizeRequest,
    client: &Client,
    settings: &Settings,
) -> Result<Option<PkceChallenge>, (&'static str, &'static str)> {
    let required =
        client.kind == ClientKind::Public || client.require_pkce || settings.require_pkce == RequirePkce::All;
    pkce::challenge(request.code_challenge.as_deref(), request.code_challenge_method.as_deref(), required).map_err(
        |refusal| match refusal {
            PkceRefusal::ChallengeMissing => ("invalid_request", "code_challenge is missing."),
            PkceRefusal::Method => ("invalid_request", "code_challenge_method must be S256."),
            PkceRefusal::Challenge | PkceRefusal::Verifier => ("invalid_request", "code_challenge is malformed."),
        },
    )
}
