//! Templates, a style sheet and texts of the operator: read at the start, read again by SIGHUP, and never half.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use portico::demo::forum::Flavour;

use crate::faults::clients::{http, send};
use crate::faults::running::{Portico, Site};
use crate::faults::{forum, until};

const PATIENCE: Duration = Duration::from_secs(60);

/// A page that needs nobody: no app has this id.
async fn page(portico: &Portico) -> String {
    send(http().get(portico.url("/oauth/authorize?client_id=nobody"))).await.expect("an answer").body
}

/// The style sheet that a page names.
async fn sheet(portico: &Portico, page: &str) -> String {
    let (_, rest) = page.split_once("rel=\"stylesheet\" href=\"").expect("a style sheet");
    let (path, _) = rest.split_once('"').expect("its end");
    send(http().get(portico.url(path))).await.expect("an answer").body
}

async fn told(portico: &Portico, what: &str, times: usize) {
    let count = || portico.log().iter().filter(|line| line.contains(what)).count();
    until(what, PATIENCE, || async { count() >= times }).await;
}

fn write(site: &Site, name: &str, text: &str) {
    let file = site.config().parent().expect("a folder").join(name);
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, text).expect("written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_change_while_they_are_served_and_never_to_something_broken() {
    let forum = forum(Flavour::Plain { returns: true }).await;
    let site = Site::plain(&forum, "");
    let usual = std::fs::read_to_string(site.config()).expect("the configuration");
    let portico = site.start();
    let before = page(&portico).await;
    assert!(before.contains("We do not know this app") && !before.contains("own words"));

    // Looks and words of the operator.
    let more =
        "[pages]\ncustom_css = \"own.css\"\ntemplates = \"templates\"\n[texts.en]\nerror-P401-title = \"Who?\"\n";
    write(&site, "own.css", "h1 { letter-spacing: .1em }\n");
    let error = "{% extends \"layout.html\" %}{% block title %}x{% endblock %}{% block content %}<h1>{{ title.html }}</h1>\
                 own words{% endblock %}";
    write(&site, "templates/error.html", error);
    write(&site, "templates/README", "not a template");
    write(&site, "portico.toml", &format!("{usual}{more}"));
    portico.hang_up();
    until("the page has changed", PATIENCE, || async { page(&portico).await.contains("own words") }).await;
    let after = page(&portico).await;
    assert!(after.contains("<h1>Who?</h1>"), "{after}");
    assert!(sheet(&portico, &after).await.ends_with("h1 { letter-spacing: .1em }\n"));

    // A template, a text and a file with a mistake each: nothing changes, and the log says why.
    for (times, (file, text)) in [
        ("templates/error.html", "{% if %}".to_owned()),
        ("templates/eror.html", error.to_owned()),
        ("portico.toml", format!("{usual}{more}bakc = \"x\"\n")),
        ("portico.toml", "[pages".to_owned()),
    ]
    .into_iter()
    .enumerate()
    {
        write(&site, file, &text);
        portico.hang_up();
        told(&portico, "P115", times + 1).await;
        assert_eq!(page(&portico).await, after, "{file}");
        if file.starts_with("templates") {
            assert!(site.refused(&["check"]).contains("eror.html") || file.ends_with("/error.html"), "{file}");
            std::fs::remove_file(site.config().with_file_name(file)).expect("removed");
            write(&site, "templates/error.html", error);
        }
    }

    // A template that asks for what its page does not have gives way to the built-in one.
    write(&site, "portico.toml", &format!("{usual}{more}[oauth.registration]\nby_programs = \"off\"\n"));
    write(&site, "templates/error.html", "{{ nobody.knows.this }}");
    portico.hang_up();
    until("the page has changed", PATIENCE, || async { !page(&portico).await.contains("own words") }).await;
    assert!(page(&portico).await.contains("<h1>Who?</h1>"));
    told(&portico, "take effect when portico is restarted", 1).await;

    // Whoever looks into the audit trail sees what was read again.
    let listed = || site.command(&["audit", "list", "--action", "config.reloaded"]);
    until("the trail knows", PATIENCE, || async { listed().to_string().matches("config.reloaded").count() == 2 }).await;
    let trail = listed().to_string();
    assert!(trail.contains("texts.en.error-P401-title") && trail.contains("oauth.registration.by_programs"), "{trail}");
}

#[test]
fn the_built_in_templates_are_written_into_an_empty_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("templates");
    let export = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
        command.args(["config", "templates", "export"]).arg(&to).output().expect("the binary runs")
    };
    let done = export();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/templates");
    let mut count = 0;
    for entry in std::fs::read_dir(&built_in).expect("a folder") {
        let name = entry.expect("an entry").file_name();
        if name.to_string_lossy().ends_with(".html") {
            let text = |folder: &Path| std::fs::read_to_string(folder.join(&name)).expect("a template");
            assert_eq!(text(&to), text(&built_in), "{name:?}");
            count += 1;
        }
    }
    assert!(count > 10);
    // A second time something would be written over.
    let again = export();
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("P513"));
}
