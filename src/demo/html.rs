//! The few lines of HTML that both samples share.

/// Escapes for text and for quoted attributes.
pub fn escape(text: &str) -> String {
    html_escape::encode_quoted_attribute(text).into_owned()
}

/// A whole page: `title` is escaped here, `body` is HTML.
pub fn shell(title: &str, style: &str, body: &str) -> String {
    shell_with(title, style, "", body)
}

/// The same with HTML for its head.
pub fn shell_with(title: &str, style: &str, head: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"data:,\">{head}\
         <style>{style}</style></head>\n<body>\n{body}\n</body></html>\n",
        title = escape(title),
    )
}
