//! The template engine, and the functions that templates call.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::value::{Kwargs, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context, escape_formatter};
use url::Url;

use super::settings::{Mode, SettingError, Settings, contact_link, link, logo_source, web_address};
use super::shown::{NAME_CHARS, VALUE_CHARS, escaped, initial, visible};
use super::texts::{Argument, Arguments, Texts};

/// The built-in templates by name.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("apps.html", include_str!("../../config/templates/apps.html")),
    ("app.html", include_str!("../../config/templates/app.html")),
    ("icon.html", include_str!("../../config/templates/icon.html")),
    ("admin.html", include_str!("../../config/templates/admin.html")),
    ("admin_apps.html", include_str!("../../config/templates/admin_apps.html")),
    ("admin_bin.html", include_str!("../../config/templates/admin_bin.html")),
    ("admin_delete.html", include_str!("../../config/templates/admin_delete.html")),
    ("admin_remarks.html", include_str!("../../config/templates/admin_remarks.html")),
    ("admin_secret.html", include_str!("../../config/templates/admin_secret.html")),
    ("admin_add.html", include_str!("../../config/templates/admin_add.html")),
    ("admin_add_kinds.html", include_str!("../../config/templates/admin_add_kinds.html")),
    ("admin_added.html", include_str!("../../config/templates/admin_added.html")),
    ("admin_fault.html", include_str!("../../config/templates/admin_fault.html")),
    ("admin_fields.html", include_str!("../../config/templates/admin_fields.html")),
    ("admin_settings.html", include_str!("../../config/templates/admin_settings.html")),
    ("admin_usage.html", include_str!("../../config/templates/admin_usage.html")),
    ("admin_log.html", include_str!("../../config/templates/admin_log.html")),
    ("admin_users.html", include_str!("../../config/templates/admin_users.html")),
    ("admin_compared.html", include_str!("../../config/templates/admin_compared.html")),
    ("admin_confirm.html", include_str!("../../config/templates/admin_confirm.html")),
    ("admin_members.html", include_str!("../../config/templates/admin_members.html")),
    ("admin_audit.html", include_str!("../../config/templates/admin_audit.html")),
    ("admin_keys.html", include_str!("../../config/templates/admin_keys.html")),
    ("admin_health.html", include_str!("../../config/templates/admin_health.html")),
    ("admin_link.html", include_str!("../../config/templates/admin_link.html")),
    ("admin_stale.html", include_str!("../../config/templates/admin_stale.html")),
    ("remove.html", include_str!("../../config/templates/remove.html")),
    ("you.html", include_str!("../../config/templates/you.html")),
    ("layout.html", include_str!("../../config/templates/layout.html")),
    ("consent.html", include_str!("../../config/templates/consent.html")),
    ("form_post.html", include_str!("../../config/templates/form_post.html")),
    ("device.html", include_str!("../../config/templates/device.html")),
    ("device_done.html", include_str!("../../config/templates/device_done.html")),
    ("admin_test.html", include_str!("../../config/templates/admin_test.html")),
    ("login_first.html", include_str!("../../config/templates/login_first.html")),
    ("language.html", include_str!("../../config/templates/language.html")),
    ("logout.html", include_str!("../../config/templates/logout.html")),
    ("logged_out.html", include_str!("../../config/templates/logged_out.html")),
    ("refused.html", include_str!("../../config/templates/refused.html")),
    ("plot.html", include_str!("../../config/templates/plot.html")),
    ("error.html", include_str!("../../config/templates/error.html")),
];

/// What every page knows of the site. All addresses are checked.
#[derive(Clone, Debug)]
pub struct Site {
    /// What people call it.
    pub forum_name: String,
    forum_url: String,
    logo: Option<String>,
    color_scheme: &'static str,
    privacy_url: Option<String>,
    terms_url: Option<String>,
    contact: Option<String>,
    apps_url: Option<String>,
    /// Where the language is chosen; not mentioned if there is only one.
    pub language_path: Option<String>,
    /// The front page, to compare origins with.
    pub forum: Url,
}

impl Site {
    /// `None` if the address of the forum is none.
    pub fn new(settings: &Settings) -> Option<Self> {
        let forum = web_address(&settings.forum_url)?;
        Some(Self {
            forum_name: settings.forum_name.trim().to_owned(),
            forum_url: forum.to_string(),
            logo: settings.theme.logo.as_deref().and_then(|logo| logo_source(logo, &forum)),
            color_scheme: match settings.theme.mode {
                Mode::Auto => "light dark",
                Mode::Light => "light",
                Mode::Dark => "dark",
            },
            privacy_url: settings.privacy_url.as_deref().and_then(link),
            terms_url: settings.terms_url.as_deref().and_then(link),
            contact: settings.contact.as_deref().and_then(contact_link),
            apps_url: settings.apps_url.as_deref().and_then(link),
            language_path: settings.language_path.clone(),
            forum,
        })
    }

    fn for_templates(&self) -> Value {
        context! {
            forum_name => &self.forum_name,
            forum_url => &self.forum_url,
            logo => &self.logo,
            color_scheme => self.color_scheme,
            privacy_url => &self.privacy_url,
            terms_url => &self.terms_url,
            contact => &self.contact,
            apps_url => &self.apps_url,
        }
    }
}

/// The templates, parsed, and what they know of the site. Each language makes an engine of them.
pub struct Templates {
    environment: Environment<'static>,
    /// Without the operator's templates, if there are any.
    built_in: Option<Environment<'static>>,
    site: Arc<Site>,
}

impl Templates {
    /// Reads the built-in templates, and those of the operator in place of them. Errors: each that is none.
    pub fn read(site: Site, own: &BTreeMap<String, String>) -> Result<Self, Vec<SettingError>> {
        let wrong = |message| SettingError::new("templates", message);
        let built_in = built_in(&site).map_err(|message| vec![wrong(message)])?;
        let mut environment = built_in.clone();
        let mut problems = Vec::new();
        for (name, source) in own {
            if !TEMPLATES.iter().any(|(known, _)| known == name) {
                let names = TEMPLATES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                problems.push(wrong(format!("{name}: there is no template of this name; there are: {names}")));
            } else if let Err(error) = environment.add_template_owned(name.clone(), source.clone()) {
                problems.push(wrong(format!("{error:#}")));
            }
        }
        match problems.is_empty() {
            true => Ok(Self { environment, built_in: (!own.is_empty()).then_some(built_in), site: Arc::new(site) }),
            false => Err(problems),
        }
    }

    /// The same in one language.
    pub fn in_language(&self, texts: Texts, language: Language) -> Engine {
        let texts = Arc::new(texts);
        let speaking = |environment: &Environment<'static>| {
            let mut environment = environment.clone();
            add_functions(&mut environment, &texts, &self.site.forum_name);
            let Language { tag, name, right_to_left } = &language;
            let dir = if *right_to_left { "rtl" } else { "ltr" };
            environment.add_global("language", context! { tag, name, dir });
            environment
        };
        let (environment, built_in) = (speaking(&self.environment), self.built_in.as_ref().map(speaking));
        Engine { environment, built_in, texts, site: Arc::clone(&self.site), language }
    }
}

/// The built-in templates. Errors: a sentence, for a bug of ours.
fn built_in(site: &Site) -> Result<Environment<'static>, String> {
    let mut environment = Environment::new();
    // Escaping does not depend on how a template is named.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&escaped(text))?),
        _ => escape_formatter(out, state, value),
    });
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_global("site", site.for_templates());
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).map_err(|error| format!("{error:#}"))?;
    }
    Ok(environment)
}

/// A language as pages name it.
#[derive(Clone, Debug)]
pub struct Language {
    /// BCP 47.
    pub tag: String,
    /// In itself: `Deutsch`.
    pub name: String,
    /// How its lines run.
    pub right_to_left: bool,
}

/// Templates and the texts of one language, ready to draw.
pub struct Engine {
    environment: Environment<'static>,
    built_in: Option<Environment<'static>>,
    pub texts: Arc<Texts>,
    pub site: Arc<Site>,
    pub language: Language,
}

impl Engine {
    /// The document. A template of the operator that cannot be filled in gives way to the built-in one. Errors: a template
    /// and a view that do not fit, which is a bug of ours.
    pub fn draw(&self, template: &str, context: Value) -> Result<String, Error> {
        let draw = |environment: &Environment<'static>| environment.get_template(template)?.render(&context);
        match (draw(&self.environment), &self.built_in) {
            (Err(error), Some(built_in)) => {
                let cause = format!("{error:#}");
                tracing::warn!(
                    template,
                    cause,
                    "a template of [pages] templates cannot be filled in: the built-in one is shown"
                );
                draw(built_in)
            }
            (drawn, _) => drawn,
        }
    }

    /// Whether there is a message under `key`.
    pub fn has(&self, key: &str) -> bool {
        self.texts.has(key)
    }

    /// A message as HTML and as text; with `app` as the templates have it.
    pub fn message(&self, key: &str, mut arguments: Arguments) -> Option<Message> {
        arguments.insert("forum".to_owned(), Argument::Foreign(self.site.forum_name.clone()));
        let (key, arguments) = without_app(&self.texts, key, arguments);
        Some(Message {
            html: Value::from_safe_string(self.texts.html(&key, &arguments)?),
            plain: self.texts.plain(&key, &arguments)?,
        })
    }
}

/// A message in its two forms.
#[derive(Clone, Debug)]
pub struct Message {
    pub html: Value,
    pub plain: String,
}

fn add_functions(environment: &mut Environment<'static>, texts: &Arc<Texts>, forum: &str) {
    let (table, forum_name) = (Arc::clone(texts), forum.to_owned());
    environment.add_function("text", move |key: &str, values: Kwargs| -> Result<Value, Error> {
        let (key, arguments) = without_app(&table, key, arguments(&values, &forum_name)?);
        table.html(&key, &arguments).map(Value::from_safe_string).ok_or_else(|| incomplete(&key))
    });
    let (table, forum_name) = (Arc::clone(texts), forum.to_owned());
    environment.add_function("plain", move |key: &str, values: Kwargs| -> Result<String, Error> {
        let (key, arguments) = without_app(&table, key, arguments(&values, &forum_name)?);
        table.plain(&key, &arguments).ok_or_else(|| incomplete(&key))
    });
    let (table, forum_name) = (Arc::clone(texts), forum.to_owned());
    environment.add_function("page_title", move |page: String| -> Result<String, Error> {
        // A headline that names the forum says enough.
        if page.contains(forum_name.as_str()) {
            return Ok(page);
        }
        let words = [("page", Argument::Own(page)), ("forum", Argument::Foreign(forum_name.clone()))];
        let words = words.into_iter().map(|(name, words)| (name.to_owned(), words)).collect();
        table.plain("title", &words).ok_or_else(|| incomplete("title"))
    });
    let table = Arc::clone(texts);
    environment.add_function("link", move |address: &str, key: &str| -> Result<Value, Error> {
        let words = table.html(key, &Arguments::new()).ok_or_else(|| incomplete(key))?;
        Ok(Value::from_safe_string(format!("<a href=\"{}\">{words}</a>", escaped(address))))
    });
    environment.add_filter("shown", |name: &str| isolated(name, NAME_CHARS));
    environment.add_filter("shown_long", |value: &str| isolated(value, VALUE_CHARS));
    environment.add_filter("initial", initial);
}

/// Somebody's words as HTML that cannot change the direction of what stands beside them.
fn isolated(text: &str, limit: usize) -> Value {
    Value::from_safe_string(format!("<bdi>{}</bdi>", escaped(&visible(text, limit))))
}

/// The named values of a call: HTML of ours stays HTML, all other text is somebody's words. `none` is left out.
fn arguments(values: &Kwargs, forum: &str) -> Result<Arguments, Error> {
    let mut found = Arguments::from([("forum".to_owned(), Argument::Foreign(forum.to_owned()))]);
    for name in values.args() {
        let value: Value = values.get(name)?;
        if value.is_none() || value.is_undefined() {
            continue;
        }
        let argument = match value.as_str() {
            Some(html) if value.is_safe() => Argument::Html(html.to_owned()),
            Some(text) => Argument::Foreign(text.to_owned()),
            None => match u64::try_from(value.clone()) {
                Ok(number) => Argument::Number(number),
                Err(_) => Argument::Own(value.to_string()),
            },
        };
        found.insert(name.to_owned(), argument);
    }
    Ok(found)
}

/// Where nobody knows the app, sentences have a form without it, or say "the app".
fn without_app(texts: &Texts, key: &str, mut arguments: Arguments) -> (String, Arguments) {
    if arguments.contains_key("app") {
        return (key.to_owned(), arguments);
    }
    let the_app = texts.plain("the-app", &Arguments::new()).unwrap_or_default();
    arguments.insert("app".to_owned(), Argument::Own(the_app));
    let anonymous = format!("{key}-anonymous");
    (if texts.has(&anonymous) { anonymous } else { key.to_owned() }, arguments)
}

fn incomplete(key: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("no message {key:?}, or a value of it is missing"))
}
