//! What a prompt gives: the facts that every section is written from, and nothing else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The shared facts of a page. An empty field means that the prompt did not say.
///
/// Texts are the prompt's own words, cleaned, without a full stop unless they are whole sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// What it is, as a noun phrase without an article: `zero-downtime Postgres migration tool`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// For whom: `platform engineers`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub audience: String,
    /// What it does for them, as a verb phrase: `move a database without a maintenance window`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub promise: String,
    /// How it should sound: `plain`, `playful`, `formal`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tone: String,
    /// The command that installs it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub install: String,
    /// Other commands that install it as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub installs: Vec<String>,
    /// The licence: `Apache-2.0`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// An e-mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// A telephone number as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// A street address as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Where a form posts to, an `https:` URL.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub form: String,
    /// The brand colour as written: `#0f766e`, `dark green`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// Whole sentences of the prompt that no other field holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
    /// Places named: towns, countries, quarters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Dates and times of year named, as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<String>,
    /// Steps of how it works, in order, as sentences or verb phrases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// The call to action, if the prompt names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// Named features, services, dishes or products.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<Feature>,
    /// Prices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
    /// Opening hours.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
    /// Words that somebody said, with the name the prompt gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// Links the prompt gives.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// A slogan the prompt gives, without quotation marks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// The name of the building or room it takes place in: `Stadthalle Graz`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// Operating systems and devices it runs on: `iOS`, `Android`, `Linux`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<String>,
    /// Other products it works with: `Slack`, `Google Calendar`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub integrations: Vec<String>,
    /// Customers, partners and publications that the prompt names as such.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub customers: Vec<String>,
    /// Who makes it: founders, teachers, speakers, a team.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// What happens when: talks of an event, weeks of a course.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schedule: Vec<Session>,
    /// Numbers that the prompt states about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stats: Vec<Stat>,
    /// Questions that the prompt answers itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
}

/// Somebody who belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name as written: `Ana Ruiz`.
    pub name: String,
    /// What they are or do here: `head baker`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// What else the prompt says about them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// One entry of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// The day it is on, where there are several: `Friday`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// When: `10:00`, `9:30–11:00`, `Week 1`.
    pub time: String,
    /// What happens: `Opening`.
    pub title: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
}

/// A number about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stat {
    /// The number with its unit, as written: `12,000`, `98 %`.
    pub value: String,
    /// What it counts: `trees planted`.
    pub label: String,
}

/// A question with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question, with its mark.
    pub question: String,
    /// The answer, whole sentences.
    pub answer: String,
}

impl Facts {
    /// Whether the prompt gave the facts called `key`, as they are called in `airstrip.toml`; `a|b` is one of them.
    pub fn has(&self, keys: &str) -> bool {
        let given = self.given();
        keys.split('|').any(|it| given.contains(it))
    }

    /// What the prompt gave, as it is called in `airstrip.toml`.
    pub fn given(&self) -> BTreeSet<String> {
        let value = serde_json::to_value(self).unwrap_or_default();
        value.as_object().into_iter().flatten().map(|it| it.0.clone()).collect()
    }
}

/// A call to action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// What the button says: `Book a table`.
    pub label: String,
    /// Where it goes, if the prompt says; else a section of the page is chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub href: String,
}

/// One named feature, service or product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its name: `lock-free backfills`.
    pub title: String,
    /// What the prompt says about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its own price, as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub price: String,
    /// The group it stands in, on a menu or a price list: `Starters`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub group: String,
}

/// One price.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The plan or thing it is for: `Team`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The amount with its currency, as written: `$29`, `free`.
    pub amount: String,
    /// Per what: `month`, `seat per month`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// What is in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
}

/// Opening hours of some days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The days as written: `Tue to Sat`.
    pub days: String,
    /// The time as written: `8:00 to 17:30`; empty when closed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub time: String,
    /// Whether it is closed on these days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

/// Words that somebody said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words, without quotation marks.
    pub text: String,
    /// Who said it, as the prompt names them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// A link the prompt gives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// What it is: `GitHub`, `ferrule.dev`.
    pub label: String,
    /// An absolute `https:` URL.
    pub href: String,
}
