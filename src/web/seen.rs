//! What an app will see of a member, for the page that asks him.

use crate::model::{Dialect, Member, Scopes};
use crate::pages::{Fact, Seen};
use crate::protocol::rules::claims;

/// The member's own values that the app will see, by scope.
pub(super) fn seen(member: &Member, username: &str, scopes: &Scopes, dialect: Dialect) -> Vec<Seen> {
    let mut sees = vec![Seen::new(Fact::Number, member.id.to_string())];
    if scopes.tell_profile() {
        let names = match dialect {
            Dialect::Ips4 => vec![member.display_name.clone()],
            _ if member.display_name == username => vec![username.to_owned()],
            _ => vec![member.display_name.clone(), username.to_owned()],
        };
        sees.push(Seen::list(Fact::Name, names));
        sees.extend(member.avatar_url.as_ref().map(|url| Seen::new(Fact::Picture, url.clone())));
        sees.extend(member.profile_url.as_ref().map(|url| Seen::new(Fact::Profile, url.clone())));
        if matches!(dialect, Dialect::Oidc | Dialect::Mattermost) {
            sees.extend(member.language.as_ref().map(|language| Seen::new(Fact::Language, language.clone())));
        }
    }
    if scopes.tell_email() {
        sees.extend(claims::verified_email(member).map(|email| Seen::new(Fact::Email, email)));
    }
    if scopes.tell_groups() {
        let names = member.groups.iter().map(|group| group.name.clone()).collect();
        sees.push(Seen::list(Fact::Groups, names));
    }
    sees
}
