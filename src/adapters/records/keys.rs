//! Keys: one byte for the kind, then what finds the record. Parts of any length have their length in front,
//! so that no two different things share a key and no key is a prefix of another's parts.

use crate::model::counts::Resolution;
use crate::model::{ClientId, ConsentKey, GrantId, Hash32, Login, MemberId, Notice, Sid, TokenOwner, UnixSeconds};

/// Clients by id.
pub(super) const CLIENT: u8 = b'c';
/// Authorize requests that wait for a login, by hash of the handle.
pub(super) const PENDING_REQUEST: u8 = b'q';
/// Authorize requests that wait for a yes, by hash of the ticket.
pub(super) const PENDING_CONSENT: u8 = b'p';
/// Codes by hash.
pub(super) const CODE: u8 = b'a';
/// The newest codes that were issued, by client and member.
pub(super) const NEWEST_CODES: u8 = b'L';
/// Grants by id.
pub(super) const GRANT: u8 = b'g';
/// Access tokens by hash.
pub(super) const ACCESS: u8 = b't';
/// Access tokens that clients got in their own name, by hash.
pub(super) const CLIENT_TOKEN: u8 = b'w';
/// Logins that were seen, by hash of a name of their session.
pub(super) const SEEN_LOGIN: u8 = b'G';
/// Refresh tokens by hash.
pub(super) const REFRESH: u8 = b'r';
/// Personal tokens by hash.
pub(super) const PERSONAL: u8 = b'k';
/// Logins by member.
pub(super) const LOGIN: u8 = b'd';
/// All logins begin with this.
pub(super) const LOGINS: &[u8] = &[LOGIN, BY_MEMBER];
/// The one record that holds the key of session ids.
pub(super) const SID_KEY: &[u8] = &[LOGIN, b'k'];
/// Whether a record of the kind `LOGIN` is a login.
pub(super) fn is_login(key: &[u8]) -> bool {
    key.starts_with(LOGINS)
}

/// All notices to apps begin with this.
pub(super) const NOTICES: &[u8] = b"b";
/// Requests of devices by hash of the device code.
pub(super) const DEVICE: u8 = b'D';
/// Device codes by hash of the user code.
pub(super) const USER_CODE: u8 = b'U';
/// Authorize requests that apps sent ahead, by hash of the `request_uri`.
pub(super) const PUSHED: u8 = b'P';
/// Assertions of clients that were used, by hash of client and `jti`.
pub(super) const ASSERTION: u8 = b'J';
/// Links into the console by hash.
pub(super) const CONSOLE_LINK: u8 = b'A';
/// Visits of the console that a link opened, by hash.
pub(super) const CONSOLE_VISIT: u8 = b'B';
/// The one record of signing keys.
pub(super) const KEY_RING: &[u8] = b"K";
/// Entries of the audit trail that wait to be linked begin with this.
pub(super) const UNLINKED: &[u8] = b"fw";
/// Entries of the audit trail that are not to be repeated for a while.
const NOTED: &[u8] = b"fo";
/// Linked entries of the audit trail begin with this.
const LINKED: &[u8] = b"he";
/// The one record of where the chain ends.
pub(super) const CHAIN_HEAD: &[u8] = b"hh";
/// The one record of where the chain begins.
pub(super) const CHAIN_ANCHOR: &[u8] = b"ha";
/// Counts of stretches of time.
const BUCKET: u8 = b'm';
/// The last report of each process that counts.
const COUNTING: u8 = b'y';
/// What happened at apps lately.
const EVENTS: u8 = b'C';
/// Those of strangers.
const EVENTS_OF_STRANGERS: u8 = b'F';
/// The one record that says how the others are laid out.
pub(super) const FORMAT: &[u8] = b"!";
/// The one record that counts groups of writes.
pub(super) const GROUPS: &[u8] = b"#";
/// The one record that says how many others there should be, where the engine cannot be sure.
pub(super) const TALLY: &[u8] = b"$";
/// The one record that `check` writes.
pub(super) const PROBE: &[u8] = b"z";
/// Consents by client and member.
pub(super) const CONSENT: u8 = b's';
const NAME_OF: u8 = b'n';
const NAME_TAKEN: u8 = b'u';
const NUMBER_OF: u8 = b'i';
/// The one record that counts the numbers given to members.
pub(super) const NUMBERS: &[u8] = b"j";
const OWNED: u8 = b'o';
const EXPIRY: u8 = b'x';
const PERSONAL_OF: u8 = b'l';
const BY_MEMBER: u8 = b'm';
const BY_SESSION: u8 = b's';
const HELD: u8 = b'v';
const FORMER_SESSION: u8 = b'f';

/// What the operator calls the records of this kind; `None` for orders and counters that stand beside them.
pub(in crate::adapters) fn kind_in_words(key: &[u8]) -> Option<&'static str> {
    Some(match *key.first()? {
        CLIENT => "apps",
        CONSENT => "consents",
        CODE => "codes",
        GRANT => "grants",
        ACCESS => "access tokens",
        REFRESH => "refresh tokens",
        PERSONAL => "personal tokens",
        NAME_OF => "user names",
        DEVICE => "devices that wait",
        PENDING_REQUEST | PENDING_CONSENT | PUSHED => "requests that wait",
        LOGIN if key.starts_with(LOGINS) => "logins",
        _ if key.starts_with(LINKED) || key.starts_with(UNLINKED) => "audit entries",
        _ if key.starts_with(NOTICES) => "notices to apps",
        _ => return None,
    })
}

/// A record that is found by a hash.
pub(super) fn by_hash(kind: u8, hash: &Hash32) -> Vec<u8> {
    [&[kind][..], &hash.0].concat()
}

/// A client.
pub(super) fn client(id: &ClientId) -> Vec<u8> {
    [&[CLIENT][..], id.0.as_bytes()].concat()
}

/// A grant.
pub(super) fn grant(id: &GrantId) -> Vec<u8> {
    [&[GRANT][..], id.0.as_bytes()].concat()
}

/// All consents to a client begin with this.
pub(super) fn consents_to(id: &ClientId) -> Vec<u8> {
    let mut key = vec![CONSENT];
    push_client(&mut key, id);
    key
}

/// A consent.
pub(super) fn consent(of: &ConsentKey) -> Vec<u8> {
    let mut key = consents_to(&of.client);
    push_member(&mut key, &of.member);
    key
}

/// The user name of a member.
pub(super) fn name_of(member: &MemberId) -> Vec<u8> {
    let mut key = vec![NAME_OF];
    push_member(&mut key, member);
    key
}

/// The number of a member whose id is none.
pub(super) fn number_of(member: &MemberId) -> Vec<u8> {
    let mut key = vec![NUMBER_OF];
    push_member(&mut key, member);
    key
}

/// Who has a user name. Without regard to ASCII case.
pub(super) fn name_taken(name: &str) -> Vec<u8> {
    [&[NAME_TAKEN][..], name.to_ascii_lowercase().as_bytes()].concat()
}

/// Index: the codes and grants of a client, by member. The key of the record itself follows.
pub(super) fn owned_by_client(id: &ClientId) -> Vec<u8> {
    let mut key = vec![OWNED];
    push_client(&mut key, id);
    key
}

/// Index: the codes and grants of a client and a member. The key of the record itself follows.
pub(super) fn owned_by(client: &ClientId, member: &MemberId) -> Vec<u8> {
    let mut key = owned_by_client(client);
    push_member(&mut key, member);
    key
}

/// Index entry: `record` belongs to this client and member.
pub(super) fn owned(client: &ClientId, member: &MemberId, record: &[u8]) -> Vec<u8> {
    let mut key = owned_by(client, member);
    key.extend_from_slice(record);
    key
}

/// The record that an index entry points to, given only the client's part in front.
pub(super) fn owned_record<'a>(entry: &'a [u8], client: &ClientId) -> Option<&'a [u8]> {
    let rest = entry.get(owned_by_client(client).len()..)?;
    let member_bytes = match *rest.first()? {
        MEMBER_NUMBER => 9,
        _ => 5 + u32::from_be_bytes(rest.get(1..5)?.try_into().ok()?) as usize,
    };
    rest.get(member_bytes..)
}

/// The member's part of an index entry, given only the client's part in front.
pub(super) fn owner_of_owned<'a>(entry: &'a [u8], client: &ClientId) -> Option<&'a [u8]> {
    let record = owned_record(entry, client)?.len();
    entry.get(owned_by_client(client).len()..entry.len().checked_sub(record)?)
}

/// The one record that lists the newest codes of a client and a member.
pub(super) fn newest_codes(client: &ClientId, member: &MemberId) -> Vec<u8> {
    let mut key = vec![NEWEST_CODES];
    push_client(&mut key, client);
    push_member(&mut key, member);
    key
}

/// Index: the personal tokens of an owner. The hash follows.
pub(super) fn personal_tokens_of(owner: &TokenOwner) -> Vec<u8> {
    let mut key = vec![PERSONAL_OF];
    match owner {
        TokenOwner::Admin => key.push(0),
        TokenOwner::Member(member) => push_member(&mut key, member),
    }
    key
}

/// Index entry: this owner has the personal token of this hash.
pub(super) fn personal_token_of(owner: &TokenOwner, hash: &[u8]) -> Vec<u8> {
    let mut key = personal_tokens_of(owner);
    key.extend_from_slice(hash);
    key
}

/// A login. Members are spread over 256 parts by the hash of their id.
pub(super) fn login(of: &Login) -> Vec<u8> {
    let mut key = logins_of_member(&of.member);
    push_client(&mut key, &of.client);
    key.extend_from_slice(of.sid.as_ref().map_or(&[][..], |sid| &sid.0.0));
    key
}

/// The logins of a member begin with this.
pub(super) fn logins_of_member(id: &MemberId) -> Vec<u8> {
    let mut member = Vec::new();
    push_member(&mut member, id);
    let part = Hash32::of(&member).0[0];
    [&logins_of_part(part), &member[..]].concat()
}

/// The logins of one part of the members begin with this.
pub(super) fn logins_of_part(part: u8) -> Vec<u8> {
    vec![LOGIN, BY_MEMBER, part]
}

/// The member in the key of a login.
pub(super) fn member_of_login(key: &[u8]) -> Option<MemberId> {
    parse_member(key.get(3..)?)
}

/// The member whose part of a key stands at the beginning of these bytes.
pub(super) fn parse_member(bytes: &[u8]) -> Option<MemberId> {
    let (kind, rest) = bytes.split_first()?;
    match *kind {
        MEMBER_NUMBER => Some(MemberId::Number(u64::from_be_bytes(rest.get(..8)?.try_into().ok()?))),
        _ => {
            let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
            let text = rest.get(4..)?.get(..length)?;
            Some(MemberId::Text(std::str::from_utf8(text).ok()?.to_owned()))
        }
    }
}

/// Index: the logins of a session. The key of the record itself follows.
pub(super) fn logins_of_session(sid: &Sid) -> Vec<u8> {
    [&[LOGIN, BY_SESSION][..], &sid.0.0].concat()
}

/// Index entry: this login belongs to its session, if it has one.
pub(super) fn login_of_session(of: &Login) -> Option<Vec<u8>> {
    of.sid.as_ref().map(|sid| [logins_of_session(sid), login(of)].concat())
}

/// A notice to an app, in the order in which the notices of one app are due.
pub(super) fn notice(notice: &Notice) -> Vec<u8> {
    let mut key = NOTICES.to_vec();
    push_client(&mut key, &notice.client);
    key.extend_from_slice(&sortable(notice.due));
    key.extend_from_slice(notice.id.as_bytes());
    key
}

/// For which app a notice is, in bytes, and when it is due.
pub(super) fn parse_notice(key: &[u8]) -> Option<(&[u8], UnixSeconds)> {
    let rest = key.get(NOTICES.len()..)?;
    let (client, rest) = rest.split_at_checked(rest.len().checked_sub(24)?)?;
    Some((client, UnixSeconds(i64::from_be_bytes(rest.get(..8)?.try_into().ok()?) ^ i64::MIN)))
}

/// Index: the consents and grants of a member. The key of the record itself follows.
pub(super) fn held_by(member: &MemberId) -> Vec<u8> {
    let mut key = vec![HELD];
    push_member(&mut key, member);
    key
}

/// Index entry: this consent or grant is the member's.
pub(super) fn held(member: &MemberId, record: &[u8]) -> Vec<u8> {
    let mut key = held_by(member);
    key.extend_from_slice(record);
    key
}

/// The index entry of a consent, given only its key and its client.
pub(super) fn held_consent(consent: &[u8], client: &ClientId) -> Vec<u8> {
    let member = consent.get(consents_to(client).len()..).unwrap_or_default();
    [&[HELD][..], member, consent].concat()
}

/// The member's index entry of the same record as this entry of a client's index.
pub(super) fn held_owned(entry: &[u8], client: &ClientId) -> Vec<u8> {
    let member_and_record = entry.get(owned_by_client(client).len()..).unwrap_or_default();
    [&[HELD][..], member_and_record].concat()
}

/// The former name of a session.
pub(super) fn former_session(sid: &Sid) -> Vec<u8> {
    [&[LOGIN, FORMER_SESSION][..], &sid.0.0].concat()
}

/// An entry of the audit trail that waits, in the order in which they were written. `unique` keeps two apart.
pub(super) fn unlinked(at: UnixSeconds, unique: &[u8; 16], number: u32) -> Vec<u8> {
    [UNLINKED, &sortable(at), unique, &number.to_be_bytes()].concat()
}

/// That such an entry is there.
pub(super) fn noted(mark: &Hash32) -> Vec<u8> {
    [NOTED, &mark.0].concat()
}

/// An entry in the chain.
pub(super) fn linked(seq: u64) -> Vec<u8> {
    [LINKED, &seq.to_be_bytes()].concat()
}

/// All counts of a resolution begin with this.
pub(super) fn buckets(resolution: Resolution) -> Vec<u8> {
    let resolution = match resolution {
        Resolution::Minute => b'm',
        Resolution::Hour => b'h',
        Resolution::Day => b'd',
    };
    vec![BUCKET, resolution]
}

/// The counts of a bucket that begins at this instant.
pub(super) fn bucket(resolution: Resolution, begins: UnixSeconds) -> Vec<u8> {
    [&buckets(resolution)[..], &sortable(begins)].concat()
}

/// When the bucket of a key begins.
pub(super) fn parse_bucket(key: &[u8]) -> Option<UnixSeconds> {
    Some(UnixSeconds(i64::from_be_bytes(key.get(2..)?.try_into().ok()?) ^ i64::MIN))
}

/// The last report of a process.
pub(super) fn counting(process: &[u8; 16]) -> Vec<u8> {
    [&[COUNTING][..], process].concat()
}

/// What happened at an app: all records of it begin with this.
pub(super) fn events_of(client: &ClientId, strangers: bool) -> Vec<u8> {
    let mut key = vec![if strangers { EVENTS_OF_STRANGERS } else { EVENTS }];
    push_client(&mut key, client);
    key
}

/// What a report tells of an app: so many events.
pub(super) fn events(client: &ClientId, strangers: bool, at: UnixSeconds, report: &[u8; 16], count: usize) -> Vec<u8> {
    [&events_of(client, strangers)[..], &sortable(at), report, &[u8::try_from(count).unwrap_or(u8::MAX)]].concat()
}

/// How many events a record has, by its key.
pub(super) fn events_counted(key: &[u8]) -> usize {
    key.last().copied().unwrap_or_default().into()
}

/// What the index of clients' records begins with.
pub(super) const ALL_OWNED: &[u8] = &[OWNED];

/// The client of an entry of that index. `None`: it is no such entry.
pub(super) fn client_of_owned(entry: &[u8]) -> Option<ClientId> {
    let rest = entry.strip_prefix(ALL_OWNED)?;
    let (length, rest) = rest.split_at_checked(4)?;
    let length = usize::try_from(u32::from_be_bytes(length.try_into().ok()?)).ok()?;
    Some(ClientId(std::str::from_utf8(rest.get(..length)?).ok()?.to_owned()))
}

/// All entries of the order of expiry begin with this.
pub(super) const EXPIRIES: &[u8] = &[EXPIRY];

/// Index entry: `record` may be forgotten after this instant. Sorted by instant.
pub(super) fn expiry(at: UnixSeconds, record: &[u8]) -> Vec<u8> {
    [&[EXPIRY][..], &sortable(at), record].concat()
}

/// Instant and record of an entry of the order of expiry.
pub(super) fn parse_expiry(entry: &[u8]) -> Option<(UnixSeconds, &[u8])> {
    let at = i64::from_be_bytes(entry.get(1..9)?.try_into().ok()?) ^ i64::MIN;
    Some((UnixSeconds(at), entry.get(9..)?))
}

/// Bytes that sort like the number: the sign bit is turned round.
fn sortable(at: UnixSeconds) -> [u8; 8] {
    (at.0 ^ i64::MIN).to_be_bytes()
}

fn push_client(key: &mut Vec<u8>, id: &ClientId) {
    push_text(key, &id.0);
}

const MEMBER_NUMBER: u8 = 1;
const MEMBER_TEXT: u8 = 2;

fn push_member(key: &mut Vec<u8>, id: &MemberId) {
    match id {
        MemberId::Number(number) => {
            key.push(MEMBER_NUMBER);
            key.extend_from_slice(&number.to_be_bytes());
        }
        MemberId::Text(text) => {
            key.push(MEMBER_TEXT);
            push_text(key, text);
        }
    }
}

fn push_text(key: &mut Vec<u8>, text: &str) {
    // Ids come from columns and requests of a few KiB; a longer one is cut nowhere, it only shares this number.
    key.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
    key.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_sort_as_numbers() {
        let order = [i64::MIN, -1, 0, 1, 1_800_000_000, i64::MAX];
        for pair in order.windows(2) {
            assert!(expiry(UnixSeconds(pair[0]), b"z") < expiry(UnixSeconds(pair[1]), b"a"), "{pair:?}");
        }
        assert_eq!(parse_expiry(&expiry(UnixSeconds(-7), b"abc")), Some((UnixSeconds(-7), &b"abc"[..])));
        assert_eq!(parse_expiry(b"x123"), None);
    }

    #[test]
    fn keys_of_logins_and_notices_give_back_what_is_in_them() {
        let sid = Sid(Hash32::of(b"session"));
        for member in [MemberId::Number(7), MemberId::Text("7".to_owned()), MemberId::Text("änne".to_owned())] {
            let one = Login { member: member.clone(), client: ClientId("chat".to_owned()), sid: Some(sid) };
            assert_eq!(member_of_login(&login(&one)), Some(member));
            let entry = login_of_session(&one).expect("it has a session");
            assert_eq!(entry.strip_prefix(logins_of_session(&sid).as_slice()), Some(login(&one).as_slice()));
        }
        assert_eq!(member_of_login(&[LOGIN, BY_MEMBER, 0, MEMBER_TEXT, 255, 255, 255, 255]), None);
        let client = ClientId("chat".to_owned());
        let one = Notice {
            id: uuid::Uuid::from_u128(7),
            due: UnixSeconds(1_800_000_000),
            attempts: 0,
            client: client.clone(),
            uri: String::new(),
            algorithm: None,
            member: MemberId::Number(7),
            sid: None,
        };
        let key = notice(&one);
        let mut named = Vec::new();
        push_client(&mut named, &client);
        assert_eq!(parse_notice(&key), Some((named.as_slice(), one.due)));
        assert_eq!(parse_notice(b"b123"), None);
    }

    #[test]
    fn entries_of_a_member_are_found_from_either_side() {
        let client = ClientId("chat".to_owned());
        for member in [MemberId::Number(7), MemberId::Text("seven".to_owned())] {
            let consent = consent(&ConsentKey { member: member.clone(), client: client.clone() });
            assert_eq!(held_consent(&consent, &client), held(&member, &consent));
            let owned = owned(&client, &member, b"grant");
            assert_eq!(held_owned(&owned, &client), held(&member, b"grant"));
            assert!(held(&member, b"grant").starts_with(&held_by(&member)));
        }
        assert!(!held_by(&MemberId::Text("ab".to_owned())).starts_with(&held_by(&MemberId::Text("a".to_owned()))));
    }

    #[test]
    fn an_entry_gives_back_its_record_and_no_two_owners_share_one() {
        let client = |id: &str| ClientId(id.to_owned());
        let text = |id: &str| MemberId::Text(id.to_owned());
        for member in [MemberId::Number(7), text("7"), text("")] {
            let entry = owned(&client("chat"), &member, b"record");
            assert_eq!(owned_record(&entry, &client("chat")), Some(&b"record"[..]), "{member:?}");
        }
        assert_ne!(owned_by(&client("a"), &text("bc")), owned_by(&client("ab"), &text("c")));
        assert_ne!(owned_by(&client("a"), &MemberId::Number(7)), owned_by(&client("a"), &text("7")));
        assert!(!owned_by_client(&client("chat2")).starts_with(&owned_by_client(&client("chat"))));
        assert!(!owned_by(&client("a"), &text("bc")).starts_with(&owned_by(&client("a"), &text("b"))));
    }
}
