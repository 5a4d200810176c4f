//! The forum's database goes away in the middle, and comes back.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use portico::demo::forum::{Flavour, Kind, SampleForum};
use sqlx::Row as _;

use super::clients::{Client, http, log_in, send};
use super::running::{Portico, Site};
use super::{forum, until};
use crate::servers;

const START_MAX: Duration = Duration::from_secs(120);
pub const LOGIN: &str = "/ucp.php?mode=login";

/// A PostgreSQL of one test, on a TCP port, that can be stopped and started.
pub struct Postgres {
    port: u16,
    /// Of the one that may take over.
    standby: u16,
    /// Ends the server when it closes, however this process ends.
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    _guard: Child,
}

const SCRIPT: &str = r#"
cd "$1" || exit 1
{bin}/initdb -D "$1/data" -U portico -A trust -E UTF8 --locale=C --no-sync >"$1/log" 2>&1 || exit 1
start() {
    {bin}/postgres -D "$1/data" -k "$1" -p {port} -c listen_addresses=127.0.0.1 -c fsync=off >>"$1/log" 2>&1 </dev/null &
    server=$!
}
start "$1"
echo started
while read -r order; do
    case $order in
    stop) kill -INT $server; wait $server; echo stopped ;;
    crash) kill -KILL $server $(ps -o pid= --ppid $server); wait $server; echo crashed ;;
    start) start "$1"; echo started ;;
    stand-by)
        {bin}/pg_basebackup -h "$1" -p {port} -U portico -D "$1/standby" -R -X stream -c fast --no-sync >>"$1/log" 2>&1
        {bin}/postgres -D "$1/standby" -k "$1" -p {standby} -c listen_addresses=127.0.0.1 -c fsync=off \
            >>"$1/log" 2>&1 </dev/null &
        standby=$!
        echo stands ;;
    promote) {bin}/pg_ctl -D "$1/standby" -w promote >>"$1/log" 2>&1; echo promoted ;;
    esac
done
kill -INT $server $standby
wait $server $standby
rm -rf "$1"
"#;

impl Postgres {
    pub async fn start() -> Self {
        // Another program might take the port in between; then the server says so in its log.
        let free = [0, 1].map(|_| std::net::TcpListener::bind("127.0.0.1:0").expect("a port"));
        let [port, standby] = free.map(|free| free.local_addr().expect("an address").port());
        let programs = servers::postgres_programs().display().to_string();
        let script = SCRIPT.replace("{bin}", &programs).replace("{port}", &port.to_string());
        let script = script.replace("{standby}", &standby.to_string());
        let folder = tempfile::Builder::new().prefix("portico-db-").tempdir().expect("a folder").keep();
        let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
        let mut command = if root {
            let owned = Command::new("chown").arg("postgres").arg(&folder).status().expect("chown");
            assert!(owned.success(), "there is no user postgres: install the Debian package postgresql");
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--", "sh"]);
            command
        } else {
            Command::new("sh")
        };
        command.args(["-c", &script, "sh"]).arg(&folder).current_dir("/").env("LC_ALL", "C");
        let mut guard =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a shell");
        let orders = guard.stdin.take().expect("its input");
        let answers = BufReader::new(guard.stdout.take().expect("its output"));
        let mut server = Self { port, standby, orders, answers, _guard: guard };
        server.hear("started");
        server.ready().await;
        server
    }

    pub fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    pub fn url(&self) -> String {
        format!("postgres://portico@127.0.0.1:{}/postgres", self.port)
    }

    /// Breaks all connections and refuses new ones.
    pub fn stop(&mut self) {
        self.orders.write_all(b"stop\n").expect("the shell lives");
        self.hear("stopped");
    }

    /// SIGKILL for all of its processes.
    pub fn crash(&mut self) {
        self.orders.write_all(b"crash\n").expect("the shell lives");
        self.hear("crashed");
    }

    pub fn resume(&mut self) {
        self.orders.write_all(b"start\n").expect("the shell lives");
        self.hear("started");
    }

    /// Starts another one that follows this one, and has every commit wait for it; answers where it listens.
    pub async fn stand_by(&mut self) -> SocketAddr {
        use sqlx::Connection as _;
        self.orders.write_all(b"stand-by\n").expect("the shell lives");
        self.hear("stands");
        servers::run(&self.url(), "ALTER SYSTEM SET synchronous_standby_names = '*'").await;
        servers::run(&self.url(), "SELECT pg_reload_conf()").await;
        let url = self.url();
        until("the standby", START_MAX, || async {
            let mut connection = sqlx::PgConnection::connect(&url).await.expect("a connection");
            let query = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
            sqlx::query_scalar::<_, i64>(query).fetch_one(&mut connection).await.expect("a number") == 1
        })
        .await;
        SocketAddr::from(([127, 0, 0, 1], self.standby))
    }

    /// The standby leads from now on.
    pub fn promote(&mut self) {
        self.orders.write_all(b"promote\n").expect("the shell lives");
        self.hear("promoted");
    }

    /// Waits until it answers.
    pub async fn ready(&self) {
        use sqlx::Connection as _;
        let url = self.url();
        until("PostgreSQL", START_MAX, || async {
            match sqlx::PgConnection::connect(&url).await {
                Ok(connection) => connection.close().await.is_ok(),
                Err(_) => false,
            }
        })
        .await;
    }

    fn hear(&mut self, word: &str) {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("a line");
        assert_eq!(line.trim(), word, "the database server could not be started or stopped");
    }

    /// Copies the tables of a board from its SQLite file: as if the board kept them here.
    pub async fn take_board(&self, file: &std::path::Path) {
        let board = sqlx::SqlitePool::connect(&format!("sqlite://{}", file.display())).await.expect("the board");
        let tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'phpbb%'";
        let mut script = String::new();
        for table in sqlx::query(tables).fetch_all(&board).await.expect("tables") {
            let (name, made): (String, String) = (table.get(0), table.get(1));
            script += &format!("{};\n", made.replace("AUTOINCREMENT", ""));
            let columns = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{name}')")));
            let columns = columns.fetch_all(&board).await.expect("columns");
            let quoted: Vec<String> = columns.iter().map(|row| format!("quote({})", row.get::<String, _>(0))).collect();
            let rows = format!("SELECT {} FROM {name}", quoted.join(" || ',' || "));
            for row in sqlx::query(sqlx::AssertSqlSafe(rows)).fetch_all(&board).await.expect("rows") {
                script += &format!("INSERT INTO {name} VALUES ({});\n", row.get::<String, _>(0));
            }
        }
        servers::run(&self.url(), &script).await;
    }
}

/// A phpBB board with one member logged in, whose tables portico reads in PostgreSQL. The folder is the board's own.
pub async fn board(server: &Postgres) -> (SampleForum, String, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("board.sqlite");
    let board = forum(Flavour::Kept { kind: Kind::Phpbb, database: database.clone() }).await;
    let cookie = log_in(&board, LOGIN, "lena").await;
    server.take_board(&database).await;
    (board, cookie, folder)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_database_that_stops_is_try_again_and_forum_pages_go_on() {
    let mut server = Postgres::start().await;
    let (board, cookie, _folder) = board(&server).await;
    let site = Site::phpbb(&board, &server.url(), "refresh_grace = \"0s\"");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &cookie);
    let tokens = client.log_in().await;

    let pages = Pages::begin(portico.url("/topics/1"));
    server.stop();
    // Who is remembered gets in for a while; another browser of the same member is not remembered.
    let stranger = client.of(&cookie.replace("_k=", "_k=x"));
    let begun = Instant::now();
    let page = stranger.authorize("").await.expect("an answer");
    assert!(page.status == 503 && page.body.contains("P221"), "{}", page.short());
    assert!(page.body.to_lowercase().contains("try again"), "{}", page.body);
    let silent = stranger.authorize("&prompt=none").await.expect("an answer");
    assert_eq!(silent.sent_back("error").as_deref(), Some("temporarily_unavailable"), "{silent:?}");
    assert!(begun.elapsed() < Duration::from_secs(6), "{:?}", begun.elapsed());

    until("the monitor", Duration::from_secs(10), || async { told(&portico).await.contains("forum: failed") }).await;

    server.resume();
    server.ready().await;
    let back = until("logins", Duration::from_secs(10), || async {
        stranger.authorize("").await.expect("an answer").sent_back("code").is_some()
    })
    .await;
    until("the monitor", Duration::from_secs(10), || async { told(&portico).await.contains("forum: ok") }).await;
    let pages = pages.end().await;
    println!("database away: {pages} forum pages, none failed; logins back after {back:?}");
    assert!(client.refresh(&tokens.refresh).await.expect("an answer").status == 200);
}

/// What a monitor reads. Forum pages go on, so it is ready all the time.
async fn told(portico: &Portico) -> String {
    let answer = send(http().get(format!("http://{}/readyz?verbose", portico.operations))).await.expect("an answer");
    assert_eq!(answer.status, 200, "{}", answer.short());
    answer.body
}

/// Members are looked at again by their id when tokens are refreshed; that is remembered for `recheck`.
#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn a_database_that_stops_costs_no_refresh_token() {
    let mut server = Postgres::start().await;
    let (board, cookie, _folder) = board(&server).await;
    let site = Site::phpbb(&board, &server.url(), "refresh_grace = \"0s\"\n[forum.members]\nrecheck = \"1s\"");
    let app = site.app("chat");
    let portico = site.start();
    let client = Client::new(portico.url(""), &app, &cookie);
    let tokens = client.log_in().await;
    server.stop();
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    for answer in [client.refresh(&tokens.refresh).await, client.userinfo(&tokens.access).await] {
        let answer = answer.expect("an answer");
        assert_eq!(answer.status, 503, "{}", answer.short());
        assert!(answer.header("retry-after").parse::<u32>().is_ok(), "{answer:?}");
        assert!(answer.header("content-type").starts_with("application/json"), "{answer:?}");
        assert_eq!(answer.json("error"), "temporarily_unavailable", "{}", answer.short());
    }
    server.resume();
    server.ready().await;
    let back = until("userinfo", Duration::from_secs(10), || async {
        client.userinfo(&tokens.access).await.expect("an answer").status == 200
    })
    .await;
    let answer = client.refresh(&tokens.refresh).await.expect("an answer");
    assert_eq!(answer.status, 200, "the token is as good as before: {}", answer.short());
    println!("database away: userinfo back after {back:?}");
}

/// Somebody who reads the forum all the time.
pub struct Pages {
    task: tokio::task::JoinHandle<usize>,
    stop: tokio::sync::watch::Sender<bool>,
}

impl Pages {
    pub fn begin(url: String) -> Self {
        let (stop, mut stopped) = tokio::sync::watch::channel(false);
        let task = tokio::spawn(async move {
            let (http, mut seen) = (http(), 0);
            while !*stopped.borrow_and_update() {
                let begun = Instant::now();
                let page = send(http.get(&url)).await.expect("a page");
                assert_eq!(page.status, 200, "{}", page.short());
                assert!(begun.elapsed() < Duration::from_secs(5), "a page took {:?}", begun.elapsed());
                seen += 1;
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            seen
        });
        Self { task, stop }
    }

    /// How many pages there were. None failed.
    pub async fn end(self) -> usize {
        self.stop.send_replace(true);
        let seen = self.task.await.expect("every page came");
        assert!(seen > 0);
        seen
    }
}
