//! The compact form of a data file: its TOML as one line of JSON, which is read many times faster. `build.rs` makes it
//! too, so that a released program parses no TOML of its own.

use serde_json::Value;

/// The TOML `text` as one line of JSON; why it is no TOML otherwise.
pub(crate) fn json(text: &str) -> Result<String, String> {
    let value: Value = toml_edit::de::from_str(text).map_err(|it| it.to_string())?;
    Ok(value.to_string())
}
