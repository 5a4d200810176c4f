//! Issuers of certificates that speak ACME (RFC 8555), by the challenge HTTP-01.
//!
//! Keys are made here and leave it in the text of a certificate only. Nothing of them is logged.

mod files;
mod http;

use std::time::Duration;

use async_trait::async_trait;
use instant_acme::{
    Account, AccountCredentials, AuthorizationStatus, ChallengeType, Error, Identifier, NewAccount, NewOrder, Order,
    OrderStatus, RetryPolicy,
};
use zeroize::Zeroizing;

pub use files::IssuedFiles;
use http::Http;

use crate::model::problem::{P123, P124, P125, P126};
use crate::model::{Problem, is_invisible};
use crate::ports::{Issuer, NotIssued, Proofs};

/// How long all of an order may take.
const ORDER_TIME: Duration = Duration::from_secs(300);

/// How long the issuer may look at proofs, and make the certificate.
const POLL: RetryPolicy = RetryPolicy::new().timeout(Duration::from_secs(120));

/// Most characters that are kept of what an issuer says.
const CAUSE_CHARS_MAX: usize = 400;

/// Without a word about when to come back, in seconds.
const TOO_MANY_WAIT_SECS: u64 = 3_600;

/// Which issuer, and who we are there.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its directory, https.
    pub directory: String,
    /// Where it writes to when something is wrong with certificates.
    pub email: Option<String>,
    /// Who may vouch for the issuer's own server, DER; `None`: whom the system believes.
    pub authorities: Option<Vec<Vec<u8>>>,
}

/// An issuer that speaks ACME.
pub struct AcmeIssuer {
    settings: Settings,
    files: IssuedFiles,
    http: Http,
}

/// Why an order ends.
enum End {
    NotIssued(NotIssued),
    /// The issuer does not know the account that we kept.
    NoAccount(NotIssued),
}

impl AcmeIssuer {
    /// Asks nothing yet. Errors: no TLS on this machine.
    pub fn new(settings: Settings, files: IssuedFiles) -> Result<Self, String> {
        let http = Http::new(settings.authorities.as_deref())?;
        Ok(Self { settings, files, http })
    }

    async fn order(&self, names: &[String], proofs: &Proofs) -> Result<Zeroizing<String>, End> {
        let account = self.account().await?;
        let names: Vec<_> = names.iter().map(|name| Identifier::Dns(name.clone())).collect();
        let mut order = account.new_order(&NewOrder::new(&names)).await.map_err(|error| self.end(error))?;
        let looked = match show(&mut order, proofs).await {
            Ok(()) => order.poll_ready(&POLL).await,
            Err(error) => Err(error),
        };
        match looked {
            Ok(OrderStatus::Ready) => {}
            // Which name failed, and why, stands at its authorization.
            Ok(_) | Err(Error::Api(_)) => return Err(self.unproven(&mut order, looked.err()).await),
            Err(error) => return Err(self.end(error)),
        }
        let key = Zeroizing::new(order.finalize().await.map_err(|error| self.end(error))?);
        let chain = order.poll_certificate(&POLL).await.map_err(|error| self.end(error))?;
        Ok(Zeroizing::new(format!("{}{chain}", key.as_str())))
    }

    /// The account that was made before, or a new one.
    async fn account(&self) -> Result<Account, End> {
        let folder = |error: std::io::Error| End::NotIssued(not_issued(&P126, &error.to_string()));
        let builder = Account::builder_with_http(Box::new(self.http.clone()));
        if let Some(text) = self.files.account(&self.settings.directory).map_err(folder)? {
            let kept: Result<AccountCredentials, _> = serde_json::from_slice(&text);
            let kept = kept.map_err(|_| End::NoAccount(not_issued(&P126, "the file of the account is damaged")))?;
            return builder.from_credentials(kept).await.map_err(|error| self.end(error));
        }
        let contact = self.settings.email.as_ref().map(|email| format!("mailto:{email}"));
        let contact: Vec<&str> = contact.as_deref().into_iter().collect();
        // The configuration is refused unless the operator agreed.
        let wanted = NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
        let made = builder.create(&wanted, self.settings.directory.clone(), None).await;
        let (account, credentials) = made.map_err(|error| self.end(error))?;
        let text = serde_json::to_vec(&credentials).map(Zeroizing::new).map_err(|error| folder(error.into()))?;
        self.files.put_account(&self.settings.directory, &text).map_err(folder)?;
        Ok(account)
    }

    /// Why an order did not get ready, in the words of the first name that was not proven.
    async fn unproven(&self, order: &mut Order, of_order: Option<Error>) -> End {
        let mut authorizations = order.authorizations();
        while let Some(Ok(mut authorization)) = authorizations.next().await {
            if authorization.refresh().await.is_err() || authorization.status != AuthorizationStatus::Invalid {
                continue;
            }
            let name = authorization.identifier().to_string();
            if let Some(problem) = authorization.challenges.iter().find_map(|challenge| challenge.error.as_ref()) {
                let cause = format!("{name}: {}", words(problem));
                return End::NotIssued(not_issued(&P124, &cause));
            }
        }
        match of_order {
            Some(error) => self.end(error),
            None => End::NotIssued(not_issued(&P124, "the order was refused without a reason")),
        }
    }

    fn end(&self, error: Error) -> End {
        let wait = self.http.told_to_wait();
        let Error::Api(problem) = error else { return End::NotIssued(not_issued(&P123, &error.to_string())) };
        let kind = problem.r#type.as_deref().and_then(|kind| kind.strip_prefix("urn:ietf:params:acme:error:"));
        let refusal = NotIssued { wait_secs: wait, ..not_issued(of_kind(kind, problem.status), &words(&problem)) };
        match kind {
            Some("accountDoesNotExist") => End::NoAccount(refusal),
            Some("rateLimited") => {
                End::NotIssued(NotIssued { wait_secs: Some(wait.unwrap_or(TOO_MANY_WAIT_SECS)), ..refusal })
            }
            _ => End::NotIssued(refusal),
        }
    }
}

/// RFC 8555 §6.7.
fn of_kind(kind: Option<&str>, status: Option<u16>) -> &'static Problem {
    match kind {
        Some("caa" | "connection" | "dns" | "incorrectResponse" | "tls" | "unauthorized") => &P124,
        Some("badNonce" | "serverInternal") => &P123,
        None if status.is_some_and(|status| status >= 500) => &P123,
        _ => &P125,
    }
}

/// Shows a proof for each name that has none yet, and says so.
async fn show(order: &mut Order, proofs: &Proofs) -> Result<(), Error> {
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let challenge = authorization.challenge(ChallengeType::Http01);
        let mut challenge = challenge.ok_or(Error::Unsupported("the challenge http-01 for this name"))?;
        if !is_token(&challenge.token) {
            return Err(Error::Other("the token of a challenge is none".into()));
        }
        proofs.show(challenge.token.clone(), challenge.key_authorization().as_str().to_owned());
        challenge.set_ready().await?;
    }
    Ok(())
}

/// RFC 8555 §8.3: base64url, and so no other path than one of proofs.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

fn not_issued(problem: &'static Problem, cause: &str) -> NotIssued {
    // Strangers write parts of it, and it goes into the log.
    let cause = cause.chars().filter(|c| !c.is_control() && !is_invisible(*c)).take(CAUSE_CHARS_MAX).collect();
    NotIssued { problem, cause, wait_secs: None }
}

fn words(problem: &instant_acme::Problem) -> String {
    let of_names = problem.subproblems.iter().filter_map(|one| one.detail.as_deref());
    let said: Vec<&str> = problem.detail.as_deref().into_iter().chain(of_names).collect();
    match said.is_empty() {
        true => problem.r#type.clone().unwrap_or_else(|| "no reason was given".to_owned()),
        false => said.join("; "),
    }
}

#[async_trait]
impl Issuer for AcmeIssuer {
    async fn issue(&self, names: &[String], proofs: &Proofs) -> Result<Zeroizing<String>, NotIssued> {
        let ordered = tokio::time::timeout(ORDER_TIME, async {
            match self.order(names, proofs).await {
                Err(End::NoAccount(_)) if self.files.forget_account(&self.settings.directory).is_ok() => {
                    self.order(names, proofs).await
                }
                ended => ended,
            }
        });
        let ended = ordered.await;
        proofs.hide();
        match ended {
            Ok(Ok(certificate)) => Ok(certificate),
            Ok(Err(End::NotIssued(refusal) | End::NoAccount(refusal))) => Err(refusal),
            Err(_) => Err(not_issued(&P123, "an order took longer than five minutes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_issuers_say_is_plain_text_and_their_tokens_are_tokens() {
        let cause = not_issued(&P123, "forum.test\u{202e}: \u{1b}[2Jno\u{200b} <b>such</b> n\u{e4}me\n").cause;
        assert_eq!(cause, "forum.test: [2Jno <b>such</b> n\u{e4}me");
        for (token, want) in [
            ("evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr_oA", true),
            ("", false),
            ("../../../oauth/x", false),
            ("a=", false),
            ("a/b", false),
        ] {
            assert_eq!(is_token(token), want, "{token}");
        }
    }
}
