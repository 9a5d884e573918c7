//! What a page says about itself to search engines and to link previews.

use serde_json::{Map, Value, json};

use crate::plan::{Plan, is_unnamed, page_type};

/// The address that stands where the plan has none; nobody can own it.
pub(crate) const NO_ADDRESS: &str = "https://example.com/";
/// The longest title that result pages show whole, in characters.
const TITLE: usize = 60;
/// The longest description that result pages show whole, in characters.
const DESCRIPTION: usize = 155;

/// What a page says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The title of the page.
    pub title: String,
    /// The description of the page.
    pub description: String,
    /// Its address, absolute, ending with `/`.
    pub url: String,
    /// schema.org data.
    pub json_ld: Value,
}

/// What the page of `plan` says about itself; `lead` is its hero's first paragraph, `questions` those of its FAQ.
pub fn head(plan: &Plan, lead: &str, questions: &[(String, String)]) -> Head {
    let url = address(plan);
    let description = description(plan, lead);
    Head { title: title(plan), json_ld: json_ld(plan, &url, &description, questions), description, url }
}

fn address(plan: &Plan) -> String {
    let url = if plan.site.url.is_empty() { NO_ADDRESS } else { &plan.site.url };
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

fn title(plan: &Plan) -> String {
    let name = &plan.site.name;
    let what = upper_first(&plan.facts.what);
    let place = plan.facts.places.first();
    let colon = colon(&plan.site.lang);
    let with_place = place.filter(|it| !what.contains(it.as_str())).map(|it| format!("{name}{colon}{what}, {it}"));
    let candidates = [with_place, Some(format!("{name}{colon}{what}"))].into_iter().flatten();
    let fits = |it: &String| it.chars().count() <= TITLE && !what.is_empty();
    candidates
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| if what.is_empty() { name.clone() } else { cut(&format!("{name}{colon}{what}"), TITLE) })
}

/// A colon as a language writes it: French puts a space before it.
fn colon(lang: &str) -> &'static str {
    if lang.split('-').next() == Some("fr") { "\u{a0}: " } else { ": " }
}

fn description(plan: &Plan, lead: &str) -> String {
    let text = if lead.is_empty() { plan.facts.what.as_str() } else { lead };
    let text = if text.is_empty() { plan.site.name.as_str() } else { text };
    let first = if text.contains(plan.site.name.as_str()) || is_unnamed(&plan.site.name) {
        text.to_owned()
    } else {
        format!("{}{}{text}", plan.site.name, colon(&plan.site.lang))
    };
    cut(&first, DESCRIPTION)
}

/// `text` cut at a word so that it has at most `most` characters.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() + 2 > most {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.is_empty() {
        out = text.chars().take(most - 1).collect();
    }
    out.trim_end_matches([',', ';', ':', '.', '-', '–']).to_owned() + "…"
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

fn json_ld(plan: &Plan, url: &str, description: &str, questions: &[(String, String)]) -> Value {
    let kind = page_type(&plan.site.page_type).map_or_else(|| "Thing".to_owned(), |it| it.schema_org);
    let mut graph = vec![
        json!({ "@type": "WebSite", "@id": format!("{url}#website"), "url": url, "name": plan.site.name,
            "inLanguage": plan.site.lang }),
        subject(plan, &kind, url, description),
    ];
    if !questions.is_empty() {
        let entities = questions.iter().map(|(question, answer)| {
            json!({ "@type": "Question", "name": question,
                "acceptedAnswer": { "@type": "Answer", "text": answer } })
        });
        let entities: Vec<Value> = entities.collect();
        graph.push(json!({ "@type": "FAQPage", "@id": format!("{url}#faq"), "mainEntity": entities }));
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}

/// The thing the page is about, with the facts that schema.org has a word for.
fn subject(plan: &Plan, kind: &str, url: &str, description: &str) -> Value {
    let facts = &plan.facts;
    let mut out = Map::new();
    let mut put = |name: &str, text: &str| {
        if !text.is_empty() {
            out.insert(name.to_owned(), text.into());
        }
    };
    put("@type", kind);
    put("@id", &format!("{url}#subject"));
    put("name", &plan.site.name);
    put("description", description);
    put("url", url);
    put("image", &format!("{url}og.png"));
    match kind {
        "LocalBusiness" | "Restaurant" | "ProfessionalService" | "NGO" | "Person" => {
            put("address", &facts.address);
            put("telephone", &facts.phone);
            put("email", &facts.email);
        }
        "SoftwareSourceCode" => put("license", &facts.licence),
        "MobileApplication" => put("operatingSystem", &facts.platforms.join(", ")),
        "SoftwareApplication" => {
            put("applicationCategory", "BusinessApplication");
            put("operatingSystem", "Web");
        }
        _ => {}
    }
    Value::Object(out)
}
