//! Real servers of databases and stores for tests: started once for each test binary, on a Unix socket in a folder of their own.
//!
//! A small shell stands between test and server. It ends the server, by its process id, when the test process is gone
//! for whatever reason: then the pipe that it reads from closes. Nothing is skipped: without the server the test fails
//! and names the Debian package.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _};

/// Servers start slowly on a machine that compiles at the same time.
const START_MAX: Duration = Duration::from_secs(120);

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A server that runs until the test process ends.
pub struct Server {
    kind: Kind,
    folder: PathBuf,
    /// Holds the pipe open.
    guard: Child,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    MariaDb,
    Postgres,
    Redis,
    Memcached,
}

/// The MariaDB of this test binary.
pub fn mariadb() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(Kind::MariaDb))
}

/// The PostgreSQL of this test binary.
pub fn postgres() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(Kind::Postgres))
}

/// The Redis of this test binary.
pub fn redis() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(Kind::Redis))
}

/// The memcached of this test binary. All tests share its keys.
pub fn memcached() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(Kind::Memcached))
}

impl Server {
    /// A Redis of one test alone, which may end it.
    pub fn own_redis() -> Self {
        Self::start(Kind::Redis)
    }

    /// Ends it and waits until it is gone.
    pub fn stop(mut self) {
        drop(self.guard.stdin.take());
        self.guard.wait().expect("its end");
    }

    /// The address of a new, empty database in Redis, or of all of memcached.
    pub fn store(&self) -> String {
        let socket = self.socket();
        match self.kind {
            Kind::Redis => format!("redis+unix://{socket}?db={}", DATABASES.fetch_add(1, Ordering::Relaxed)),
            _ => format!("memcached+unix://{socket}"),
        }
    }

    /// Where it listens.
    pub fn socket(&self) -> String {
        self.folder.join("server.sock").display().to_string()
    }

    /// A new, empty database; answers its address for sqlx.
    pub async fn database(&self) -> String {
        let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
        match self.kind {
            Kind::MariaDb => {
                // The usual collation of old boards: it folds case, so that sloppy comparisons show.
                let text = format!("CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
                run(&self.url("mysql"), &text).await;
            }
            Kind::Postgres => run(&self.url("postgres"), &format!("CREATE DATABASE {name}")).await,
            Kind::Redis | Kind::Memcached => panic!("not a server of databases"),
        }
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        let folder = self.folder.display();
        match self.kind {
            Kind::MariaDb => format!("mysql://root@localhost/{database}?socket={folder}/server.sock"),
            _ => format!("postgres://portico@localhost/{database}?host={folder}"),
        }
    }

    fn start(kind: Kind) -> Self {
        let (user, script) = match kind {
            Kind::MariaDb => {
                need("mariadbd", "mariadb-server");
                ("mysql", MARIADB.to_owned())
            }
            Kind::Postgres => ("postgres", POSTGRES.replace("{bin}", &postgres_programs().display().to_string())),
            Kind::Redis => {
                need("redis-server", "redis-server");
                ("", REDIS.to_owned())
            }
            Kind::Memcached => {
                need("memcached", "memcached");
                ("", MEMCACHED.to_owned())
            }
        };
        let folder = tempfile::Builder::new().prefix("portico-db-").tempdir().expect("a folder").keep();
        let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
        let (owner, wrapper) = if root && !user.is_empty() {
            let status = Command::new("chown").arg(user).arg(&folder).status().expect("chown");
            assert!(status.success(), "there is no user {user}: install the server's Debian package");
            (user, vec!["runuser", "-u", user, "--"])
        } else {
            ("", vec![])
        };
        let mut command = wrapper.into_iter().chain(["sh", "-c", script.as_str(), "sh"]);
        let mut guard = Command::new(command.next().expect("a program"))
            .args(command)
            .arg(&folder)
            .arg(owner)
            .current_dir("/")
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let mut line = String::new();
        BufReader::new(guard.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert_eq!(line.trim(), "started", "the server's folder could not be made:\n{}", log());
        wait_for(&folder.join(if kind == Kind::Postgres { ".s.PGSQL.5432" } else { "server.sock" }), log);
        Self { kind, folder, guard }
    }
}

const MARIADB: &str = r#"
cd "$1" || exit 1
mariadb-install-db --no-defaults --datadir="$1/data" --auth-root-authentication-method=normal --skip-test-db \
    >"$1/log" 2>&1 || exit 1
mariadbd --no-defaults --datadir="$1/data" --socket="$1/server.sock" --pid-file="$1/pid" --skip-networking \
    --innodb-buffer-pool-size=16M --innodb-flush-log-at-trx-commit=0 --max-connections=200 >>"$1/log" 2>&1 </dev/null &
server=$!
echo started
read -r _
kill -TERM $server
wait $server
rm -rf "$1"
"#;

const POSTGRES: &str = r#"
cd "$1" || exit 1
{bin}/initdb -D "$1/data" -U portico -A trust -E UTF8 --locale=C --no-sync >"$1/log" 2>&1 || exit 1
{bin}/postgres -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c max_connections=200 \
    >>"$1/log" 2>&1 </dev/null &
server=$!
echo started
read -r _
kill -INT $server
wait $server
rm -rf "$1"
"#;

const REDIS: &str = r#"
cd "$1" || exit 1
redis-server --port 0 --unixsocket "$1/server.sock" --save "" --appendonly no --databases 100000 \
    >>"$1/log" 2>&1 </dev/null &
server=$!
echo started
read -r _
kill -TERM $server
wait $server
rm -rf "$1"
"#;

const MEMCACHED: &str = r#"
cd "$1" || exit 1
[ "$(id -u)" = 0 ] && as="-u root"
memcached $as -s "$1/server.sock" -m 16 >>"$1/log" 2>&1 </dev/null &
server=$!
echo started
read -r _
kill -TERM $server
wait $server
rm -rf "$1"
"#;

fn need(program: &str, package: &str) {
    let paths = std::env::var("PATH").unwrap_or_default() + ":/usr/sbin:/usr/local/sbin";
    let found = paths.split(':').any(|folder| Path::new(folder).join(program).exists());
    assert!(found, "{program} is missing: install the Debian package {package}");
}

/// The newest version that is installed. Debian keeps servers out of PATH.
pub fn postgres_programs() -> PathBuf {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|programs| programs.join("initdb").exists())
        .collect();
    versions.sort();
    versions.pop().expect("PostgreSQL is missing: install the Debian package postgresql")
}

fn wait_for(socket: &Path, log: impl Fn() -> String) {
    let begun = Instant::now();
    while std::os::unix::net::UnixStream::connect(socket).is_err() {
        assert!(begun.elapsed() < START_MAX, "the server does not start:\n{}", log());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Runs a script of several statements on the database at `url`.
pub async fn run(url: &str, script: &str) {
    let begun = Instant::now();
    loop {
        match try_run(url, script).await {
            // A socket that accepts may belong to a server that is not ready yet.
            Err(error) if matches!(&error, sqlx::Error::Database(e) if e.code().as_deref() == Some("57P03")) => {
                assert!(begun.elapsed() < START_MAX, "the server does not get ready: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            result => return result.expect("a script that runs"),
        }
    }
}

async fn try_run(url: &str, script: &str) -> Result<(), sqlx::Error> {
    // The scripts are the tests' own.
    let script = AssertSqlSafe(script.to_owned());
    if url.starts_with("mysql:") {
        let options: sqlx::mysql::MySqlConnectOptions = url.parse()?;
        let mut connection = options.ssl_mode(sqlx::mysql::MySqlSslMode::Disabled).connect().await?;
        connection.execute(sqlx::raw_sql(script)).await?;
        connection.close().await
    } else if url.starts_with("postgres:") {
        let mut connection = sqlx::PgConnection::connect(url).await?;
        connection.execute(sqlx::raw_sql(script)).await?;
        connection.close().await
    } else {
        let options: sqlx::sqlite::SqliteConnectOptions = url.parse()?;
        let mut connection = options.create_if_missing(true).connect().await?;
        connection.execute(sqlx::raw_sql(script)).await?;
        connection.close().await
    }
}
