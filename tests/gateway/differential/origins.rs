//! Web servers from Debian, each of which says what requests it read.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::witness::{Log, Seen, scgi_behind, text, web_server_behind};

/// Starts slowly on a machine that compiles at the same time.
const START_MAX: Duration = Duration::from_secs(60);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Apache,
    Lighttpd,
    Php,
    Python,
    Node,
}

/// A running web server. Its process ends with it.
pub struct Server {
    pub port: u16,
    pub log: Log,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Server {
    pub fn start(kind: Kind) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().display().to_string();
        // Taken again by the server: nobody else gets a port that was just given back, unless thousands are opened.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a port").port();
        let log = Log::default();
        let file = |text: String| {
            let file = format!("{path}/configuration");
            std::fs::write(&file, text).expect("written");
            file
        };
        let mut command = match kind {
            Kind::Nginx => {
                let file = file(nginx(&path, port, scgi_behind(log.clone())));
                let mut command = program(&["/usr/sbin/nginx", "/usr/bin/nginx"], "nginx-light");
                command.args(["-e", &format!("{path}/errors"), "-p", &path, "-c", &file]);
                command
            }
            Kind::Apache => {
                let file = file(apache(&path, port, web_server_behind(log.clone())));
                let mut command = program(&["/usr/sbin/apache2"], "apache2-bin");
                command.args(["-X", "-f", &file]);
                command
            }
            Kind::Lighttpd => {
                let file = file(lighttpd(&path, port, scgi_behind(log.clone())));
                let mut command = program(&["/usr/sbin/lighttpd"], "lighttpd");
                command.args(["-D", "-f", &file]);
                command
            }
            Kind::Php => {
                let mut command = program(&["/usr/bin/php"], "php-cli");
                command.args(["-S", &format!("127.0.0.1:{port}"), &file(PHP.to_owned())]);
                command
            }
            Kind::Python => {
                let mut command = Command::new("python3");
                command.args(["-u", "-c", PYTHON, &port.to_string()]);
                command
            }
            Kind::Node => {
                let mut command = Command::new("node");
                command.args(["-e", NODE, &port.to_string()]);
                command
            }
        };
        let errors = std::fs::File::create(format!("{path}/errors")).expect("a file");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut process = command.spawn().unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        listen_to(process.stdout.take().expect("its output"), log.clone());
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = process.try_wait().expect("a child");
            let errors = || std::fs::read_to_string(format!("{path}/errors")).unwrap_or_default();
            assert!(ended.is_none() && begun.elapsed() < START_MAX, "{kind:?} does not start:\n{}", errors());
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { port, log, process, _folder: folder }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program(places: &[&'static str], package: &str) -> Command {
    let found = places.iter().find(|place| Path::new(place).exists());
    Command::new(found.unwrap_or_else(|| panic!("{} is missing: install the Debian package {package}", places[0])))
}

/// Keeps what a server of a language says of each request: six values in Base64, each behind a dot.
fn listen_to(output: impl std::io::Read + Send + 'static, log: Log) {
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let fields: Vec<_> =
                line.split(' ').filter_map(|field| STANDARD.decode(field.strip_prefix('.')?).ok()).collect();
            let Ok([method, target, host, cookie, forwarded_for, body]) = <[Vec<u8>; 6]>::try_from(fields) else {
                continue;
            };
            log.lock().expect("no poison").push(Seen {
                method: text(&method),
                target: text(&target),
                host: text(&host),
                cookies: vec![text(&cookie)],
                forwarded_for: text(&forwarded_for),
                body,
            });
        }
    });
}

fn nginx(folder: &str, port: u16, behind: u16) -> String {
    format!(
        "daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors crit;\n\
         events {{ }}\n\
         http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n\
         fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;\n\
         server {{ listen 127.0.0.1:{port};\n\
         location / {{ scgi_param REQUEST_METHOD $request_method; scgi_param REQUEST_URI $request_uri;\n\
         scgi_pass 127.0.0.1:{behind}; }} }} }}\n"
    )
}

fn apache(folder: &str, port: u16, behind: u16) -> String {
    let modules: String = ["mpm_event", "authz_core", "proxy", "proxy_http", "headers"]
        .iter()
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .collect();
    format!(
        "{modules}DefaultRuntimeDir {folder}\nPidFile {folder}/pid\nErrorLog {folder}/errors\nLogLevel crit\n\
         User www-data\nGroup www-data\nServerName 127.0.0.1\nListen 127.0.0.1:{port}\nDocumentRoot {folder}\n\
         AllowEncodedSlashes NoDecode\nProxyPreserveHost On\nProxyAddHeaders Off\nProxy100Continue Off\n\
         RequestHeader set X-Line \"expr=%{{THE_REQUEST}}\"\nProxyPass / http://127.0.0.1:{behind}/ nocanon\n"
    )
}

fn lighttpd(folder: &str, port: u16, behind: u16) -> String {
    format!(
        "server.document-root = \"{folder}\"\nserver.bind = \"127.0.0.1\"\nserver.port = {port}\n\
         server.errorlog = \"{folder}/errors\"\nserver.modules = ( \"mod_scgi\" )\n\
         scgi.server = ( \"/\" => (( \"host\" => \"127.0.0.1\", \"port\" => {behind}, \"check-local\" => \"disable\" )) )\n"
    )
}

const PHP: &str = r#"<?php
$fields = [$_SERVER['REQUEST_METHOD'], $_SERVER['REQUEST_URI'], $_SERVER['HTTP_HOST'] ?? '', $_SERVER['HTTP_COOKIE'] ?? '',
    $_SERVER['HTTP_X_FORWARDED_FOR'] ?? '', file_get_contents('php://input')];
file_put_contents('php://stdout', implode(' ', array_map(fn($field) => '.' . base64_encode($field), $fields)) . "\n");
echo 'ok';
"#;

/// It knows no chunks, and says so.
const PYTHON: &str = r#"
import base64, http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    disable_nagle_algorithm = True
    def answer(self):
        if 'transfer-encoding' in self.headers:
            self.close_connection = True
            return self.send_error(411)
        length = int(self.headers.get('content-length') or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        names = [name for name in set(self.headers) if name.lower().replace('_', '-') == 'x-forwarded-for']
        fields = [self.command, self.requestline.split(' ')[1], self.headers.get('host') or '',
                  '; '.join(self.headers.get_all('cookie') or []), ', '.join(self.headers.get(name) for name in names)]
        told = [field.encode('latin-1') for field in fields] + [body]
        print(' '.join('.' + base64.b64encode(field).decode() for field in told), flush=True)
        self.send_response(200)
        self.send_header('Content-Length', '0' if self.command == 'HEAD' else '2')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(b'ok')
    def __getattr__(self, name):
        if name.startswith('do_'):
            return self.answer
        raise AttributeError(name)
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Handler).serve_forever()
"#;

const NODE: &str = r#"
const told = bytes => '.' + bytes.toString('base64');
require('http').createServer((request, response) => {
    const parts = [];
    request.on('data', part => parts.push(part));
    request.on('end', () => {
        const pairs = request.rawHeaders.map((name, at, all) => at % 2 ? null : [name, all[at + 1]]).filter(Boolean);
        const forwarded = pairs.filter(([name]) => name.toLowerCase().replaceAll('_', '-') === 'x-forwarded-for');
        const fields = [request.method, request.url, request.headers.host, request.headers.cookie,
            forwarded.map(([, value]) => value).join(', ')];
        const texts = fields.map(text => Buffer.from(text ?? '', 'latin1'));
        console.log([...texts, Buffer.concat(parts)].map(told).join(' '));
        response.end('ok');
    });
}).listen(Number(process.argv[1]), '127.0.0.1');
"#;
