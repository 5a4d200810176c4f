//! Demo chat against a provider that nobody here wrote for it, and that misbehaves.

use std::sync::Arc;

use portico::demo::chat::{ChatApp, Settings};
use portico::model::Plaintext;
use tokio::runtime::Handle;

use super::TestClock;
use super::provider::{Fault, ID, Provider, SECRET};
use super::visitor::{Answer, Visitor};

struct Chat {
    app: ChatApp,
    provider: Arc<Provider>,
    clock: TestClock,
}

impl Chat {
    async fn start() -> Self {
        rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
        let clock = TestClock::new();
        let provider = Provider::start(clock.clone()).await;
        let bound = ChatApp::bind(super::any_port(), &Handle::current()).await.expect("a port");
        assert_eq!(bound.redirect_uri(), format!("http://{}/callback", bound.address()));
        let app = bound.start(Settings {
            issuer: provider.issuer(),
            client_id: ID.to_owned(),
            client_secret: Plaintext::new(SECRET),
            scope: "openid profile email groups offline_access".to_owned(),
            clock: clock.clock(),
        });
        Self { app: app.expect("the chat starts"), provider, clock }
    }

    fn visitor(&self) -> Visitor {
        Visitor::new(&format!("http://{}", self.app.address()))
    }

    /// To the provider and back, up to the answer of the callback.
    async fn log_in(&self, visitor: &mut Visitor, path: &str) -> Answer {
        let to_provider = visitor.get(path).await.location.expect("a redirect to the provider");
        let back = visitor.get(&to_provider).await.location.expect("a redirect to the chat");
        visitor.get(&back).await
    }
}

#[tokio::test]
async fn a_member_logs_in_refreshes_and_logs_out() {
    let chat = Chat::start().await;
    let mut visitor = chat.visitor();
    assert!(visitor.get("/").await.body.contains("Log in with the forum"));
    assert_eq!(chat.log_in(&mut visitor, "/login").await.location.as_deref(), Some("/"));
    let page = visitor.get("/").await.body;
    for want in ["Lena &lt;3</strong>", "lena@example.net", "Members, Photo club", "lena.svg"] {
        assert!(page.contains(want), "{want}: {page}");
    }
    assert!(page.contains("id=\"refreshed\">0<"));
    chat.clock.forward(100);
    assert_eq!(visitor.post("/refresh", &[]).await.location.as_deref(), Some("/"));
    assert!(visitor.get("/").await.body.contains("id=\"refreshed\">1<"));
    visitor.post("/logout", &[]).await;
    assert!(visitor.get("/").await.body.contains("You are not logged in here"));
}

#[tokio::test]
async fn every_fault_of_the_provider_is_noticed_and_told() {
    let chat = Chat::start().await;
    for (fault, want) in [
        (Fault::AnswerIssuer, "names another issuer"),
        (Fault::NoAnswerIssuer, "does not name its issuer"),
        (Fault::Denied, "access_denied"),
        (Fault::TokenRefused, "invalid_grant"),
        (Fault::TokenIsHtml, "not the JSON expected"),
        (Fault::NoIdToken, "no ID token"),
        (Fault::Signature, "the ID token is not valid"),
        (Fault::UnknownKey, "the key of the ID token is unknown"),
        (Fault::Algorithm, "(alg)"),
        (Fault::Issuer, "the ID token is not valid"),
        (Fault::Audience, "the ID token is not valid"),
        (Fault::Expired, "too old"),
        (Fault::Nonce, "(nonce)"),
        (Fault::OtherSubject, "somebody else"),
    ] {
        *chat.provider.fault.lock().expect("the fault") = fault;
        let mut visitor = chat.visitor();
        let answer = chat.log_in(&mut visitor, "/login").await;
        assert!(answer.body.contains(want), "{fault:?}: {}", answer.body);
        assert!(visitor.get("/").await.body.contains("You are not logged in here"), "{fault:?}");
    }
}

#[tokio::test]
async fn a_refused_refresh_is_told_in_plain_words() {
    let chat = Chat::start().await;
    let mut visitor = chat.visitor();
    chat.log_in(&mut visitor, "/login").await;
    *chat.provider.fault.lock().expect("the fault") = Fault::RefreshRefused;
    let page = visitor.post("/refresh", &[]).await.body;
    assert!(page.contains("The login has run out, was ended, or was used before."), "{page}");
}

#[tokio::test]
async fn an_answer_counts_once_and_in_its_own_browser() {
    let chat = Chat::start().await;
    let mut visitor = chat.visitor();
    let to_provider = visitor.get("/login").await.location.expect("a redirect");
    let back = visitor.get(&to_provider).await.location.expect("a redirect");
    let mut other = chat.visitor();
    other.get("/login").await;
    assert!(other.get(&back).await.body.contains("(state)"));
    assert_eq!(visitor.get(&back).await.location.as_deref(), Some("/"));
    assert!(visitor.get(&back).await.body.contains("(state)"));
    assert!(visitor.get("/callback").await.body.contains("(state)"));
}

#[tokio::test]
async fn a_popup_tells_its_opener() {
    let chat = Chat::start().await;
    let mut visitor = chat.visitor();
    assert!(visitor.get("/popup").await.body.contains("window.open("));
    let done = chat.log_in(&mut visitor, "/login?popup=1").await.body;
    assert!(done.contains("demoChatDone(true, \"Lena \\u003c3\")"), "{done}");
    *chat.provider.fault.lock().expect("the fault") = Fault::Denied;
    let failed = chat.log_in(&mut visitor, "/login?popup=1").await.body;
    assert!(failed.contains("demoChatDone(false, \"access_denied\")"), "{failed}");
}

#[tokio::test]
async fn another_name_of_the_chat_leads_to_the_right_one() {
    let chat = Chat::start().await;
    let port = chat.app.address().port();
    let mut visitor = Visitor::new(&format!("http://localhost:{port}"));
    let answer = visitor.get("/login?popup=1").await;
    assert_eq!(answer.location, Some(format!("http://127.0.0.1:{port}/login?popup=1")));
}
