//! An OpenID provider in miniature that can misbehave in one way at a time.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::TestClock;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    None,
    AnswerIssuer,
    NoAnswerIssuer,
    Denied,
    TokenRefused,
    TokenIsHtml,
    Signature,
    UnknownKey,
    Algorithm,
    Issuer,
    Audience,
    Expired,
    Nonce,
    OtherSubject,
    NoIdToken,
    RefreshRefused,
}

pub const ID: &str = "demo-chat";
pub const SECRET: &str = "a-secret";

pub struct Provider {
    address: SocketAddr,
    clock: TestClock,
    key: EcdsaKeyPair,
    pkcs8: Vec<u8>,
    pub fault: Mutex<Fault>,
    /// The query of the last authorize request.
    asked: Mutex<HashMap<String, String>>,
}

impl Provider {
    pub async fn start(clock: TestClock) -> Arc<Self> {
        let listener = TcpListener::bind(super::any_port()).await.expect("a port");
        let pkcs8 =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref()).expect("a key");
        let provider = Arc::new(Self {
            address: listener.local_addr().expect("an address"),
            clock,
            key,
            pkcs8: pkcs8.as_ref().to_vec(),
            fault: Mutex::new(Fault::None),
            asked: Mutex::default(),
        });
        let serving = Arc::clone(&provider);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let provider = Arc::clone(&serving);
                let service = hyper::service::service_fn(move |request| {
                    let provider = Arc::clone(&provider);
                    async move { Ok::<_, Infallible>(provider.answer(request).await) }
                });
                tokio::spawn(
                    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        provider
    }

    pub fn issuer(&self) -> String {
        format!("http://{}", self.address)
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().expect("the fault")
    }

    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let query = pairs(request.uri().query().unwrap_or_default());
        let authorization =
            request.headers().get("authorization").map(|value| value.to_str().expect("ASCII").to_owned());
        match request.uri().path() {
            "/.well-known/openid-configuration" => json_answer(200, &self.discovery()),
            "/keys" => json_answer(200, &json!({"keys": [self.public_key()]})),
            "/authorize" => self.authorize(query),
            "/token" => {
                let body = request.into_body().collect().await.expect("a form").to_bytes();
                self.token(&pairs(std::str::from_utf8(&body).expect("a form")), authorization)
            }
            "/userinfo" => {
                assert!(authorization.expect("a token").starts_with("Bearer at-"));
                let sub = if self.fault() == Fault::OtherSubject { "9" } else { "3" };
                let picture = "http://localhost/lena.svg";
                let info = json!({"sub": sub, "name": "Lena <3", "preferred_username": "lena", "picture": picture,
                                  "email": "lena@example.net", "groups": ["Members", "Photo club"]});
                json_answer(200, &info)
            }
            path => panic!("the chat asks for {path}"),
        }
    }

    fn discovery(&self) -> Value {
        let issuer = self.issuer();
        json!({
            "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"), "userinfo_endpoint": format!("{issuer}/userinfo"),
            "jwks_uri": format!("{issuer}/keys"), "authorization_response_iss_parameter_supported": true,
        })
    }

    fn public_key(&self) -> Value {
        // 0x04, then both coordinates (SEC 1 §2.3.3).
        let point = self.key.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
        json!({"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "k1", "x": x, "y": y})
    }

    fn authorize(&self, query: HashMap<String, String>) -> Response<Full<Bytes>> {
        let mut back = url::Url::parse(&query["redirect_uri"]).expect("an address");
        match self.fault() {
            Fault::Denied => back.query_pairs_mut().append_pair("error", "access_denied"),
            _ => back.query_pairs_mut().append_pair("code", "c1"),
        };
        back.query_pairs_mut().append_pair("state", &query["state"]);
        match self.fault() {
            Fault::NoAnswerIssuer => {}
            Fault::AnswerIssuer => drop(back.query_pairs_mut().append_pair("iss", "https://other.example")),
            _ => drop(back.query_pairs_mut().append_pair("iss", &self.issuer())),
        }
        *self.asked.lock().expect("the query") = query;
        Response::builder().status(303).header("location", back.as_str()).body(Full::default()).expect("an answer")
    }

    fn token(&self, form: &HashMap<String, String>, authorization: Option<String>) -> Response<Full<Bytes>> {
        let basic = format!("Basic {}", STANDARD.encode(format!("{ID}:{SECRET}")));
        assert_eq!(authorization.as_deref(), Some(basic.as_str()));
        let refresh = form["grant_type"] == "refresh_token";
        let asked = self.asked.lock().expect("the query").clone();
        if refresh {
            assert_eq!(form["refresh_token"], "rt-1");
        } else {
            let verifier = form["code_verifier"].as_bytes();
            assert_eq!(asked["code_challenge"], URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier)));
            assert_eq!((asked["code_challenge_method"].as_str(), form["code"].as_str()), ("S256", "c1"));
            assert_eq!(asked["redirect_uri"], form["redirect_uri"]);
        }
        match self.fault() {
            Fault::TokenRefused => return json_answer(400, &json!({"error": "invalid_grant"})),
            Fault::RefreshRefused if refresh => return json_answer(400, &json!({"error": "invalid_grant"})),
            Fault::TokenIsHtml => return json_answer(200, &json!("<html>")),
            _ => {}
        }
        let id_token = Some(self.id_token(&asked["nonce"])).filter(|_| self.fault() != Fault::NoIdToken);
        json_answer(
            200,
            &json!({"access_token": "at-1", "token_type": "Bearer", "expires_in": 900, "refresh_token": "rt-1",
                    "scope": "openid profile", "id_token": id_token}),
        )
    }

    fn id_token(&self, nonce: &str) -> String {
        let fault = self.fault();
        let now = self.clock.now();
        let pick = |at: Fault, wrong: &str, right: &str| if fault == at { wrong.to_owned() } else { right.to_owned() };
        let claims = json!({
            "iss": pick(Fault::Issuer, "https://other.example", &self.issuer()),
            "aud": pick(Fault::Audience, "another-app", ID),
            "sub": "3", "iat": now - 1_000,
            "exp": if fault == Fault::Expired { now - 61 } else { now + 300 },
            "nonce": pick(Fault::Nonce, "another", nonce),
        });
        if fault == Fault::Algorithm {
            let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) };
            return jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(SECRET.as_bytes()))
                .expect("a token");
        }
        let kid = pick(Fault::UnknownKey, "k2", "k1");
        let header = Header { kid: Some(kid), ..Header::new(Algorithm::ES256) };
        let key = EncodingKey::from_ec_der(&self.pkcs8);
        let mut token = jsonwebtoken::encode(&header, &claims, &key).expect("a token");
        if fault == Fault::Signature {
            let end = token.len() - 10;
            let other = if token.as_bytes()[end] == b'A' { "B" } else { "A" };
            token.replace_range(end..=end, other);
        }
        token
    }
}

fn pairs(encoded: &str) -> HashMap<String, String> {
    url::form_urlencoded::parse(encoded.as_bytes()).into_owned().collect()
}

fn json_answer(status: u16, value: &Value) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::from(value.to_string()));
    *answer.status_mut() = StatusCode::from_u16(status).expect("a status");
    answer
}
