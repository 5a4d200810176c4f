//! The HTML of the board. This is "the forum": its look is its own, and nothing here knows the gateway.

use super::super::html::{escape, shell};
use super::Board;
use super::accounts::{GROUPS, TOPICS, Topic};
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

/// The whole page: who is here above, `content` between, the board's corners below.
fn frame(board: &Board, visited: &Visited, title: &str, content: &str) -> String {
    let addresses = board.backend.addresses();
    let who = match &visited.account {
        None => format!("<a id=\"login\" href=\"{}{}\">Log in</a>", addresses.login, escape(addresses.login_query)),
        Some(account) => {
            let profile = escape(&board.backend.profile_path(account.id));
            let name = format!("<a id=\"me\" href=\"{profile}\">{}</a>", escape(&account.username));
            let logout = escape(&board.backend.logout_path(&visited.session));
            let admin = account.groups.iter().any(|group| group.id == super::ADMINISTRATORS.id);
            let admin = if admin { "<a href=\"/admin\">Administration</a> " } else { "" };
            match board.plain {
                true => format!(
                    "{admin}{name} <form class=\"inline\" method=\"post\" action=\"{logout}\">\
                     <button id=\"logout\">Log out</button></form>"
                ),
                false => format!("{admin}{name} <a id=\"logout\" href=\"{logout}\">Log out</a>"),
            }
        }
    };
    let banned = visited.account.as_ref().is_some_and(|account| account.banned_until.is_some());
    let note = if banned {
        "<p class=\"card note\">You are banned from this board. You can read, but not write.</p>"
    } else {
        ""
    };
    let body = format!(
        "<header><div><strong>Harbour Club</strong><a href=\"/\">Topics</a> <a href=\"/members\">Members</a> {who}\
         </div></header>\n<main>{note}<h1>{}</h1>\n{content}</main>\n<footer class=\"small\">A sample board. \
         <a href=\"/upload\">Upload</a> · <a href=\"/download?size=10485760\">Download</a> · \
         <a href=\"/live\">A page that grows</a> · <a href=\"/cookies\">Many cookies</a> · <a href=\"/echo\">Echo</a>\
         </footer>",
        escape(title)
    );
    shell(&format!("{title} · Harbour Club"), STYLE, &body)
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
    let posts: String = topic
        .posts
        .iter()
        .map(|(author, text)| {
            let id = super::SAMPLE.iter().find(|member| member.username == *author).map_or(0, |member| member.id);
            format!(
                "<article class=\"card post\"><img src=\"{}\" alt=\"\"><div><h2><a href=\"{}\">{}</a></h2>\
                 <p>{}</p></div></article>\n",
                escape(&board.backend.avatar_path(id)),
                escape(&board.backend.profile_path(id)),
                escape(author),
                escape(text)
            )
        })
        .collect();
    frame(board, visited, topic.title, &posts)
}

fn groups(account: &Account) -> String {
    // phpBB keeps language keys for its own groups; people read names.
    let name = |group: &super::AccountGroup| {
        let known = GROUPS.iter().find(|known| known.id == group.id);
        escape(known.map_or(group.name.as_str(), |known| known.name))
    };
    account.groups.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Everybody.
pub fn members(board: &Board, visited: &Visited, accounts: &[Account]) -> String {
    let rows: String = accounts
        .iter()
        .map(|account| {
            let profile = escape(&board.backend.profile_path(account.id));
            let name = escape(&account.username);
            format!("<tr><td><a href=\"{profile}\">{name}</a></td><td>{}</td></tr>\n", groups(account))
        })
        .collect();
    let table = format!("<div class=\"card wide\"><table><tr><th>Name<th>Groups</tr>\n{rows}</table></div>");
    frame(board, visited, "Members", &table)
}

/// One member.
pub fn profile(board: &Board, visited: &Visited, account: &Account) -> String {
    let content = format!(
        "<div class=\"card post\"><img src=\"{}\" alt=\"\"><div><h2>{}</h2><p>{}</p></div></div>",
        escape(&board.backend.avatar_path(account.id)),
        escape(&account.username),
        groups(account)
    );
    frame(board, visited, &account.username, &content)
}

/// The log-in form. `wanted` is where the visitor goes afterwards.
pub fn login(board: &Board, visited: &Visited, wanted: &str, note: Option<&str>) -> String {
    let addresses = board.backend.addresses();
    let note =
        note.map(|note| format!("<p class=\"card note\" role=\"alert\">{}</p>", escape(note))).unwrap_or_default();
    let back = addresses.back.filter(|_| !wanted.is_empty());
    let back = back.map(|name| format!("<input type=\"hidden\" name=\"{name}\" value=\"{}\">", escape(wanted)));
    let remember = if board.plain { "remember" } else { "autologin" };
    let content = format!(
        "{note}<form class=\"card\" id=\"login-form\" method=\"post\" action=\"{}{}\">{}\
         <label>Name <input type=\"text\" name=\"username\" autocomplete=\"username\" required></label>\
         <label>Password <input type=\"password\" name=\"password\" autocomplete=\"current-password\" required></label>\
         <label><input type=\"checkbox\" name=\"{remember}\"> Remember me</label>\
         <button name=\"login\" value=\"Login\">Log in</button>\
         <p class=\"small\">lena, josé núñez, marta, tomas, bruno, nadia: everybody's password is demo.</p></form>",
        addresses.login,
        escape(addresses.login_query),
        back.unwrap_or_default(),
    );
    frame(board, visited, "Log in", &content)
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
                groups(account)
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
