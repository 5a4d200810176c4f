//! `[acme]`: certificates that portico orders by itself.

use std::path::{Path, PathBuf};

use url::{Host, Url};

use super::checked::{Acme, Listen, Protocol, PublicUrl};
use super::reader::Reader;
use crate::model::problem;

/// The issuer that most sites have.
const USUAL: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// What that issuer puts into one certificate at most.
const DOMAINS_MAX: usize = 100;

/// Where the certificate is, in a folder of its own.
pub(super) fn certificate(data_dir: &Path) -> PathBuf {
    data_dir.join("acme").join("certificate.pem")
}

/// Reads `[acme]`. `None` if no listener takes its certificate from there.
pub(super) fn acme(
    reader: &mut Reader<'_>,
    public: Option<&PublicUrl>,
    listen: &[Listen],
    data_dir: &Path,
) -> Option<Acme> {
    let domains = domains(reader);
    let email = reader.parsed("acme.email", email);
    let directory = reader.parsed("acme.directory", directory).unwrap_or_else(|| USUAL.to_owned());
    let ca_file = reader.text("acme.ca_file").map(|file| reader.path_of(&file.value));
    let agrees = reader.boolean("acme.agree_to_terms").is_some_and(|agrees| agrees.value);
    let is_taken = listen.iter().any(|listen| match &listen.protocol {
        Protocol::Https { pairs, .. } => pairs.iter().any(|pair| pair.ordered),
        Protocol::Http | Protocol::RedirectToHttps => false,
    });
    if !is_taken {
        if reader.has_table("acme") {
            let help = "[acme] is for listeners that take their certificate from there: tls = { acme = true }";
            reader.missing("listen[0].tls.acme", help);
        }
        return None;
    }
    if !listen.iter().any(|listen| matches!(listen.protocol, Protocol::Http | Protocol::RedirectToHttps)) {
        let help =
            "issuers look for their proof on port 80: add [[listen]] address = \"[::]:80\", redirect_to_https = true";
        reader.missing("listen", help);
    }
    if !agrees && !reader.was_refused("acme.agree_to_terms") {
        let help = "an issuer asks for a yes to its terms; when you have read them, write agree_to_terms = true";
        reader.missing("acme.agree_to_terms", help);
    }
    let domains = match (domains, public) {
        (Some(domains), _) => domains,
        (None, Some(public)) => match Url::parse(public.origin()).ok().and_then(|url| domain(url.host_str()?).ok()) {
            Some(host) => vec![host],
            None => {
                reader.missing("acme.domains", "public_url has no name that an issuer could prove: domains = [\"…\"]");
                Vec::new()
            }
        },
        (None, None) => Vec::new(),
    };
    Some(Acme { domains, email, directory, ca_file, certificate: certificate(data_dir) })
}

/// `None` if nothing is written there.
fn domains(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let list = reader.texts("acme.domains")?;
    let mut found = Vec::new();
    for item in &list.value {
        match domain(&item.value) {
            Ok(name) if found.contains(&name) => {}
            Ok(name) => found.push(name),
            Err((label, help)) => reader.refuse(item, &problem::P102, label, help),
        }
    }
    if !(1..=DOMAINS_MAX).contains(&list.value.len()) {
        let label = format!("one certificate is for 1 to {DOMAINS_MAX} names");
        reader.refuse(&list, &problem::P102, &label, "leave domains out for the name of public_url");
    }
    Some(found)
}

/// A name that can be proven by an answer on port 80.
fn domain(text: &str) -> Result<String, (&'static str, &'static str)> {
    const EXAMPLE: &str = "write it like \"forum.example.org\"";
    if text.starts_with("*.") {
        return Err((
            "is for all names of its level, which cannot be proven over http",
            "name each of them, or have certbot or another program fetch such a certificate: tls = { cert = \"…\", key = \"…\" }",
        ));
    }
    match Host::parse(text) {
        Ok(Host::Domain(name)) if name.contains('.') && !name.ends_with('.') && !name.contains("..") => Ok(name),
        Ok(Host::Ipv4(_) | Host::Ipv6(_)) => Err(("is an address; portico orders certificates for names", EXAMPLE)),
        _ => Err(("is not a name of a site on the Internet", EXAMPLE)),
    }
}

fn email(text: &str) -> Result<String, String> {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"@,?<>\"".contains(c));
    match text.split_once('@') {
        Some((name, host)) if plain(name) && plain(host) => Ok(text.to_owned()),
        _ => Err("is not one e-mail address; write it like \"webmaster@example.org\"".to_owned()),
    }
}

fn directory(text: &str) -> Result<String, String> {
    match Url::parse(text) {
        Ok(url) if url.scheme() == "https" && url.username().is_empty() && url.password().is_none() => {
            Ok(text.to_owned())
        }
        _ => Err(format!("is not the https:// address of an issuer's directory; the usual one is \"{USUAL}\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_can_be_proven() {
        for (text, want) in [
            ("forum.example.org", Some("forum.example.org")),
            ("Forum.Example.ORG", Some("forum.example.org")),
            ("bücher.example", Some("xn--bcher-kva.example")),
            ("*.example.org", None),
            ("localhost", None),
            ("203.0.113.7", None),
            ("[2001:db8::1]", None),
            ("forum.example.org:443", None),
            ("forum.example.org.", None),
            ("https://forum.example.org", None),
            ("a..example", None),
            ("", None),
        ] {
            assert_eq!(domain(text).ok().as_deref(), want, "{text}");
        }
    }

    #[test]
    fn addresses_of_people_and_issuers() {
        for (text, want) in
            [("a@b.example", true), ("a@b@c", false), ("a", false), ("a b@c", false), ("a@b,c@d", false)]
        {
            assert_eq!(email(text).is_ok(), want, "{text}");
        }
        for (text, want) in
            [("https://ca.example/directory", true), ("http://ca.example/", false), ("https://a:b@ca.example/", false)]
        {
            assert_eq!(directory(text).is_ok(), want, "{text}");
        }
    }
}
