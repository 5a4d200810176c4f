//! Commands that ask a forum, beside a running demo with the members of the sample forum.

use super::{Output, Place, Settled, shows};
use crate::demo::process::Demo;
use crate::demo::visitor::Visitor;

/// Where the sample forum of this flavour takes logins.
const LOGIN: &str = "/ucp.php?mode=login";

impl Place for Demo {
    fn outcome(&self, words: &[&str]) -> Output {
        self.run(words)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn commands_that_ask_the_forum() {
    let demo = Demo::start("phpbb");
    let folder = tempfile::tempdir().expect("a folder");
    let mut settled = Settled::default().folder(folder.path());
    let mut tomas = Visitor::new(&demo.issuer);
    tomas.log_in(LOGIN, "tomas").await;
    let cookies = tomas.cookie_line();
    let mut shows = |words: &str, runs: &[&[&str]]| shows(&demo, &mut settled, words, runs);
    shows(
        "members list",
        &[
            &["members", "list"],
            &["members", "list", "--without-email", "-o", "json"],
            &["members", "list", "--limit", "2"],
        ],
    );
    shows(
        "app preview",
        &[
            &["app", "preview", "Demo chat", "--member", "4"],
            &["app", "preview", "Demo chat", "--member", "4", "-o", "json"],
            &["app", "preview", "Demo chat", "--member", "4711"],
        ],
    );
    let why = ["why", "--cookie", &cookies, "--user-agent", &tomas.user_agent, "--address", "127.0.0.1"];
    shows("why", &[&why, &[&why[..], &["-o", "json"]].concat(), &["why", "--cookie", "theme=dark"], &["why"]]);
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let (his, nobodys) = (file("cookies", &cookies), file("nobody", "theme=dark\n"));
    let test = ["app", "test", "Demo chat", "--headless", "--cookie-file"];
    let as_tomas = [&test[..], &[&his, "--user-agent", &tomas.user_agent]].concat();
    shows(
        "app test",
        &[
            &as_tomas,
            &[&as_tomas[..], &["-o", "json"]].concat(),
            &[&test[..], &[&nobodys]].concat(),
            &["app", "test", "Demo chat", "--headless"],
            &["app", "test", "nobody"],
        ],
    );
}
