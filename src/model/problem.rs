//! Every failure that a person may meet, under a code that never changes.
//!
//! The same code stands on the page, in the log, in `portico explain` and in `docs/troubleshooting.md`.
//! Using a code without an entry here does not compile.

/// One entry: what happened, why, what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// `P` and three digits.
    pub code: &'static str,
    /// One line, for operators.
    pub title: &'static str,
    /// Usual causes and the cure, in full sentences.
    pub text: &'static str,
}

macro_rules! problems {
    ($($code:ident: $title:literal, $text:literal;)*) => {
        $(
            #[doc = $title]
            pub static $code: Problem = Problem { code: stringify!($code), title: $title, text: $text };
        )*
        /// All of them, by code.
        pub static ALL: &[&Problem] = &[$(&$code),*];
    };
}

problems! {
    P101: "unknown key", "The configuration file has a key that portico does not know. Nothing that is misspelt is ignored. Take the suggestion, or remove the line.";
    P102: "a value cannot be used", "The message names the key, what stands there, and what is expected. Durations look like \"15m\" or \"30d\", sizes like \"64MB\".";
    P103: "two settings exclude each other, or one is missing", "The message names both. Change one of them.";
    P104: "the configuration file cannot be read", "Check the path, the rights of the file and its TOML syntax. Give another file with --config.";
    P105: "the address is in use by another program", "Two programs cannot listen on one port. Choose another port, or move the web server that holds it behind portico.";
    P106: "no right to listen on this port", "Ports below 1024 need a right of their own. Use the systemd unit and socket in docker/systemd, or a higher port.";
    P107: "the command cannot be run like this", "The message names what is missing or too much. Every command answers --help.";
    P110: "no forum was found, or more than one", "The folder does not hold a forum that portico knows, or several, or it is the wrong folder. Give the folder with the forum's own settings file, say which forum it is with --forum, or use --forum generic, which asks the forum over HTTP who is logged in.";
    P111: "a settings file of the forum cannot be read", "portico reads the forum's own settings file at each start. Check that the user portico runs as may read it, and that it is not damaged.";
    P112: "a setting of the forum is computed", "The forum's settings file computes this value, by a call, a variable or a condition. portico reads such files and never runs them. Give the value in one of the two ways that the message names.";
    P113: "a setting of the forum is missing", "portico needs this value and neither the configuration nor the forum's settings files have it. The message names the ways to give it.";
    P114: "there is a file already", "portico init never overwrites what an operator wrote. What would change is shown. --force replaces the file, --to FILE writes another one, --to - only shows it.";
    P115: "the configuration was not read again", "portico was told to read its configuration again (SIGHUP) and found mistakes in it, or in a file that it names; the log has them. Everything stays as it was before. portico check shows the same mistakes with their lines.";
    P120: "a certificate or its key cannot be used", "A file of [[listen]] tls, or [upstream] tls ca_file or [acme] ca_file, cannot be read, is not PEM, or holds something else: the message says which. cert is the certificate with those that lead to its issuer behind it (fullchain.pem), key its private key without a password. The user that portico runs as must be able to read both. At a start portico ends with this; while it runs the certificate before stays in use. With [acme] ca_file it only orders nothing until it can be read.";
    P121: "the key does not belong to the certificate", "cert and key of [[listen]] tls are two different pairs: usually one of two files was replaced. Compare them: openssl x509 -in CERT -noout -pubkey and openssl pkey -in KEY -pubout print the same. At a start portico ends with this; while it runs the certificate before stays in use.";
    P122: "a certificate runs out", "A certificate of [[listen]] tls is in its last 14 days, ran out, or is not valid yet. Renew it: portico takes new files up within 20 seconds, or at once on SIGHUP, without a restart. It never exchanges a certificate that is valid for one that is not, and starts with one that is not, since the pages without TLS would be of no more use; the log, portico check and /readyz?verbose tell of it.";
    P123: "the issuer of certificates cannot be asked", "[acme] directory does not answer, answers something else, or is not the server that it says it is. Check that this machine reaches it over https, that its clock is right, and for an issuer of your own that [acme] ca_file has the certificate that vouches for it. The certificate in use stays, and portico asks again by itself after a pause that grows to half a day: Health, portico check and the log tell when. SIGHUP asks at once.";
    P124: "the issuer did not find the proof", "The issuer looked for http://NAME/.well-known/acme-challenge/… on port 80 and did not get portico's answer. Each name of [acme] domains must lead to this machine, also by its IPv6 address if it has one, port 80 must be open and led to a listener without TLS of this portico, and nothing before it may answer or redirect that path elsewhere. The message has what the issuer saw. A CAA record of the name may forbid the issuer, too. When it is mended, SIGHUP asks at once; without it portico asks again after a pause that grows to half a day.";
    P125: "the issuer does not make the certificate", "The issuer refused the account, the names or the order, or what it sent is no certificate for these names: the message has its words. Usual reasons: a name that it does not accept, too many certificates for this domain lately, or terms that changed. The certificate in use stays. portico asks again by itself, not before the issuer allows it.";
    P126: "the folder for certificates cannot be used", "portico keeps the account and the certificate of [acme] in the folder acme of data_dir, with mode 0600. It must be able to make and write files there. Without it nothing is ordered, since what is issued would be lost.";
    P210: "the forum's web server does not answer", "portico could not reach any of [upstream] servers, or the answer was cut off. Check that the web server runs, that the address is right, and with https:// that its certificate is vouched for by [upstream] tls ca_file. The console's Health and portico check try each server. One of several that does not answer is left out under this code, and the others serve.";
    P211: "the request was not understood", "The request is ambiguous or broken, so that two programs could read it differently. portico refuses such requests, and the forum does not see them. Browsers do not send them.";
    P212: "this path is not served", "The path is one of portico's own, written in a way that is not accepted (encoded letters, extra slashes, other case). Use the plain spelling.";
    P213: "the request names another host", "portico answers on its own paths only under the host of public_url. Open the site under that address; behind another proxy, let it pass the Host header on unchanged.";
    P214: "there is no room for more connections", "The process has as many connections and files open as the system lets it, or the system has run out of something else: the message has its words. Visitors wait in the queue until others leave, and pages fail. Each visitor takes one descriptor, and another one while the forum answers him; long files that are on their way take up to 64 more; raise the limit (LimitNOFILE= in the unit of systemd, ulimit -n).";
    P217: "the request did not arrive in time", "The body of a request stopped coming, or came slower than 1 KiB a second for ten seconds. Check the connection of the client.";
    P218: "the request body is too large", "The endpoints of portico take bodies of up to 16 KiB. Uploads to the forum are not limited by this.";
    P219: "the request headers are too large", "The endpoints of portico take headers of up to 64 KiB. The usual reason is too many cookies on this host; pages of the forum are not limited by this.";
    P221: "the forum's source cannot be reached", "The database or the address that tells who is logged in refuses or does not answer. Check network, password and grants. Members see \"try again\" until it is back; forum pages are not affected.";
    P222: "the clock was set back", "The clock of the machine was set back by more than a minute. So that nothing comes to life again, portico counts on from the time before until the clock has caught up. If the earlier time was wrong, restart portico: it then takes the new one.";
    P223: "too much waits for visitors who take nothing", "At most 256 MiB are held of answers over HTTP/2 that visitors asked for and do not take, and at most half of it for one address. Beyond that requests over HTTP/2 are answered with 503 until others are done or ended, which takes a minute at most. Usual reason: somebody opens thousands of requests on purpose. portico_connections_closed_total with the cause slow_read counts them; behind another proxy, see that [proxies] trusted names it, or all visitors count as one address.";
    P301: "no session cookie", "The browser sent no cookie of the name that the forum uses. Usual reasons: not logged in, another cookie domain or path, a wrong cookie name in the configuration.";
    P302: "the session is not known", "The forum has no session for this cookie: logged out, expired and collected, or a cookie of another forum.";
    P303: "the session is too old", "The session row is older than the forum's own limit. The forum would ask for a login too.";
    P304: "the visitor's address differs from the session's", "The forum binds sessions to addresses and check_address is switched on. Usual reason: two addresses for one visitor, or trusted proxies are not configured.";
    P305: "the browser differs from the session's", "The forum binds sessions to the User-Agent, and this one is different.";
    P306: "a guest's session", "The forum gave this browser a session, but nobody is logged in with it.";
    P307: "the cookie is not of the expected shape", "The value of the cookie cannot come from this forum.";
    P308: "the same cookie arrived twice with different values", "Two sites under one parent domain set a cookie of the same name, so nobody can say which one the forum takes. Delete the cookies of the forum in the browser and log in again.";
    P309: "the login link is not valid in this browser", "The way back from the forum's login works only in the browser where it began, for 30 minutes. Start again from the app.";
    P310: "the forum banned this member", "Banned members do not get into other apps. The forum decides on bans.";
    P311: "the member is not active", "The account is deactivated, or waits for activation. The forum decides on this.";
    P312: "the session's data cannot be read", "The site has data for this session, but not in the format that the preset says, or too much of it. If it happens to everybody, compare the format with session.serialize_handler of PHP. Whoever has such a session counts as a guest.";
    P313: "the member's e-mail address is not confirmed", "[forum.members] unconfirmed_email = \"refuse\" keeps out members whose address the forum has not confirmed. They confirm it at the forum; or set it to \"allow\", and apps get no address of theirs.";
    P314: "the forum has no such member", "No member of the forum has this id, or the account was deleted. Where the forum keeps its members in a database, portico members list shows those that it lets in.";
    P320: "the forum's data has changed shape", "A table, a column or an answer is not what the preset describes, as after an upgrade of the forum, or with a wrong table prefix. Upgrade portico, or correct table_prefix or the preset. Members see \"try again\"; nobody is taken for somebody else.";
    P330: "the forum's page around portico's pages cannot be used", "[pages] shell names a page of the forum that is put around these pages. Its web server did not answer it with 200 and HTML in UTF-8 of up to 512 KiB within five seconds, or it has no element with the id portico; the log says which. Until it can be had, which is tried again every few seconds, the plain pages are used.";
    P401: "unknown app", "No app has this client ID. Compare it with portico app list; it may belong to another environment.";
    P402: "redirect_uri does not match", "The app sent a redirect address that is not registered for it. Addresses are compared letter by letter. portico app edit ID --redirect-uri adds one.";
    P403: "the app could not prove who it is", "The client secret is wrong, missing or out of date, or came in another way than registered. portico app secret ID --new makes another one.";
    P404: "the code is not valid", "The code was used before, was issued to another app, or never existed. Usual reason: a double click, or a proxy that repeats requests.";
    P405: "the code is too old", "Codes live for a minute. Check the clocks, and whether the app waits before it redeems the code.";
    P406: "PKCE is missing or wrong", "The app must send a code_challenge with method S256 and later the verifier that fits. Old clients: portico app edit ID --require-pkce false.";
    P407: "the scope is not allowed", "The app asks for more than it was registered for.";
    P408: "the request is not a valid authorize request", "A parameter is missing, doubled or malformed. The message names it.";
    P409: "the form is no longer valid", "The form was used before, is too old (ten minutes for members, an hour in the console), or belongs to another browser or member. Go back to where it came from and try again.";
    P410: "the token is not valid", "The token has expired, was revoked, or never existed.";
    P411: "the member is not in a group that may use this app", "The app is limited to certain groups of the forum. portico app show ID lists them.";
    P412: "the refresh token was used twice", "A refresh token that had been replaced was shown again, so it may have been stolen. The whole login of that app was ended; the member logs in again.";
    P413: "the app may not use this grant type", "Tokens for an app itself, without a member, are off unless they are switched on for the app: portico app edit ID --client-credentials. Public apps never get them.";
    P414: "the pushed request is not valid any more", "The app sent its request ahead (RFC 9126), and this link to it was used before, is older than 90 seconds, or belongs to another app. Go back to the app and try again.";
    P415: "the API is not for this request", "[[api]] guards this path, and the token works, but not here: apps does not name the app that it was issued to, the app has it in its own name and the API is for members, or methods does not list the method. docs/apis.md explains each key.";
    P431: "the app needs an e-mail address that the forum has verified", "Mattermost, for one, lets nobody in without. The member enters or confirms the address at the forum. If every address there is proven but the forum does not keep a mark of it, set email_verified = \"trust\" in [forum.members]; portico why shows what counts now. portico app edit ID --require-email false sends such members to the app all the same.";
    P440: "this address is not one that portico guards", "[[forward_auth]] urls lists the apps whose web servers may ask at /oauth/verify, and where members are sent back to. Add scheme, host and port of the app there, as browsers see them; ?rule= must name an entry that has this address.";
    P441: "the question did not come from a trusted proxy", "Only a web server that [proxies] trusted names may ask at /oauth/verify, since it says for which address it asks. Add its address there.";
    P442: "the login at the forum does not reach the app", "The member is logged in at the forum, but the forum's cookies are not sent to the app's address, so that he is sent to log in for ever. Both must share a host or a parent domain, and the forum must set its cookies for that domain; the web server of the app must pass the Cookie header on. Apps on another site log in by OpenID Connect.";
    P443: "an app was not told of a log-out", "A member logged out, was banned or deleted, and the app's log-out address did not answer 200, four times in four minutes, or is private and not listed in [outbound] allow. He may still be logged in there. portico app show ID shows the address.";
    P444: "the log-out request is not valid", "A parameter came twice, id_token_hint belongs to another app than client_id names, the form belongs to another session, or the address was asked for by a part of a page. Nothing was ended.";
    P445: "the keys of an app could not be fetched", "The app proves who it is by signatures, and the address where it publishes its keys (jwks_uri) did not answer 200 with a key set in time, or is private and not listed in [outbound] allow. It is asked again a minute later at the earliest. portico app show ID shows the address.";
    P450: "too many requests", "Wait for as long as the answer says. If many visitors meet it, they look like one: name the web server in front in [proxies] trusted. [limits] has the numbers.";
    P501: "the store is locked by another process", "The embedded store allows one process. Stop the other one, or talk to it: app commands use its control socket by themselves.";
    P502: "the store cannot be opened", "The embedded store: the disk is full, the rights are wrong, or the file is damaged. A shared database: it does not answer, or refuses the account; check address, password and grants. Forum pages go on; logins answer \"try again\".";
    P503: "the store is not available", "The store could not write. Usual reason: the disk is full. Logins answer \"try again\" and go on by themselves when it can.";
    P504: "the signing keys cannot be used", "The secret file is missing, unreadable, too short, or readable by others (mode 0600), or it is not the one that the keys in the store were sealed with: all nodes need the same secret. Copy keys/secret of the node that made the keys, or name a copy in [oauth.signing] secret_file on every node. Only if the secret is lost for good: portico keys rotate --compromised makes new keys.";
    P505: "no app of this id", "portico app list shows the apps there are.";
    P506: "the app cannot be added or changed like this", "The message names what is wrong with it.";
    P507: "the running server does not answer on its control socket", "Another process holds the store, but nobody answers at control.sock in the data folder. Stop the other process, or run the command as the user that portico runs as.";
    P508: "no personal token of this id", "portico token list shows the tokens there are.";
    P509: "the personal token cannot be issued like this", "The message names what is wrong with it.";
    P510: "the store cannot be moved there", "portico store migrate fills an empty database, all or nothing. Drop the table portico_records in it if what it holds is not needed, or name another database. The embedded store stays as it is.";
    P511: "the audit trail was changed", "An entry was changed, removed or put in, or the end was cut off: somebody has written to the store past portico, or it came out of a backup that is older than the place that --head names. The message names the first entry that does not fit. What stands before it holds; compare the rest with an export, or with the server's log, which names the end of the trail once an hour.";
    P512: "what is to be taken along cannot be read", "portico app import could not open or read the file or the database that it was given, or it is not of a form that it knows. The message says why: check the path and its rights, or address, user and password of the database.";
    P513: "the file cannot be written", "portico writes over no file of an export: it may be the last copy. Name another file, or move the one that is there; otherwise check the folder and its rights.";
    P514: "the records of this store were moved elsewhere", "portico store migrate copied the embedded store into a database and marked it: what is changed here from then on would be unknown there, and the other way round. Forum pages go on; logins answer \"try again\". Set [store] kind = \"postgres\" with the address that the message names. To go back to the embedded store as it was before the move: portico store reopen.";
    P515: "the test login did not come through", "portico app test walks through a login as an app would, and prints each step: the last one is where it ended, and the message says why. Nothing of the app itself was changed.";
    P516: "this kind of forum cannot tell that", "Nothing is broken: the command asks for what this kind of forum has no way to tell. A forum that is asked over HTTP says who is logged in and cannot list its members; it can be asked for one of them by number only if by_id_url of [forum.generic] is set. A preset of your own lists members by ids in its [about].";
    P701: "this member may not enter the console", "[console] groups names the groups of the forum whose members may enter /oauth/admin; portico why shows in which groups a member is. Without groups nobody gets in by the forum's login. For once there is another way in: portico console link.";
    P702: "the console wants a fresh login", "Whoever changes something in the console must have logged in at the forum within [console] fresh_login, 15 minutes unless said otherwise. Log out of the forum, log in again, and do it once more. Where the forum's cookies do not tell one login from the next, no login is known to be fresh: use portico console link.";
    P703: "the console is not open to this network", "[console] networks lists from where the console can be used, by the visitor's own address. If every visitor seems to come from the web server in front, [proxies] trusted does not name it.";
    P704: "the link into the console is not valid", "A link of portico console link counts once, for ten minutes, and on the portico that made it. Make another one.";
    P900: "a fault inside portico", "The request ended in a fault of portico itself; the log has a line with the request id. Other requests are not affected. Please report it.";
    P901: "this endpoint comes with a later version", "The path is reserved for a function that this version does not have.";
}

/// The entry for a code as people write it, in any case.
pub fn find(code: &str) -> Option<&'static Problem> {
    ALL.iter().copied().find(|problem| problem.code.eq_ignore_ascii_case(code.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_sorted_and_found() {
        for pair in ALL.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} before {}", pair[0].code, pair[1].code);
        }
        assert_eq!(find(" p402"), Some(&P402));
        assert_eq!(find("P000"), None);
    }
}
