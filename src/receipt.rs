//! What a page took: who wrote each section, in how many attempts, for how many tokens.

use serde::{Deserialize, Serialize};

/// Where a project keeps its receipt.
pub const RECEIPT_FILE: &str = ".airstrip/receipt.json";

/// What a page took, over all runs that made what is on it. It names no key and no time: equal runs give equal
/// receipts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// BLAKE3 of the prompt.
    pub prompt: String,
    /// The call that planned the page, if a model did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Line>,
    /// One line a section, in the order of the page.
    pub sections: Vec<Line>,
    /// The sum of all lines.
    pub total: Usage,
}

/// Who did one piece of work, and what it took.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The section, or `plan`.
    pub id: String,
    /// Whose draft was taken: `offline` or `model`.
    pub author: String,
    /// The model whose draft was taken.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub model: String,
    /// How many drafts it took.
    pub attempts: u32,
    /// Who was asked before and gave nothing that passed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fell_back: Vec<String>,
    /// What it took.
    #[serde(flatten)]
    pub usage: Usage,
}

/// Tokens and money.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Tokens sent.
    #[serde(default)]
    pub input_tokens: u64,
    /// Tokens received.
    #[serde(default)]
    pub output_tokens: u64,
    /// What it cost in US dollars, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_usd: Option<f64>,
}

impl Usage {
    /// The sum of both; the cost is known where one of both is.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let cost_usd = match (self.cost_usd, other.cost_usd) {
            (None, it) | (it, None) => it,
            (Some(a), Some(b)) => Some(a + b),
        };
        Self {
            input_tokens: self.input_tokens + other.input_tokens,
            output_tokens: self.output_tokens + other.output_tokens,
            cost_usd,
        }
    }
}

impl Receipt {
    /// A receipt of `sections` for a page made from `prompt`.
    pub fn new(prompt: &str, plan: Option<Line>, sections: Vec<Line>) -> Self {
        let total = plan.iter().chain(&sections).fold(Usage::default(), |sum, it| sum.plus(it.usage));
        let prompt = blake3::hash(prompt.as_bytes()).to_hex().to_string();
        Self { prompt, plan, sections, total }
    }

    /// The line of a section.
    pub fn section(&self, id: &str) -> Option<&Line> {
        self.sections.iter().find(|it| it.id == id)
    }

    /// The receipt as a file.
    pub fn print(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
