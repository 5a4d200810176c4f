//! The configuration file that `portico init` writes.

use std::path::PathBuf;

use url::Url;

use super::grants::ACCOUNT;

/// What the operator said, or what was found.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Name of the preset.
    pub preset: String,
    /// Name of the forum and its version, for the first line.
    pub title: String,
    /// Its folder. `None`: the forum is asked over HTTP.
    pub folder: Option<PathBuf>,
    /// Its address in browsers.
    pub public_url: String,
    /// Its web server.
    pub upstream: String,
    /// Where portico listens.
    pub listen: String,
    /// Address of the forum's database without a password, if the preset reads one.
    pub database: Option<String>,
    /// Groups of the forum whose members may open the console; nobody if empty.
    pub console_groups: Vec<String>,
}

/// The file. It says what was decided; what is as usual stands in `config/example.toml`.
pub fn text(answers: &Answers) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut text = format!(
        "# portico.toml, written by \"portico init\" for {title}.\n\
         # Every key there is, with its default: config/example.toml. Is it right? portico check\n\n\
         # The address in your visitors' browsers. It becomes the issuer of all tokens: change it only when you are\n\
         # ready to set up every app again.\n\
         public_url = {public_url}\n\n\
         # Store, keys and control socket. Keep a copy of it, and keep it to yourself.\n\
         data_dir = \"portico-data\"\n\n\
         # Where your web server hands visitors to portico: portico init --print-vhost nginx\n\
         [[listen]]\n\
         address = {listen}\n\n\
         # Where portico finds the forum's own pages, in plain HTTP.\n\
         [upstream]\n\
         servers = [{upstream}]\n\n\
         # Whose word on the visitor's address counts: the web server in front.\n\
         [proxies]\n\
         trusted = [\"127.0.0.1\", \"::1\"]\n\n\
         [forum]\n\
         kind = {kind}\n",
        title = one_line(&answers.title),
        public_url = quoted(&answers.public_url),
        listen = quoted(&answers.listen),
        upstream = quoted(&answers.upstream),
        kind = quoted(&answers.preset),
    );
    match &answers.folder {
        Some(folder) => text.push_str(&format!(
            "# Its settings are read from its own files here at each start; nothing of them is copied.\npath = {}\n",
            quoted(&folder.display().to_string())
        )),
        None if answers.database.is_none() => text.push_str(&format!(
            "\n# Who is logged in? The forum is asked here with the visitor's cookies; the fields are JSON pointers.\n\
             [forum.generic]\n\
             url = {}\n\
             cookies = [\"session\"]\n\
             id = \"/id\"\n\
             username = \"/username\"\n",
            quoted(&format!("{}/whoami.json", answers.upstream.trim_end_matches('/')))
        )),
        None => {}
    }
    if answers.folder.is_some()
        && let Some(url) = answers.database.as_deref().and_then(for_own_account)
    {
        text.push_str(&format!(
            "\n# For an account of its own that can only read (portico init --print-grants):\n\
             # [forum.database]\n\
             # url = {}\n\
             # password_file = \"/run/secrets/forum-db\"\n",
            quoted(&url)
        ));
    }
    text.push_str(&console(&answers.console_groups));
    text
}

/// Who may open the console. Nobody is as good an answer as any, and is said.
fn console(groups: &[String]) -> String {
    let why =
        "\n# Members of these groups of the forum may open the console at /oauth/admin and change everything there.";
    let list = |groups: &[String]| toml::Value::from(groups.to_vec()).to_string();
    match groups {
        [] => format!(
            "{why}\n# Nobody, as long as no group is named: portico console link is a way in for once.\n\
             [console]\n# groups = [\"Administrators\"]\n"
        ),
        named => format!("{why}\n[console]\ngroups = {}\n", list(named)),
    }
}

/// The database's address with the account of `--print-grants` in it. `None` for SQLite, which has no accounts.
fn for_own_account(database: &str) -> Option<String> {
    let mut url = Url::parse(database).ok()?;
    url.set_username(ACCOUNT).ok()?;
    Some(one_line(url.as_str()))
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
