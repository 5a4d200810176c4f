//! Links into the console, and the visits that they open.

use portico::model::ConsolePass;

use super::Subject;
use super::samples::*;

fn pass(expires: u64) -> ConsolePass {
    ConsolePass { link: "k7q2".to_owned(), expires_at: at(expires) }
}

pub async fn links_count_once(mut subject: Subject) {
    subject.store().put_console_link(&hash("link"), &pass(600)).await.unwrap();
    subject.reopen();
    assert_eq!(subject.store().console_link(&hash("link")).await.unwrap(), Some(pass(600)));
    assert!(!subject.store().open_console(&hash("other"), &hash("visit"), &pass(3600)).await.unwrap());
    assert_eq!(subject.store().console_visit(&hash("visit")).await.unwrap(), None, "no link, no visit");
    let (first, second) = (subject.store(), subject.store());
    let (link, visits, pass_of_visit) = (hash("link"), [hash("visit 1"), hash("visit 2")], pass(3600));
    let (one, two) = tokio::join!(
        first.open_console(&link, &visits[0], &pass_of_visit),
        second.open_console(&link, &visits[1], &pass_of_visit),
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    assert!(one != two, "exactly one opens the console");
    drop((first, second));
    subject.reopen();
    for (visit, opened) in [("visit 1", one), ("visit 2", two)] {
        let kept = subject.store().console_visit(&hash(visit)).await.unwrap();
        assert_eq!(kept, opened.then(|| pass(3600)), "{visit}");
        assert_eq!(subject.store().console_link(&hash(visit)).await.unwrap(), None, "a visit is no link");
    }
    assert_eq!(subject.store().console_link(&hash("link")).await.unwrap(), None);
}

pub async fn visits_end(subject: Subject) {
    let store = subject.store();
    for visit in ["left", "stays"] {
        store.put_console_link(&hash(visit), &pass(600)).await.unwrap();
        assert!(store.open_console(&hash(visit), &hash(visit), &pass(3600)).await.unwrap());
    }
    store.put_console_link(&hash("unused"), &pass(600)).await.unwrap();
    for _ in 0..2 {
        store.end_console_visit(&hash("left")).await.unwrap();
    }
    assert_eq!(store.console_visit(&hash("left")).await.unwrap(), None);
    store.sweep(at(601), 100).await.unwrap();
    assert_eq!(store.console_link(&hash("unused")).await.unwrap(), None, "links expire");
    assert!(store.console_visit(&hash("stays")).await.unwrap().is_some());
    store.sweep(at(3601), 100).await.unwrap();
    assert_eq!(store.console_visit(&hash("stays")).await.unwrap(), None, "so do visits");
}
