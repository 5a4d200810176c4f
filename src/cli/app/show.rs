//! How an app is printed.

use serde_json::{Value, json};

use super::{Failure, Output, add, formats};
use crate::app::manage::{AppView, SecretView, ShownSecret};
use crate::cli::output::{self, columns, instant};
use crate::config::Config;
use crate::config::presets::{self, AppFacts, Guide, Preset};
use crate::model::{ClientAuthMethod, ClientKind, problem};

/// Which form of the settings to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// All forms that the app takes.
    Text,
    /// Variables only, ready for a shell or a unit of systemd.
    Env,
    /// JSON only.
    Json,
    /// The same as TOML.
    Toml,
    /// Variables only, ready for a .env file.
    Dotenv,
    /// Variables only, as `environment` of a compose file.
    Compose,
}

impl Format {
    /// Whether it prints variables only.
    pub fn wants_variables(self) -> bool {
        matches!(self, Self::Env | Self::Dotenv | Self::Compose)
    }
}

/// What stands in the place of a secret that is not known any more.
const PLACEHOLDER: &str = "<client secret>";

/// An app that was just added.
pub fn added(
    config: &Config,
    app: &AppView,
    secret: Option<&ShownSecret>,
    preset: &Preset,
    service: &str,
    format: Option<Format>,
    output: Output,
) -> Result<(), Failure> {
    let guide = guide(config, app, secret, preset, service)?;
    if output == Output::Json {
        output::json(&app_json(config, app, secret, &guide));
        return Ok(());
    }
    match format.unwrap_or(Format::Text) {
        Format::Env => output::verbatim(&formats::env(&guide)?),
        Format::Dotenv => output::verbatim(&formats::dotenv(&guide)?),
        Format::Compose => output::verbatim(&formats::compose(&guide)?),
        Format::Json => output::verbatim(&formats::json(&guide)),
        Format::Toml => output::verbatim(&formats::toml(&guide)?),
        Format::Text => {
            let once = match secret {
                Some(_) => " The secret is shown once; portico keeps only a hash of it.",
                None if app.kind == ClientKind::Public => " It is a public app: it has no secret and must use PKCE.",
                None => " It proves who it is by its own key: it has no secret.",
            };
            output::line(&format!("Added \"{}\" ({}).{once}\n", app.name, app.client_id));
            credentials(app, secret);
            output::line("");
            settings(&guide);
            if !app.redirect_uris.is_empty() {
                let id = &app.client_id;
                output::line(&format!("\nTry a login without the app: portico app test {id}"));
                output::line(&format!("See what it is told of a member: portico app preview {id} --member NUMBER"));
            }
        }
    }
    Ok(())
}

/// An app as it is, with a placeholder where its secret would stand.
pub fn app(config: &Config, app: &AppView, output: Output) -> Result<(), Failure> {
    let preset = add::preset_of(app.preset.as_deref())?;
    let first = app.redirect_uris.first().map(String::as_str).unwrap_or_default();
    let service = preset.service_in(app.dialect, app.url.as_deref().unwrap_or_default(), first);
    let guide = guide(config, app, None, &preset, &service)?;
    if output == Output::Json {
        output::json(&app_json(config, app, None, &guide));
        return Ok(());
    }
    output::line(&columns(&facts(app)));
    output::line("");
    secrets(app);
    output::line("");
    settings(&guide);
    Ok(())
}

/// An app after a change, without what is to be typed into it.
pub fn edited(config: &Config, view: &AppView, output: Output) -> Result<(), Failure> {
    if output == Output::Json {
        return app(config, view, output);
    }
    output::line(&columns(&facts(view)));
    output::line(&format!("\nIts settings: portico app show {}", view.client_id));
    Ok(())
}

/// When the secrets of an app were made and how long they work.
pub fn secrets(app: &AppView) {
    if app.kind == ClientKind::Public {
        let used = app.last_used_at.map_or("never used".to_owned(), |at| format!("last used {}", instant(at)));
        output::line(&format!("A public app has no secret; {used}."));
        return;
    }
    if app.secrets.is_empty() && app.auth_method != Some(ClientAuthMethod::PrivateKeyJwt) {
        output::line("No secret of this app works any more.");
    }
    for secret in &app.secrets {
        let end = match secret.expires_at {
            Some(end) => format!("works until {}", instant(end)),
            None => "current".to_owned(),
        };
        let note = if secret.note.is_empty() { String::new() } else { format!(" ({})", secret.note) };
        output::line(&format!("Secret made {}{note}: {end}, {}", instant(secret.created_at), used(secret)));
    }
}

fn used(secret: &SecretView) -> String {
    let Some(at) = secret.last_used_at else { return "never used".to_owned() };
    let from = secret.last_used_from.map(|from| format!(" from {from}")).unwrap_or_default();
    let today = match secret.uses_today {
        0 => String::new(),
        1 => ", 1 use today".to_owned(),
        uses => format!(", {uses} uses today"),
    };
    format!("last used {}{from}{today}", instant(at))
}

fn app_json(config: &Config, app: &AppView, secret: Option<&ShownSecret>, guide: &Guide) -> Value {
    let mut value = json!(app);
    value["endpoints"] = json!(presets::endpoints(config, app.dialect, &app.scopes));
    value["issuer"] = json!(config.public_url.issuer());
    value["settings"] = guide.json.clone();
    let snippets = guide.snippets.iter().map(|(title, text)| json!({ "title": title, "text": text }));
    value["snippets"] = snippets.collect();
    value["notes"] = json!(guide.notes);
    value["checked"] = json!(guide.checked);
    if let Some(secret) = secret {
        value["client_secret"] = json!(secret);
    }
    value
}

fn guide(
    config: &Config,
    app: &AppView,
    secret: Option<&ShownSecret>,
    preset: &Preset,
    service: &str,
) -> Result<Guide, Failure> {
    let placeholder = if app.kind == ClientKind::Public { "" } else { PLACEHOLDER };
    let facts = AppFacts {
        client_id: &app.client_id.0,
        client_secret: secret.map_or(placeholder, |secret| secret.0.reveal()),
        url: app.url.as_deref().unwrap_or_default(),
        service,
        dialect: app.dialect,
        scopes: preset.as_written(app.dialect, &app.scopes),
        device_flow: app.device_flow,
    };
    preset.guide(config, &facts).map_err(|message| Failure::Problem { problem: &problem::P506, message })
}

fn credentials(app: &AppView, secret: Option<&ShownSecret>) {
    let mut rows = vec![("Client ID".to_owned(), app.client_id.0.clone())];
    if let Some(secret) = secret {
        rows.push(("Client secret".to_owned(), secret.0.reveal().to_owned()));
    }
    rows.extend(app.redirect_uris.iter().map(|uri| ("Redirect URI".to_owned(), uri.clone())));
    output::line(&columns(&rows));
}

fn facts(app: &AppView) -> Vec<(String, String)> {
    let word = |value: Value| value.as_str().map_or_else(|| "-".to_owned(), str::to_owned);
    let yes = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    let life = |secs: Option<u64>| secs.map_or_else(|| "default".to_owned(), span);
    let mut rows = vec![
        ("Client ID", app.client_id.0.clone()),
        ("Name", app.name.clone()),
        ("Made from", app.preset.clone().unwrap_or_else(|| "-".to_owned())),
        ("Address", super::address(app)),
        ("Kind", word(json!(app.kind))),
        ("Dialect", word(json!(app.dialect))),
        ("Scope", app.scopes.clone()),
        ("Who may use it", who(app)),
    ];
    rows.extend((!app.optional_scopes.is_empty()).then(|| ("Members may leave out", app.optional_scopes.clone())));
    rows.extend(app.in_development.then(|| ("In development", "yes: error pages show its addresses".to_owned())));
    let maker = app.creator.as_ref().map(|creator| format!("{} (member {})", creator.name, creator.id));
    let about = [("Description", &app.description)].into_iter().filter(|(_, text)| !text.is_empty());
    rows.extend(about.map(|(label, text)| (label, text.replace('\n', " "))));
    rows.extend(app.registered.then(|| ("Registered", "by a program; nobody has looked at it".to_owned())));
    rows.extend(
        [("Homepage", &app.homepage), ("Icon", &app.icon_url), ("Made by", &maker)]
            .into_iter()
            .filter_map(|(label, value)| value.clone().map(|value| (label, value))),
    );
    rows.extend(app.redirect_uris.iter().map(|uri| ("Redirect URI", uri.clone())));
    rows.extend(app.token_redirect_aliases.iter().map(|uri| ("Token endpoint also takes", uri.clone())));
    let quirks = &app.quirks;
    rows.extend(app.post_logout_redirect_uris.iter().map(|uri| ("After a logout", uri.clone())));
    if let Some(uri) = &app.backchannel_logout_uri {
        rows.push(("Told of logouts at", uri.clone()));
        rows.push(("Told which session", yes(app.backchannel_logout_session_required)));
    }
    rows.extend(app.jwks_uri.iter().map(|uri| ("Keys published at", uri.clone())));
    rows.extend([
        ("Trusted", yes(app.trusted)),
        ("PKCE required", yes(app.require_pkce)),
        ("Plain http allowed", yes(app.allow_http)),
        ("Token in query", yes(app.token_in_query)),
        ("Its name there", quirks.access_token_param.clone().unwrap_or_else(|| "access_token".to_owned())),
        ("Device flow", yes(app.device_flow)),
        ("Requests sent ahead", if app.require_pushed_requests { "always" } else { "if it likes" }.to_owned()),
        ("Token request in query", yes(quirks.token_params_in_query)),
        ("Secret sent twice", yes(quirks.credentials_twice)),
        ("E-mail needed", yes(quirks.require_email)),
        ("Secret comes by", app.auth_method.map_or_else(|| "any way".to_owned(), |method| word(json!(method)))),
        ("Refresh tokens", word(json!(app.refresh))),
        ("ID token algorithm", app.id_token_alg.map_or_else(|| "default".to_owned(), |alg| word(json!(alg)))),
        ("Access tokens", app.access_token_format.map_or_else(|| "default".to_owned(), |format| word(json!(format)))),
        ("Tokens in its own name", yes(app.client_credentials)),
        ("Access token lives", life(app.lifetimes.access_secs)),
        ("Refresh token lives", life(app.lifetimes.refresh_secs)),
        ("Added", instant(app.created_at)),
        ("Changed", app.updated_at.map_or_else(|| "never".to_owned(), instant)),
    ]);
    rows.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
}

/// Which members may use it.
pub fn who(app: &AppView) -> String {
    let allowed = if app.allowed_groups.is_empty() { "everyone".to_owned() } else { app.allowed_groups.join(", ") };
    let denied =
        if app.denied_groups.is_empty() { String::new() } else { format!(" but {}", app.denied_groups.join(", ")) };
    let disabled = if app.disabled { "nobody: it is disabled; otherwise " } else { "" };
    format!("{disabled}{allowed}{denied}")
}

/// A length of time as the options take it: the largest unit that divides it.
fn span(secs: u64) -> String {
    let fits = |unit: &&(u64, &str)| secs > 0 && secs.is_multiple_of(unit.0);
    let (unit, sign) = [(86_400, "d"), (3_600, "h"), (60, "m")].iter().find(fits).copied().unwrap_or((1, "s"));
    format!("{}{sign}", secs / unit)
}

fn settings(guide: &Guide) {
    if let Some((title, pairs)) = &guide.form {
        // Nothing after a label would look as if something had been forgotten.
        let said = |value: &String| if value.is_empty() { "(leave empty)".to_owned() } else { value.clone() };
        let pairs: Vec<_> = pairs.iter().map(|(label, value)| (label.clone(), said(value))).collect();
        output::line(&format!("{title}\n{}\n", columns(&pairs)));
    }
    if let Some(title) = &guide.json_title {
        output::line(&format!("{title}\n{}\n", indented(&formats::json(guide))));
    }
    if let Some((title, pairs)) = &guide.env {
        output::line(&format!("{title}\n{}\n", indented(&crate::config::variables(pairs))));
    }
    for (title, text) in &guide.snippets {
        output::line(&format!("{title}\n{}\n", indented(text)));
    }
    for note in &guide.notes {
        output::line(&format!("Note: {note}"));
    }
    output::line(&format!("Checked: {}", guide.checked));
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { String::new() } else { format!("  {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn lengths_of_time_read_as_they_are_written() {
        for (secs, want) in [(0, "0s"), (59, "59s"), (60, "1m"), (90, "90s"), (3_600, "1h"), (2_592_000, "30d")] {
            assert_eq!(span(secs), want);
        }
    }
}
