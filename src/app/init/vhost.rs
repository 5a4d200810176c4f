//! What to write into a web server, so that visitors come to portico and portico to the forum.

/// The web servers that lines are known for: the files of `config/vhosts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebServer {
    /// nginx
    Nginx,
    /// Apache httpd
    Apache,
    /// Caddy
    Caddy,
    /// Traefik, file provider
    Traefik,
    /// HAProxy
    HaProxy,
}

impl WebServer {
    fn template(self) -> &'static str {
        match self {
            Self::Nginx => include_str!("../../../config/vhosts/nginx.conf"),
            Self::Apache => include_str!("../../../config/vhosts/apache.conf"),
            Self::Caddy => include_str!("../../../config/vhosts/Caddyfile"),
            Self::Traefik => include_str!("../../../config/vhosts/traefik.yaml"),
            Self::HaProxy => include_str!("../../../config/vhosts/haproxy.cfg"),
        }
    }
}

/// The lines for this forum. `host` is what visitors type; `listen` and `upstream` are `address:port`.
pub(super) fn lines(server: WebServer, host: &str, listen: &str, upstream: &str) -> String {
    // Listening on all addresses is reached on this machine by the loopback one.
    let listen = listen.replace("0.0.0.0:", "127.0.0.1:").replace("[::]:", "[::1]:");
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let (upstream_address, upstream_port) = upstream.rsplit_once(':').unwrap_or((upstream, "80"));
    let text = server.template();
    text.replace("@HOST@", name)
        .replace("@LISTEN@", &listen)
        .replace("@UPSTREAM@", upstream)
        .replace("@UPSTREAM_ADDRESS@", upstream_address.trim_matches(['[', ']']))
        .replace("@UPSTREAM_PORT@", upstream_port)
}
