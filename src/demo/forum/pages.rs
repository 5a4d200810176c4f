//! The HTML of the board. This is "the forum": its look is its own, and nothing here knows the gateway.

use super::super::html::{escape, shell, shell_with};
use super::Board;
use super::accounts::{SAMPLE, TOPICS, Topic};
use super::addresses::fill;
use super::backend::{Account, Visited};

const STYLE: &str = "
:root{color-scheme:light dark;--ink:light-dark(#1d2a33,#dde6ea);--paper:light-dark(#f4f6f5,#12191d);
--card:light-dark(#fff,#1a2429);--line:light-dark(#d4dcdc,#2e3b42);--sea:light-dark(#14596b,#6fc3d6);
--warn:light-dark(#8a2c16,#ff9f86)}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 Georgia,serif}
header{background:#14394a;color:#fff}header>div,main,footer{max-width:56rem;margin:auto;padding:1rem 1.25rem}
header>div{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline}
header strong{font-size:1.35rem;letter-spacing:.02em;margin-right:auto}
header a,header button{color:#fff}a{color:var(--sea)}h1{font-size:1.5rem;margin:.5rem 0 1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.9rem 1.1rem;margin:0 0 .9rem}
.card h2{font-size:1.05rem;margin:0 0 .2rem}.small{font:.85rem/1.4 system-ui,sans-serif;opacity:.8}
.note{border-left:.3rem solid var(--warn);color:var(--warn)}
.post{display:grid;grid-template-columns:3.5rem 1fr;gap:0 1rem}.post img{width:3.5rem;height:3.5rem;border-radius:.3rem}
form.inline{display:inline}label{display:block;margin:.6rem 0}
input[type=text],input[type=password]{display:block;width:100%;max-width:22rem;font:inherit;padding:.45rem .6rem;
border:1px solid var(--line);border-radius:.3rem;background:var(--paper);color:inherit}
button{font:inherit;padding:.4rem 1rem;border:1px solid #14596b;border-radius:.3rem;background:#14596b;color:#fff;
cursor:pointer}header button{background:none;border:0;padding:0;text-decoration:underline}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .5rem;border-bottom:1px solid var(--line)}
.wide{overflow-x:auto}:focus-visible{outline:.15rem solid #e0a030;outline-offset:.1rem}";

fn frame(board: &Board, visited: &Visited, title: &str, content: &str) -> String {
    frame_with(board, visited, title, "", content)
}

/// The whole page: who is here above, `content` between, the board's corners below. `head` is HTML for its head.
fn frame_with(board: &Board, visited: &Visited, title: &str, head: &str, content: &str) -> String {
    let addresses = board.backend.addresses();
    let who = match &visited.account {
        None => format!("<a id=\"login\" href=\"{}\">Log in</a>", escape(addresses.login)),
        Some(account) => {
            let profile = escape(&fill(addresses.profile, account.id, ""));
            let logout = escape(&fill(addresses.logout, account.id, &visited.session));
            let admin = if account.administrator { "<a href=\"/admin\">Administration</a> " } else { "" };
            let logout = match addresses.logout_by_form {
                true => format!(
                    "<form class=\"inline\" method=\"post\" action=\"{logout}\">\
                     <button id=\"logout\">Log out</button></form>"
                ),
                false => format!("<a id=\"logout\" href=\"{logout}\">Log out</a>"),
            };
            format!("{admin}<a id=\"me\" href=\"{profile}\">{}</a> {logout}", escape(&account.username))
        }
    };
    let note = match &visited.account {
        Some(account) if account.banned_until.is_some() => {
            "<p class=\"card note\">You are banned from this board. You can read, but not write.</p>"
        }
        Some(account) if !account.active => {
            "<p class=\"card note\">Your account waits for its activation. You can read, but not write.</p>"
        }
        _ => "",
    };
    let sample = match board.software {
        Some(software) => {
            format!("A sample board with the tables, cookies and addresses of {software}; it is not that.")
        }
        None => "A sample board.".to_owned(),
    };
    let body = format!(
        "<header><div><strong>Harbour Club</strong><a href=\"/\">Topics</a> <a href=\"/members\">Members</a> {who}\
         </div></header>\n<main>{note}<h1>{}</h1>\n{content}</main>\n<footer class=\"small\">{sample} \
         <a href=\"/upload\">Upload</a> · <a href=\"/download?size=10485760\">Download</a> · \
         <a href=\"/live\">A page that grows</a> · <a href=\"/cookies\">Many cookies</a> · <a href=\"/echo\">Echo</a>\
         </footer>",
        escape(title)
    );
    shell_with(&format!("{title} · Harbour Club"), STYLE, head, &body)
}

/// The list of topics.
pub fn front(board: &Board, visited: &Visited) -> String {
    let list: String = TOPICS
        .iter()
        .map(|topic| {
            let by = topic.posts.first().map_or("", |post| post.0);
            let replies = topic.posts.len().saturating_sub(1);
            format!(
                "<div class=\"card\"><h2><a href=\"/topics/{}\">{}</a></h2>\
                 <span class=\"small\">by {} · replies: {replies}</span></div>\n",
                topic.id,
                escape(topic.title),
                escape(by)
            )
        })
        .collect();
    frame(board, visited, "Topics", &list)
}

/// One topic with its posts.
pub fn topic(board: &Board, visited: &Visited, topic: &Topic) -> String {
    let addresses = board.backend.addresses();
    let posts: String = topic
        .posts
        .iter()
        .map(|(author, text)| {
            let id = SAMPLE.iter().find(|member| member.username == *author).map_or(0, |member| member.id);
            format!(
                "<article class=\"card post\"><img src=\"{}\" alt=\"\"><div><h2><a href=\"{}\">{}</a></h2>\
                 <p>{}</p></div></article>\n",
                escape(&fill(addresses.avatar, id, "")),
                escape(&fill(addresses.profile, id, "")),
                escape(author),
                escape(text)
            )
        })
        .collect();
    frame(board, visited, topic.title, &posts)
}

fn groups(board: &Board, account: &Account) -> String {
    let titles: Vec<String> = account.groups.iter().map(|group| escape(&board.backend.title(group))).collect();
    titles.join(", ")
}

/// Everybody.
pub fn members(board: &Board, visited: &Visited, accounts: &[Account]) -> String {
    let rows: String = accounts
        .iter()
        .map(|account| {
            let profile = escape(&fill(board.backend.addresses().profile, account.id, ""));
            let name = escape(&account.username);
            format!("<tr><td><a href=\"{profile}\">{name}</a></td><td>{}</td></tr>\n", groups(board, account))
        })
        .collect();
    let table = format!("<div class=\"card wide\"><table><tr><th>Name<th>Groups</tr>\n{rows}</table></div>");
    frame(board, visited, "Members", &table)
}

/// One member.
pub fn profile(board: &Board, visited: &Visited, account: &Account) -> String {
    let content = format!(
        "<div class=\"card post\"><img src=\"{}\" alt=\"\"><div><h2>{}</h2><p>{}</p></div></div>",
        escape(&fill(board.backend.addresses().avatar, account.id, "")),
        escape(&account.username),
        groups(board, account)
    );
    frame(board, visited, &account.username, &content)
}

/// The log-in form. `wanted` is where the visitor goes afterwards.
pub fn login(board: &Board, visited: &Visited, wanted: &str, note: Option<&str>) -> String {
    let addresses = board.backend.addresses();
    let form = &addresses.form;
    let note =
        note.map(|note| format!("<p class=\"card note\" role=\"alert\">{}</p>", escape(note))).unwrap_or_default();
    let back = form.back.filter(|_| !wanted.is_empty()).map(|name| (name, wanted));
    let hidden: String = form
        .hidden
        .iter()
        .copied()
        .chain(back)
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(value)))
        .collect();
    let names: Vec<String> = SAMPLE.iter().map(|member| escape(member.username)).collect();
    let content = format!(
        "{note}<form class=\"card\" id=\"login-form\" method=\"post\" action=\"{}\">{hidden}\
         <label>Name <input type=\"text\" id=\"username\" name=\"{}\" autocomplete=\"username\" required></label>\
         <label>Password <input type=\"password\" id=\"password\" name=\"{}\" autocomplete=\"current-password\" \
         required></label>\
         <label><input type=\"checkbox\" id=\"remember\" name=\"{}\" value=\"1\"> Remember me</label>\
         <button name=\"login\" value=\"Login\">Log in</button>\
         <p class=\"small\">{}: everybody's password is demo.</p></form>",
        escape(addresses.enter),
        form.username,
        form.password,
        form.remember,
        names.join(", "),
    );
    frame(board, visited, "Log in", &content)
}

/// Says what was done, and goes on to `target` after a second.
pub fn done(board: &Board, visited: &Visited, text: &str, target: &str) -> String {
    let target = escape(target);
    let head = format!("<meta http-equiv=\"refresh\" content=\"1;URL={target}\">");
    let content = format!("<p class=\"card\">{} <a id=\"onward\" href=\"{target}\">Go on</a></p>", escape(text));
    frame_with(board, visited, "Information", &head, &content)
}

/// Logged in, but the address to go on with was none of this board.
pub fn no_way_back(board: &Board, visited: &Visited) -> String {
    let text = "<p class=\"card note\">You are logged in, but the address to go on with is not one of this board.</p>";
    frame(board, visited, "Information", text)
}

/// The upload form.
pub fn upload(board: &Board, visited: &Visited) -> String {
    let form = "<form class=\"card\" method=\"post\" action=\"/upload\" enctype=\"multipart/form-data\">\
                <label>A picture of any size <input type=\"file\" name=\"file\"></label><button>Upload</button>\
                <p class=\"small\">Nothing is kept. The answer says how many bytes came, and their SHA-256.</p></form>";
    frame(board, visited, "Upload", form)
}

/// Bans and sessions.
pub fn admin(board: &Board, visited: &Visited, accounts: &[Account]) -> String {
    let button = |path: &str, id: u32, text: &str| {
        format!(
            "<form class=\"inline\" method=\"post\" action=\"/admin/{path}\">\
             <input type=\"hidden\" name=\"id\" value=\"{id}\"><button>{text}</button></form>"
        )
    };
    let rows: String = accounts
        .iter()
        .map(|account| {
            let ban = match account.banned_until {
                None => button("ban", account.id, "Ban"),
                Some(_) => button("unban", account.id, "Lift the ban"),
            };
            let end = button("end-sessions", account.id, "Log out everywhere");
            let state = match (account.active, account.banned_until) {
                (false, _) => "not active",
                (true, Some(_)) => "banned",
                (true, None) => "",
            };
            format!(
                "<tr><td>{}</td><td>{}</td><td>{state}</td><td>{ban} {end}</td></tr>\n",
                escape(&account.username),
                groups(board, account)
            )
        })
        .collect();
    let table =
        format!("<div class=\"card wide\"><table><tr><th>Name<th>Groups<th>State<th></tr>\n{rows}</table></div>");
    frame(board, visited, "Administration", &table)
}

/// Somebody else's door.
pub fn admins_only(board: &Board, visited: &Visited) -> String {
    frame(board, visited, "Administration", "<p class=\"card note\">This page is for administrators of the board.</p>")
}

/// 404.
pub fn missing(board: &Board, visited: &Visited) -> String {
    frame(board, visited, "Not found", "<p class=\"card\">There is no such page on this board.</p>")
}

/// The database of the board is away, so nothing of it can be shown.
pub fn broken(error: &str) -> String {
    let body = format!("<main><h1>General error</h1><p class=\"card note\">{}</p></main>", escape(error));
    shell("General error", STYLE, &body)
}
