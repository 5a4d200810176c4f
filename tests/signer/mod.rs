//! Signing keys: made once, kept private, told to the world without their secrets; tokens that verify by the key set.

mod rotation;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{DecodingKey, Validation, decode_header};
use portico::adapters::signer_jwt::{JwtSigner, Keeper, KeeperError, Rotation, SecretFile, Settings};
use portico::adapters::store_memory::MemoryStore;
use portico::model::{KeyRing, SigningAlgorithm};
use portico::ports::{JwtKind, Signer, Store};
use serde_json::{Value, json};

use crate::doubles::FixedClock;

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;

/// A process with keys of its own store or of one that it shares.
pub struct Node {
    pub signer: Arc<JwtSigner>,
    keeper: Keeper,
    clock: Arc<FixedClock>,
}

impl Node {
    /// `folder`: its own; the secret is there unless `secret` names another file.
    pub fn new(store: &Arc<MemoryStore>, folder: &Path, secret: Option<&Path>) -> Self {
        // Key files are as old as the file system says.
        let now = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs();
        let clock = Arc::new(FixedClock(AtomicI64::new(i64::try_from(now).expect("a date"))));
        let signer = Arc::new(JwtSigner::new(clock.clone()));
        let secret = match secret {
            Some(path) => SecretFile::Given(path.to_path_buf()),
            None => SecretFile::Own(folder.to_path_buf()),
        };
        let rotation = Rotation { rotate_every: 90 * DAY, publish_before: DAY, keep_old_for: 30 * DAY, look_every: 30 };
        let settings = Settings { secret, folder: folder.to_path_buf(), rotation };
        let keeper = Keeper::new(store.clone(), clock.clone(), signer.clone(), settings);
        Self { signer, keeper, clock }
    }

    pub async fn jwks(&self) -> Value {
        self.keeper.refresh().await.expect("keys");
        self.signer.jwks()
    }

    async fn refusal(&self) -> String {
        match self.keeper.refresh().await.expect_err("refused") {
            KeeperError::Unusable(error) => error.to_string(),
            error => panic!("another error: {error}"),
        }
    }
}

/// A folder that is closed to others, as the one for keys has to be.
pub fn private_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    set_mode(folder.path(), 0o700);
    folder
}

async fn ring(store: &MemoryStore) -> KeyRing {
    store.key_ring().await.expect("a store").expect("a ring")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it exists").permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("chmod");
}

/// The claims of a token, verified with the key that the set has under the token's `kid`.
pub fn verify(jwks: &Value, token: &str) -> Value {
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

#[tokio::test]
async fn keys_are_made_once_and_private() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("data/keys");
    let store = Arc::new(MemoryStore::new());
    let first = Node::new(&store, &keys, None).jwks().await;
    assert_eq!(first["keys"].as_array().map(Vec::len), Some(3));
    assert_eq!((mode(&keys), mode(&keys.join("secret"))), (0o700, 0o600));
    assert_eq!(Node::new(&store, &keys, None).jwks().await, first, "the same keys at the next start");
    // What the store holds opens nothing without the file beside it.
    let kept = ring(&store).await;
    let secret = fs::read_to_string(keys.join("secret")).expect("reads");
    let dump = serde_json::to_string(&kept).expect("JSON");
    assert!(!dump.contains("PRIVATE") && !dump.contains(secret.trim()));
    assert!(kept.keys.iter().all(|key| !key.sealed.is_empty() && key.public.get("d").is_none()));
    fs::remove_file(keys.join("secret")).expect("removes");
    let lost = Node::new(&store, &keys, None);
    assert!(lost.refusal().await.contains("copy its keys/secret"));
    assert!(lost.signer.algorithms().is_empty() && !keys.join("secret").exists(), "no other secret is made for them");
}

#[tokio::test]
async fn a_key_that_does_not_open_is_neither_used_nor_told() {
    let (one, other) = (private_folder(), private_folder());
    let store = Arc::new(MemoryStore::new());
    let jwks = Node::new(&store, one.path(), None).jwks().await;
    // A node with a secret of its own.
    let secret = other.path().join("secret-of-the-operator");
    let stranger = Node::new(&store, other.path(), Some(&secret));
    assert!(stranger.refusal().await.contains("no such file"), "the operator's secret is never made by us");
    fs::write(&secret, "x".repeat(31)).expect("writes");
    assert!(stranger.refusal().await.contains("32 bytes at least"));
    fs::write(&secret, "x".repeat(32)).expect("writes");
    let text = stranger.refusal().await;
    assert!(text.starts_with("P504") && text.contains("secret_file"), "{text}");
    assert_eq!(stranger.signer.jwks(), json!({ "keys": [] }));
    assert!(stranger.signer.sign(JwtKind::IdToken, SigningAlgorithm::ES256, &json!({})).await.is_err());
    // Somebody who can write to the store slips in a key that he has, or moves one.
    let mut forged = ring(&store).await;
    forged.keys[1].public = json!({ "kty": "EC" });
    forged.keys[1].sealed = forged.keys[2].sealed.clone();
    assert!(store.put_key_ring(&forged).await.expect("a store"));
    let fooled = Node::new(&store, one.path(), None);
    assert!(fooled.refusal().await.contains("does not open"));
    assert_eq!(fooled.signer.jwks(), json!({ "keys": [] }));
    // With the file of the first node everything is as it was.
    let mut mended = ring(&store).await;
    mended.keys.truncate(1);
    assert!(store.put_key_ring(&mended).await.expect("a store"));
    fs::copy(one.path().join("secret"), &secret).expect("copies");
    assert_eq!(stranger.jwks().await["keys"][0], jwks["keys"][0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_first_starts_one_makes_the_keys() {
    let folder = private_folder();
    let store = Arc::new(MemoryStore::new());
    let starts: Vec<_> = (0..4).map(|_| Node::new(&store, folder.path(), None)).collect();
    let sets =
        futures_util::future::join_all(starts.into_iter().map(|node| tokio::spawn(async move { node.jwks().await })));
    let sets: Vec<Value> = sets.await.into_iter().map(|set| set.expect("no panic")).collect();
    assert_eq!(sets[0]["keys"].as_array().map(Vec::len), Some(3));
    assert!(sets.iter().all(|set| *set == sets[0]));
}

/// A key as an earlier version kept it: PKCS#8 in a PEM.
fn pem_of(pkcs8: &[u8]) -> String {
    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(pkcs8))
}

pub fn ec_pem() -> String {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key");
    pem_of(pair.to_pkcs8v1().expect("PKCS#8").as_ref())
}

pub fn rsa_pem() -> String {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
    pem_of(AsDer::<Pkcs8V1Der<'static>>::as_der(&pair).expect("PKCS#8").as_ref())
}

/// Puts a key file where an earlier version had it.
pub fn key_file(folder: &Path, name: &str, content: &str) -> std::path::PathBuf {
    fs::create_dir_all(folder).expect("creates");
    set_mode(folder, 0o700);
    let path = folder.join(name);
    fs::write(&path, content).expect("writes");
    set_mode(&path, 0o600);
    path
}

#[tokio::test]
async fn key_files_of_an_earlier_version_are_taken_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let content = ec_pem();
    let path = key_file(&keys, "es256.pem", &content);
    let store = Arc::new(MemoryStore::new());
    let jwks = Node::new(&store, &keys, None).jwks().await;
    let taken =
        jwks["keys"].as_array().expect("keys").iter().find(|key| key["kty"] == "EC").expect("the EC key").clone();
    assert!(!path.exists());
    let aside = keys.join("es256.pem.taken-over");
    assert_eq!((fs::read_to_string(&aside).expect("kept").as_str(), mode(&aside)), (content.as_str(), 0o600));
    assert_eq!(ring(&store).await.keys.len(), 3, "those that were missing were made");
    // The same file in another store has the same name in tokens: apps notice nothing.
    let other = Arc::new(MemoryStore::new());
    let again = folder.path().join("again");
    key_file(&again, "es256.pem", &content);
    assert!(Node::new(&other, &again, None).jwks().await["keys"].as_array().expect("keys").contains(&taken));
    // A file that comes later is not looked at.
    key_file(&keys, "es256.pem", &ec_pem());
    assert_eq!(Node::new(&store, &keys, None).jwks().await, jwks);
    assert!(path.exists());
}

#[tokio::test]
async fn keys_that_others_may_read_or_that_are_broken_are_refused_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = folder.path().join("keys");
    let store = Arc::new(MemoryStore::new());
    let whole = ec_pem();
    let path = key_file(&keys, "es256.pem", &whole);
    for (path, bad, good) in [(&path, 0o640, 0o600), (&keys, 0o755, 0o700)] {
        set_mode(path, bad);
        let text = Node::new(&store, &keys, None).refusal().await;
        assert!(text.starts_with("P504") && text.contains(&format!("chmod {good:o}")), "{text}");
        set_mode(path, good);
    }
    for (what, content) in [
        ("empty", ""),
        ("cut", &whole[..whole.len() / 2]),
        ("no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
    ] {
        fs::write(&path, content).expect("writes");
        assert!(Node::new(&store, &keys, None).refusal().await.contains("es256.pem"), "{what}");
        assert_eq!(fs::read_to_string(&path).expect("reads"), content, "{what}: it is told, not replaced");
        assert_eq!(store.key_ring().await.expect("a store"), None, "{what}: and nothing is made in its place");
    }
    fs::write(&path, whole).expect("writes");
    let node = Node::new(&store, &keys, None);
    node.jwks().await;
    let secret = keys.join("secret");
    set_mode(&secret, 0o644);
    assert!(Node::new(&store, &keys, None).refusal().await.contains("chmod 600"));
    assert!(node.keeper.refresh().await.is_ok(), "who has his keys already goes on");
}
