//! What it runs on, what it works with, and who uses it.

use super::list;
use super::lookup::{trim, without_article};
use super::source::{Source, TAKEN};
use crate::author::offline::lexicon::Lexicon;
use crate::plan::Facts;

/// Systems and devices, as they are written and as they are called.
const SYSTEMS: [(&str, &str); 26] = [
    ("App Store", "iOS"),
    ("Google Play", "Android"),
    ("iOS", "iOS"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("macOS", "macOS"),
    ("Mac OS", "macOS"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
    ("FreeBSD", "FreeBSD"),
    ("Apple Watch", "Apple Watch"),
    ("and web", "Web"),
    ("Web,", "Web"),
    ("Steam Deck", "Steam Deck"),
    ("PC,", "PC"),
    ("PC and", "PC"),
    ("and Mac", "Mac"),
    ("for Mac", "Mac"),
    ("Mac and", "Mac"),
    ("mac and windows", "Mac"),
    ("mac and windows", "Windows"),
    ("windows and mac", "Windows"),
    ("windows and mac", "Mac"),
    ("apps.apple.com", "iOS"),
    ("play.google.com", "Android"),
];
/// What a program runs on is read as such, not as what it offers.
pub(super) const PLATFORMS: [&str; 21] = [
    "deezer",
    "youtube",
    "ivoox",
    "amazon music",
    "podimo",
    "pc",
    "steam deck",
    "apple podcasts",
    "spotify",
    "android",
    "ios",
    "web",
    "the web",
    "windows",
    "mac",
    "macos",
    "linux",
    "iphone",
    "ipad",
    "desktop",
    "browser",
];
const WORKS: [&str; 22] = [
    "works with ",
    "integrates with ",
    "connects to ",
    "connects with ",
    "syncs with ",
    "plugs into ",
    "talks to ",
    "imports from ",
    "compatible with ",
    "funktioniert mit ",
    "arbeitet mit ",
    "verbindet sich mit ",
    "fonctionne avec ",
    "se connecte à ",
    "s'intègre à ",
    "funciona con ",
    "se integra con ",
    "se conecta con ",
    "integrations with ",
    "integrations for ",
    "integrations include ",
    "reads from ",
];
const USED: [&str; 22] = [
    "sponsors: ",
    "partners: ",
    "clients include ",
    "customers include ",
    "our clients are ",
    "used by ",
    "trusted by ",
    "as seen in ",
    "featured in ",
    "partners include ",
    "partners are ",
    "supported by ",
    "sponsored by ",
    "funded by ",
    "in use at ",
    "kunden sind ",
    "zu unseren kunden gehören ",
    "nos clients : ",
    "utilisé par ",
    "clientes como ",
    "trabajamos para ",
    "genutzt von ",
];

/// What stands before the places where something can be heard.
const HEARD: [&str; 9] = [
    "listen on ",
    "listen: ",
    "listen at ",
    "available on ",
    "hear it on ",
    "subscribe on ",
    "out on ",
    "find it on ",
    "stream it on ",
];

/// Where podcasts are heard, however that is said: `überall, auch auf Spotify`.
const SERVICES: [&str; 11] = [
    "Spotify",
    "Apple Podcasts",
    "Deezer",
    "YouTube",
    "Amazon Music",
    "iVoox",
    "Podimo",
    "Castbox",
    "Overcast",
    "SoundCloud",
    "Google Podcasts",
];

/// Reads platforms, integrations and customers.
pub(super) fn read(source: &mut Source, facts: &mut Facts, lexicon: &Lexicon) {
    platforms(source, facts);
    if source.says(&["podcast", "episode"]) && source.says(&HEARD) {
        facts.integrations.extend(after(source, &HEARD));
    }
    if source.says(&["podcast", "pódcast"]) && facts.integrations.is_empty() {
        let named = SERVICES.iter().filter(|it| source.text().contains(**it));
        facts.integrations.extend(named.map(|it| (*it).to_owned()));
    }
    if source.says(&WORKS) {
        let found = after(source, &WORKS);
        let known = |it: &String| !lexicon.are_people(it);
        if found.iter().all(known) {
            facts.integrations.extend(found);
        }
    }
    if source.says(&USED) {
        let found = after(source, &USED);
        facts.customers.extend(found);
    }
}

fn platforms(source: &mut Source, facts: &mut Facts) {
    take_stores(source);
    let text = source.text();
    for (sign, name) in SYSTEMS {
        let whole = text.match_indices(sign).any(|(at, _)| {
            let edge = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
            edge(text[..at].chars().next_back()) && edge(text[at + sign.len()..].chars().next())
        });
        if whole && !facts.platforms.iter().any(|it| it == name) {
            facts.platforms.push(name.to_owned());
        }
    }
    // `for Mac … Requires macOS 13` is one system.
    if facts.platforms.iter().any(|it| it == "macOS") {
        facts.platforms.retain(|it| it != "Mac");
    }
}

/// Takes sentences that only say in which stores it is.
fn take_stores(source: &mut Source) {
    for range in source.sentences() {
        let lower = source.text()[range.clone()].to_lowercase();
        let store = lower.contains("app store") || lower.contains("google play");
        if store
            && lower.split(' ').count() <= 9
            && ["download", "available", "get it", "on the"].iter().any(|it| lower.starts_with(it))
        {
            source.take(range);
        }
    }
}

/// The names in the list after one of `leads`. The sentence stays open: it says more than the names.
fn after(source: &mut Source, leads: &[&str]) -> Vec<String> {
    let lower = source.open().to_lowercase();
    let Some((at, lead)) = leads.iter().find_map(|it| Some((lower.find(it)?, *it))) else { return Vec::new() };
    let text = source.text();
    let start = at + lead.len();
    if lower.len() != text.len() || !text.is_char_boundary(start) {
        return Vec::new();
    }
    let rest = &text[start..];
    let end = rest.find(['.', ';', '\n', ':', TAKEN]).unwrap_or(rest.len());
    let items = list::items(&rest[..end]);
    let named = items.iter().map(|it| trim(without_article(it))).take_while(|it| is_named(it));
    let named: Vec<String> = named.map(str::to_owned).collect();
    let all = named.len() == items.len();
    if all && !named.is_empty() {
        source.take(at..start + end);
    }
    named
}

fn is_named(item: &str) -> bool {
    let words = item.split(' ').count();
    item.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()) && words <= 5
}
