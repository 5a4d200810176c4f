//! Certificates that portico orders by itself: the first one after the start, others before they run out, and none more
//! often than an issuer puts up with. What is in use stays in use whatever the issuer does.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, UNIX_EPOCH};

use tokio::sync::Notify;

use crate::adapters::issuer_acme::{AcmeIssuer, IssuedFiles, Settings};
use crate::adapters::system::SystemClock;
use crate::config::{Acme, Config};
use crate::model::issuing::{Attempts, Failure, renewal};
use crate::model::problem::{self, P125, P126};
use crate::model::{Problem, UnixSeconds};
use crate::ports::{CheckLine, CheckState, Clock, Entropy, Issuer, NotIssued, Proofs};
use crate::proxy::{Authorities, Certificate, Certificates, PairError, PairFiles};
use crate::telemetry::{Metrics, OrderMeters};

/// How often it is looked whether something is due. The clock may jump, so nothing sleeps for months.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// Makes what asks the issuer, anew for each order: what was mended meanwhile counts.
type Connect = Box<dyn Fn() -> Result<Box<dyn Issuer>, NotIssued> + Send + Sync>;

/// The certificate that is ordered, and all that is known of it.
pub(super) struct Issuing {
    names: Vec<String>,
    connect: Connect,
    issuer_name: String,
    ca_file: Option<PathBuf>,
    files: IssuedFiles,
    proofs: Arc<Proofs>,
    /// Of the listeners that show it.
    certificates: Vec<Arc<Certificates>>,
    clock: Arc<dyn Clock>,
    /// Drawn once, so that a time that was told stays.
    dice: u64,
    attempts: Mutex<Attempts>,
    /// Somebody wants it now, and not when the pause is over.
    hurry: Notify,
    orders: OrderMeters,
}

/// When the next order begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Now,
    At(UnixSeconds),
}

impl Issuing {
    /// `None` if nothing is to be ordered. Asks nothing yet. Without a way to ask, what is in use is served all the same.
    pub(super) fn new(
        config: &Config,
        certificates: &[Arc<Certificates>],
        clock: Arc<dyn Clock>,
        entropy: &dyn Entropy,
        metrics: &Arc<Metrics>,
    ) -> Option<Arc<Self>> {
        let acme = config.acme.clone()?;
        if let Err(NotIssued { problem, cause, .. }) = authorities(acme.ca_file.as_deref()) {
            tracing::error!(code = problem.code, cause, "no certificate is ordered until this is mended");
        }
        let files = IssuedFiles::new(acme.certificate.clone());
        let attempts = Mutex::new(files.attempts());
        let [a, b, c, d, ..] = entropy.bytes32();
        Some(Arc::new(Self {
            names: acme.domains.clone(),
            issuer_name: host(&acme),
            ca_file: acme.ca_file.clone(),
            connect: connect(acme, files.clone()),
            files,
            proofs: Arc::default(),
            certificates: certificates.iter().filter(|listener| listener.has_ordered()).cloned().collect(),
            clock,
            dice: u32::from_be_bytes([a, b, c, d]).into(),
            attempts,
            hurry: Notify::new(),
            orders: metrics.certificate_orders(),
        }))
    }

    /// What the gateway shows to issuers.
    pub(super) fn proofs(&self) -> Arc<Proofs> {
        self.proofs.clone()
    }

    /// Something may have been mended: no pause is waited for.
    pub(super) fn hurry(&self) {
        self.hurry.notify_one();
    }

    /// Works until dropped. Must begin when visitors are served: the first thing that an issuer does is to visit.
    pub(super) async fn run(self: Arc<Self>) {
        let mut hurried = true;
        loop {
            if self.next(hurried) == Next::Now {
                self.order().await;
            }
            let until_next = match self.next(false) {
                Next::Now => LOOK_EVERY,
                Next::At(at) => Duration::from_secs(at.since(self.clock.now()).max(1)),
            };
            hurried = tokio::select! {
                () = self.hurry.notified() => true,
                () = tokio::time::sleep(until_next.min(LOOK_EVERY)) => false,
            };
        }
    }

    /// The certificate that is shown now. It may have been ordered for other names.
    fn shown(&self) -> Option<Certificate> {
        self.certificates.iter().flat_map(|listener| listener.seen()).find(|one| one.ordered)
    }

    /// The same, if it is for all names that are wanted.
    fn in_use(&self) -> Option<Certificate> {
        self.shown().filter(|one| is_for(one, &self.names))
    }

    fn next(&self, hurried: bool) -> Next {
        let now = self.clock.now();
        let due = due(self.in_use().as_ref(), self.dice);
        let pause_over = if hurried { now } else { self.attempts().next };
        match due.max(pause_over) {
            at if at <= now => Next::Now,
            at => Next::At(at),
        }
    }

    async fn order(&self) {
        // Before an order counts: the issuer hears nothing of it.
        let issuer = match (self.connect)() {
            Ok(issuer) => issuer,
            Err(refusal) => return self.failed(refusal),
        };
        let began = self.update(|attempts| attempts.begin(self.clock.now()));
        match began {
            Ok(Ok(())) => {}
            Ok(Err(next)) => {
                let next = date(next);
                return tracing::warn!(next, "no certificate is ordered now: there were enough orders in this hour");
            }
            Err(error) => return self.failed(folder(&error)),
        }
        tracing::info!(names = self.names.join(", "), issuer = self.issuer_name, "a certificate is ordered");
        let issued = issuer.issue(&self.names, &self.proofs).await;
        let (files, names, now) = (self.files.clone(), self.names.clone(), self.clock.now());
        let taken = match issued {
            // Disks may be slow.
            Ok(pem) => tokio::task::spawn_blocking(move || take(&files, &names, &pem, now))
                .await
                .unwrap_or_else(|error| Err(not_usable(&P126, &error))),
            Err(refusal) => Err(refusal),
        };
        match taken {
            Ok(()) => {
                self.orders.ok.inc();
                self.certificates.iter().for_each(|listener| listener.reread(now));
                if let Err(error) = self.update(Attempts::succeeded) {
                    tracing::warn!(%error, "what became of the order is not written down");
                }
            }
            Err(refusal) => self.failed(refusal),
        }
    }

    fn failed(&self, refusal: NotIssued) {
        self.orders.failed.inc();
        let NotIssued { problem, cause, wait_secs } = refusal;
        let failure = Failure { code: problem.code.to_owned(), cause: cause.clone(), at: self.clock.now() };
        let written = self.update(|attempts| {
            attempts.failed(failure, wait_secs, self.dice);
            attempts.next
        });
        let (code, next) = (problem.code, date(self.attempts().next));
        let in_use = self.shown().map_or("none".to_owned(), |one| one.summary(self.clock.now()));
        tracing::error!(code, cause, in_use, next, "{}", problem.title);
        if let Err(error) = written {
            tracing::warn!(%error, "what became of the order is not written down");
        }
    }

    fn attempts(&self) -> Attempts {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes what is known, and writes it down. Errors: it is changed all the same.
    fn update<T>(&self, change: impl FnOnce(&mut Attempts) -> T) -> std::io::Result<T> {
        let (changed, attempts) = {
            let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
            let changed = change(&mut attempts);
            (changed, attempts.clone())
        };
        self.files.put_attempts(&attempts).map(|()| changed)
    }

    /// How it stands, in one line.
    pub(super) fn line(&self) -> CheckLine {
        let next = match self.next(false) {
            Next::Now => None,
            Next::At(at) => Some(at),
        };
        let failure = failure(self.ca_file.as_deref(), self.attempts(), self.clock.now());
        line(&self.names, &self.issuer_name, self.in_use().is_some(), failure.as_ref(), next)
    }
}

/// The same of a configuration, from the files that are there.
pub(super) fn look(config: &Config, seen: &[Certificate]) -> Option<CheckLine> {
    let acme = config.acme.as_ref()?;
    let (attempts, now) = (IssuedFiles::new(acme.certificate.clone()).attempts(), SystemClock.now());
    let in_use = seen.iter().filter(|one| one.ordered).find(|one| is_for(one, &acme.domains));
    let next = Some(due(in_use, 0).max(attempts.next)).filter(|next| *next > now);
    let failure = failure(acme.ca_file.as_deref(), attempts, now);
    Some(line(&acme.domains, &host(acme), in_use.is_some(), failure.as_ref(), next))
}

/// What is in the way of an order now, or of the last one.
fn failure(ca_file: Option<&Path>, attempts: Attempts, now: UnixSeconds) -> Option<Failure> {
    match authorities(ca_file) {
        Ok(_) => attempts.failure,
        Err(NotIssued { problem, cause, .. }) => Some(Failure { code: problem.code.to_owned(), cause, at: now }),
    }
}

fn line(
    names: &[String],
    issuer: &str,
    is_there: bool,
    failure: Option<&Failure>,
    next: Option<UnixSeconds>,
) -> CheckLine {
    let names = names.join(", ");
    let when = next.map_or_else(|| "now".to_owned(), |at| format!("from {}", date(at)));
    let known = failure.and_then(|failure| Some((failure, problem::find(&failure.code)?)));
    let (state, code, detail) = match known {
        Some((failure, problem)) => {
            let state = if is_there { CheckState::Warning } else { CheckState::Failing };
            let (title, cause, at) = (problem.title, &failure.cause, date(failure.at));
            let detail = format!("{names}: {title}: {cause} ({issuer}, {at}); ordered again {when}");
            (state, Some(problem.code), detail)
        }
        None if is_there => (CheckState::Fine, None, format!("{names}: ordered from {issuer}, and again {when}")),
        None => {
            let detail = format!("{names}: none yet, ordered from {issuer} {when}");
            (CheckState::Warning, None, detail)
        }
    };
    CheckLine { what: "certificates", state, detail, code }
}

/// Judges what came, and puts it in the place of the one in use. What browsers would not take never gets there.
fn take(files: &IssuedFiles, names: &[String], pem: &str, now: UnixSeconds) -> Result<(), NotIssued> {
    let candidate = files.put_candidate(pem).map_err(|error| folder(&error))?;
    let judged = judge(candidate.clone(), names, now);
    match judged {
        Ok(()) => files.take_candidate(&candidate).map_err(|error| folder(&error)),
        Err(why) => {
            let _ = std::fs::remove_file(&candidate);
            Err(not_usable(&P125, &why))
        }
    }
}

fn judge(file: PathBuf, names: &[String], now: UnixSeconds) -> Result<(), String> {
    let pair = PairFiles { cert: file.clone(), key: file, ordered: false };
    let loaded = Certificates::load(vec![pair]).map_err(|error| error.message)?;
    match loaded.seen().first() {
        Some(one) if !one.is_valid(now) => Err(format!("what came cannot be used now: {}", one.summary(now))),
        Some(one) if is_for(one, names) => Ok(()),
        _ => Err("what came is not for these names".to_owned()),
    }
}

/// When a certificate is to be replaced; the beginning of time if there is none.
fn due(in_use: Option<&Certificate>, dice: u64) -> UnixSeconds {
    in_use.map_or(UnixSeconds(0), |one| renewal(one.not_before, one.not_after, dice))
}

fn is_for(certificate: &Certificate, names: &[String]) -> bool {
    names.iter().all(|name| certificate.names.contains(name))
}

fn connect(acme: Acme, files: IssuedFiles) -> Connect {
    Box::new(move || {
        let authorities = authorities(acme.ca_file.as_deref())?;
        let settings = Settings {
            directory: acme.directory.clone(),
            email: acme.email.clone(),
            authorities: authorities.map(|authorities| authorities.der().to_vec()),
        };
        let issuer = AcmeIssuer::new(settings, files.clone()).map_err(|error| not_usable(&problem::P123, &error))?;
        Ok(Box::new(issuer))
    })
}

/// Who may vouch for the issuer. Errors: P120.
fn authorities(ca_file: Option<&Path>) -> Result<Option<Authorities>, NotIssued> {
    let told = |error: PairError| not_usable(error.problem, &format!("acme.ca_file: {}", error.message));
    ca_file.map(Authorities::load).transpose().map_err(told)
}

fn folder(error: &std::io::Error) -> NotIssued {
    not_usable(&P126, error)
}

fn not_usable(problem: &'static Problem, cause: &dyn std::fmt::Display) -> NotIssued {
    NotIssued { problem, cause: cause.to_string(), wait_secs: None }
}

/// What an operator calls an issuer.
fn host(acme: &Acme) -> String {
    let url = url::Url::parse(&acme.directory).ok();
    url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_else(|| acme.directory.clone())
}

/// `2026-11-22T22:13:00Z`
fn date(at: UnixSeconds) -> String {
    let since = Duration::from_secs(u64::try_from(at.0).unwrap_or(0));
    humantime::format_rfc3339_seconds(UNIX_EPOCH + since).to_string()
}

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use zeroize::Zeroizing;

    use super::*;
    use crate::model::problem::P124;

    /// For forum.test and www.forum.test, from 22 November 2026, for 90 days.
    const ISSUED: &str = include_str!("../../tests/vectors/issued.pem");
    const NOW: UnixSeconds = UnixSeconds(1_796_000_000);
    const DAY: u64 = 86_400;

    struct At(UnixSeconds);

    impl Clock for At {
        fn now(&self) -> UnixSeconds {
            self.0
        }
    }

    /// Answers the same each time, and leaves a proof where it is.
    struct Scripted(Result<&'static str, NotIssued>);

    #[async_trait]
    impl Issuer for Scripted {
        async fn issue(&self, _: &[String], _: &Proofs) -> Result<Zeroizing<String>, NotIssued> {
            self.0.clone().map(|text| Zeroizing::new(text.to_owned()))
        }
    }

    fn issuing(
        folder: &std::path::Path,
        name: &str,
        now: UnixSeconds,
        said: Result<&'static str, NotIssued>,
    ) -> Issuing {
        let file = folder.join("acme/certificate.pem");
        let pair = PairFiles { cert: file.clone(), key: file.clone(), ordered: true };
        let files = IssuedFiles::new(file);
        Issuing {
            names: vec![name.to_owned()],
            connect: Box::new(move || Ok(Box::new(Scripted(said.clone())))),
            issuer_name: "issuer.test".to_owned(),
            ca_file: None,
            attempts: Mutex::new(files.attempts()),
            files,
            proofs: Arc::default(),
            certificates: vec![Arc::new(Certificates::load(vec![pair]).expect("a listener"))],
            clock: Arc::new(At(now)),
            dice: 0,
            hurry: Notify::new(),
            orders: Metrics::new().certificate_orders(),
        }
    }

    fn refusal() -> NotIssued {
        NotIssued { problem: &P124, cause: "connection refused".to_owned(), wait_secs: None }
    }

    #[tokio::test]
    async fn what_comes_is_judged_before_it_is_shown() {
        for (what, name, now, said, code) in [
            ("what was ordered", "forum.test", NOW, Ok(ISSUED), None),
            ("one of its names", "www.forum.test", NOW, Ok(ISSUED), None),
            ("another name", "chat.test", NOW, Ok(ISSUED), Some("P125")),
            ("too late", "forum.test", NOW.plus(100 * DAY), Ok(ISSUED), Some("P125")),
            ("too early", "forum.test", UnixSeconds(NOW.0 - 100 * 86_400), Ok(ISSUED), Some("P125")),
            ("no key", "forum.test", NOW, Ok(ISSUED.split_at(ISSUED.find("-----BEGIN CERT").unwrap()).1), Some("P125")),
            ("nothing", "forum.test", NOW, Ok(""), Some("P125")),
            ("a refusal", "forum.test", NOW, Err(refusal()), Some("P124")),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let one = issuing(folder.path(), name, now, said);
            assert_eq!(one.next(false), Next::Now, "{what}");
            one.order().await;
            assert_eq!(one.in_use().is_some(), code.is_none(), "{what}");
            assert_eq!(one.line().code, code, "{what}: {:?}", one.line());
            let kept = one.files.attempts();
            assert_eq!((kept.orders.len(), kept.failure.map(|failure| failure.code).as_deref()), (1, code), "{what}");
            assert!(matches!(one.next(false), Next::At(at) if at > now), "{what}: not again at once");
            assert_eq!((one.orders.ok.get(), one.orders.failed.get()), if code.is_none() { (1, 0) } else { (0, 1) });
            assert_eq!(one.next(true) == Next::Now, code.is_some(), "{what}: who hurries does not wait for the pause");
        }
    }

    #[tokio::test]
    async fn one_in_use_stays_and_is_replaced_in_time() {
        let folder = tempfile::tempdir().expect("a folder");
        issuing(folder.path(), "forum.test", NOW, Ok(ISSUED)).order().await;
        let later = issuing(folder.path(), "forum.test", NOW.plus(52 * DAY), Err(refusal()));
        assert!(matches!(later.next(true), Next::At(_)), "two thirds are not over");
        let due = issuing(folder.path(), "forum.test", NOW.plus(54 * DAY), Err(refusal()));
        assert_eq!(due.next(false), Next::Now);
        due.order().await;
        assert!(due.in_use().is_some());
        let line = due.line();
        assert_eq!((line.state, line.code), (CheckState::Warning, Some("P124")), "{line:?}");
        assert!(line.detail.contains("connection refused (issuer.test, 2027-01-2"), "{line:?}");
        // A name more: the former one is shown, and another one ordered.
        let more = issuing(folder.path(), "new.test", NOW, Ok("broken"));
        more.order().await;
        assert_eq!(more.certificates[0].seen().len(), 1);
        let mut left = std::fs::read_dir(folder.path().join("acme")).expect("a folder").flatten();
        assert!(left.all(|file| file.file_name() != "candidate.pem"), "what was refused is not kept");
    }

    #[tokio::test]
    async fn an_issuer_that_nobody_vouches_for_is_not_asked_and_nothing_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        issuing(folder.path(), "forum.test", NOW, Ok(ISSUED)).order().await;
        let later = NOW.plus(54 * DAY);
        let file = folder.path().join("ca.pem");
        let mut one = issuing(folder.path(), "forum.test", later, Ok(ISSUED));
        one.ca_file = Some(file.clone());
        let ca_file = file.clone();
        one.connect = Box::new(move || {
            authorities(Some(&ca_file))?;
            Ok(Box::new(Scripted(Err(refusal()))))
        });
        assert_eq!((one.line().state, one.line().code), (CheckState::Warning, Some("P120")), "before an order, too");
        assert!(one.line().detail.contains("acme.ca_file: "), "{:?}", one.line());
        one.order().await;
        assert_eq!(one.files.attempts().orders, [NOW], "no order was begun");
        assert!(matches!(one.next(false), Next::At(at) if at > later), "{:?}", one.next(false));
        assert!(one.in_use().is_some());
        // Any certificate may vouch; the key stands before it.
        std::fs::write(&file, ISSUED.get(ISSUED.rfind("-----BEGIN CERT").expect("one")..).expect("it"))
            .expect("written");
        assert_eq!(one.next(true), Next::Now);
        one.order().await;
        assert_eq!(one.line().code, Some("P124"), "{:?}", one.line());
    }

    #[tokio::test]
    async fn without_a_folder_nothing_is_ordered() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("acme"), "a file").expect("written");
        let one = issuing(folder.path(), "forum.test", NOW, Ok(ISSUED));
        one.order().await;
        assert_eq!(one.line().code, Some("P126"), "{:?}", one.line());
    }
}
