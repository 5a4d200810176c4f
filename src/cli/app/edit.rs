//! `portico app edit`, and how single options are read.

use std::io::Read as _;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::{Failure, Id, Output, Where, changed, find, show, warn_of_groups};
use crate::app::manage::{AppChange, AuthPin, Operation};
use crate::config::Config;
use crate::model::{AccessTokenFormat, ClientAuthMethod, RefreshPolicy, SigningAlgorithm};

/// Longest key set that is read from a file, in bytes.
const KEY_SET_BYTES_MAX: u64 = 64 * 1024;

/// Arguments of `app edit`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    id: Id,
    /// Only if its revision is still this one, as app show -o json tells it.
    #[arg(long, value_name = "NUMBER")]
    revision: Option<u64>,
    /// What members read.
    #[arg(long)]
    name: Option<String>,
    /// The app's own address. Redirect addresses stay as they are.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Add a redirect address; may be given several times, or once with an address to each line.
    #[arg(long = "redirect-uri", value_name = "URI")]
    redirect_uris: Vec<String>,
    /// Take a redirect address away; may be given several times.
    #[arg(long = "remove-redirect-uri", value_name = "URI")]
    remove_redirect_uris: Vec<String>,
    /// Add an address where a browser may go after a logout that the app asked for; may be given several times.
    #[arg(long = "post-logout-redirect-uri", value_name = "URI")]
    post_logout_redirect_uris: Vec<String>,
    /// Take such an address away; may be given several times.
    #[arg(long = "remove-post-logout-redirect-uri", value_name = "URI")]
    remove_post_logout_redirect_uris: Vec<String>,
    /// What it may ask for, separated by blanks.
    #[arg(long, value_name = "SCOPE …")]
    scope: Option<String>,
    /// What of it members may leave out when they are asked: email, groups. Separated by blanks; empty for nothing.
    #[arg(long, value_name = "SCOPE …")]
    optional_scope: Option<String>,
    /// Groups of the forum that may use it, separated by commas; empty for every member.
    #[arg(long, value_name = "GROUP,…")]
    groups: Option<String>,
    /// Groups of the forum that may not use it, whatever other groups a member is in; empty for none.
    #[arg(long, value_name = "GROUP,…")]
    deny_groups: Option<String>,
    /// What it is, in a few sentences.
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// Where members read more about it; empty for nowhere.
    #[arg(long, value_name = "URL")]
    homepage: Option<String>,
    /// Its picture; empty for none.
    #[arg(long, value_name = "URL")]
    icon_url: Option<String>,
    #[command(flatten)]
    switches: Switches,
}

/// Options that `add` and `edit` share.
#[derive(Debug, clap::Args)]
pub struct Switches {
    /// Whether members are not asked. For your own apps only.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub trusted: Option<bool>,
    /// Whether a PKCE challenge must be sent. Public apps always must.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub require_pkce: Option<bool>,
    /// Whether redirect addresses may be plain http outside loopback. For test networks only.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub allow_http: Option<bool>,
    /// Whether the access token may stand in the query of the identity address.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub token_in_query: Option<bool>,
    /// Its public keys as a JSON Web Key Set, for apps that prove who they are by signatures (private_key_jwt).
    #[arg(long, value_name = "FILE", value_parser = key_set)]
    pub jwks_file: Option<serde_json::Value>,
    /// The address where it publishes them, in place of a file; '' for none.
    #[arg(long, value_name = "URL", conflicts_with = "jwks_file")]
    pub jwks_uri: Option<String>,
    /// Whether it may ask for logins from devices without a browser; then it needs no redirect address.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub device_flow: Option<bool>,
    /// Whether it must send its authorize requests ahead (RFC 9126).
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub require_pushed_requests: Option<bool>,
    /// Whether the fields of a token request may stand in the query. For Rocket.Chat 6.3.0 only: its secret then
    /// stands in the logs of every proxy on the way.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub token_params_in_query: Option<bool>,
    /// The name under which the access token stands in a query, beside access_token.
    #[arg(long, value_name = "NAME")]
    pub access_token_param: Option<String>,
    /// Whether ID and secret may come by header and form at once, if both say the same.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub credentials_twice: Option<bool>,
    /// Whether members without a verified e-mail address are turned away before the app is asked.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub require_email: Option<bool>,
    /// Whether it is being built: then error pages show its registered addresses to whoever comes along.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub development: Option<bool>,
    /// Who gets refresh tokens: always, offline_access, never.
    #[arg(long, value_name = "WHEN", value_parser = word::<RefreshPolicy>)]
    pub refresh: Option<RefreshPolicy>,
    /// How it must prove who it is: any, client_secret_basic, client_secret_post, private_key_jwt.
    #[arg(long, value_name = "METHOD", value_parser = auth_pin)]
    pub auth_method: Option<AuthPin>,
    /// Algorithm of its ID tokens: RS256, ES256, EdDSA.
    #[arg(long, value_name = "ALG", value_parser = word::<SigningAlgorithm>)]
    pub id_token_alg: Option<SigningAlgorithm>,
    /// Where the app is told that a member has logged out (back-channel logout); "" for nowhere.
    #[arg(long, value_name = "URI")]
    pub backchannel_logout_uri: Option<String>,
    /// Whether it must be told which session has ended.
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub backchannel_logout_session_required: Option<bool>,
    /// How its access tokens look: opaque, or jwt (RFC 9068) for APIs that check them by themselves.
    #[arg(long, value_name = "FORM", value_parser = word::<AccessTokenFormat>)]
    pub access_tokens: Option<AccessTokenFormat>,
    /// Whether it gets tokens in its own name, without a member (grant type client_credentials).
    #[arg(long, value_name = "YES", num_args = 0..=1, default_missing_value = "true")]
    pub client_credentials: Option<bool>,
    /// Life of its access tokens, like 1h.
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    pub access_lifetime: Option<u64>,
    /// Life of its refresh tokens from their last use, like 30d.
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    pub refresh_lifetime: Option<u64>,
}

/// Changes the app and shows it.
pub fn run(arguments: Arguments, config: &Config, output: Output) -> Result<(), Failure> {
    let app = find(config, &arguments.id.id, Where::InUse)?;
    let switches = arguments.switches;
    let change = AppChange {
        revision: arguments.revision,
        name: arguments.name,
        url: arguments.url.as_deref().map(whole_url).transpose()?,
        add_redirect_uris: lines(&arguments.redirect_uris),
        remove_redirect_uris: lines(&arguments.remove_redirect_uris),
        add_post_logout_redirect_uris: arguments.post_logout_redirect_uris,
        remove_post_logout_redirect_uris: arguments.remove_post_logout_redirect_uris,
        backchannel_logout_uri: switches.backchannel_logout_uri,
        backchannel_logout_session_required: switches.backchannel_logout_session_required,
        scopes: arguments.scope,
        optional_scopes: arguments.optional_scope,
        allowed_groups: arguments.groups.as_deref().map(groups),
        trusted: switches.trusted,
        require_pkce: switches.require_pkce,
        allow_http: switches.allow_http,
        token_in_query: switches.token_in_query,
        jwks: switches.jwks_file,
        jwks_uri: switches.jwks_uri,
        device_flow: switches.device_flow,
        require_pushed_requests: switches.require_pushed_requests,
        token_params_in_query: switches.token_params_in_query,
        access_token_param: switches.access_token_param,
        credentials_twice: switches.credentials_twice,
        require_email: switches.require_email,
        refresh: switches.refresh,
        auth_method: switches.auth_method,
        id_token_alg: switches.id_token_alg,
        access_token_format: switches.access_tokens,
        client_credentials: switches.client_credentials,
        access_secs: switches.access_lifetime,
        refresh_secs: switches.refresh_lifetime,
        description: arguments.description,
        homepage: arguments.homepage,
        icon_url: arguments.icon_url,
        denied_groups: arguments.deny_groups.as_deref().map(groups),
        in_development: switches.development,
        ..AppChange::default()
    };
    if change == (AppChange { revision: change.revision, ..AppChange::default() }) {
        return Err(Failure::Usage("nothing to change was named; see portico app edit --help".to_owned()));
    }
    let names_groups = change.allowed_groups.is_some() || change.denied_groups.is_some();
    let (app, _) = changed(config, Operation::Edit(app.client_id, Box::new(change)))?;
    show::edited(config, &app, output)?;
    if names_groups {
        warn_of_groups(config, &app);
    }
    Ok(())
}

/// Addresses, one to a line: a list may be pasted as it is.
pub fn lines(texts: &[String]) -> Vec<String> {
    texts
        .iter()
        .flat_map(|text| text.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Names of groups, separated by commas.
pub fn groups(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// One of the words of a type.
pub fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|error| error.to_string())
}

/// A length of time in whole seconds.
pub fn seconds(text: &str) -> Result<u64, String> {
    let length: Duration = humantime::parse_duration(text).map_err(|_| "write it like 15m, 24h or 30d".to_owned())?;
    Ok(length.as_secs())
}

/// A file with a JSON Web Key Set.
fn key_set(path: &str) -> Result<serde_json::Value, String> {
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(|error| error.to_string())?;
    file.take(KEY_SET_BYTES_MAX).read_to_string(&mut text).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| format!("it is not JSON: {error}"))
}

/// The app's own address, without a slash at the end. Whether it is https or plain http for a test network must be said:
/// the callbacks follow from it letter by letter.
pub fn whole_url(url: &str) -> Result<String, Failure> {
    if !url.contains("://") {
        return Err(Failure::Usage(format!(
            "--url {url:?} says neither https nor http. Write it whole: --url https://{url}"
        )));
    }
    Ok(url.trim_end_matches('/').to_owned())
}

fn auth_pin(text: &str) -> Result<AuthPin, String> {
    match text {
        "any" => Ok(AuthPin::Any),
        _ => word::<ClientAuthMethod>(text).map(AuthPin::Only),
    }
}
