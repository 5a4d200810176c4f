//! Are the books still true? Whoever asks with a code or a refresh token changes something, so the order matters:
//! first what only looks, then one of several ways to use the login up, at last the code.

use std::time::Duration;

use super::books::{Ended, Login};
use super::clients::{Client, tokens};

/// Judges one login and uses it up.
pub struct Verdict<'a> {
    client: &'a Client,
    login: &'a Login,
    broken: Vec<String>,
}

/// What became of a login under judgement.
pub enum Judged {
    Done(Vec<String>),
    /// Its last rotated token is to be refused, but not before this much has passed since the rotation.
    Later(Vec<String>, Login),
}

impl<'a> Verdict<'a> {
    pub fn new(client: &'a Client, login: &'a Login) -> Self {
        Self { client, login, broken: Vec::new() }
    }

    /// `number` picks the way, `grace` is `refresh_grace`.
    pub async fn judge(mut self, number: usize, grace: Duration) -> Judged {
        let Login { code, access, refresh, ended, ending, doubt, .. } = self.login;
        let mut later = false;
        match (refresh.as_slice(), ended, doubt) {
            ([], _, false) => self.buys("a code that was not redeemed", code, true).await,
            // The answer to its redemption was cut off: it may be spent or not, but works once at most.
            ([], _, true) => self.buys("a code in doubt", code, false).await,
            (_, Ended::Grant, _) => {
                for token in access {
                    self.opens("an access token of a grant that was ended", token, false).await;
                }
                self.refreshes("a refresh token that was given back", &refresh[refresh.len() - 1], false).await;
            }
            // Whether its end was done is not known.
            _ if *doubt && *ending == Ended::Grant => {}
            _ => {
                let (last, older) = access.split_last().expect("as many as refresh tokens");
                for token in older {
                    self.opens("an older access token", token, true).await;
                }
                match (ended, ending) {
                    (Ended::Access, _) => self.opens("an access token that was given back", last, false).await,
                    (_, Ended::No) => self.opens("the last access token", last, true).await,
                    // Its app had asked for its end, and heard nothing.
                    _ => {}
                }
                later = !doubt && self.use_up(number, grace).await;
            }
        }
        if later {
            return Judged::Later(self.broken, self.login.clone());
        }
        self.is_spent(code).await;
        Judged::Done(self.broken)
    }

    /// Judges what was put off. The grace of its last rotation is over.
    pub async fn judge_later(mut self) -> Vec<String> {
        let refresh = &self.login.refresh;
        self.refreshes("a rotated token after its grace", &refresh[refresh.len() - 2], false).await;
        self.refreshes("the current token of a grant that was ended", &refresh[refresh.len() - 1], false).await;
        self.is_spent(&self.login.code).await;
        self.broken
    }

    /// One of three ways, for a login that is alive and without doubt. `true`: wait for its grace to pass.
    async fn use_up(&mut self, number: usize, grace: Duration) -> bool {
        let refresh = &self.login.refresh;
        let current = &refresh[refresh.len() - 1];
        match number % 3 {
            0 => {
                let Some(new) = self.refreshes("the current refresh token", current, true).await else { return false };
                if grace.is_zero() {
                    self.refreshes("the current refresh token once more", current, false).await;
                } else if let [.., older, _] = refresh.as_slice() {
                    self.refreshes("a token two generations old", older, false).await;
                } else {
                    self.refreshes("the current refresh token once more, in time", current, true).await;
                    return false;
                }
                self.opens("an access token after a reuse", &new, false).await;
            }
            1 if refresh.len() >= 2 => {
                let at_once = if grace.is_zero() { refresh.len().checked_sub(2) } else { refresh.len().checked_sub(3) };
                let Some(at_once) = at_once else { return true };
                self.refreshes("a rotated refresh token", &refresh[at_once], false).await;
                self.refreshes("the current token after a reuse", current, false).await;
            }
            _ => {
                self.is_spent(&self.login.code).await;
                for token in &self.login.access {
                    self.opens("an access token after a replay of its code", token, false).await;
                }
                self.refreshes("a refresh token after a replay of its code", current, false).await;
            }
        }
        false
    }

    /// Shows a code twice: the first time it works if it `must`, the second time never.
    async fn buys(&mut self, what: &str, code: &str, must: bool) {
        let answer = self.client.redeem(code).await.expect("an answer");
        let worked = tokens(&answer).is_some();
        if !(worked || !must && answer.json("error") == "invalid_grant") {
            self.broken.push(format!("{what}: {}", answer.short()));
        }
        self.is_spent(code).await;
    }

    async fn is_spent(&mut self, code: &str) {
        let answer = self.client.redeem(code).await.expect("an answer");
        if answer.status != 400 || answer.json("error") != "invalid_grant" {
            self.broken.push(format!("a spent code: {}", answer.short()));
        }
    }

    /// Shows a refresh token; answers the new access token.
    async fn refreshes(&mut self, what: &str, token: &str, should: bool) -> Option<String> {
        let answer = self.client.refresh(token).await.expect("an answer");
        let got = tokens(&answer);
        if got.is_some() != should || (!should && answer.json("error") != "invalid_grant") {
            self.broken.push(format!("{what}: {}", answer.short()));
        }
        got.map(|tokens| tokens.access)
    }

    async fn opens(&mut self, what: &str, token: &str, should: bool) {
        let answer = self.client.userinfo(token).await.expect("an answer");
        if answer.status != if should { 200 } else { 401 } {
            self.broken.push(format!("{what}: {}", answer.short()));
        }
    }
}
