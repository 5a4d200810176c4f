//! What a login costs the store and the signer: durable writes of many callers beside the least that a disk can do,
//! reads of access tokens, and a signature of each kind.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RSA_PKCS1_SHA256, RsaKeyPair,
};
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use portico::adapters::signer_jwt::JwtSigner;
use portico::adapters::store_sled::{Settings, SledStore};
use portico::model::{SigningAlgorithm, UnixSeconds};
use portico::ports::{JwtKind, Redeemed, Signer, Store};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

mod samples;

use samples::{bought, code, hash};

const CALLERS: u64 = 64;

/// Lets the callers share `count` calls, each waiting for its answer before the next, and answers the time of all.
async fn shared<F: Future<Output = ()> + Send + 'static>(
    count: u64,
    call: impl Fn(u64) -> F + Clone + Send + 'static,
) -> Duration {
    let next = Arc::new(AtomicU64::new(0));
    let caller = || {
        let (next, call) = (Arc::clone(&next), call.clone());
        async move {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    break;
                }
                call(number).await;
            }
        }
    };
    let begun = Instant::now();
    let running: Vec<_> = (0..CALLERS).map(|_| tokio::spawn(caller())).collect();
    for caller in running {
        caller.await.expect("no panic");
    }
    begun.elapsed()
}

/// The least that durability costs: 300 bytes appended to a file, one `fdatasync` for all that wait.
fn append(queue: Receiver<oneshot::Sender<()>>, mut file: File) {
    while let Ok(first) = queue.recv() {
        let waiting: Vec<_> = std::iter::once(first).chain(queue.try_iter().take(1023)).collect();
        file.write_all(&vec![7; 300 * waiting.len()]).expect("writes");
        file.sync_data().expect("syncs");
        for caller in waiting {
            caller.send(()).expect("it waits");
        }
    }
}

fn durable(group: &mut BenchmarkGroup<'_, WallTime>, runtime: &Runtime) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = File::create(folder.path().join("append")).expect("a file");
    let (sender, queue): (SyncSender<oneshot::Sender<()>>, _) = sync_channel(1024);
    std::thread::spawn(move || append(queue, file));
    group.bench_function("append and fdatasync", |bencher| {
        bencher.to_async(runtime).iter_custom(|count| {
            let sender = sender.clone();
            shared(count, move |_| {
                let (done, wait) = oneshot::channel();
                sender.try_send(done).expect("room");
                async move { wait.await.expect("an answer") }
            })
        });
    });
    let store = Arc::new(SledStore::open_now(Settings::new(folder.path().join("store"))).expect("opens"));
    let used = Arc::new(AtomicU64::new(0));
    group.bench_function("use_assertion", |bencher| {
        bencher.to_async(runtime).iter_custom(|count| {
            let (store, first) = (Arc::clone(&store), used.fetch_add(count, Ordering::Relaxed));
            shared(count, move |number| spend(Arc::clone(&store), first + number))
        });
    });
    let issued = Arc::new(AtomicU64::new(0));
    group.bench_function("put_code", |bencher| {
        bencher.to_async(runtime).iter_custom(|count| {
            let (store, first) = (Arc::clone(&store), issued.fetch_add(count, Ordering::Relaxed));
            shared(count, move |number| put(Arc::clone(&store), first + number))
        });
    });
    let redeemed = Arc::new(AtomicU64::new(0));
    group.bench_function("redeem", |bencher| {
        bencher.to_async(runtime).iter_custom(|count| {
            let (store, first) = (Arc::clone(&store), redeemed.fetch_add(count, Ordering::Relaxed));
            let missing = issued.load(Ordering::Relaxed)..first + count;
            issued.fetch_max(first + count, Ordering::Relaxed);
            async move {
                let (from, filled) = (missing.start, Arc::clone(&store));
                let fill = missing.end.saturating_sub(from);
                shared(fill, move |number| put(Arc::clone(&filled), from + number)).await;
                shared(count, move |number| redeem(Arc::clone(&store), first + number)).await
            }
        });
    });
    let known = redeemed.load(Ordering::Relaxed);
    let mut number = 0;
    group.bench_function("read access token", |bencher| {
        bencher.iter(|| {
            number = (number + 7919) % known;
            runtime.block_on(store.access_token(&hash("access", number))).expect("answers").expect("found")
        });
    });
}

/// The smallest thing that counts once: a record, and its place in the order of expiry.
async fn spend(store: Arc<SledStore>, number: u64) {
    let until = UnixSeconds(1_800_000_060);
    assert!(store.use_assertion(&hash("assertion", number), until).await.expect("kept"), "{number} was used");
}

async fn put(store: Arc<SledStore>, number: u64) {
    store.put_code(&hash("code", number), &code(number), None).await.expect("kept");
}

async fn redeem(store: Arc<SledStore>, number: u64) {
    let done = store.redeem(&hash("code", number), &bought(number)).await.expect("kept");
    assert_eq!(done, Redeemed::Done);
}

fn store(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("64 callers");
    group.throughput(Throughput::Elements(1)).sample_size(10).measurement_time(Duration::from_secs(5));
    durable(&mut group, &runtime);
    group.finish();
}

fn sign(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let signer = JwtSigner::ephemeral().expect("keys");
    let claims = serde_json::json!({
        "iss": "https://forum.example", "sub": "4711", "aud": "chat", "iat": 1_800_000_000, "exp": 1_800_000_900,
        "auth_time": 1_799_999_000, "nonce": "0123456789abcdef", "preferred_username": "anne",
    });
    let mut group = criterion.benchmark_group("sign");
    group.throughput(Throughput::Elements(1)).sample_size(20).measurement_time(Duration::from_secs(3));
    for algorithm in [SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA] {
        group.bench_function(format!("{algorithm:?}"), |bencher| {
            bencher
                .to_async(&runtime)
                .iter(|| async { signer.sign(JwtKind::IdToken, algorithm, &claims).await.expect("signs") });
        });
    }
    // What the library takes for as many bytes, and no token.
    let (random, message) = (SystemRandom::new(), [b'x'; 360]);
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).expect("a key");
    let mut signature = vec![0; pair.public_modulus_len()];
    group.bench_function("RS256, bare", |bencher| {
        bencher.iter(|| pair.sign(&RSA_PKCS1_SHA256, &random, &message, &mut signature).expect("signs"));
    });
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key");
    group.bench_function("ES256, bare", |bencher| bencher.iter(|| pair.sign(&random, &message).expect("signs")));
    let pair = Ed25519KeyPair::generate().expect("a key");
    group.bench_function("EdDSA, bare", |bencher| bencher.iter(|| pair.sign(&message)));
    group.finish();
}

criterion_group!(benches, store, sign);
criterion_main!(benches);
