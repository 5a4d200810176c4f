//! Signing keys: made once, kept private, told to the world without their secrets; tokens that verify by the key set.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{DecodingKey, Validation, decode_header};
use portico::adapters::signer_jwt::JwtSigner;
use portico::model::SigningAlgorithm;
use portico::ports::{JwtKind, Signer};
use serde_json::{Value, json};

const FILES: [&str; 3] = ["eddsa.pem", "es256.pem", "rs256.pem"];

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it exists").permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("chmod");
}

/// The claims of a token, verified with the key that the set has under the token's `kid`.
fn verify(jwks: &Value, token: &str) -> Value {
    let set: JwkSet = serde_json::from_value(jwks.clone()).expect("a key set");
    let header = decode_header(token).expect("a header");
    assert_eq!(header.typ.as_deref(), Some("JWT"));
    let key = set.find(&header.kid.expect("a kid")).expect("the key is in the set");
    let mut rules = Validation::new(header.alg);
    rules.required_spec_claims.clear();
    rules.validate_aud = false;
    rules.validate_exp = false;
    jsonwebtoken::decode(token, &DecodingKey::from_jwk(key).expect("a key"), &rules).expect("verifies").claims
}

#[tokio::test]
async fn tokens_verify_by_the_key_set_and_the_key_set_tells_no_secret() {
    let signer = JwtSigner::ephemeral().expect("keys");
    let algorithms = [SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA];
    assert_eq!(signer.algorithms(), algorithms);
    let claims = json!({ "iss": "https://forum.example", "sub": "7", "name": "Änne \"A.\"", "nonce": "n\u{0}" });
    for algorithm in algorithms {
        let token = signer.sign(JwtKind::IdToken, algorithm, &claims).await.expect("signs");
        assert_eq!(decode_header(&token).expect("a header").alg, format!("{algorithm:?}").parse().expect("known"));
        assert_eq!(verify(&signer.jwks(), &token), claims);
    }
    let jwks = signer.jwks();
    for key in jwks["keys"].as_array().expect("keys") {
        let members: Vec<_> = key.as_object().expect("an object").keys().map(String::as_str).collect();
        let public = ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"];
        assert!(members.iter().all(|member| public.contains(member)), "{members:?}");
        assert_eq!(key["use"], "sig");
    }
}

#[test]
fn keys_are_made_once_and_private() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("data/keys");
    let first = JwtSigner::open(&keys).expect("keys").jwks();
    assert_eq!(mode(&keys), 0o700);
    for file in FILES {
        assert_eq!(mode(&keys.join(file)), 0o600, "{file}");
        let pem = fs::read_to_string(keys.join(file)).expect("reads");
        assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n") && pem.ends_with("-----END PRIVATE KEY-----\n"));
    }
    assert_eq!(JwtSigner::open(&keys).expect("keys").jwks(), first, "the same keys at the next start");
}

#[test]
fn a_start_that_was_cut_off_is_completed() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = JwtSigner::open(folder.path().join("keys").as_path()).expect("keys").jwks();
    for lost in FILES {
        let keys = folder.path().join(format!("without-{lost}"));
        fs::create_dir(&keys).expect("creates");
        set_mode(&keys, 0o700);
        for file in FILES.into_iter().filter(|file| *file != lost) {
            fs::copy(folder.path().join("keys").join(file), keys.join(file)).expect("copies");
        }
        // What a writer that was killed leaves: half a file under another name.
        fs::write(keys.join(lost).with_extension("tmp"), b"-----BEGIN PRIV").expect("writes");
        let now = JwtSigner::open(&keys).expect("completes").jwks();
        assert_eq!(JwtSigner::open(&keys).expect("keys").jwks(), now);
        let same = |at: usize| now["keys"][at] == whole["keys"][at];
        assert_eq!((0..3).filter(|at| same(*at)).count(), 2, "{lost}: the other keys stay");
        assert_eq!(mode(&keys.join(lost)), 0o600);
    }
}

#[test]
fn of_many_first_starts_one_makes_the_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let keys = keys.clone();
            std::thread::spawn(move || JwtSigner::open(&keys).expect("keys").jwks())
        })
        .collect();
    let sets: Vec<_> = starts.into_iter().map(|start| start.join().expect("no panic")).collect();
    assert!(sets.iter().all(|set| *set == sets[0]));
}

#[test]
fn keys_that_others_may_read_or_that_are_broken_are_refused_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    JwtSigner::open(&keys).expect("keys");
    let refusal = || JwtSigner::open(&keys).err().expect("refused").to_string();
    for (path, bad, good) in [(keys.join("es256.pem"), 0o640, 0o600), (keys.clone(), 0o755, 0o700)] {
        set_mode(&path, bad);
        let text = refusal();
        assert!(text.starts_with("P504") && text.contains(&format!("chmod {good:o}")), "{text}");
        set_mode(&path, good);
    }
    let path = keys.join("es256.pem");
    let pem = fs::read(&path).expect("reads");
    let other = fs::read(keys.join("eddsa.pem")).expect("reads");
    for (what, content) in [("empty", &b""[..]), ("cut", &pem[..pem.len() / 2]), ("another kind", &other[..])] {
        fs::write(&path, content).expect("writes");
        assert!(refusal().contains("es256.pem"), "{what}");
        assert_eq!(fs::read(&path).expect("reads"), content, "{what}: it is told, not replaced");
    }
    fs::write(&path, pem).expect("writes");
    JwtSigner::open(&keys).expect("as before");
}
