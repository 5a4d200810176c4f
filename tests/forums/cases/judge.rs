//! What the source says of each visitor, compared with what it must say.

use std::sync::Arc;

use portico::adapters::forum::{Explanation, ForumSource};
use portico::model::{Member, MemberId, Refusal, SessionOutcome, UnixSeconds, Visitor};
use portico::ports::SessionSource as _;

use super::board::{Board, Forum, On};
use super::{Case, Cases, Looks};

/// All cases of a forum on one database.
pub async fn every_visitor(forum: Forum, on: On) {
    let board = Board::set_up(forum, on, false).await;
    compare(&board).await;
}

/// The same on a board that a test has set up its own way.
pub async fn compare(board: &Board) {
    let cases = &board.cases;
    let now = UnixSeconds(cases.now);
    let near = board.source(false);
    let strict = board.source(true);
    near.check().await.expect("the forum is as the preset says");
    let mut wrong = Vec::new();
    match near.member_numbers(0).await {
        // Members have no numbers there, or nobody tells them all.
        Err(why) if why == "unknown for this kind of forum" => {}
        Err(why) => wrong.push(format!("no numbers of members: {why}")),
        Ok(numbers) => {
            assert!(numbers.is_sorted(), "{numbers:?}");
            let members = cases.case.iter().filter_map(|case| case.expect.strip_prefix("member "));
            let missing = members.filter(|id| id.parse().is_ok_and(|id: u64| !numbers.contains(&id)));
            wrong.extend(missing.map(|id| format!("member {id} is not among {numbers:?}")));
            let after = numbers.last().copied().unwrap_or(0);
            assert_eq!(near.member_numbers(after).await, Ok(Vec::new()), "nobody after the last one");
        }
    }
    for case in &cases.case {
        let source = if case.check_address { &strict } else { &near };
        let found = one(source, &visitor(case, cases), case, now).await;
        wrong.extend(found.into_iter().map(|what| format!("{}: {what}", case.name)));
    }
    for member in &cases.member {
        let id = match &member.id {
            toml::Value::Integer(number) => MemberId::Number(u64::try_from(*number).expect("a number of a member")),
            other => MemberId::Text(other.as_str().expect("a text").to_owned()),
        };
        let outcome = near.member_by_id(&id, now).await;
        let want = member.expect.clone().unwrap_or_else(|| format!("member {id}"));
        let differs = differences(&outcome, &want, &member.looks);
        wrong.extend(differs.into_iter().map(|what| format!("by id {id}: {what}")));
    }
    let all = cases.case.len() + cases.member.len();
    assert!(wrong.is_empty(), "{} wrong in {all} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// What databases take for equal and a forum does not: blanks at the end, large for small letters, and what some
/// comparisons leave out altogether.
fn similar(value: &str) -> Vec<String> {
    let ends = ["%20", "+", "%20%20", "%00", "%C2%A0", "%E2%80%8B", "\u{a0}"];
    let mut similar: Vec<String> = ends.iter().map(|end| format!("{value}{end}")).collect();
    similar.extend([format!("\"{value} \""), format!("%20{value}"), format!("{value}\u{301}")]);
    if !value.contains('%') {
        similar.extend([value.to_ascii_uppercase(), value.to_ascii_lowercase()].into_iter().filter(|new| new != value));
    }
    similar
}

/// Nobody comes in with cookies that are only like those of a member. What a forum does not look at may be anything.
pub async fn nobody_by_likeness(forum: Forum, on: On) {
    let board = Board::set_up(forum, on, false).await;
    let (cases, source) = (&board.cases, board.source(false));
    let now = UnixSeconds(cases.now);
    let comes_in = async |visitor: &Visitor| matches!(source.member(visitor, now).await, SessionOutcome::Member(_));
    let (mut tried, mut wrong) = (0, Vec::new());
    for case in cases.case.iter().filter(|case| case.expect.starts_with("member ") && !case.check_address) {
        let usual = visitor(case, cases);
        for (number, line) in case.lines().iter().enumerate() {
            for (place, pair) in line.split(';').enumerate() {
                let Some((name, value)) = pair.split_once('=') else { continue };
                let with = |value: &str| {
                    let mut pairs: Vec<String> = line.split(';').map(str::to_owned).collect();
                    pairs[place] = format!("{name}={value}");
                    let mut visitor = usual.clone();
                    visitor.cookie_lines[number] = pairs.join(";").into_bytes();
                    visitor
                };
                if value.is_empty() || comes_in(&with("x")).await {
                    continue;
                }
                for other in similar(value) {
                    tried += 1;
                    if comes_in(&with(&other)).await {
                        wrong.push(format!("{}: {name}={other:?} for {value:?}", case.name));
                    }
                }
            }
        }
    }
    assert!(tried > 0 && wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Who sends the case's cookies.
fn visitor(case: &Case, cases: &Cases) -> Visitor {
    Visitor {
        cookie_lines: case.lines().iter().filter(|line| !line.is_empty()).map(|line| line.as_bytes().into()).collect(),
        user_agent: case.user_agent.as_ref().unwrap_or(&cases.user_agent).clone().into_bytes(),
        address: case.address.as_ref().unwrap_or(&cases.address).parse().ok(),
        unnamed: false,
    }
}

async fn one(source: &ForumSource, visitor: &Visitor, case: &Case, now: UnixSeconds) -> Vec<String> {
    let explained = source.explain(visitor, now).await;
    let plain = source.member(visitor, now).await;
    let mut wrong = Vec::new();
    if plain != explained.outcome {
        wrong.push(format!("why says {:?}, but visitors get {plain:?}", explained.outcome));
    }
    if let SessionOutcome::Member(member) = &plain
        && source.can_recheck()
    {
        let again = source.member_by_id(&member.id, now).await;
        if again != plain {
            wrong.push(format!("looked up again he is {again:?}, and was {plain:?}"));
        }
    }
    wrong.extend(differences(&plain, &case.expect, &case.looks));
    wrong.extend(case.until.and_then(|until| other_end(&plain, until)));
    wrong.extend(wrong_steps(case, &explained));
    if !wrong.is_empty() {
        wrong.extend(explained.steps.iter().map(|step| format!("\n    {step:?}")));
    }
    wrong
}

fn wrong_steps(case: &Case, explained: &Explanation) -> Vec<String> {
    let mut wrong = Vec::new();
    let codes: Vec<&str> = explained.steps.iter().filter_map(|step| step.code).collect();
    if case.code.is_some() && case.code.as_deref() != codes.last().copied() {
        wrong.push(format!("the last code is not {:?}", case.code));
    }
    if case.step.as_deref().is_some_and(|step| !codes.contains(&step)) {
        wrong.push(format!("no step has {:?}", case.step));
    }
    let lines = case.lines();
    let values = lines.iter().flat_map(|line| line.split("; ")).filter_map(|pair| pair.split_once('='));
    for secret in values.map(|(_, value)| value).filter(|value| value.len() > 8) {
        if explained.steps.iter().any(|step| step.detail.contains(secret)) {
            wrong.push("a cookie's value is shown".to_owned());
        }
    }
    wrong
}

/// An outcome in the words of the cases.
pub fn short(outcome: &SessionOutcome) -> String {
    let id = |member: &Option<Arc<Member>>| member.as_ref().map_or("nobody".to_owned(), |m| m.id.to_string());
    match outcome {
        SessionOutcome::Member(member) => format!("member {}", member.id),
        SessionOutcome::Guest => "guest".to_owned(),
        SessionOutcome::Refused { member, refusal: Refusal::Banned { .. } } => format!("banned {}", id(member)),
        SessionOutcome::Refused { member, refusal: Refusal::Inactive } => format!("inactive {}", id(member)),
        SessionOutcome::Refused { refusal: Refusal::AmbiguousCookie { .. }, .. } => "ambiguous".to_owned(),
        SessionOutcome::Refused { member, refusal: Refusal::UnconfirmedEmail } => format!("unconfirmed {}", id(member)),
        SessionOutcome::Unknown(failure) => format!("unknown: {failure}"),
    }
}

fn other_end(outcome: &SessionOutcome, want: i64) -> Option<String> {
    let SessionOutcome::Refused { refusal: Refusal::Banned { until }, .. } = outcome else {
        return Some("there is no ban".to_owned());
    };
    let got = until.map_or(0, |until| until.0);
    (got != want).then(|| format!("the ban ends at {got}, not {want}"))
}

fn differences(outcome: &SessionOutcome, expect: &str, looks: &Looks) -> Vec<String> {
    let got = short(outcome);
    if got != expect {
        return vec![format!("{got}, not {expect}")];
    }
    match outcome {
        SessionOutcome::Member(member) | SessionOutcome::Refused { member: Some(member), .. } => {
            looks.differences(member)
        }
        _ => Vec::new(),
    }
}

impl Looks {
    fn differences(&self, member: &Member) -> Vec<String> {
        let texts = [
            ("username", &self.username, Some(&member.username)),
            ("display_name", &self.display_name, Some(&member.display_name)),
            ("email", &self.email, member.email.as_ref()),
            ("avatar_url", &self.avatar_url, member.avatar_url.as_ref()),
            ("profile_url", &self.profile_url, member.profile_url.as_ref()),
            ("language", &self.language, member.language.as_ref()),
        ];
        let mut wrong: Vec<String> = texts
            .into_iter()
            .filter_map(|(field, want, got)| Some((field, want.as_ref()?, got.map_or("", String::as_str))))
            .filter(|(_, want, got)| want != got)
            .map(|(field, want, got)| format!("{field} is {got:?}, not {want:?}"))
            .collect();
        if self.email_verified.is_some_and(|want| want != member.email_verified) {
            wrong.push(format!("email_verified is {}", member.email_verified));
        }
        let groups: Vec<&str> = member.groups.iter().map(|group| group.name.as_str()).collect();
        if self.groups.as_ref().is_some_and(|want| *want != groups) {
            wrong.push(format!("groups are {groups:?}, not {:?}", self.groups));
        }
        wrong
    }
}
