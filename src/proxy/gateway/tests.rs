use super::*;

#[test]
fn an_empty_end_is_no_part_of_its_own() {
    for (body, end, want) in [
        (Some(Bytes::new()), true, None),
        (Some(Bytes::new()), false, Some(Bytes::new())),
        (Some(Bytes::from_static(b"x")), true, Some(Bytes::from_static(b"x"))),
        (None, true, None),
    ] {
        let mut got = body.clone();
        drop_empty_end(&mut got, end);
        assert_eq!(got, want, "{body:?} {end}");
    }
}

#[test]
fn only_documents_are_sent_elsewhere() {
    for (method, name, value, want) in [
        ("GET", "Sec-Fetch-Dest", "document", true),
        ("GET", "Sec-Fetch-Dest", "image", false),
        ("GET", "Sec-Fetch-Dest", "iframe", false),
        ("GET", "Accept", "text/html,*/*;q=0.8", true),
        ("GET", "Accept", "*/*", false),
        ("POST", "Sec-Fetch-Dest", "document", false),
        ("HEAD", "Accept", "text/html", false),
    ] {
        let mut header = RequestHeader::build(method, b"/", None).expect("a request");
        header.insert_header(name, value).expect("a header");
        assert_eq!(is_navigation(&header), want, "{method} {name}: {value}");
    }
}
