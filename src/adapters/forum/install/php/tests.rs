use super::*;
use crate::adapters::forum::install::tree::Node;

/// Shows what was read: `$a = 'x'`, nested values with dots, computed ones with line and reason.
fn shown(text: &str) -> Vec<String> {
    let environment =
        [("SET", "from outside"), ("EMPTY", "")].map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let mut lines = Vec::new();
    match read(text, &environment) {
        Err(error) => lines.push(format!("line {}: {}", error.line, error.why)),
        Ok(names) => names.iter().for_each(|(name, node)| show(name, node, &mut lines)),
    }
    lines
}

fn show(name: &str, node: &Node, lines: &mut Vec<String>) {
    match node {
        Node::Null => lines.push(format!("{name} = null")),
        Node::Flag(flag) => lines.push(format!("{name} = {flag}")),
        Node::Number(number) => lines.push(format!("{name} = {number}")),
        Node::Text(text) => lines.push(format!("{name} = {text:?}")),
        Node::Computed(computed) => lines.push(format!("{name} ? {} {}", computed.line, computed.by)),
        Node::Map(map) => map.entries().for_each(|(key, node)| show(&format!("{name}.{key}"), node, lines)),
    }
}

#[test]
fn literals_in_all_their_spellings() {
    for (text, want) in [
        (r"$a = 'it\'s \\ \n';", r#"$a = "it's \\ \\n""#),
        (r#"$a = "q\" \\ \n\t\$x \x41\101\u{e9} \q $ {";"#, r#"$a = "q\" \\ \n\t$x AAé \\q $ {""#),
        ("$a = 'one' . \"two\" . 3;", r#"$a = "onetwo3""#),
        ("$a = ('x');", r#"$a = "x""#),
        ("$a = -5;", "$a = -5"),
        ("$a = 0x1F;", "$a = 31"),
        ("$a = 0755;", "$a = 493"),
        ("$a = 1_000;", "$a = 1000"),
        ("$a = 1.5;", r#"$a = "1.5""#),
        ("$a = 99999999999999999999;", r#"$a = "99999999999999999999""#),
        ("$a = TRUE;", "$a = true"),
        ("$a = Null;", "$a = null"),
        ("$a = (string) 5;", r#"$a = "5""#),
        ("$a = (int) '5';", "$a = 5"),
        ("$a = <<<X\n  a 'b'\n  \"c\"\n  X;", r#"$a = "a 'b'\n\"c\"""#),
        ("$a = <<<'X'\na $b {$c} \\n\nX;", r#"$a = "a $b {$c} \\n""#),
        ("$a = <<<X\nXY is not the end\nX\n;", r#"$a = "XY is not the end""#),
        ("$a = $b = 'x';", r#"$a = "x" $b = "x""#),
        ("define('A', 'x');", r#"A = "x""#),
        ("define ( \"A\" , 'x', true ) ;", r#"A = "x""#),
        ("@define('A', 1);", "A = 1"),
        ("\\define('A', 1);", "A = 1"),
        ("define('A', 1); define('A', 2);", "A = 1"),
        ("const A = 1, B = 'x';", r#"A = 1 B = "x""#),
        ("$a['b']['c'] = 'x'; $a['b'][2] = 1; $a['b'][] = 2;", r#"$a.b.2 = 1 $a.b.3 = 2 $a.b.c = "x""#),
        ("$a[] = 'x'; $a[] = 'y';", r#"$a.0 = "x" $a.1 = "y""#),
        ("$a = array('b' => 'x', 'c' => array(1, 2,),);", r#"$a.b = "x" $a.c.0 = 1 $a.c.1 = 2"#),
        ("$a = ['b' => ['c' => null]]; $a['d'] = 1;", "$a.b.c = null $a.d = 1"),
        ("return ['a' => 'x'];", r#"return.a = "x""#),
        ("return array (\n  'database' => \n  array (\n    'host' => 'h',\n  ),\n);", r#"return.database.host = "h""#),
        ("$a = 1; $a = 2;", "$a = 2"),
        ("$a = 'x' ?>text $a = 'y'; <?php $b = 1", r#"$a = "x" $b = 1"#),
    ] {
        assert_eq!(shown(&format!("<?php\n{text}")).join(" "), want, "{text}");
    }
}

#[test]
fn the_environment_with_and_without_a_default() {
    for (text, want) in [
        ("getenv('SET') ?: 'y'", r#"$a = "from outside""#),
        ("getenv('UNSET') ?: 'y'", r#"$a = "y""#),
        ("getenv('EMPTY') ?: 'y'", r#"$a = "y""#),
        ("getenv('EMPTY') ?? 'y'", r#"$a = """#),
        ("getenv('UNSET') ?: 'y' . 'z'", r#"$a = "yz""#),
        ("(getenv('UNSET') ?: 'y') . 'z'", r#"$a = "yz""#),
        ("$_ENV['SET'] ?? 'y'", r#"$a = "from outside""#),
        ("$_SERVER['UNSET'] ?? 'y'", r#"$a = "y""#),
        ("getenv('SET') ? getenv('SET') : 'y'", r#"$a = "from outside""#),
        ("getenv('UNSET') ? getenv('UNSET') : 'y'", r#"$a = "y""#),
        ("getenv('SET')", r#"$a = "from outside""#),
        ("getenv('UNSET')", "$a ? 2 the environment variable UNSET, which portico does not have"),
        ("getenv($name)", "$a ? 2 getenv(...)"),
        // The default is one for the whole joined text, and PHP never takes it.
        ("'x' . getenv('UNSET') ?: 'y'", "$a ? 2 an expression"),
    ] {
        assert_eq!(shown(&format!("<?php\n$a = {text};")).join(" "), want, "{text}");
    }
}

#[test]
fn what_is_computed_is_named_and_never_guessed() {
    for (text, want) in [
        ("$a = file_get_contents('/run/secrets/x');", "$a ? 2 file_get_contents(...)"),
        ("$a = trim(file_get_contents('x')) . 'y';", "$a ? 2 trim(...)"),
        ("$a = $b;", "$a ? 2 $b"),
        ("$a = \"x $b\";", "$a ? 2 a text with variables in it"),
        ("$a = \"x {$b['c']}\";", "$a ? 2 a text with variables in it"),
        ("$a = <<<X\n$b\nX;", "$a ? 2 a text with variables in it"),
        ("$a = `id`;", "$a ? 2 a command"),
        ("$a = E_ALL;", "$a ? 2 E_ALL"),
        ("$a = __DIR__ . '/x';", "$a ? 2 __DIR__"),
        ("$a = 1 + 2;", "$a ? 2 an expression"),
        ("$a = !true;", "$a ? 2 an expression"),
        ("$a = 'x' == 'y' ? 'b' : 'c';", "$a ? 2 an expression"),
        ("$a = new Foo('x');", "$a ? 2 new"),
        ("$a = Foo::bar('x')['y'];", "$a ? 2 Foo"),
        ("$a = function () { $a = 'x'; return 'y'; };", "$a ? 2 function(...)"),
        ("$a = &$b;", "$a ? 2 an expression"),
        ("$a = 'x'; $a .= 'y';", "$a ? 2 what it was before"),
        ("$a ??= 'y';", "$a ? 2 what it was before"),
        ("$a = ['b' => f(), 'c' => 'x'];", "$a.b ? 2 f(...) $a.c = \"x\""),
        ("$a = [...$b, 'x'];", "$a ? 2 a list within the list"),
        ("$a[f()] = 'x';", "$a ? 2 a key that is not written out"),
        ("[$a, $b] = f();", "$a ? 2 a list $b ? 2 a list"),
        ("list('x' => $a) = f();", "$a ? 2 a list"),
        ("if (PHP_OS == 'x') { $a = 'x'; } else { $a = 'y'; }", "$a ? 2 a condition"),
        ("if ($x)\n$a = 'x';", "$a ? 3 a condition"),
        ("if ($x): $a = 'x'; else: $a = 'y'; endif; $b = 1;", "$a ? 2 a condition $b = 1"),
        ("foreach ($x as $y) { $a['b'] = 'x'; }", "$a.b ? 2 a condition"),
        ("switch ($x) { case 'y': $a = 1; break; default: $a = 2; }", "$a ? 2 a condition"),
        ("try { $a = 'x'; } catch (E $e) { }", "$a ? 2 a condition"),
        ("$a = 'x'; if ($y) { $a = 'z'; }", "$a ? 2 a condition"),
        ("if ($x) { return ['a' => 1]; }", "return ? 2 a condition"),
        ("$a = f(); $a['b'] = 'x';", "$a ? 2 f(...)"),
        ("$a = $b['x'] ?? 'y';", "$a ? 2 $b"),
    ] {
        assert_eq!(shown(&format!("<?php\n{text}")).join(" "), want, "{text}");
    }
}

#[test]
fn what_is_no_setting_is_passed_over() {
    for (text, want) in [
        ("// $a = 'x';\n# $a = 'x';\n/* $a = 'x'; */ /*/ $a = 'x'; */ $b = 1;", "$b = 1"),
        ("// ends with ?>$a = 'x';", ""),
        ("$b = 1; // $a = 'x'; ?> $a = <?php $c = 2;", "$b = 1 $c = 2"),
        ("$b = '// no comment'; $c = \"# none\";", "$b = \"// no comment\" $c = \"# none\""),
        ("if (!defined('IN_FORUM')) { die('no'); } $a = 1;", "$a = 1"),
        ("defined('IN_FORUM') or exit; $a = 1;", "$a = 1"),
        ("if (!defined('A')) define('A', 'x');", "A = \"x\""),
        ("if ( ! defined( 'A' ) ) { define( 'A', 'x' ); $b = 1; }", "$b ? 2 a condition A = \"x\""),
        ("defined('A') || define('A', 'x'); defined('B') or define('C', 1);", "A = \"x\" C ? 2 a condition"),
        ("if ($x) define('A', 'x');", "A ? 2 a condition"),
        ("function f($a = 'x') { $a = 'y'; } class C { public $a = 'x'; } $b = 1;", "$b = 1"),
        ("f('a', ['b' => 'c']); $x->y = 'z'; $x['a']->b = 1; C::$d = 2; $b = 1;", "$b = 1"),
        ("include 'a.php'; require_once __DIR__ . '/b.php'; use X\\Y; $b = 1;", "$b = 1"),
        ("namespace X; $b = 1;", "$b = 1"),
        ("$b = 1; return; $b = 2;", "$b = 1 return ? 2 an expression"),
        ("$b = 1; __halt_compiler(); $b = 2;", "$b = 1"),
        ("} } $b = 1;", "$b = 1"),
    ] {
        assert_eq!(shown(&format!("<?php\n{text}")).join(" "), want, "{text}");
    }
    assert_eq!(shown("$a = 'x';").join(" "), "", "text outside of PHP is a page");
    assert_eq!(shown("<?xml version='1.0'?><?= $a ?><?PHP $a = 'x';").join(" "), "$a = \"x\"");
}

#[test]
fn a_text_without_an_end_is_told_with_its_line() {
    for (text, want) in [
        ("$a = 'x", "line 2: a text does not end"),
        ("\n$a = \"x\\\"", "line 3: a text does not end"),
        ("/* x", "line 2: a comment does not end"),
        ("$a = <<<X\nx", "line 2: a text does not end"),
    ] {
        assert_eq!(shown(&format!("<?php\n{text}")).join(" "), want, "{text}");
    }
}

#[test]
fn depth_is_limited() {
    for text in [
        format!("$a = {}1{};", "[".repeat(50_000), "]".repeat(50_000)),
        format!("$a = {};", "(".repeat(50_000)),
        format!("$a = {}'x';", "@".repeat(50_000)),
        format!("$a{} = 1;", "[1]".repeat(50_000)),
        format!("{}$a = 1;", "{".repeat(50_000)),
        format!("{}$a = 1;", "if (1) ".repeat(30_000)),
        format!("$a = {}'y';", "getenv('UNSET') ?: ".repeat(10_000)),
        format!("{}1;", "$a = ".repeat(50_000)),
        "array(".repeat(40_000),
    ] {
        let lines = shown(&format!("<?php {text}"));
        assert!(lines.len() < 4, "{:.60}: {} lines", text, lines.len());
    }
}

/// Pieces of PHP in any order: what an editor, a merge or an attacker may leave behind.
fn pieces() -> impl proptest::strategy::Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "<?php",
        "?>",
        "$a",
        "$",
        "=",
        "=>",
        "'",
        "\"",
        "'x'",
        "\"y\"",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        ";",
        ",",
        ".",
        "array",
        "define",
        "defined",
        "if",
        "else",
        ":",
        "?:",
        "??",
        "return",
        "<<<X",
        "\nX",
        "<<<'X'",
        "//",
        "/*",
        "*/",
        "#",
        "\n",
        " ",
        "1",
        "0x",
        "-",
        "@",
        "&",
        "getenv('SET')",
        "...",
        "é",
        "\u{0}",
        "`",
        "const",
        "list",
        "function",
        "endif",
        "case",
        "const A",
        "namespace",
    ]);
    proptest::strategy::Strategy::prop_map(proptest::collection::vec(piece, 0..60), |pieces| pieces.concat())
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic_or_grow(text in pieces(), noise in "\\PC{0,60}") {
        for text in [text.clone(), format!("<?php {text}"), format!("<?php {noise}{text}")] {
            let size: usize = shown(&text).iter().map(String::len).sum();
            // Names repeat in nested values, so the bound is not tight; it only has to be one.
            proptest::prop_assert!(size <= 2_000 + text.len() * 100, "{} bytes from {}", size, text.len());
        }
    }
}
