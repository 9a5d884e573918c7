//! The stylesheet of a static page, without white space.

/// `css` without comments, indentation and line breaks. Strings stay as they are.
pub(super) fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("/*") {
        push_lines(&mut out, &rest[..at]);
        rest = rest[at..].find("*/").map_or("", |end| &rest[at + end + 2..]);
    }
    push_lines(&mut out, rest);
    out
}

fn push_lines(out: &mut String, css: &str) {
    for line in css.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let open = out.ends_with(['{', '}', ';', ',']) || out.is_empty();
        if !open {
            out.push(' ');
        }
        out.push_str(line);
    }
}
