//! The HTML of the chat.

use serde_json::Value;

use super::super::html::{escape, shell};
use super::provider::ChatError;
use super::sessions::Login;

const STYLE: &str = "
:root{color-scheme:light dark;--ink:light-dark(#26203a,#e8e4f3);--paper:light-dark(#f7f5fb,#16131f);
--card:light-dark(#fff,#211d2e);--line:light-dark(#ddd6ea,#3a3450);--plum:light-dark(#5b2a86,#c4a2e8)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:40rem;margin:auto;padding:2rem 1.25rem}h1{font-size:1.6rem;color:var(--plum);margin:0 0 1.25rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.8rem;padding:1.1rem 1.3rem;margin:0 0 1rem}
.who{display:flex;gap:1rem;align-items:center}.who img{width:4rem;height:4rem;border-radius:50%}
.who strong{font-size:1.25rem}.button,button{display:inline-block;font:inherit;font-weight:600;padding:.55rem 1.2rem;
border:0;border-radius:.5rem;background:#5b2a86;color:#fff;text-decoration:none;cursor:pointer}
button.quiet{background:none;color:var(--plum);border:1px solid var(--line)}form{display:inline}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}
pre{overflow-x:auto;font-size:.85rem;margin:.5rem 0 0}a{color:var(--plum)}.button{color:#fff}
:focus-visible{outline:.15rem solid #e0a030;outline-offset:.15rem}";

fn frame(title: &str, body: &str) -> String {
    shell(title, STYLE, &format!("<main>{body}</main>"))
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The name to call a member by.
fn name(login: &Login) -> &str {
    ["name", "preferred_username", "nickname", "sub"]
        .into_iter()
        .find_map(|claim| text(&login.userinfo, claim))
        .unwrap_or("somebody")
}

/// Not logged in: the button. Logged in: all that the chat was told.
pub fn front(login: Option<&Login>) -> String {
    match login {
        None => frame(
            "Demo chat",
            "<h1>Demo chat</h1><div class=\"card\"><p>You are not logged in here.</p>\
             <a class=\"button\" id=\"login\" href=\"/login\">Log in with the forum</a>\
             <p><a href=\"/popup\">or in a window of its own</a></p></div>",
        ),
        Some(login) => frame("Demo chat", &member(login)),
    }
}

fn member(login: &Login) -> String {
    let info = &login.userinfo;
    let picture = text(info, "picture").filter(|address| address.starts_with("http"));
    let picture = picture.map(|address| format!("<img id=\"picture\" src=\"{}\" alt=\"\">", escape(address)));
    let groups = info.get("groups").and_then(Value::as_array).map(|groups| {
        let names = groups.iter().map(|group| group.as_str().map_or_else(|| group.to_string(), str::to_owned));
        names.collect::<Vec<_>>().join(", ")
    });
    let mut rows = String::new();
    for (label, id, value) in [
        ("User name", "username", text(info, "preferred_username").map(str::to_owned)),
        ("E-mail", "email", text(info, "email").map(str::to_owned)),
        ("Groups", "groups", groups),
        ("Granted", "scope", login.scope.clone()),
        ("Access token until", "expires", login.expires_at.map(clock_time)),
        ("Refreshed", "refreshed", Some(login.refreshed.to_string())),
    ] {
        let value = value.unwrap_or_else(|| "not told".to_owned());
        rows.push_str(&format!("<dt>{label}</dt><dd id=\"{id}\">{}</dd>", escape(&value)));
    }
    let refresh = match login.refresh_token {
        Some(_) => "<form method=\"post\" action=\"/refresh\"><button id=\"refresh\">Refresh</button></form> ",
        None => "",
    };
    let raw = |value: &Value| escape(&serde_json::to_string_pretty(value).unwrap_or_default());
    format!(
        "<h1>Demo chat</h1><div class=\"card who\">{}<div>Welcome, <strong id=\"name\">{}</strong></div></div>\
         <div class=\"card\"><dl>{rows}</dl></div><p>{refresh}<form method=\"post\" action=\"/logout\">\
         <button class=\"quiet\" id=\"logout\">Log out here</button></form></p>\
         <details class=\"card\"><summary>Claims of the ID token</summary><pre id=\"id-token\">{}</pre></details>\
         <details class=\"card\"><summary>Answer of userinfo</summary><pre id=\"userinfo\">{}</pre></details>",
        picture.unwrap_or_default(),
        escape(name(login)),
        raw(&login.claims),
        raw(info),
    )
}

/// Time of day in UTC.
fn clock_time(at: i64) -> String {
    let second = at.rem_euclid(86_400);
    format!("{:02}:{:02}:{:02} UTC", second / 3_600, second / 60 % 60, second % 60)
}

/// What the provider's codes mean, for people (RFC 6749 §4.1.2.1 and §5.2, OIDC Core §3.1.2.6).
fn in_plain_words(error: &str) -> &'static str {
    match error {
        "access_denied" => "The forum did not let you in here, or you said no.",
        "temporarily_unavailable" => "The forum cannot say who you are at the moment. Try again in a minute.",
        "server_error" => "Something went wrong at the forum. Try again in a minute.",
        "login_required" => "You are not logged in at the forum.",
        "consent_required" | "interaction_required" => "The forum wants to ask you something first.",
        "invalid_scope" => "This chat asks for more than the forum allows it.",
        "invalid_client" | "unauthorized_client" => "The forum does not know this chat, or its secret is wrong.",
        "invalid_grant" => "The login has run out, was ended, or was used before. Log in again.",
        "invalid_token" => "The forum has ended this login. Log in again.",
        _ => "The forum refused the login.",
    }
}

/// A login that failed. In a second window the first one is told.
pub fn failed(error: &ChatError, popup: bool) -> String {
    let (words, code, detail) = match error {
        ChatError::Refused { error, description } => (in_plain_words(error), error.as_str(), description.as_str()),
        ChatError::Unusable(detail) => ("The forum does not answer as it should.", "", detail.as_str()),
        ChatError::Suspicious(detail) => ("The login was stopped, because the answer does not fit.", "", *detail),
        ChatError::Broken(detail) => ("The chat itself has a problem.", "", detail.as_str()),
    };
    let script = if popup { popup_script(false, code) } else { String::new() };
    let body = format!(
        "<h1>Not logged in</h1><div class=\"card\" role=\"alert\"><p id=\"error\">{words}</p>\
         <p><code id=\"code\">{}</code> <span id=\"detail\">{}</span></p>\
         <a class=\"button\" href=\"/\">Back to Demo chat</a></div>{script}",
        escape(code),
        escape(detail)
    );
    frame("Not logged in · Demo chat", &body)
}

/// The first window of a login in two: opens the second one and waits until it calls back or is closed.
pub fn popup(login: Option<&Login>) -> String {
    let result = login.map_or("not logged in", name);
    let body = format!(
        "<h1>Demo chat</h1><div class=\"card\"><p>Logged in: <strong id=\"result\">{}</strong></p>\
         <button id=\"login\">Log in with the forum in a window</button></div>\n<script>\n\
         const result = document.getElementById('result');\n\
         window.demoChatDone = (ok, text) => {{ result.textContent = ok ? text : 'failed: ' + text; }};\n\
         document.getElementById('login').addEventListener('click', () => {{\n\
         const popup = window.open('/login?popup=1', 'Login', 'width=900,height=450');\n\
         result.textContent = 'waiting';\n\
         const timer = setInterval(() => {{\n\
         if (popup && !popup.closed) return;\n\
         clearInterval(timer);\n\
         if (result.textContent === 'waiting') result.textContent = 'the window was closed';\n\
         }}, 200);\n}});\n</script>",
        escape(result)
    );
    frame("Demo chat", &body)
}

/// The second window after a login that went well.
pub fn popup_done(login: &Login) -> String {
    let body = format!(
        "<h1>Logged in</h1><p class=\"card\">You can close this window.</p>{}",
        popup_script(true, name(login))
    );
    frame("Logged in · Demo chat", &body)
}

/// Tells the opener and closes the window. Without an opener the window stays and says so.
fn popup_script(ok: bool, text: &str) -> String {
    // A JSON string is a JavaScript string; "<" could end the script.
    let text = Value::from(text).to_string().replace('<', "\\u003c");
    format!(
        "<script>\nif (window.opener && window.opener.demoChatDone) {{\n\
         window.opener.demoChatDone({ok}, {text});\nwindow.close();\n}} else {{\n\
         document.body.append('The window that began the login cannot be reached.');\n}}\n</script>"
    )
}
