//! Which forum is tried on which databases.

/// `forum!(module, "preset", [databases]);` or, with a hook, `forum!(module, "preset", [databases], crate::…::set_up);`.
/// The files are `<module>.sql`, which a forum without rows does not need, and `<module>.toml`.
macro_rules! forum {
    ($module:ident, $kind:literal, [nothing] $(, $hook:path)?) => {
        forum!(@tests $module, $kind, "", [nothing] $(, $hook)?);
    };
    ($module:ident, $kind:literal, [$($on:ident),+] $(, $hook:path)?) => {
        forum!(@tests $module, $kind, include_str!(concat!(stringify!($module), ".sql")), [$($on),+] $(, $hook)?);
    };
    (@tests $module:ident, $kind:literal, $schema:expr, [$($on:ident),+] $(, $hook:path)?) => {
        pub mod $module {
            use crate::forums::cases::board::{Forum, Hook, On};
            use crate::forums::cases::{judge, program};

            pub const FORUM: Forum = Forum {
                kind: $kind,
                schema: $schema,
                cases: include_str!(concat!(stringify!($module), ".toml")),
                hook: { let hooks: &[Hook] = &[$($hook)?]; if let [hook] = hooks { Some(*hook) } else { None } },
            };
            const ON: &[On] = &[$(forum!(@on $on)),+];

            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $on() {
                judge::every_visitor(FORUM, forum!(@on $on)).await;
            })+

            $(forum!(@rights $on);)+

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn through_why() {
                program::through_why(FORUM, ON[ON.len() - 1]).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn through_a_login() {
                program::through_a_login(FORUM, ON[0]).await;
            }
        }
    };
    (@rights mariadb) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn mariadb_with_the_printed_rights() {
            crate::forums::cases::rights::every_visitor(FORUM, On::MariaDb).await;
        }

        // It leaves blanks at the end out of comparisons, and takes large letters for small ones.
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn mariadb_lets_nobody_in_by_likeness() {
            judge::nobody_by_likeness(FORUM, On::MariaDb).await;
        }
    };
    (@rights postgresql) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn postgresql_with_the_printed_rights() {
            crate::forums::cases::rights::every_visitor(FORUM, On::Postgres).await;
        }
    };
    // There are no accounts.
    (@rights sqlite) => {};
    (@rights nothing) => {};
    (@on mariadb) => { On::MariaDb };
    (@on postgresql) => { On::Postgres };
    (@on sqlite) => { On::Sqlite };
    (@on nothing) => { On::Nothing };
}

forum!(fluxbb, "fluxbb", [mariadb, postgresql, sqlite]);
forum!(drupal, "drupal", [mariadb, postgresql, sqlite]);
forum!(drupal7, "drupal7", [mariadb, postgresql, sqlite]);
forum!(generic, "generic", [nothing], crate::forums::probe::set_up);
forum!(ips4, "ips4", [mariadb, sqlite]);
forum!(mediawiki, "mediawiki", [nothing], crate::forums::mediawiki::set_up);
forum!(mybb, "mybb", [mariadb, postgresql, sqlite]);
forum!(nodebb, "nodebb", [postgresql]);
forum!(nodebb_redis, "nodebb-redis", [nothing], crate::forums::stores::nodebb);
forum!(php_session, "php-session", [nothing], crate::forums::stores::files);
forum!(php_session_memcached, "php-session", [nothing], crate::forums::stores::in_memcached);
forum!(php_session_redis, "php-session", [nothing], crate::forums::stores::in_redis);
forum!(phpbb, "phpbb", [mariadb, postgresql, sqlite]);
forum!(phpbb4, "phpbb4", [mariadb, postgresql, sqlite]);
forum!(punbb, "punbb", [mariadb, postgresql, sqlite]);
forum!(smf, "smf", [postgresql, mariadb, sqlite]);
forum!(smf20, "smf20", [mariadb, postgresql, sqlite]);
forum!(vbulletin, "vbulletin", [mariadb, sqlite]);
forum!(vbulletin5, "vbulletin5", [mariadb, sqlite]);
forum!(woltlab, "woltlab", [mariadb, sqlite]);
forum!(wordpress, "wordpress", [mariadb, sqlite]);
forum!(wordpress_network, "wordpress", [mariadb, sqlite]);
forum!(xenforo, "xenforo", [mariadb, sqlite]);
forum!(xenforo1, "xenforo1", [mariadb, sqlite]);
forum!(discourse, "discourse", [nothing], crate::forums::probe::discourse);
forum!(django, "django", [mariadb, postgresql, sqlite]);
forum!(flarum, "flarum", [mariadb, postgresql, sqlite], crate::forums::cases::aged::files);
forum!(laravel, "laravel", [mariadb, postgresql, sqlite]);
forum!(misago, "misago", [postgresql]);
forum!(vanilla, "vanilla", [mariadb]);
forum!(ips4_api, "ips4-api", [nothing], crate::forums::ips4_api::set_up);
