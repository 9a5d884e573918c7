//! The models that a server says it has, and what they cost.

use serde_json::Value;

use super::error::{ErrorKind, LlmError};
use super::fault;
use super::settings::{Limits, Price};
use super::transport::Transport;

/// The most bytes of a list of models.
const MOST_BYTES: usize = 16 << 20;

/// The models that a server says it has.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Catalog(Vec<Entry>);

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    id: String,
    price: Option<Price>,
}

impl Catalog {
    pub(super) async fn fetch(transport: &Transport, limits: &Limits) -> Result<Self, LlmError> {
        let mut reply = transport.models(limits).await?;
        let (text, failed) = reply.text(MOST_BYTES, limits.idle).await;
        if !(200..300).contains(&reply.status) {
            return Err(fault::of_status(reply.status, &text));
        }
        if let Some(error) = failed {
            return Err(error);
        }
        let garbled = |_| LlmError::new(ErrorKind::Garbled, "the list of models is no JSON");
        let value: Value = serde_json::from_str(text.trim()).map_err(garbled)?;
        match fault::inside(&value) {
            Some(error) => Err(error),
            None => Ok(Self::of(&value)),
        }
    }

    fn of(value: &Value) -> Self {
        let list = value.get("data").or_else(|| value.get("models")).unwrap_or(value).as_array();
        let entry = |it: &Value| {
            let id = it.get("id").or_else(|| it.get("name")).unwrap_or(it).as_str()?;
            Some(Entry { id: id.to_owned(), price: price(it) })
        };
        Self(list.map(|it| it.iter().filter_map(entry).collect()).unwrap_or_default())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn has(&self, model: &str) -> bool {
        self.0.iter().any(|it| it.id == model || it.id.strip_suffix(":latest") == Some(model))
    }

    pub(super) fn price(&self, model: &str) -> Option<Price> {
        self.0.iter().find(|it| it.id == model)?.price
    }

    /// The first model that writes.
    pub(super) fn first(&self) -> Option<&str> {
        self.0.iter().map(|it| it.id.as_str()).find(|it| !it.to_lowercase().contains("embed"))
    }

    /// The names most like `model`.
    pub(super) fn nearest(&self, model: &str) -> Vec<String> {
        let bare = |it: &str| it.rsplit('/').next().unwrap_or(it).to_lowercase();
        let likeness = |it: &str| strsim::jaro_winkler(it, model).max(strsim::jaro_winkler(&bare(it), &bare(model)));
        let mut found: Vec<(f64, &str)> = self.0.iter().map(|it| (likeness(&it.id), it.id.as_str())).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().filter(|it| it.0 > 0.8).take(3).map(|it| it.1.to_owned()).collect()
    }
}

/// Prices come as decimal text.
fn price(entry: &Value) -> Option<Price> {
    let pricing = entry.get("pricing")?;
    let number = |name: &str| {
        let value = pricing.get(name)?;
        let number = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
        (number.is_finite() && number >= 0.0).then_some(number)
    };
    Some(Price { prompt: number("prompt")?, completion: number("completion")? })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_come_in_three_shapes() {
        let routed = Catalog::of(&json!({ "data": [
            { "id": "text-embedding-3" },
            { "id": "acme/large-2", "pricing": { "prompt": "0.000003", "completion": "0.000015" } },
            { "id": "auto", "pricing": { "prompt": "-1", "completion": "-1" } },
        ] }));
        assert_eq!(routed.first(), Some("acme/large-2"));
        assert_eq!(routed.price("acme/large-2"), Some(Price { prompt: 0.000_003, completion: 0.000_015 }));
        assert_eq!(routed.price("auto"), None);
        assert_eq!(routed.nearest("large2"), ["acme/large-2"]);
        assert!(Catalog::of(&json!({ "models": [{ "name": "llama3.2:latest" }] })).has("llama3.2"));
        assert!(Catalog::of(&json!(["one"])).has("one"));
        assert_eq!(Catalog::of(&json!("none")).len(), 0);
    }
}
