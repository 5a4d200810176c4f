//! What fuzzers have found, and what to begin with, on every run: `fuzz/corpus`.

use portico::adapters::forum::judges;
use portico::adapters::signer_jwt::judge;
use portico::dialect::judges as own;

type Judge = fn(&[u8]);

#[test]
fn the_corpus_breaks_no_promise() {
    let targets: [(&str, Judge); 12] = [
        ("basic", own::basic),
        ("claims", own::claims),
        ("form", own::form),
        ("jwt", judge::token),
        ("query", own::query),
        ("redirect", own::redirect),
        ("cookies", judges::cookies),
        ("expression", judges::expression),
        ("page", judges::page),
        ("php", judges::php),
        ("preset", judges::preset),
        ("settings", judges::settings),
    ];
    for (name, judge) in targets {
        let folder = format!("{}/fuzz/corpus/{name}", env!("CARGO_MANIFEST_DIR"));
        let files: Vec<_> = std::fs::read_dir(&folder).expect("a corpus").collect();
        assert!(!files.is_empty(), "{folder} is empty");
        for file in files {
            let bytes = std::fs::read(file.expect("a file").path()).expect("bytes");
            judge(&bytes);
            // Every prefix too: sessions are read while they are written.
            (0..bytes.len().min(400)).for_each(|end| judge(&bytes[..end]));
        }
    }
}
