//! Tokens: who may call a studio that other machines reach, and what each of them may.

use std::collections::{HashMap, VecDeque};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use serde::Deserialize;

use super::caller::Caller;
use super::error::StudioError;
use super::ids::{new_id, random};
use super::state::Limits;

/// The longest token that is looked at, in bytes.
const MOST_BYTES: usize = 128;
/// How many browsers may be signed in.
const MOST_SESSIONS: usize = 10_000;

/// The tokens of a file, and who came with one.
pub(super) struct Tokens {
    rows: Vec<Row>,
    /// Hashes of tokens that were found right, so that the slow check is made once.
    known: Mutex<HashMap<blake3::Hash, usize>>,
    /// One slow check at a time: guessing takes no more than one processor.
    checking: Mutex<()>,
    /// The browsers that are signed in, and as whom.
    sessions: Mutex<VecDeque<(String, usize)>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    token: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    name: String,
    hash: String,
    /// What models may cost, in US dollars.
    max_cost: Option<f64>,
    /// How much is made for it at once.
    max_jobs: Option<usize>,
    /// How many sites it may have.
    max_sites: Option<u32>,
}

impl Tokens {
    /// Reads the tokens in `file`.
    pub(super) fn read(file: &Path) -> Result<Self, StudioError> {
        let bad = |why: String| StudioError::Tokens(file.display().to_string(), why);
        let text = fs::read_to_string(file).map_err(|it| bad(it.to_string()))?;
        let File { token: rows } = toml_edit::de::from_str(&text).map_err(|it| bad(it.message().to_owned()))?;
        if rows.is_empty() {
            return Err(bad("there is no [[token]] in it".to_owned()));
        }
        for (place, row) in rows.iter().enumerate() {
            if !is_name(&row.name) || rows[..place].iter().any(|it| it.name == row.name) {
                return Err(bad(format!("`{}` cannot be a name, or is there twice", row.name)));
            }
            PasswordHash::new(&row.hash).map_err(|it| bad(format!("the hash of `{}`: {it}", row.name)))?;
        }
        Ok(Self { rows, known: Mutex::default(), checking: Mutex::default(), sessions: Mutex::default() })
    }

    /// Who has the token `given`.
    pub(super) fn caller(&self, given: &str, limits: &Limits) -> Option<Caller> {
        Some(self.as_caller(self.place(given)?, limits))
    }

    /// Signs a browser in; what its cookie says from now on.
    pub(super) fn sign_in(&self, given: &str) -> Result<Option<String>, StudioError> {
        let Some(place) = self.place(given) else { return Ok(None) };
        let id = new_id()?;
        let mut all = locked(&self.sessions);
        if all.len() >= MOST_SESSIONS {
            all.pop_front();
        }
        all.push_back((id.clone(), place));
        Ok(Some(id))
    }

    /// Signs a browser out.
    pub(super) fn sign_out(&self, session: &str) {
        locked(&self.sessions).retain(|it| it.0 != session);
    }

    /// Who is signed in as `session`.
    pub(super) fn signed_in(&self, session: &str, limits: &Limits) -> Option<Caller> {
        let place = locked(&self.sessions).iter().find(|it| it.0 == session).map(|it| it.1)?;
        Some(self.as_caller(place, limits))
    }

    /// The caller called `name`, if there is a token for it.
    pub(super) fn named(&self, name: &str, limits: &Limits) -> Option<Caller> {
        let place = self.rows.iter().position(|it| it.name == name)?;
        Some(self.as_caller(place, limits))
    }

    fn place(&self, given: &str) -> Option<usize> {
        let (name, _) = given.split_once('.').filter(|_| given.len() <= MOST_BYTES)?;
        let hash = blake3::hash(given.as_bytes());
        if let Some(place) = locked(&self.known).get(&hash) {
            return Some(*place);
        }
        let place = self.rows.iter().position(|it| it.name == name)?;
        let turn = locked(&self.checking);
        let known = PasswordHash::new(&self.rows[place].hash).ok()?;
        Argon2::default().verify_password(given.as_bytes(), &known).ok()?;
        drop(turn);
        locked(&self.known).insert(hash, place);
        Some(place)
    }

    fn as_caller(&self, place: usize, limits: &Limits) -> Caller {
        let row = &self.rows[place];
        Caller {
            name: row.name.as_str().into(),
            max_cost: row.max_cost,
            jobs: row.max_jobs.unwrap_or(limits.jobs),
            sites: row.max_sites.unwrap_or(limits.sites),
        }
    }
}

/// Adds a token for `name` to `file`, which is made if it is not there; the token, which is not kept anywhere.
pub fn new_token(file: &Path, name: &str) -> Result<String, StudioError> {
    let bad = |why: String| StudioError::Tokens(file.display().to_string(), why);
    if !is_name(name) {
        return Err(bad(format!("`{name}` is no name: a to z, 0 to 9 and `-`, at most 32 characters")));
    }
    let before = match Tokens::read(file) {
        Ok(it) => Some(it),
        Err(_) if fs::metadata(file).is_err_and(|it| it.kind() == ErrorKind::NotFound) => None,
        Err(it) => return Err(it),
    };
    if before.is_some_and(|it| it.rows.iter().any(|it| it.name == name)) {
        return Err(bad(format!("there is a token for `{name}` already")));
    }
    let token = format!("{name}.{}", new_id()?);
    let hash = Argon2::default().hash_password_with_salt(token.as_bytes(), &random::<16>()?);
    let hash = hash.map_err(|it| bad(it.to_string()))?;
    let row = format!(
        "\n[[token]]\nname = \"{name}\"\nhash = \"{hash}\"\n# max-cost = 5.0   # US dollars for models\n# max-jobs = 4     # made \
         at once\n# max-sites = 100\n"
    );
    let mut open = OpenOptions::new();
    open.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(file).and_then(|mut it| it.write_all(row.as_bytes())).map_err(|it| bad(it.to_string()))?;
    Ok(token)
}

fn is_name(name: &str) -> bool {
    let fits = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(fits)
}

fn locked<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}
