//! The list of apps, however many there are.

use portico::model::{Client, ClientId, UnixSeconds};

use super::looks_after::Carla;

/// How many apps stand on a page.
fn shown(page: &str) -> usize {
    page.matches("<tr><th scope=\"row\">").count()
}

#[tokio::test]
async fn many_apps_stand_on_several_pages() {
    let carla = Carla::comes().await;
    let store = &carla.theatre.stage.ports.store;
    let before = store.clients().await.expect("the store").len();
    for number in 0..250 {
        let client = Client::new(ClientId(format!("many-{number:03}")), format!("zz {number:03}"), UnixSeconds(0));
        store.add_client(&client).await.expect("the store");
    }
    let all = before + 250;
    let last = all.div_ceil(100);
    let front = carla.sees("").await;
    assert_eq!(shown(&front), 100);
    assert!(front.contains(&format!("Page 1 of {last}")) && !front.contains("rel=\"prev\""), "{front}");
    for order in ["", "sort=members&", "sort=used&", "sort=logins&"] {
        let mut found = 0;
        for page in 1..=last {
            let html = carla.sees(&format!("?{order}page={page}")).await;
            found += shown(&html);
            assert_eq!(html.contains("rel=\"next\""), page < last, "{order}{page}");
        }
        assert_eq!(found, all, "{order}");
    }
    // What is searched for is found on whichever page it would be.
    let html = carla.sees("?q=zz+249").await;
    assert!(shown(&html) == 1 && html.contains("many-249") && !html.contains("rel=\"next\""), "{html}");
    let html = carla.sees("?q=zz&page=2").await;
    assert!(html.contains("rel=\"next\"") && html.contains("q=zz&amp;page=3"), "{html}");
    for odd in ["99", "18446744073709551616", "0", "-1", "x"] {
        assert!(shown(&carla.sees(&format!("?page={odd}")).await) > 0, "{odd}");
    }
}
