//! Rights as SQL, for an administrator of the forum's database to paste.

use url::Url;

use crate::adapters::forum::Right;

/// The account that is made.
pub(super) const ACCOUNT: &str = "portico";

/// Statements for the kind of database of this address. SQLite has no accounts, so nothing.
pub(super) fn sql(url: &str, rights: &[Right]) -> Vec<String> {
    let Ok(address) = Url::parse(url) else { return Vec::new() };
    let database = percent_encoding::percent_decode_str(address.path().trim_start_matches('/')).decode_utf8_lossy();
    match address.scheme() {
        "mysql" | "mariadb" => mysql(&database, host_of_account(&address), rights),
        "postgres" | "postgresql" => postgres(&database, rights),
        _ => Vec::new(),
    }
}

/// From where the account may come: this machine, if the database is on it.
fn host_of_account(address: &Url) -> &'static str {
    match address.host_str() {
        Some("localhost" | "127.0.0.1" | "[::1]") => "localhost",
        _ => "%",
    }
}

fn mysql(database: &str, host: &str, rights: &[Right]) -> Vec<String> {
    let quoted = |name: &str| format!("`{}`", name.replace('`', "``"));
    let account = format!("'{ACCOUNT}'@'{host}'");
    let grant = |right: &Right| {
        let columns: Vec<String> = right.columns.iter().map(|column| quoted(column)).collect();
        let columns = if columns.is_empty() { String::new() } else { format!(" ({})", columns.join(", ")) };
        format!("GRANT SELECT{columns} ON {}.{} TO {account};", quoted(database), quoted(&right.table))
    };
    let user = format!("CREATE USER {account} IDENTIFIED BY '...';");
    std::iter::once(user).chain(rights.iter().map(grant)).collect()
}

fn postgres(database: &str, rights: &[Right]) -> Vec<String> {
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    // Names without quotes are kept in small letters.
    let folded = |name: &str, as_is: bool| quoted(&if as_is { name.to_owned() } else { name.to_ascii_lowercase() });
    let has_capitals = |name: &str| name.chars().any(|c| c.is_ascii_uppercase());
    let grant = |right: &Right| {
        let columns: Vec<String> =
            right.columns.iter().map(|column| folded(column, right.quoted || has_capitals(column))).collect();
        let columns = if columns.is_empty() { String::new() } else { format!(" ({})", columns.join(", ")) };
        format!("GRANT SELECT{columns} ON {} TO {ACCOUNT};", folded(&right.table, right.quoted))
    };
    [
        format!("CREATE ROLE {ACCOUNT} LOGIN PASSWORD '...';"),
        format!("GRANT CONNECT ON DATABASE {} TO {ACCOUNT};", quoted(database)),
        format!("GRANT USAGE ON SCHEMA public TO {ACCOUNT};"),
    ]
    .into_iter()
    .chain(rights.iter().map(grant))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_has_its_own_words() {
        let right = |table: &str, columns: &[&str], quoted| Right {
            table: table.to_owned(),
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            quoted,
        };
        let rights = [right("f_users", &["id", "Name"], false), right("Keys", &[], true)];
        assert_eq!(
            sql("mysql://web@db/for%2Fum", &rights),
            [
                "CREATE USER 'portico'@'%' IDENTIFIED BY '...';",
                "GRANT SELECT (`id`, `Name`) ON `for/um`.`f_users` TO 'portico'@'%';",
                "GRANT SELECT ON `for/um`.`Keys` TO 'portico'@'%';",
            ]
        );
        assert_eq!(
            sql("postgres://web@localhost/forum", &rights)[1..],
            [
                "GRANT CONNECT ON DATABASE \"forum\" TO portico;",
                "GRANT USAGE ON SCHEMA public TO portico;",
                "GRANT SELECT (\"id\", \"Name\") ON \"f_users\" TO portico;",
                "GRANT SELECT ON \"Keys\" TO portico;",
            ]
        );
        assert!(sql("mysql://web@localhost/forum", &[])[0].contains("'portico'@'localhost'"));
        assert!(sql("sqlite:///x", &rights).is_empty());
    }
}
