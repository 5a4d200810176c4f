//! The console: who gets in, from where, and what happens there.

mod adds;
mod desk;
mod entrance;
mod forms;
mod list;
mod looks_after;
mod tells;

use bytes::Bytes;
use http::Response;

use crate::transcripts::Theatre;

async fn get(theatre: &Theatre, target: &str, fields: &[(&str, &str)]) -> Response<Bytes> {
    theatre.send("GET", target, &owned(fields), "").await
}

fn owned(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn body(response: &Response<Bytes>) -> String {
    String::from_utf8_lossy(response.body()).into_owned()
}

fn field<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
    response.headers().get(name).map(|value| value.to_str().expect("ASCII")).unwrap_or_default()
}
