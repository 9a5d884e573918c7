//! Files that look like keys, by their name or by what is in them.

use std::fs::File;
use std::io::{self, Read};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use regex::bytes::{RegexSet, RegexSetBuilder};

use super::error::ExportError;
use super::files::Listing;

/// A file is searched in blocks of this size.
const BLOCK: usize = 256 << 10;
/// Blocks overlap by this much, so that no key is cut in two.
const OVERLAP: usize = 256;
/// Names of files that hold keys.
const NAMES: [&str; 12] = [
    "id_rsa",
    "id_dsa",
    "id_ecdsa",
    "id_ed25519",
    ".npmrc",
    ".netrc",
    ".pypirc",
    ".htpasswd",
    ".pgpass",
    "credentials.json",
    "service-account.json",
    ".git-credentials",
];
/// Ends of the names of files that hold keys.
const ENDS: [&str; 6] = [".pem", ".key", ".p12", ".pfx", ".jks", ".keystore"];
/// How keys look.
const SHAPES: [&str; 9] = [
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY",
    r"\bsk-(?:or-v1|proj|ant|live)-[A-Za-z0-9_-]{20,}",
    r"\bsk-[A-Za-z0-9]{40,}",
    r"\b(?:sk|rk)_live_[A-Za-z0-9]{16,}",
    r"\bAKIA[0-9A-Z]{16}\b",
    r"\bgh[pousr]_[A-Za-z0-9]{36}",
    r"\bgithub_pat_[A-Za-z0-9_]{40,}",
    r"\bxox[abprs]-[A-Za-z0-9-]{20,}",
    r"\bAIza[0-9A-Za-z_-]{35}",
];
/// How each of the shapes begins. All but the first begin a word.
const BEGINNINGS: [&str; 16] = [
    "-----BEGIN ",
    "sk-",
    "sk_live_",
    "rk_live_",
    "AKIA",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "xoxa-",
    "xoxb-",
    "xoxp-",
    "xoxr-",
    "AIza",
];

/// Finds keys. The shapes take long to compile and hardly a project needs them, so they wait for a beginning of one.
pub(super) struct Keys {
    beginnings: AhoCorasick,
    shapes: OnceLock<RegexSet>,
}

/// A file on its way through [`Keys`], block by block.
pub(super) struct Search<'k> {
    keys: &'k Keys,
    tail: Vec<u8>,
}

impl Keys {
    pub(super) fn new() -> Self {
        let beginnings = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(BEGINNINGS)
            .expect("the beginnings are few");
        Self { beginnings, shapes: OnceLock::new() }
    }

    /// Why the file called `path` would be one, if its name says so.
    pub(super) fn in_name(path: &str) -> Option<&'static str> {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        let like_one = NAMES.contains(&name.as_str()) || ENDS.iter().any(|it| name.ends_with(it));
        like_one.then_some("files of that name hold keys")
    }

    /// Why a file with these `bytes` would be one, if they say so.
    pub(super) fn in_bytes(&self, bytes: &[u8]) -> Option<&'static str> {
        let begins = self.beginnings.find_iter(bytes).any(|it| {
            let word = |it: u8| it.is_ascii_alphanumeric() || it == b'_';
            it.pattern().as_usize() == 0 || it.start() == 0 || !word(bytes[it.start() - 1])
        });
        (begins && self.shapes().is_match(bytes)).then_some("it holds what looks like a key")
    }

    /// Begins to search a file that comes in blocks.
    pub(super) fn search(&self) -> Search<'_> {
        Search { keys: self, tail: Vec::new() }
    }

    fn shapes(&self) -> &RegexSet {
        // Keys are ASCII; expressions that know no Unicode are made in a tenth of the time.
        let make = || RegexSetBuilder::new(SHAPES).unicode(false).build().expect("the shapes are expressions");
        self.shapes.get_or_init(make)
    }
}

impl Search<'_> {
    /// Searches the next block.
    pub(super) fn next(&mut self, block: &[u8]) -> Option<&'static str> {
        self.tail.extend_from_slice(block);
        let found = self.keys.in_bytes(&self.tail);
        self.tail.drain(..self.tail.len().saturating_sub(OVERLAP));
        found
    }
}

/// The first file of `listing` that looks like a key: its name, and why.
pub fn find_secret(listing: &Listing) -> Result<Option<(String, &'static str)>, ExportError> {
    let keys = Keys::new();
    let mut block = vec![0; BLOCK];
    for file in listing.files() {
        let mut search = || -> io::Result<Option<&'static str>> {
            let (mut reader, mut search) = (File::open(&file.full)?, keys.search());
            loop {
                let count = reader.read(&mut block)?;
                let found = search.next(&block[..count]);
                if found.is_some() || count == 0 {
                    return Ok(found);
                }
            }
        };
        let why = match Keys::in_name(&file.name) {
            None => search().map_err(ExportError::read(&file.full))?,
            named => named,
        };
        if let Some(why) = why {
            return Ok(Some((file.name.clone(), why)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, Keys, SHAPES};

    #[test]
    fn each_shape_has_its_beginnings() {
        let (keys, rest) = (Keys::new(), "Ab1".repeat(20));
        let whole = |it: &str| match it {
            "-----BEGIN " => "-----BEGIN RSA PRIVATE KEY".to_owned(),
            "AKIA" => format!("AKIA{}", "A1".repeat(8)),
            _ => format!("{it}{rest}"),
        };
        for beginning in BEGINNINGS {
            let key = whole(beginning);
            for text in [key.clone(), format!("key = \"{key}\";\n"), format!("task-list,{key}")] {
                assert!(keys.in_bytes(text.as_bytes()).is_some(), "{text}");
            }
            assert!(keys.in_bytes(beginning.as_bytes()).is_none(), "{beginning}");
        }
        let found = |it: &str| keys.shapes().matches(whole(it).as_bytes()).into_iter().collect::<Vec<_>>();
        let mut shapes: Vec<usize> = BEGINNINGS.iter().chain(&["sk-proj-"]).flat_map(|it| found(it)).collect();
        shapes.sort_unstable();
        shapes.dedup();
        assert_eq!(shapes.len(), SHAPES.len());
    }

    #[test]
    fn a_key_across_two_blocks_is_found_and_a_word_is_none() {
        let keys = Keys::new();
        let key = format!("gho_{}", "x1".repeat(18));
        for cut in 0..key.len() {
            let mut search = keys.search();
            let (one, two) = key.split_at(cut);
            let early = search.next(format!("{}{one}", " ".repeat(500)).as_bytes()).is_some();
            assert!(!early && search.next(two.as_bytes()).is_some(), "{cut}");
        }
        assert!(keys.in_bytes(format!("mask-{}", "a1".repeat(30)).as_bytes()).is_none());
        assert!(keys.in_bytes(format!("risk-{}", "a1".repeat(30)).as_bytes()).is_none());
    }
}
