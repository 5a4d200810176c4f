//! "Open the console": the page of a link for one use.

use minijinja::context;

use crate::pages::Voice;
use crate::pages::answer::Page;
use crate::pages::render::own_path;

/// The page of a link. The answer arrives at `form_action` as an empty form: the browser holds the key.
#[derive(Clone, Debug)]
pub struct LinkView {
    /// Path that takes the answer, on our own host.
    pub form_action: String,
}

impl Voice {
    /// "Open the console."
    pub fn render_admin_link(&self, view: &LinkView) -> Page {
        let context = context! { form_action => own_path(&view.form_action) };
        let mut page = self.page("admin_link.html", 200, context);
        page.referrer_policy = "same-origin";
        page
    }
}
