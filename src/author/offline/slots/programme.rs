//! The lists of people, programme, numbers, questions and groups of dishes.

use crate::author::offline::scope::{Item, Scope};
use crate::plan::{Facts, Feature, Session};

/// Sets `person`, `session`, `stat`, `question`, and the lists that gather: `day` with its sessions, `group` with its
/// dishes.
pub(super) fn of(scope: &mut Scope<'_>, facts: &Facts) {
    let person = |it: &crate::plan::Person| {
        Item::of([("name", it.name.as_str()), ("role", it.role.as_str()), ("text", it.text.as_str())])
    };
    scope.set_list("person", facts.people.iter().map(person).collect());
    scope.set_list("session", facts.schedule.iter().map(session).collect());
    scope.set_list("day", days(&facts.schedule));
    let stat = facts.stats.iter().map(|it| Item::of([("value", it.value.as_str()), ("label", it.label.as_str())]));
    scope.set_list("stat", stat.collect());
    let question =
        |it: &crate::plan::Question| Item::of([("question", it.question.as_str()), ("answer", it.answer.as_str())]);
    scope.set_list("question", facts.questions.iter().map(question).collect());
    scope.set_list("group", groups(&facts.features));
    spoken(scope, facts);
}

/// The lists in one line each, for where no section shows them: `people.all`, `schedule.all`, `integrations.all`, …
fn spoken(scope: &mut Scope<'_>, facts: &Facts) {
    let person = |it: &crate::plan::Person| match it.role.as_str() {
        "" => it.name.clone(),
        role => format!("{} ({role})", it.name),
    };
    let session = |it: &Session| [&*it.day, &*it.time, &*it.title].join(" ").trim().to_owned();
    let stat = |it: &crate::plan::Stat| format!("{} {}", it.value, it.label);
    let lists = [
        ("people.all", facts.people.iter().map(person).collect::<Vec<_>>()),
        ("schedule.all", facts.schedule.iter().map(session).collect()),
        ("stats.all", facts.stats.iter().map(stat).collect()),
        ("integrations.all", facts.integrations.clone()),
        ("customers.all", facts.customers.clone()),
        ("dates.all", facts.dates.iter().filter(|it| !super::base::is_founding(it)).cloned().collect()),
    ];
    for (name, texts) in lists {
        scope.set(name, texts.join(", "));
    }
}

fn session(it: &Session) -> Item {
    Item::of([
        ("day", it.day.as_str()),
        ("time", it.time.as_str()),
        ("title", it.title.as_str()),
        ("who", it.who.as_str()),
    ])
}

/// The days of a programme, each with its `session`s; one day without a name where the prompt names none.
fn days(schedule: &[Session]) -> Vec<Item> {
    let mut days: Vec<Item> = Vec::new();
    for it in schedule {
        if days.last().is_none_or(|last| last.text("") != it.day) {
            days.push(Item::of([("", it.day.as_str())]));
        }
        if let Some(day) = days.last_mut() {
            day.lists.entry("session".to_owned()).or_default().push(session(it));
        }
    }
    days
}

/// The groups of a menu, each with its `dish`es; one group without a name where the prompt names none.
fn groups(features: &[Feature]) -> Vec<Item> {
    let mut groups: Vec<Item> = Vec::new();
    for it in features.iter().filter(|it| !it.price.is_empty() || !it.group.is_empty()) {
        if groups.last().is_none_or(|last| last.text("") != it.group) {
            groups.push(Item::of([("", it.group.as_str())]));
        }
        let dish = Item::of([("title", it.title.as_str()), ("text", it.text.as_str()), ("price", it.price.as_str())]);
        if let Some(group) = groups.last_mut() {
            group.lists.entry("dish".to_owned()).or_default().push(dish);
        }
    }
    groups
}
