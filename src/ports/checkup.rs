use async_trait::async_trait;

/// How well one part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// In order.
    Fine,
    /// It works, and somebody should look at it.
    Warning,
    /// It does not work now.
    Failing,
}

/// One line of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// Which part: a short constant name, the key of its title.
    pub what: &'static str,
    /// How well it is.
    pub state: CheckState,
    /// What was seen, in words for an operator. Without secrets.
    pub detail: String,
    /// The code of the problem, if there is one.
    pub code: Option<&'static str>,
}

impl CheckLine {
    /// What was seen, behind the code of the problem.
    pub fn told(&self) -> String {
        self.code.map_or_else(|| self.detail.clone(), |code| format!("{code} {}", self.detail))
    }
}

/// What `portico check` says, as it is at this moment.
#[async_trait]
pub trait Checkup: Send + Sync {
    /// Looks at everything.
    async fn lines(&self) -> Vec<CheckLine>;
}

/// Nothing is looked at.
#[async_trait]
impl Checkup for () {
    async fn lines(&self) -> Vec<CheckLine> {
        Vec::new()
    }
}
