//! Web servers with the lines of `docs/forward-auth.md`, in front of an app that says who it was told the visitor is.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts slowly on a machine that compiles at the same time.
const START_MAX: Duration = Duration::from_secs(60);

/// Which one.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Nginx,
    Caddy,
}

pub struct WebServer {
    process: Child,
    folder: tempfile::TempDir,
    place: Place,
}

/// Where it listens.
enum Place {
    Socket(PathBuf),
    /// Caddy tells nobody who asked at a socket.
    Port(SocketAddr),
}

impl WebServer {
    /// It asks the gateway at `portico`.
    pub fn before(kind: Kind, portico: SocketAddr) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().display().to_string();
        let (place, mut command) = match kind {
            Kind::Nginx => {
                let file = write(&folder, "nginx.conf", &nginx(&path, portico));
                let mut command = Command::new(installed(&["/usr/sbin/nginx", "/usr/bin/nginx"], "nginx-light"));
                command.args(["-e", &format!("{path}/log"), "-p", &path, "-c", &file]);
                (Place::Socket(folder.path().join("site.sock")), command)
            }
            Kind::Caddy => {
                // Taken again by Caddy: nobody else gets a port that was just given back, unless thousands are opened.
                let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port");
                let file = write(&folder, "Caddyfile", &caddy(&path, free, portico));
                let mut command = Command::new(installed(&["/usr/bin/caddy", "/usr/local/bin/caddy"], "caddy"));
                command.args(["run", "--adapter", "caddyfile", "--config", &file]);
                command.env("HOME", &path).env("XDG_DATA_HOME", &path).env("XDG_CONFIG_HOME", &path);
                (Place::Port(free), command)
            }
        };
        let log = std::fs::File::create(folder.path().join("output")).expect("a file");
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().expect("it runs");
        let mut server = Self { process, folder, place };
        let begun = Instant::now();
        while server.connect().is_err() {
            let ended = server.process.try_wait().expect("a child");
            assert!(ended.is_none() && begun.elapsed() < START_MAX, "{kind:?} does not start:\n{}", server.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// A page of the app, as a browser asks for it. `fields`: whole lines.
    pub fn get(&self, target: &str, fields: &str) -> String {
        self.ask("GET", target, fields)
    }

    /// The same with another method.
    pub fn ask(&self, method: &str, target: &str, fields: &str) -> String {
        let mut stream = self.connect().expect("it accepts");
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: wiki.localhost:8080\r\nConnection: close\r\n\
             User-Agent: Mozilla/5.0 (X11; Linux x86_64) Test/1\r\n{fields}\r\n"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn connect(&self) -> std::io::Result<Box<dyn Stream>> {
        let time = Some(Duration::from_secs(30));
        match &self.place {
            Place::Socket(path) => UnixStream::connect(path).and_then(|stream| {
                stream.set_read_timeout(time)?;
                Ok(Box::new(stream) as Box<dyn Stream>)
            }),
            Place::Port(address) => TcpStream::connect(address).and_then(|stream| {
                stream.set_read_timeout(time)?;
                Ok(Box::new(stream) as Box<dyn Stream>)
            }),
        }
    }

    fn log(&self) -> String {
        let read = |name: &str| std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        read("log") + &read("output")
    }
}

trait Stream: Read + Write {}

impl<T: Read + Write> Stream for T {}

impl Drop for WebServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn write(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let file = folder.path().join(name);
    std::fs::write(&file, text).expect("written");
    file.display().to_string()
}

fn installed(places: &[&'static str], package: &str) -> &'static str {
    let found = places.iter().find(|place| Path::new(place).exists());
    found.unwrap_or_else(|| panic!("{} is missing: install the Debian package {package}", places[0]))
}

fn documented(language: &str) -> &'static str {
    let page = include_str!("../../docs/forward-auth.md");
    let lines = page.split(&format!("```{language}\n")).nth(1).and_then(|rest| rest.split("```").next());
    lines.expect("the lines")
}

/// The documented site with a second route for staff, and the app behind it.
fn caddy(folder: &str, site: SocketAddr, portico: SocketAddr) -> String {
    let server = documented("caddy")
        .replace("wiki.example.org {", &format!("http://wiki.localhost:{} {{\n\tbind 127.0.0.1", site.port()))
        .replace("forward_auth 127.0.0.1:8080 {", &format!("forward_auth {portico} {{"))
        .replace("reverse_proxy 127.0.0.1:3000", &format!("reverse_proxy unix/{folder}/app.sock"));
    assert!(!server.contains("example.org"), "{server}");
    let route = server.find("\troute {").expect("a route");
    let (before, route) = server.split_at(route);
    let route = route.trim_end().strip_suffix('}').expect("the end of the site");
    // The second half of the documentation: a part of the app for fewer people.
    let staff = route.replace("route {", "route /admin/* {").replace("mode=redirect", "mode=redirect&rule=staff");
    format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\n{before}{staff}\n{route}}}\n\
         http:// {{\n\tbind unix/{folder}/app.sock\n\trespond \"user={{header.Remote-User}};\
         groups={{header.Remote-Groups}};name={{header.Remote-Name}};email={{header.Remote-Email}};\"\n}}\n"
    )
}

/// The documented server with a second location for staff, and the app behind it.
fn nginx(folder: &str, portico: SocketAddr) -> String {
    let server = documented("nginx")
        .replace("listen 443 ssl;", &format!("listen unix:{folder}/site.sock;"))
        .replace("server_name wiki.example.org;", "server_name wiki.localhost;")
        .replace("X-Forwarded-Host wiki.example.org;", "X-Forwarded-Host wiki.localhost:8080;")
        .replace("X-Forwarded-Proto https;", "X-Forwarded-Proto http;")
        .replace("Host forum.example.org;", "Host localhost:8080;")
        .replace("http://127.0.0.1:8080/", &format!("http://{portico}/"))
        .replace("http://127.0.0.1:3000;", &format!("http://unix:{folder}/app.sock;"));
    assert!(!server.contains("example.org"), "{server}");
    // The second half of the documentation: a part of the app for fewer people.
    let locations: Vec<&str> = server.split("\n    location ").collect();
    let staff =
        |text: &str| text.replace("portico-verify", "portico-verify-staff").replace("/verify;", "/verify?rule=staff;");
    let staff = format!(
        "\n    location {}\n    location {}",
        staff(locations[1]),
        staff(locations[3]).replacen("/ {", "/admin/ {", 1).trim_end().trim_end_matches('}').trim_end()
    );
    let server = format!("{}{staff}\n}}\n", server.trim_end().trim_end_matches('}'));
    format!(
        "daemon off;\nmaster_process off;\nworker_processes 1;\npid {folder}/pid;\nevents {{ worker_connections 64; }}\n\
         http {{\naccess_log off;\nclient_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\n\
         fastcgi_temp_path {folder}/fastcgi;\nuwsgi_temp_path {folder}/uwsgi;\nscgi_temp_path {folder}/scgi;\n{server}\n\
         server {{\n listen unix:{folder}/app.sock;\n location / {{\n  return 200 \"user=$http_remote_user;\
         groups=$http_remote_groups;name=$http_remote_name;email=$http_remote_email;\";\n }}\n}}\n}}\n"
    )
}
