//! `portico app add`

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::ArgGroup;
use serde_json::json;

use super::edit::{Switches, groups, lines, whole_url, word};
use super::{Failure, Output, changed, show, warn_of_groups};
use crate::app::manage::{self, About, LogoutAddresses, NewApp, Operation, ShownSecret};
use crate::cli::output::{self, table};
use crate::config::Config;
use crate::config::presets::{self, Preset};
use crate::model::{ClientId, ClientKind, Dialect, Lifetimes, Plaintext, Quirks, problem};

/// Longest secret that is read from a file, in bytes.
const SECRET_BYTES_MAX: u64 = 4096;
/// What an app without a preset is told.
const FALLBACK: &str = "generic-oauth2";

/// Arguments of `app add`.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("kind").args(["preset", "preset_file", "name"]).required(true).multiple(true))]
pub struct Arguments {
    /// What kind of app: rocketchat, mattermost, grafana, … (portico app presets lists them), or the path of a preset
    /// file. Without one: an app by the book, named with --name.
    #[arg(value_name = "PRESET")]
    preset: Option<String>,
    /// A preset of your own.
    #[arg(long, value_name = "FILE", conflicts_with = "preset")]
    preset_file: Option<PathBuf>,
    /// What members read.
    #[arg(long)]
    name: Option<String>,
    /// The app's own address, from which callbacks follow: https://chat.example.org
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Where answers may go; may be given several times, or once with an address to each line. With a preset: beside those that follow from --url.
    #[arg(long = "redirect-uri", value_name = "URI")]
    redirect_uris: Vec<String>,
    /// Where a browser may go after a logout that the app asked for; may be given several times.
    #[arg(long = "post-logout-redirect-uri", value_name = "URI")]
    post_logout_redirect_uris: Vec<String>,
    /// An app without a secret, as in a browser or on a phone; it must use PKCE.
    #[arg(long)]
    public: bool,
    /// What it may ask for, separated by blanks.
    #[arg(long, value_name = "SCOPE …")]
    scope: Option<String>,
    /// What of it members may leave out when they are asked: email, groups. Separated by blanks.
    #[arg(long, value_name = "SCOPE …")]
    optional_scope: Option<String>,
    /// Groups of the forum that may use it, separated by commas; every member if left out.
    #[arg(long, value_name = "GROUP,…", default_value = "", hide_default_value = true)]
    groups: String,
    /// Groups of the forum that may not use it, whatever other groups a member is in.
    #[arg(long, value_name = "GROUP,…", default_value = "", hide_default_value = true)]
    deny_groups: String,
    /// What it is, in a few sentences.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    description: String,
    /// Where members read more about it.
    #[arg(long, value_name = "URL")]
    homepage: Option<String>,
    /// Its picture.
    #[arg(long, value_name = "URL")]
    icon_url: Option<String>,
    /// Shape of the answers: oidc, ips4, gitlab, mattermost.
    #[arg(long, value_parser = word::<Dialect>)]
    dialect: Option<Dialect>,
    /// The app's own name for this login, where its callback contains it (Rocket.Chat). Letters and digits.
    #[arg(long, value_name = "NAME")]
    service: Option<String>,
    /// Bring an ID along from elsewhere.
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,
    /// Bring a secret along, in a file; - is standard input.
    #[arg(long, value_name = "FILE")]
    client_secret_file: Option<PathBuf>,
    /// Which form of the settings to print.
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<show::Format>,
    #[command(flatten)]
    switches: Switches,
}

/// Adds the app and prints what to type into it.
pub fn run(mut arguments: Arguments, config: &Config, output: Output) -> Result<(), Failure> {
    if let Some(file) = arguments.preset_file.take() {
        // The name alone may be that of a built-in one.
        let file = std::path::absolute(&file).unwrap_or(file);
        arguments.preset = Some(file.display().to_string());
    }
    let preset = preset(arguments.preset.as_deref())?;
    let dialect = arguments.dialect.unwrap_or(preset.dialect);
    if !config.oauth.dialects.contains(&dialect) {
        let word = presets::dialect_word(dialect);
        return Err(Failure::Usage(format!("the dialect {word} is switched off by [oauth] dialects")));
    }
    // Other commands read the file again, from wherever they are called.
    if let Some(file) = arguments.preset.as_mut().filter(|name| is_file(name)) {
        *file = std::path::absolute(&*file).map_or_else(|_| file.clone(), |path| path.display().to_string());
    }
    if arguments.format.is_some_and(show::Format::wants_variables) && !preset.has_variables() {
        return Err(Failure::Usage("this app takes no variables; leave --format out".to_owned()));
    }
    let (format, service) = (arguments.format, service(&arguments, &preset, dialect)?);
    let new = new_app(arguments, &preset, dialect, &service)?;
    let (app, secret) = changed(config, Operation::Add(Box::new(new)))?;
    show::added(config, &app, secret.as_ref(), &preset, &service, format, output)?;
    warn_of_groups(config, &app);
    Ok(())
}

/// The preset of an app that was added earlier, for its settings; the fallback if its file is gone.
pub fn preset_of(name: Option<&str>) -> Result<Preset, Failure> {
    preset(name).or_else(|_| preset(None))
}

fn is_file(preset: &str) -> bool {
    preset.contains('/') || preset.ends_with(".toml")
}

/// Prints the built-in presets with their dialects.
pub fn list_presets(output: Output) -> Result<(), Failure> {
    let mut rows = vec![["Preset", "For", "Dialects"].map(str::to_owned).to_vec()];
    let mut list = Vec::new();
    for name in presets::names() {
        let preset = preset(Some(name))?;
        let dialects: Vec<&str> = preset.dialects().map(presets::dialect_word).collect();
        rows.push(vec![name.to_owned(), preset.title.clone(), dialects.join(", ")]);
        list.push(json!({
            "preset": name,
            "title": preset.title,
            "dialects": dialects,
            "kind": preset.kind,
            "checked": preset.checked,
        }));
    }
    match output {
        Output::Json => output::json(&json!({ "presets": list })),
        Output::Text => output::line(&table(&rows)),
    }
    Ok(())
}

fn preset(name: Option<&str>) -> Result<Preset, Failure> {
    let name = name.unwrap_or(FALLBACK);
    let broken = |message: String| Failure::Problem { problem: &problem::P506, message };
    if is_file(name) {
        return presets::from_file(Path::new(name)).map_err(broken);
    }
    match presets::built_in(name) {
        Some(preset) => preset.map_err(broken),
        None => {
            if let Some(why) = presets::absent(name) {
                return Err(Failure::Usage(why.to_owned()));
            }
            let names: Vec<&str> = presets::names().collect();
            Err(Failure::Usage(format!("there is no preset \"{name}\"; there are: {}", names.join(", "))))
        }
    }
}

fn service(arguments: &Arguments, preset: &Preset, dialect: Dialect) -> Result<String, Failure> {
    let Some(per_dialect) = preset.of_dialect(dialect) else {
        let known: Vec<&str> = preset.dialects().map(presets::dialect_word).collect();
        return Err(Failure::Usage(format!("this preset has the dialects: {}", known.join(", "))));
    };
    match (&per_dialect.service, &arguments.service) {
        (None, Some(_)) => Err(Failure::Usage("callbacks of this preset contain no --service name".to_owned())),
        (_, Some(name)) if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric()) => {
            Err(Failure::Usage("--service may have letters and digits only".to_owned()))
        }
        (default, given) => Ok(given.clone().or_else(|| default.clone()).unwrap_or_default()),
    }
}

fn new_app(arguments: Arguments, preset: &Preset, dialect: Dialect, service: &str) -> Result<NewApp, Failure> {
    let broken = |message: String| Failure::Problem { problem: &problem::P506, message };
    let url = arguments.url.as_deref().map(whole_url).transpose()?;
    let (mut redirect_uris, token_redirect_aliases) = match &url {
        Some(url) => preset.callbacks(dialect, url, service).map_err(broken)?,
        None if !preset.needs_url(dialect) => preset.callbacks(dialect, "", service).map_err(broken)?,
        None if arguments.redirect_uris.is_empty() => {
            return Err(Failure::Usage(
                "this preset needs the app's address, from which its callbacks follow: --url https://chat.example.org. \
                 Or give the callbacks themselves: --redirect-uri, once for each"
                    .to_owned(),
            ));
        }
        None => Default::default(),
    };
    for uri in lines(&arguments.redirect_uris) {
        if !redirect_uris.contains(&uri) {
            redirect_uris.push(uri);
        }
    }
    if url.is_some() && redirect_uris.is_empty() && !preset.device_flow && arguments.switches.device_flow != Some(true)
    {
        return Err(Failure::Usage(format!(
            "{}: no callback follows from the address alone. The app shows it: copy it from there, and give it with \
             --redirect-uri",
            preset.title
        )));
    }
    let switches = arguments.switches;
    let name = arguments.name.unwrap_or_else(|| preset.title.clone());
    // A file is named by its path, which is too long for an id.
    let stem = arguments.preset.as_deref().map(|preset| preset.rsplit('/').next().unwrap_or(preset));
    let per = preset.of_dialect(dialect);
    let scopes = per.map(|per| per.scopes.clone()).unwrap_or_default();
    // What the preset lets them leave out may not be asked for at all here.
    let optional_scopes = per.filter(|_| arguments.scope.is_none()).map(|per| per.optional_scopes.clone());
    let optional_scopes = optional_scopes.unwrap_or_default();
    Ok(NewApp {
        id: arguments.client_id.map(ClientId),
        id_stem: stem.unwrap_or(&name).trim_end_matches(".toml").to_owned(),
        secret: arguments.client_secret_file.as_deref().map(read_secret).transpose()?,
        name,
        preset: arguments.preset,
        url,
        kind: if arguments.public { ClientKind::Public } else { preset.kind },
        redirect_uris,
        token_redirect_aliases,
        auth_method: switches.auth_method.and_then(Into::into),
        logout: LogoutAddresses {
            post_logout_redirect_uris: arguments.post_logout_redirect_uris,
            backchannel_logout_uri: switches.backchannel_logout_uri.filter(|uri| !uri.is_empty()),
            backchannel_logout_session_required: switches.backchannel_logout_session_required.unwrap_or(false),
        },
        dialect,
        scopes: arguments.scope.unwrap_or(scopes),
        optional_scopes: arguments.optional_scope.unwrap_or(optional_scopes),
        allowed_groups: groups(&arguments.groups),
        trusted: switches.trusted.unwrap_or(false),
        require_pkce: switches.require_pkce.unwrap_or(preset.require_pkce),
        allow_http: switches.allow_http.unwrap_or(false),
        token_in_query: switches.token_in_query.unwrap_or_else(|| preset.token_in_query(dialect)),
        jwks: switches.jwks_file,
        jwks_uri: switches.jwks_uri,
        device_flow: switches.device_flow.unwrap_or(preset.device_flow),
        require_pushed_requests: switches.require_pushed_requests.unwrap_or(false),
        quirks: Quirks {
            token_params_in_query: switches.token_params_in_query.unwrap_or(false),
            access_token_param: switches.access_token_param.and_then(manage::named),
            credentials_twice: switches.credentials_twice.unwrap_or(preset.credentials_twice),
            require_email: switches.require_email.unwrap_or(preset.require_email),
        },
        refresh: switches.refresh.unwrap_or_else(|| preset.refresh(dialect)),
        id_token_alg: switches.id_token_alg,
        access_token_format: switches.access_tokens,
        client_credentials: switches.client_credentials.unwrap_or(false),
        lifetimes: Lifetimes { access_secs: switches.access_lifetime, refresh_secs: switches.refresh_lifetime },
        about: About { description: arguments.description, homepage: arguments.homepage, icon_url: arguments.icon_url },
        denied_groups: groups(&arguments.deny_groups),
        in_development: switches.development.unwrap_or(false),
        creator: None,
        registered: false,
    })
}

fn read_secret(file: &Path) -> Result<ShownSecret, Failure> {
    let mut text = String::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(SECRET_BYTES_MAX).read_to_string(&mut text)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(SECRET_BYTES_MAX).read_to_string(&mut text))
    };
    match read {
        // Editors and `echo` leave a newline that is no part of the secret.
        Ok(_) => Ok(ShownSecret(Plaintext::new(text.trim_end_matches(['\r', '\n'])))),
        Err(error) => Err(Failure::Usage(format!("the secret in {} cannot be read: {error}", file.display()))),
    }
}
