//! An nginx with the lines of `docs/forward-auth.md`, on sockets in a folder of its own.

use std::io::{Read as _, Write as _};
use std::net::SocketAddr;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Starts slowly on a machine that compiles at the same time.
const START_MAX: Duration = Duration::from_secs(60);

pub struct Nginx {
    process: Child,
    folder: tempfile::TempDir,
}

impl Nginx {
    /// In front of an app that says who it was told the visitor is. It asks the gateway at `portico`.
    pub fn before(portico: SocketAddr) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().display().to_string();
        std::fs::write(folder.path().join("nginx.conf"), configuration(&path, portico)).expect("written");
        let program = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];
        let program = program.into_iter().find(|program| Path::new(program).exists());
        let program = program.expect("nginx is missing: install the Debian package nginx-light");
        let process = Command::new(program)
            .args(["-e", &format!("{path}/error.log"), "-p", &path, "-c", &format!("{path}/nginx.conf")])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx runs");
        let mut nginx = Self { process, folder };
        let begun = Instant::now();
        while nginx.connect().is_err() {
            let ended = nginx.process.try_wait().expect("a child");
            assert!(ended.is_none() && begun.elapsed() < START_MAX, "nginx does not start:\n{}", nginx.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        nginx
    }

    /// A page of the app, as a browser asks for it. `fields`: whole lines.
    pub fn get(&self, target: &str, fields: &str) -> String {
        self.ask("GET", target, fields)
    }

    /// The same with another method.
    pub fn ask(&self, method: &str, target: &str, fields: &str) -> String {
        let mut stream = self.connect().expect("nginx accepts");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: wiki.localhost:8080\r\nConnection: close\r\n\
             User-Agent: Mozilla/5.0 (X11; Linux x86_64) Test/1\r\n{fields}\r\n"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn connect(&self) -> std::io::Result<UnixStream> {
        UnixStream::connect(self.folder.path().join("site.sock"))
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("error.log")).unwrap_or_default()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The documented server with a second location for staff, and the app behind it.
fn configuration(folder: &str, portico: SocketAddr) -> String {
    let page = include_str!("../../docs/forward-auth.md");
    let server = page.split("```nginx\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the lines");
    let server = server
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
