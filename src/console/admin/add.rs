//! Adding an app in three steps: what it is; where it is and what it may; what to type into it.

use bytes::Bytes;
use http::{Request, Response};

use super::visit::Visit;
use super::{Admin, Answer, fields};
use crate::config::presets::{self, AppFacts, Guide, Preset};
use crate::config::variables;
use crate::model::{ClientKind, Dialect, Lifetimes, Member, Quirks, Scopes, problem};
use crate::pages::admin::{AddView, AddedView, FieldKind, KindsView, Place, Section};
use crate::protocol::apps::{
    self, About, AppView, Fault, LogoutAddresses, NewApp, Operation, Reply, SCOPES, ShownSecret, Wrong,
};
use crate::protocol::rules::claims;
use crate::web::Parameters;

/// In a path: no kind that is known.
const OTHER: &str = "other";
/// What an app of no known kind is told.
const FALLBACK: &str = "generic-oidc";

/// A kind of app, and what follows from it.
struct Kind {
    /// As in a path.
    name: String,
    preset: Preset,
}

impl Kind {
    /// By its name in a path.
    fn named(name: &str) -> Option<Self> {
        let preset = presets::built_in(if name == OTHER { FALLBACK } else { name })?.ok()?;
        Some(Self { name: name.to_owned(), preset })
    }

    fn is_other(&self) -> bool {
        self.name == OTHER
    }

    fn dialect(&self) -> Dialect {
        self.preset.dialect
    }

    fn service(&self) -> String {
        self.preset.of_dialect(self.dialect()).and_then(|per| per.service.clone()).unwrap_or_default()
    }

    fn scopes(&self) -> Scopes {
        let written = self.preset.of_dialect(self.dialect()).map(|per| per.scopes.as_str()).unwrap_or_default();
        Scopes::parse(written).unwrap_or_default()
    }

    /// Callbacks, and those of the token endpoint only, that follow from the address of the app.
    fn callbacks(&self, url: Option<&str>) -> (Vec<String>, Vec<String>) {
        if self.is_other() || url.is_none() && self.preset.needs_url(self.dialect()) {
            return Default::default();
        }
        self.preset.callbacks(self.dialect(), url.unwrap_or_default(), &self.service()).unwrap_or_default()
    }
}

impl Admin {
    /// `GET add`: the kinds of apps.
    pub(super) async fn add_kinds(&self, request: &Request<Bytes>) -> Answer {
        let visit = self.enter(request).await?;
        let known = presets::names().filter_map(|name| Some((name, presets::built_in(name)?.ok()?)));
        let offered = known.filter(|(_, preset)| self.config.oauth.dialects.contains(&preset.dialect));
        let mut kinds: Vec<(String, String)> =
            offered.map(|(name, preset)| (preset.title, visit.path(&format!("add/{name}")))).collect();
        kinds.sort_by_key(|(title, _)| title.to_lowercase());
        let view = KindsView { kinds, other_url: visit.path(&format!("add/{OTHER}")) };
        Ok(visit.show(visit.voice().render_admin_add_kinds(&visit.frame(Place::Within(Section::Apps)), &view)))
    }

    /// `GET add/{kind}`: where it is.
    pub(super) async fn add_form(&self, request: &Request<Bytes>, kind: &str) -> Answer {
        let visit = self.enter(request).await?;
        let kind = Kind::named(kind).ok_or_else(|| self.problem(request, &problem::P212))?;
        let title = if kind.is_other() { String::new() } else { kind.preset.title.clone() };
        let new = Self::new_app(&kind, &Parameters::default().with("name", &title));
        let ready = kind.is_other() || !kind.preset.needs_url(kind.dialect());
        Ok(self.add_page(&visit, &kind, &new, &[], (ready, false)).await)
    }

    /// `POST add/{kind}`: the callbacks are derived and shown; once they were, the app is added.
    pub(super) async fn add(&self, request: &Request<Bytes>, kind: &str) -> Answer {
        let path = format!("add/{kind}");
        let (visit, form) = self.change(request, &path, &path).await?;
        let kind = Kind::named(kind).ok_or_else(|| self.problem(request, &problem::P212))?;
        if form.has("ready") && !form.has("allowed_groups") {
            // A form that was cut short is not one that lets everybody in.
            return Err(self.problem(request, &problem::P409));
        }
        let new = Self::new_app(&kind, &form);
        let faults = apps::tried_new(&new, visit.ports.clock.now(), visit.ports.entropy.as_ref());
        if form.get("ready").is_none() {
            // So far only the name and the address were asked for.
            let faults: Vec<Fault> = faults.into_iter().filter(|(field, _)| matches!(*field, "name" | "url")).collect();
            let missing = new.url.is_none().then(|| ("url", Wrong::new("empty", "give the address of the app")));
            let faults: Vec<Fault> = faults.into_iter().chain(missing).collect();
            return Ok(self.add_page(&visit, &kind, &new, &faults, (faults.is_empty(), false)).await);
        }
        // Nobody registers an address that he has not seen.
        let followed = new.redirect_uris != fields::lines(&form, "redirect_uris");
        if !faults.is_empty() || followed {
            return Ok(self.add_page(&visit, &kind, &new, &faults, (true, followed)).await);
        }
        match visit.perform(Operation::Add(Box::new(new))).await? {
            Reply::AppWithSecret(app, secret) => Ok(self.added(&visit, &kind, &app, secret.as_ref())),
            _ => Ok(visit.see("")),
        }
    }

    /// The app as the form wants it, and the kind for whatever the form does not say.
    fn new_app(kind: &Kind, form: &Parameters) -> NewApp {
        let text = |name: &str| form.get(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let ready = form.get("ready").is_some();
        let url = text("url").map(|url| url.trim_end_matches('/').to_owned());
        let (derived, aliases) = kind.callbacks(url.as_deref());
        let redirect_uris = match ready {
            true if is_as_derived(form) && !derived.is_empty() => derived,
            true => fields::lines(form, "redirect_uris"),
            false => derived,
        };
        let fits = |alias: &String| redirect_uris.iter().any(|uri| alias.strip_suffix("?close") == Some(uri));
        let public = kind.is_other() && form.get("public").is_some();
        let preset = &kind.preset;
        let scopes = match ready {
            true => form.all("scopes").collect::<Vec<_>>().join(" "),
            false => kind.scopes().to_string(),
        };
        NewApp {
            id: None,
            id_stem: if kind.is_other() { text("name").unwrap_or_default() } else { kind.name.clone() },
            secret: None,
            name: text("name").unwrap_or_default(),
            preset: (!kind.is_other()).then(|| kind.name.clone()),
            url,
            kind: if public { ClientKind::Public } else { preset.kind },
            auth_method: None,
            token_redirect_aliases: aliases.into_iter().filter(fits).collect(),
            redirect_uris,
            logout: LogoutAddresses::default(),
            dialect: kind.dialect(),
            scopes,
            optional_scopes: String::new(),
            in_development: false,
            allowed_groups: fields::group_names(form, "allowed_groups", &[]),
            trusted: form.get("trusted").is_some(),
            require_pkce: public || preset.require_pkce,
            allow_http: false,
            token_in_query: preset.token_in_query(kind.dialect()),
            jwks: None,
            jwks_uri: None,
            device_flow: preset.device_flow,
            require_pushed_requests: false,
            quirks: Quirks {
                credentials_twice: preset.credentials_twice,
                require_email: preset.require_email,
                ..Quirks::default()
            },
            refresh: preset.refresh(kind.dialect()),
            id_token_alg: None,
            access_token_format: None,
            client_credentials: false,
            lifetimes: Lifetimes::default(),
            about: About::default(),
            denied_groups: Vec::new(),
            // It is the operator's, whichever member adds it in his name.
            creator: None,
            registered: false,
        }
    }

    async fn add_page(
        &self,
        visit: &Visit<'_>,
        kind: &Kind,
        new: &NewApp,
        faults: &[Fault],
        (ready, followed): (bool, bool),
    ) -> Response<Bytes> {
        let url = FieldKind::Line(new.url.clone().unwrap_or_default());
        let mut groups = vec![("admin-g-where", vec![("name", FieldKind::Line(new.name.clone())), ("url", url)])];
        if ready {
            let example = |scope: &str| visit.member().and_then(|member| example(member, scope));
            let chosen = Scopes::parse(&new.scopes).unwrap_or_default();
            let usual = kind.scopes();
            let mut scopes = fields::scope_ticks(&chosen, example);
            scopes.retain(|line| usual.has(&line.value) || kind.dialect() == Dialect::Oidc && is_oidc(&line.value));
            groups[0].1.push(("redirect_uris", FieldKind::Lines(new.redirect_uris.join("\n"))));
            let mut members = vec![
                ("allowed_groups", FieldKind::Lines(new.allowed_groups.join("\n"))),
                ("trusted", FieldKind::Tick(new.trusted)),
                ("scopes", FieldKind::Ticks(scopes)),
            ];
            if kind.is_other() {
                members.push(("public", FieldKind::Tick(new.kind == ClientKind::Public)));
            }
            groups.push(("admin-g-members", members));
        }
        let (mut groups, faults) = fields::with_faults(groups, faults);
        if ready {
            fields::offer_groups(&mut groups, visit.ports.sessions.groups().await.as_deref());
        }
        let path = format!("add/{}", kind.name);
        let view = AddView {
            kind: (!kind.is_other()).then(|| kind.preset.title.clone()),
            groups,
            faults,
            ready,
            derived: kind.callbacks(new.url.as_deref()).0,
            followed,
            form_action: visit.path(&path),
            ticket: visit.ticket(&path),
            back_url: visit.path("add"),
        };
        visit.show(visit.voice().render_admin_add(&visit.frame(Place::Within(Section::Apps)), &view))
    }

    fn added(&self, visit: &Visit<'_>, kind: &Kind, app: &AppView, secret: Option<&ShownSecret>) -> Response<Bytes> {
        let url = app.url.clone().unwrap_or_default();
        let first = app.redirect_uris.first().map(String::as_str).unwrap_or_default();
        let facts = AppFacts {
            client_id: &app.client_id.0,
            client_secret: secret.map_or("", |secret| secret.0.reveal()),
            url: &url,
            service: &kind.preset.service_in(app.dialect, &url, first),
            dialect: app.dialect,
            scopes: kind.preset.as_written(app.dialect, &app.scopes),
            device_flow: app.device_flow,
        };
        // A preset that cannot be filled in leaves id and secret, which is what nobody can see again.
        let guide = kind.preset.guide(&self.config, &facts).ok();
        let view = AddedView {
            name: app.name.clone(),
            id: app.client_id.0.clone(),
            secret: secret.map(|secret| secret.0.reveal().to_owned()),
            callbacks: app.redirect_uris.clone(),
            form: guide.as_ref().and_then(|guide| guide.form.clone()),
            texts: guide.as_ref().map(texts).unwrap_or_default(),
            notes: guide.map(|guide| guide.notes).unwrap_or_default(),
            test_url: visit.path(&format!("apps/{}/test", app.client_id)),
            next_url: visit.path(&format!("apps/{}", app.client_id)),
        };
        visit.show(visit.voice().render_admin_added(&visit.frame(Place::Within(Section::Apps)), &view))
    }
}

/// Whether the callbacks of a form are those that followed from the address when it was made.
fn is_as_derived(form: &Parameters) -> bool {
    let derived = form.get("derived").unwrap_or_default();
    derived.split_whitespace().eq(fields::lines(form, "redirect_uris").iter().map(String::as_str))
}

/// Everything that can be copied as a whole: variables, JSON, parts of files.
fn texts(guide: &Guide) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> =
        guide.env.iter().map(|(title, pairs)| (title.clone(), variables(pairs))).collect();
    let title = guide.json_title.clone().unwrap_or_else(|| "The same as JSON".to_owned());
    texts.push((title, serde_json::to_string_pretty(&guide.json).unwrap_or_default()));
    texts.extend(guide.snippets.iter().cloned());
    texts
}

/// What the app would see of this member by a scope.
fn example(member: &Member, scope: &str) -> Option<String> {
    let scopes = Scopes::parse(scope)?;
    if scope == "openid" {
        return Some(member.id.to_string());
    }
    let groups = || member.groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>().join(", ");
    let facts = [
        scopes.tell_profile().then(|| member.display_name.clone()),
        scopes.tell_email().then(|| claims::verified_email(member).unwrap_or_default().to_owned()),
        scopes.tell_groups().then(groups),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect();
    (!facts.is_empty()).then(|| facts.join(", "))
}

/// Whether a scope is one of OpenID Connect's, or one beside them that goes with it.
fn is_oidc(scope: &str) -> bool {
    SCOPES.contains(&scope) && ["openid", "profile", "email", "groups", "offline_access"].contains(&scope)
}
