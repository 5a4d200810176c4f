/// What a request for a page of the forum means to a login that waits in the same browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WaitingLogin {
    /// Nothing: the request passes.
    #[default]
    Unconcerned,
    /// The visitor is a member now, so it goes on. The address, a path and query on our own host.
    GoesOn(String),
    /// It is the request for the forum's login page that we sent the browser to, and the forum takes the way back from
    /// a header of it.
    WayBack {
        /// Its name.
        header: &'static str,
        /// What it says in place of what the browser sent.
        value: String,
    },
}
