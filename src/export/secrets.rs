//! Files that look like keys, by their name or by what is in them.

use std::fs::File;
use std::io::{self, Read};

use regex::bytes::{RegexSet, RegexSetBuilder};

use super::error::ExportError;
use super::files::{Listed, Listing};

/// A file is searched in blocks of this size.
const BLOCK: usize = 1 << 20;
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

/// The first file of `listing` that looks like a key: its name, and why.
pub fn find_secret(listing: &Listing) -> Result<Option<(String, &'static str)>, ExportError> {
    // Keys are ASCII; expressions that know no Unicode are made in a tenth of the time.
    let shapes = RegexSetBuilder::new(SHAPES).unicode(false).build().expect("the shapes are expressions");
    for file in listing.files() {
        if is_named_like_one(&file.name) {
            return Ok(Some((file.name.clone(), "files of that name hold keys")));
        }
        if holds_one(&shapes, file).map_err(ExportError::read(&file.full))? {
            return Ok(Some((file.name.clone(), "it holds what looks like a key")));
        }
    }
    Ok(None)
}

fn is_named_like_one(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    NAMES.contains(&name.as_str()) || ENDS.iter().any(|it| name.ends_with(it))
}

fn holds_one(shapes: &RegexSet, file: &Listed) -> io::Result<bool> {
    let mut reader = File::open(&file.full)?;
    let mut block = Vec::new();
    loop {
        let count = reader.by_ref().take(BLOCK as u64).read_to_end(&mut block)?;
        if shapes.is_match(&block) {
            return Ok(true);
        }
        if count < BLOCK {
            return Ok(false);
        }
        block.drain(..block.len() - OVERLAP);
    }
}
