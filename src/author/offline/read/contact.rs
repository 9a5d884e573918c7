//! Links, mail addresses and telephone numbers.

use super::lookup::capital;
use super::source::Source;
use crate::plan::{Facts, Link};

const MAIL: &str = r"(?i)(?:\b(?:e-?mail|mail|write to|contact|contact us at|kontakt|correo|courriel)\s*:?\s*)?\b([a-z0-9][a-z0-9._%+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})\b";
const URL: &str = concat!(
    r#"(?i)\b(?:(?:visit|see|on|at|app store|google play|website|web|url|docs|github|repo|repository|source|discord|chat|address)\s*:?\s+)?(https?://[^\s<>"'`{}|\\^)\x01]+"#,
    r#"|(?:www\.)?(?:[a-z0-9][a-z0-9-]*\.)+(?:com|org|net|io|dev|app|de|fr|es|eu|uk|ch|at|it|nl|ai|co|so|sh|rs|tools|cafe|shop|studio|gg|me|info|page|site|example|coffee|bike|love|berlin|jp|us|ca|pl|se)(?:/[^\s<>"'`{}|\\^),;\x01]*)?)"#
);
const PHONE: &str = r"(?i)(?:\b(?:tel\.?|telefon|telephone|téléphone|teléfono|phone|call us(?: at| on)?|call|text|ring|fon|mobile?|whatsapp)\s*:?\s*)?((?:\+\d|\(0|\b0)[\d ()/.\-–]{6,20}\d|\(\d{3}\) \d{3}-\d{4}|\d{3}-\d{3}-\d{4}|[6789]\d{2} (?:\d{3} \d{3}|\d{2} \d{2} \d{2}))\b";
const SAID_PHONE: &str = r"(?i)\b(?:tel\.?|telefon|telephone|téléphone|teléfono|phone|call us(?: at| on)?|call|ring|fon|mobile?|whatsapp|reservas? en el|llam(?:a|e)(?:nos|me)? al|reservas al)\s*:?\s*(\d[\d ()/.\-–]{5,20}\d)\b";

/// Reads all ways of reaching somebody, and returns the product's own address.
pub(super) fn read(source: &mut Source, facts: &mut Facts, name: Option<&str>) -> String {
    form(source, facts);
    if let Some(mail) = source.text().contains('@').then(|| source.find(MAIL)).flatten() {
        mail.text(1).clone_into(&mut facts.email);
        source.take(mail.range());
    }
    let mut own = String::new();
    let dotted = source.text().as_bytes().windows(2).any(|it| it[0] == b'.' && it[1].is_ascii_alphabetic());
    for found in if dotted { source.find_all(URL) } else { Vec::new() } {
        let raw = found.text(1).trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if is_word(raw, name) {
            continue;
        }
        let href = secure(raw);
        if own.is_empty() && is_own(&href, name) && !has_path(&href) && !is_part(&href) {
            own.clone_from(&href);
        } else {
            facts.links.push(Link { label: label(&href), href });
        }
        let start = found.range().start;
        let end = found.place(1).map_or(start, |it| it.start + raw.len());
        source.take(start..end);
    }
    handles(source, facts);
    if let Some(phone) = source.counts(7).then(|| source.find(PHONE).or_else(|| source.find(SAID_PHONE))).flatten() {
        // `07700 900655. 5 star reviews` goes on with another sentence.
        let number = phone.text(1).split(". ").next().unwrap_or_default().to_owned();
        let end = phone.place(1).map_or(phone.range().end, |it| it.start + number.len());
        source.take(phone.range().start..end);
        facts.phone = number;
    }
    own
}

/// Names of accounts on networks, as people give them: `Instagram @discorua`, `@discorua on insta`.
fn handles(source: &mut Source, facts: &mut Facts) {
    const NETWORKS: [(&str, &str, &str); 2] = [
        ("instagram|insta|ig", "Instagram", "https://www.instagram.com/"),
        ("tiktok|tik tok", "TikTok", "https://www.tiktok.com/@"),
    ];
    if !source.says(&["@"]) {
        return;
    }
    for (said, label, address) in NETWORKS {
        let before = format!(
            r"(?i)\b(?:(?:on|find us on|follow us on) )?(?:{said})(?: handle)?(?: is)?\s*[:=]?\s*@([a-z0-9_][a-z0-9._]{{1,28}}[a-z0-9_])"
        );
        let after = format!(r"(?i)@([a-z0-9_][a-z0-9._]{{1,28}}[a-z0-9_]) on (?:{said})\b");
        let Some(found) = [before, after].iter().find_map(|it| source.find(it)) else { continue };
        facts.links.push(Link { label: label.to_owned(), href: format!("{address}{}", found.text(1)) });
        source.take(found.range());
    }
}

fn form(source: &mut Source, facts: &mut Facts) {
    if !source.says(&["https://"]) {
        return;
    }
    const FORM: &str = r#"(?i)\b(?:the )?(?:sign-?up |waitlist |contact |e-?mail )?(?:form|formular|formulaire|formulario)s?\b[^.\n\x01]{0,40}?(https://[^\s<>"'`{}|\\^)\x01]+)"#;
    const HOST: &str = r#"(?i)(https://(?:formspree\.io|getform\.io|formsubmit\.co|usebasin\.com|api\.web3forms\.com|buttondown\.(?:com|email))/[^\s<>"'`{}|\\^)\x01]+)"#;
    let Some(found) = source.find(FORM).or_else(|| source.find(HOST)) else { return };
    found.text(1).trim_end_matches(['.', ',', ';']).clone_into(&mut facts.form);
    source.take(found.range());
}

/// A word with a dot that is no address here: `Next.js`-like names, or the name itself.
fn is_word(raw: &str, name: Option<&str>) -> bool {
    let plain = !raw.contains('/') && !raw.to_lowercase().starts_with("www.");
    plain
        && (name == Some(raw) && raw.starts_with(char::is_uppercase)
            || ["asp.net", "socket.io", "cal.com"].contains(&raw.to_lowercase().as_str()))
}

fn secure(raw: &str) -> String {
    let bare = raw.split_once("://").map_or(raw, |it| it.1);
    format!("https://{bare}")
}

fn host(href: &str) -> &str {
    let rest = href.trim_start_matches("https://");
    rest.split('/').next().unwrap_or(rest).trim_start_matches("www.")
}

fn has_path(href: &str) -> bool {
    href.trim_start_matches("https://").trim_end_matches('/').contains('/')
}

fn is_own(href: &str, name: Option<&str>) -> bool {
    let letters = |it: &str| it.to_lowercase().chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    let host = letters(host(href));
    name.is_some_and(|it| {
        let name = letters(&slug::slugify(it));
        name.len() > 2 && host.contains(&name)
            || it.split(' ').any(|it| it.len() > 3 && host.contains(&letters(&slug::slugify(it))))
    })
}

/// A part of a site that is not its front: documentation, a blog.
fn is_part(href: &str) -> bool {
    ["docs.", "blog.", "status.", "github.", "api.", "chat.", "wiki."].iter().any(|it| host(href).starts_with(it))
}

fn label(href: &str) -> String {
    const KNOWN: [(&str, &str); 20] = [
        ("github.com", "GitHub"),
        ("gitlab.com", "GitLab"),
        ("codeberg.org", "Codeberg"),
        ("discord.gg", "Discord"),
        ("discord.com", "Discord"),
        ("apps.apple.com", "App Store"),
        ("play.google.com", "Google Play"),
        ("f-droid.org", "F-Droid"),
        ("flathub.org", "Flathub"),
        ("instagram.com", "Instagram"),
        ("crates.io", "crates.io"),
        ("docs.rs", "docs.rs"),
        ("npmjs.com", "npm"),
        ("pypi.org", "PyPI"),
        ("x.com", "X"),
        ("linkedin.com", "LinkedIn"),
        ("matrix.to", "Matrix"),
        ("youtube.com", "YouTube"),
        ("facebook.com", "Facebook"),
        ("slack.com", "Slack"),
    ];
    let host = host(href);
    let known = KNOWN.iter().find(|(domain, _)| host == *domain || host.ends_with(&format!(".{domain}")));
    match known {
        Some((_, label)) => (*label).to_owned(),
        None if host.starts_with("docs.") => "Documentation".to_owned(),
        None if host.starts_with("blog.") => capital("blog"),
        None => host.to_owned(),
    }
}
