//! Apps are told that logins have ended (OIDC Back-Channel Logout), out of a queue that outlives the process.

use crate::model::{Notice, UnixSeconds};
use crate::ports::{NotSent, Notifier, Ports, StoreError};

use super::Settings;
use super::rules::claims;

/// How many notices of one app are taken at a time; others wait, and only for their own app.
const PER_CLIENT: usize = 16;
/// After this time somebody else may take a notice: whoever had it has ended. Longer than a notice can take.
const TAKEN_SECS: u64 = 15;
/// When a notice is tried again, after one failure, two and three.
const RETRY_SECS: [u64; 3] = [5, 30, 180];
/// Life of a logout token.
const TOKEN_SECS: u64 = 120;

/// What became of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The app has it.
    Arrived,
    /// It is tried again.
    Later(NotSent),
    /// It was tried often enough.
    GivenUp(NotSent),
    /// A fault of ours; it is tried again, however often.
    Fault(String),
}

/// Takes notices that are due, `most` of them. Each is [`deliver`]ed within seconds, or due again.
pub async fn take(most: usize, ports: &Ports) -> Result<Vec<Notice>, StoreError> {
    let now = ports.clock.now();
    ports.store.take_notices(now, PER_CLIENT, most, now.plus(TAKEN_SECS)).await
}

/// Tells one app, and notes what came of it.
pub async fn deliver(
    notice: &Notice,
    settings: &Settings,
    ports: &Ports,
    notifier: &dyn Notifier,
) -> Result<Delivery, StoreError> {
    let token = match logout_token(notice, settings, ports).await {
        Ok(token) => token,
        Err(fault) => return Ok(Delivery::Fault(fault)),
    };
    let failure = match notifier.send(&notice.uri, &token).await {
        Ok(()) => {
            ports.store.finish_notice(notice).await?;
            return Ok(Delivery::Arrived);
        }
        Err(failure) => failure,
    };
    match retry_at(notice, failure, ports.clock.now()) {
        Some(at) => {
            ports.store.postpone_notice(notice, at).await?;
            Ok(Delivery::Later(failure))
        }
        None => {
            ports.store.finish_notice(notice).await?;
            Ok(Delivery::GivenUp(failure))
        }
    }
}

/// What may not be asked now may not be asked later either.
fn retry_at(notice: &Notice, failure: NotSent, now: UnixSeconds) -> Option<UnixSeconds> {
    if failure == NotSent::Forbidden {
        return None;
    }
    let failures = usize::try_from(notice.attempts.saturating_sub(1)).ok()?;
    RETRY_SECS.get(failures).map(|secs| now.plus(*secs))
}

/// Made anew for each try: it is valid for two minutes, and apps take each `jti` once.
async fn logout_token(notice: &Notice, settings: &Settings, ports: &Ports) -> Result<String, String> {
    use crate::ports::JwtKind::LogoutToken;
    let jti = format!("{}-{}", notice.id.simple(), notice.attempts);
    let claims = claims::logout_token(notice, &settings.issuer, &jti, ports.clock.now(), TOKEN_SECS);
    let algorithm = notice.algorithm.unwrap_or(settings.id_token_alg);
    ports.signer.sign(LogoutToken, algorithm, &claims).await.map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClientId, MemberId};

    #[test]
    fn three_retries_with_growing_delay() {
        let after = |attempts, failure| {
            let notice = Notice {
                id: uuid::Uuid::nil(),
                due: UnixSeconds(0),
                attempts,
                client: ClientId("chat".to_owned()),
                uri: String::new(),
                algorithm: None,
                member: MemberId::Number(7),
                sid: None,
            };
            retry_at(&notice, failure, UnixSeconds(1_000)).map(|at| at.0 - 1_000)
        };
        let delays: Vec<_> = (1..=5).map(|attempts| after(attempts, NotSent::NoAnswer)).collect();
        assert_eq!(delays, [Some(5), Some(30), Some(180), None, None]);
        assert_eq!(after(2, NotSent::Refused(503)), Some(30));
        assert_eq!(after(1, NotSent::Forbidden), None);
    }
}
