//! The limits of one server, which its endpoints and pages share.

use std::hash::Hash;
use std::net::IpAddr;

use crate::model::{self, Hash32, Limit, UnixSeconds};

use super::known::Known;
use super::{Budget, Guesses, NotNow};

/// What is counted, by key of `[limits]`.
pub struct Limits {
    /// `authorize`: what is kept of logins that begin.
    pub authorize: Budget,
    /// `device_code`.
    pub device_code: Budget,
    /// `token` and `failed_client_auth`.
    pub guesses: Guesses,
    /// `console`.
    pub console: Budget,
    pages: Budget,
    unknown_tokens: Budget,
    tokens: Known,
    settings: model::Limits,
}

impl Limits {
    /// Counters at zero.
    pub fn new(settings: model::Limits) -> Self {
        let budget = |rate| Budget::new(rate).except(&settings.exempt);
        Self {
            authorize: Budget::of_kept(settings.authorize).except(&settings.exempt),
            pages: budget(settings.pages),
            device_code: budget(settings.device_code),
            guesses: Guesses::new(settings.token, settings.failed_client_auth, settings.exempt.as_slice().into()),
            unknown_tokens: budget(settings.unknown_tokens),
            tokens: Known::new(),
            console: budget(settings.console),
            settings,
        }
    }

    /// A budget that nobody can choose, with the same exceptions.
    pub fn fixed(&self, each_minute: u32) -> Budget {
        Budget::new(Some(each_minute)).except(&self.settings.exempt)
    }

    /// The same for what is kept.
    pub fn fixed_of_kept(&self, each_minute: u32) -> Budget {
        Budget::of_kept(Some(each_minute)).except(&self.settings.exempt)
    }

    /// A request to a page.
    pub fn page(&self, address: Option<IpAddr>, now: UnixSeconds) -> Result<(), NotNow> {
        self.pages.spend(address, now).map_err(|wait_secs| NotNow { wait_secs, limit: Limit::Pages })
    }

    /// Whether `who`, asking from there, is told of a token. Of one that is known for a good one he always is.
    pub fn may_ask(
        &self,
        who: &impl Hash,
        token: &Hash32,
        address: Option<IpAddr>,
        now: UnixSeconds,
    ) -> Result<(), NotNow> {
        match self.unknown_tokens.check_by(who, address, now) {
            Err(wait_secs) if !self.tokens.has(token, now) => Err(NotNow { wait_secs, limit: Limit::UnknownTokens }),
            _ => Ok(()),
        }
    }

    /// He was: it is none.
    pub fn asked_in_vain(&self, who: &impl Hash, address: Option<IpAddr>, now: UnixSeconds) {
        // Whether there is anything left is looked at before the next one.
        let _ = self.unknown_tokens.spend_by(who, address, now);
    }

    /// This one is good, wherever it is shown: nobody can guess one. If it ends within the day, whoever has it may ask
    /// as often as before, when it was good.
    pub fn remember_token(&self, token: &Hash32, now: UnixSeconds) {
        self.tokens.keep(token, now);
    }
}
