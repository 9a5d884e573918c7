//! Which section says which sentence of the prompt: what stands at the top of the page is not said again below it.

use serde_json::{Value, json};

use super::lists::claim;
use crate::author::offline::choice::Choice;
use crate::author::offline::compose::Composer;
use crate::author::offline::deck::Deck;
use crate::author::offline::scope::{Item, Scope};
use crate::author::offline::wording;
use crate::plan::{Facts, Plan};

/// A story of fewer letters is none.
const SHORT: usize = 24;
/// About as many letters as a paragraph holds.
const PARAGRAPH: usize = 320;
/// So many sentences are enough for a list and a story.
const MANY: usize = 4;

/// Shares the prompt's sentences out: `rest` is what the top of the page does not say, `later` what a list says of it,
/// `paragraph` what the story says, `claims.asked` what is left to an answer, and `claims.left`
/// what is left to the end of the page.
pub(super) fn out(scope: &mut Scope<'_>, plan: &Plan, deck: &Deck, choice: &Choice) {
    let top = top(scope, plan, deck, choice);
    let open = |it: &&str| !says(&top, it);
    if scope.get("trade.lead").is_some_and(|it| says(&top, it)) {
        scope.set("trade.told", "yes");
    }
    let fresh: Vec<String> = scope.list("claim").iter().map(|it| it.text("").to_owned()).collect();
    let rest: Vec<&str> = fresh.iter().map(String::as_str).filter(open).collect();
    let all: Vec<&str> = plan.facts.claims.iter().map(String::as_str).filter(open).collect();
    let has = |kind: &str| scope.get(&format!("to.{kind}")).is_some();
    let long = |all: &[&str]| all.iter().map(|it| it.chars().count()).sum::<usize>() >= SHORT;
    let tells =
        has("about") && long(&all.iter().copied().filter(|it| !only_lists(it, &plan.facts)).collect::<Vec<_>>());
    let listed = listed(scope, plan, &rest, tells);
    let priced = |it: &str| plan.facts.prices.iter().any(|price| it.contains(price.amount.as_str()));
    let open: Vec<&str> = rest.iter().copied().filter(|it| !listed.contains(it)).collect();
    let story: Vec<&str> = all.into_iter().filter(|it| !listed.contains(it) && !only_lists(it, &plan.facts)).collect();
    let titled = scope.get("features.said").filter(|_| has("features") && scope.get("does.all").is_none());
    let story: Vec<&str> = story.into_iter().filter(|it| titled != Some(*it)).collect();
    let told = tells && long(&story);
    let left: Vec<&str> = if told { Vec::new() } else { open.into_iter().filter(|it| !priced(it)).collect() };
    // How long somebody has been there stands beside the story, where there is one.
    let since = scope.get("since").filter(|it| !told && !says(&top, it)).map(wording::capital);
    let said = left.iter().copied().chain(since.as_deref()).filter_map(|it| wording::filter("stop", it));
    let said = said.collect::<Vec<_>>().join(" ");
    let whose = if has("faq") { "claims.asked" } else { "claims.left" };
    let item = |it: &&str| {
        let mut item = claim(it);
        if priced(it) {
            item.slots.insert("priced".to_owned(), "yes".to_owned());
        }
        item
    };
    for list in ["rest", "later", "paragraph"] {
        scope.forget(list);
    }
    scope.set_list("rest", rest.iter().map(item).collect());
    scope.set_list("later", listed.iter().map(item).collect());
    let told = if told { paragraphs(&story) } else { Vec::new() };
    scope.set_list("paragraph", told.iter().map(|it| Item::of([("", it.as_str())])).collect());
    scope.set(whose, said);
}

/// The sentences that a list of what there is says: all that have a title where no story `tells` them; else as many as the
/// list needs, or one half of many.
fn listed<'c>(scope: &Scope<'_>, plan: &Plan, rest: &[&'c str], tells: bool) -> Vec<&'c str> {
    const LEAST: usize = 2;
    const MOST: usize = 5;
    let has = |kind: &str| scope.get(&format!("to.{kind}")).is_some();
    let priced = |it: &str| plan.facts.prices.iter().any(|price| it.contains(price.amount.as_str()));
    let titled = |it: &&&str| !claim(it).text("title").is_empty() && !priced(it);
    let lists = ["features", "benefits", "bento", "use-cases"].iter().any(|it| has(it));
    let features = plan.facts.features.len();
    let room = match (lists, tells) {
        (false, _) => 0,
        (true, false) => MOST.saturating_sub(features),
        (true, true) if features == 0 && rest.len() < MANY => 0,
        (true, true) if features == 0 => rest.len() / 2,
        (true, true) => LEAST.saturating_sub(features),
    };
    let skip = if tells && features == 0 { rest.len() - room.min(rest.len()) } else { 0 };
    rest[skip..].iter().filter(titled).take(room).copied().collect()
}

/// What the headline and the words under it say, in lower case.
fn top(scope: &Scope<'_>, plan: &Plan, deck: &Deck, choice: &Choice) -> String {
    let Some(hero) = plan.sections.iter().find(|it| it.kind == "hero") else { return String::new() };
    let schema = json!({ "type": "object", "required": ["title"], "properties": {
        "title": { "type": "string", "minLength": 8, "maxLength": 90 },
        "lead": { "type": "string", "minLength": 20, "maxLength": 240 } } });
    let words = deck.words("hero");
    let made = Composer::first(choice, &schema, &words, scope, hero.id.as_str()).unwrap_or_default();
    let text = |name: &str| made.get(name).and_then(Value::as_str).unwrap_or_default();
    format!("{} {}", text("title"), text("lead")).to_lowercase()
}

/// Whether `text`, in lower case, has the whole sentence `claim`.
fn says(text: &str, claim: &str) -> bool {
    text.contains(claim.trim_end_matches(['.', '!', '。']).to_lowercase().as_str())
}

/// Whether a sentence says nothing but the names of features, which stand on the page as such.
pub(super) fn only_lists(claim: &str, facts: &Facts) -> bool {
    let mut lower = claim.to_lowercase();
    for feature in facts.features.iter().filter(|_| facts.features.len() > 1) {
        lower = lower.replace(&feature.title.to_lowercase(), "");
    }
    lower.len() < claim.len() && lower.split(|it: char| !it.is_alphabetic()).filter(|it| it.len() > 3).count() == 0
}

/// Sentences in paragraphs of about the length a section holds.
fn paragraphs(sentences: &[&str]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for sentence in sentences {
        let sentence = wording::filter("stop", sentence).unwrap_or_default();
        match paragraphs.last_mut() {
            Some(last) if last.chars().count() + sentence.chars().count() < PARAGRAPH => {
                last.push(' ');
                last.push_str(&sentence);
            }
            _ => paragraphs.push(sentence),
        }
    }
    paragraphs
}
