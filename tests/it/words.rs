//! A page whose words are pressed to be changed: what is pressed leads to where it stands, and nothing else moves.

use std::collections::BTreeSet;

use airstrip::author;
use airstrip::plan::variants;
use airstrip::section::Library;
use airstrip::site::pressable;
use airstrip::verify::{Author, Draft, DraftForm, verify};
use serde_json::Value;

use crate::support::{gate, plan_of};

/// The texts of HTML, one after the other, without what is drawn.
fn texts(html: &str) -> String {
    html.split('<').filter_map(|it| it.split_once('>')).map(|it| it.1).collect()
}

/// The links of a page: path and text.
fn links(html: &str) -> Vec<(&str, &str)> {
    let all = html.split("<a class=\"airstrip-word\" href=\"/").skip(1);
    all.filter_map(|it| {
        let (path, rest) = it.split_once('"')?;
        Some((path, rest.split_once('>')?.1.split_once("</a>")?.0))
    })
    .collect()
}

fn plain(html: &str) -> String {
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;"]
        .iter()
        .zip(["&", "<", ">", "\"", "'"])
        .rev()
        .fold(html.trim().to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn every_text_of_every_variant_leads_to_its_place() {
    let gate = gate();
    let mut pressed = 0;
    for kind in Library::names() {
        for variant in variants(&kind) {
            let mut plan = plan_of(&[&kind]);
            plan.sections[0].variant.clone_from(&variant);
            let spec = plan.sections[0].clone();
            let content = author::write(&gate.library, &plan, &spec);
            let draft = Draft { form: DraftForm::Content(content.clone()), author: Author::Offline };
            let Ok(section) = verify(&gate, &plan, &spec, draft) else { panic!("{kind}/{variant}") };
            let html = pressable(&section, |path| format!("/{path}"));
            assert_eq!(texts(&html), texts(section.html()), "{kind}/{variant} says the same");
            assert!(!html.contains("<button") && html.matches("<a ").count() == links(&html).len(), "{kind}/{variant}");
            let mut seen = BTreeSet::new();
            for (path, text) in links(&html) {
                let place = content.pointer(&format!("/{}", path.replace('.', "/"))).and_then(Value::as_str);
                let there = place.unwrap_or_else(|| panic!("{kind}/{variant}: {path}")).trim();
                let text = plain(text);
                assert!(there.contains(&text) || text.contains(there), "{kind}/{variant}: {path}: {there}: {text}");
                if there == text {
                    seen.insert(path.to_owned());
                }
                pressed += 1;
            }
            let title = content.get("title").and_then(Value::as_str);
            let shown = title.is_some_and(|it| section.html().contains(&format!(">{it}</h")));
            assert!(!shown || seen.contains("title"), "{kind}/{variant}: its heading cannot be pressed");
        }
    }
    assert!(pressed > 200, "{pressed} texts can be pressed");
}
