//! What a person sets once for all projects: who writes, where, and for how much.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde::Deserialize;
use thiserror::Error;

/// The name of the file below the folder for settings.
pub const CONFIG_FILE: &str = "airstrip/config.toml";

/// The largest file that is read, in bytes.
const MOST_BYTES: u64 = 64 << 10;

/// What a person sets once for all projects.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// Who writes: a preset's name, or `offline`.
    pub provider: Option<String>,
    /// The models, the first choice first.
    pub models: Vec<String>,
    /// The server's address.
    pub base_url: Option<String>,
    /// The key for that provider at that address, and for no other.
    pub key: Option<SecretString>,
    /// What all calls of a run together may cost, in US dollars.
    pub max_cost: Option<f64>,
    /// How many tokens all calls of a run together may take.
    pub max_tokens: Option<u64>,
    /// What a million tokens cost, in US dollars: those that are read, and those that are written.
    pub price: Option<[f64; 2]>,
}

/// Why the settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The disk said no.
    #[error("could not read `{}`", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The file is no such settings.
    #[error("could not understand `{}`: {message}", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        message: String,
    },
    /// The file holds a key, and others may read it.
    #[error("`{}` holds a key, and others on this machine may read it", path.display())]
    Open {
        /// The file.
        path: PathBuf,
    },
}

impl ConfigError {
    /// The next step.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Open { path } => Some(format!("chmod 600 {}", path.display())),
            Self::Read { .. } | Self::Syntax { .. } => None,
        }
    }
}

impl Config {
    /// Reads the file; one that is not there sets nothing.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let read = |source| ConfigError::Read { path: path.to_owned(), source };
        let about = match fs::metadata(path) {
            Ok(it) => it,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(read(error)),
        };
        if about.len() > MOST_BYTES {
            return Err(read(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {MOST_BYTES} bytes"))));
        }
        let text = fs::read_to_string(path).map_err(read)?;
        let config: Self = toml_edit::de::from_str(&text).map_err(|it| syntax(path, &text, &it))?;
        if config.key.is_some() && is_open(&about) {
            return Err(ConfigError::Open { path: path.to_owned() });
        }
        Ok(config)
    }
}

/// What is wrong, with its line and without the text of the line, which may hold a key.
fn syntax(path: &Path, text: &str, error: &toml_edit::de::Error) -> ConfigError {
    let line = error.span().map(|it| text[..it.start.min(text.len())].matches('\n').count() + 1);
    let at = line.map(|it| format!(" in line {it}")).unwrap_or_default();
    ConfigError::Syntax { path: path.to_owned(), message: format!("{}{at}", error.message().trim()) }
}

#[cfg(unix)]
fn is_open(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn is_open(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, mode: u32) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("config.toml");
        fs::write(&path, text).expect("a file");
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(mode)).expect("permissions");
        Config::read(&path)
    }

    #[test]
    fn a_file_sets_who_writes() {
        let text = "provider = \"vllm\"\nmodels = [\"a\", \"b\"]\nbase-url = \"http://gpu:8000/v1\"\nmax-cost = 0.5";
        let config = read(text, 0o644).expect("settings");
        assert_eq!((config.provider.as_deref(), config.models.len()), (Some("vllm"), 2));
        assert_eq!((config.max_cost, config.key.is_none()), (Some(0.5), true));
        assert!(Config::read(Path::new("/nowhere/config.toml")).expect("nothing").provider.is_none());
    }

    #[test]
    fn a_key_is_for_its_owner_only_and_is_never_shown() {
        let text = "key = \"sk-canary-55\"\n";
        assert!(!format!("{:?}", read(text, 0o600).expect("settings")).contains("canary"));
        let error = read(text, 0o644).expect_err("others may read it");
        assert!(error.hint().is_some_and(|it| it.starts_with("chmod 600")));
        for wrong in ["key = \"sk-canary-55", "key = \"sk-canary-55\"\nkeys = 1", "key = [\"sk-canary-55\"]"] {
            let error = read(wrong, 0o600).expect_err("no settings");
            assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
            assert!(error.to_string().contains("in line"), "{error}");
        }
    }
}
