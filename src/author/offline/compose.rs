//! Content from a deck: walks a schema and fills each field with the alternative that fits.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::choice::Choice;
use super::fit;
use super::scope::Scope;
use super::template;
use super::wording;

/// Fills contents; remembers which sentences it has used.
pub(super) struct Composer<'c> {
    choice: &'c Choice,
    /// Words for fields that a deck does not speak of, by the name of the field.
    generic: &'c Value,
    used: BTreeSet<String>,
    /// Whole sentences that stand in the section already.
    said: BTreeSet<String>,
    /// Whether a way fails that has nothing new to say in a field that its deck wants, and one of last resort.
    strict: bool,
    /// Whether the field in hand repeats nothing.
    new: bool,
}

/// Where items go: how many there may be, those there are, and how one is added.
type Out<'o> = (usize, &'o mut Vec<Value>, fn(&mut Vec<Value>, Option<Value>));

/// One way to say a field.
struct Alternative<'d> {
    rank: i64,
    say: &'d str,
    text: String,
}

impl<'c> Composer<'c> {
    /// A composer with the words `generic` for fields that decks do not speak of.
    pub(super) fn new(choice: &'c Choice, generic: &'c Value) -> Self {
        Self { choice, generic, used: BTreeSet::new(), said: BTreeSet::new(), strict: false, new: false }
    }

    /// The value that `schema` asks for from a deck alone: where it can be, with all that the deck wants.
    pub(super) fn first(choice: &Choice, schema: &Value, deck: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        let nothing = Value::Object(Map::new());
        let composer = |strict: bool| Composer { strict, ..Composer::new(choice, &nothing) };
        [true, false].into_iter().find_map(|strict| composer(strict).value(schema, deck, scope, path))
    }

    /// The value that `schema` asks for, from `deck` and `scope`; none where nothing fits.
    pub(super) fn value(&mut self, schema: &Value, deck: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        if let Some(options) = schema.get("oneOf").or_else(|| schema.get("anyOf")).and_then(Value::as_array) {
            return self.one_of(options, deck, scope, path);
        }
        if let Some(constant) = schema.get("const") {
            return Some(constant.clone());
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("object") => self.object(schema, deck, scope, path),
            Some("array") => self.array(schema, deck, scope, path),
            Some("boolean") => flag(deck, scope),
            Some("string") => self.text(schema, deck, scope, path).map(Value::String),
            None if schema.get("enum").is_some() => enumerated(schema, deck, scope),
            _ => deck.is_number().then(|| deck.clone()),
        }
    }

    /// A text within its limits.
    fn text(&mut self, schema: &Value, deck: &Value, scope: &Scope<'_>, path: &str) -> Option<String> {
        if schema.get("enum").is_some() {
            return enumerated(schema, deck, scope)?.as_str().map(str::to_owned);
        }
        let (least, most) = limits(schema, "minLength", "maxLength");
        let all = alternatives(deck, scope);
        let fits = |it: &&Alternative<'_>| (least..=most).contains(&it.text.chars().count());
        let told = |it: &str| self.said.iter().any(|said| said == it || has_sentence(said, it));
        let fresh = |it: &&Alternative<'_>| {
            fits(it) && !self.used.contains(it.say) && sentence(&it.text).is_none_or(|it| !told(&it))
        };
        let new = |it: &&Alternative<'_>| {
            let lower = it.text.to_lowercase();
            !self.new || !self.said.iter().any(|said| has_sentence(&lower, said))
        };
        let found = self.best(all.iter().filter(fresh).filter(new), path);
        let found = found.or_else(|| self.best(all.iter().filter(fits).filter(new), path));
        if let Some(found) = found {
            let (say, text) = (found.say.to_owned(), found.text.clone());
            if say.contains(' ') {
                self.used.insert(say);
            }
            self.said.extend(sentence(&text));
            return Some(text);
        }
        if schema.get("format").and_then(Value::as_str) == Some("link") {
            return None;
        }
        let longest = all.iter().filter(new).max_by_key(|it| it.rank)?;
        let cut = fit::cut(&longest.text, most);
        (cut.chars().count() >= least).then_some(cut)
    }

    /// The alternative of the highest rank; among equals, one by the page's own choice.
    fn best<'a, 'd>(&self, all: impl Iterator<Item = &'a Alternative<'d>>, path: &str) -> Option<&'a Alternative<'d>>
    where
        'd: 'a,
    {
        let all: Vec<_> = all.collect();
        let top = all.iter().map(|it| it.rank).max()?;
        let equal: Vec<_> = all.into_iter().filter(|it| it.rank == top).collect();
        equal.get(self.choice.pick(path, equal.len())).copied()
    }

    fn object(&mut self, schema: &Value, deck: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        if let Value::Array(ways) = deck {
            return self.first_way(ways, scope, path, |composer, way| composer.object(schema, way, scope, path));
        }
        let whole = !path.contains('.');
        if let Some(ways) = deck.get("ways").and_then(Value::as_array).filter(|_| whole) {
            let wants = deck.get("wants").is_some();
            return self.first_way(ways, scope, path, |composer, way| {
                let last = composer.strict && wants && rank(way) <= 0;
                if last { None } else { composer.members(schema, &[way, deck], scope, path) }
            });
        }
        self.members(schema, &[deck], scope, path)
    }

    /// The members of an object, each from the first of the `decks` that speaks of it.
    fn members(&mut self, schema: &Value, decks: &[&Value], scope: &Scope<'_>, path: &str) -> Option<Value> {
        let required: Vec<&str> =
            schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
        let mut members = Map::new();
        for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let inner = format!("{path}.{name}");
            let words = decks.iter().find_map(|it| it.get(name));
            let wants = decks.iter().find_map(|it| it.get("wants")).and_then(Value::as_array);
            let wanted = wants.is_some_and(|it| it.iter().any(|it| it == name));
            self.new = wanted;
            let own = words.and_then(|it| self.value(property, it, scope, &inner));
            self.new = false;
            if wanted && own.is_none() && self.strict {
                return None;
            }
            let needed = required.contains(&name.as_str());
            let silent = words.is_none() || !path.contains('.');
            let value =
                own.or_else(|| (needed && silent).then(|| self.fallback(name, property, scope, &inner)).flatten());
            match value {
                Some(value) => drop(members.insert(name.clone(), value)),
                None if needed => return None,
                None => {}
            }
        }
        Some(Value::Object(members))
    }

    /// The value of a field that the deck does not fill.
    fn fallback(&mut self, name: &str, property: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        let empty = Value::Object(Map::new());
        let generic = self.generic;
        let by_name = generic.get(name).and_then(|it| self.value(property, it, scope, path));
        by_name.or_else(|| {
            let texts = property.pointer("/items/type").and_then(Value::as_str) == Some("string");
            let kind = property.get("type").and_then(Value::as_str).unwrap_or("object");
            let kind = if texts { "strings" } else { kind };
            self.value(property, generic.get(kind).unwrap_or(&empty), scope, path)
        })
    }

    fn array(&mut self, schema: &Value, deck: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        let (least, most) = limits(schema, "minItems", "maxItems");
        let empty = Value::Null;
        let item = schema.get("items").unwrap_or(&empty);
        let push = if schema.get("uniqueItems") == Some(&Value::Bool(false)) { push_any } else { push_new };
        let mut items: Vec<Value> = Vec::new();
        let blocks: &[Value] = match deck {
            Value::Array(blocks) => blocks,
            other => std::slice::from_ref(other),
        };
        for (index, block) in blocks.iter().enumerate() {
            if !holds(block, "when", scope) {
                continue;
            }
            let below = number(block, "below").map_or(most, |it| it.min(most));
            let room = number(block, "max").map_or(below, |it| below.min(items.len() + it));
            self.block(item, block, (scope, &format!("{path}.{index}")), (room, &mut items, push));
        }
        (items.len() >= least).then_some(Value::Array(items))
    }

    /// Adds the items of one block while there is room.
    fn block(&mut self, schema: &Value, block: &Value, at: (&Scope<'_>, &str), out: Out<'_>) {
        let ((scope, path), (room, items, push)) = (at, out);
        let text = schema.get("type").and_then(Value::as_str) == Some("string");
        let deck = if text { block.get("say").unwrap_or(block) } else { block };
        let Some(list) = block.get("each").and_then(Value::as_str) else {
            if items.len() < room {
                push(items, self.value(schema, deck, scope, path));
            }
            return;
        };
        for index in 0..scope.list(list).len() {
            let inner = scope.enter(list, index);
            if items.len() < room && holds(block, "where", &inner) {
                push(items, self.value(schema, deck, &inner, &format!("{path}.{index}")));
            }
        }
    }

    fn one_of(&mut self, options: &[Value], deck: &Value, scope: &Scope<'_>, path: &str) -> Option<Value> {
        let ways: &[Value] = match deck {
            Value::Array(ways) => ways,
            other => std::slice::from_ref(other),
        };
        let option = |way: &Value| {
            options.iter().find(|it| it.pointer("/properties/kind/const") == way.get("kind")).or(options.first())
        };
        self.first_way(ways, scope, path, |composer, way| composer.object(option(way)?, way, scope, path))
    }

    /// The first way that gives a value, by rank and then by the page's own choice.
    fn first_way(
        &mut self,
        ways: &[Value],
        scope: &Scope<'_>,
        path: &str,
        mut make: impl FnMut(&mut Self, &Value) -> Option<Value>,
    ) -> Option<Value> {
        let mut open: Vec<(i64, usize, &Value)> = ways
            .iter()
            .filter(|it| it.is_object() && holds(it, "when", scope))
            .enumerate()
            .map(|(index, it)| (-rank(it), self.choice.pick(&format!("{path}#{index}"), 1 << 16), it))
            .collect();
        open.sort_by_key(|it| (it.0, it.1));
        // A way that fails has said nothing.
        open.into_iter().find_map(|it| {
            let before = (self.used.clone(), self.said.clone());
            let made = make(self, it.2);
            if made.is_none() {
                (self.used, self.said) = before;
            }
            made
        })
    }
}

/// What a text says, whatever its first letter and its stop; none for a few words, which may stand twice.
fn sentence(text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['.', '!', '?']).to_lowercase();
    (bare.chars().count() > 15 && bare.contains(' ')).then_some(bare)
}

/// Whether `text` has the whole sentence `said`, and not only its words.
fn has_sentence(text: &str, said: &str) -> bool {
    text.match_indices(said).any(|(at, _)| {
        let after = &text[at + said.len()..];
        (at == 0 || text[..at].ends_with(". ") || text[..at].ends_with(": "))
            && (after.is_empty() || after.starts_with(['.', '!', '?']))
    })
}

fn alternatives<'d>(deck: &'d Value, scope: &Scope<'_>) -> Vec<Alternative<'d>> {
    let entries: &[Value] = match deck {
        Value::Array(entries) => entries,
        other => std::slice::from_ref(other),
    };
    let say = |it: &'d Value| it.as_str().or_else(|| it.get("say").and_then(Value::as_str));
    let eligible = entries.iter().filter(|it| holds(it, "when", scope));
    eligible
        .filter_map(|it| {
            let say = say(it)?;
            let text = template::fill(say, scope).or_else(|| nameless(say, scope))?;
            Some(Alternative { rank: rank(it), say, text: fit::tidy(&text) })
        })
        .collect()
}

/// What a sentence says of a page without a name: `{name} is a bakery.` → `A bakery.`; none where it needs the name.
fn nameless(say: &str, scope: &Scope<'_>) -> Option<String> {
    if scope.get("name").is_some() {
        return None;
    }
    let is =
        say.strip_prefix("{name} is ").filter(|it| ["{what", "{thing", "made for"].iter().any(|of| it.starts_with(of)));
    let rest = is.or_else(|| ["{name}: ", "{name} : "].iter().find_map(|it| say.strip_prefix(it)))?;
    Some(wording::capital(&template::fill(rest, scope)?))
}

fn rank(entry: &Value) -> i64 {
    entry.get("rank").and_then(Value::as_i64).unwrap_or(1)
}

fn holds(entry: &Value, member: &str, scope: &Scope<'_>) -> bool {
    let conditions = entry.get(member).and_then(Value::as_array);
    conditions.into_iter().flatten().filter_map(Value::as_str).all(|it| scope.holds(it))
}

fn number(entry: &Value, member: &str) -> Option<usize> {
    entry.get(member)?.as_u64().and_then(|it| usize::try_from(it).ok())
}

fn limits(schema: &Value, least: &str, most: &str) -> (usize, usize) {
    (number(schema, least).unwrap_or(0), number(schema, most).unwrap_or(usize::MAX))
}

fn flag(deck: &Value, scope: &Scope<'_>) -> Option<Value> {
    if deck.is_boolean() {
        return Some(deck.clone());
    }
    (deck.get("when").is_some() && holds(deck, "when", scope)).then_some(Value::Bool(true))
}

/// One of the words that a schema allows: the one that the deck says, else the first; none where it says when, and that
/// is not now.
fn enumerated(schema: &Value, deck: &Value, scope: &Scope<'_>) -> Option<Value> {
    if !holds(deck, "when", scope) {
        return None;
    }
    let options = schema.get("enum")?.as_array()?;
    let said = alternatives(deck, scope).into_iter().max_by_key(|it| it.rank).map(|it| it.text);
    options.iter().find(|it| it.as_str() == said.as_deref()).or(options.first()).cloned()
}

/// Adds an item, unless there is none or one with the same first text is there.
fn push_new(items: &mut Vec<Value>, value: Option<Value>) {
    let Some(value) = value else { return };
    let first = |it: &Value| match it {
        Value::Object(members) => members.values().find_map(Value::as_str).map(str::to_lowercase),
        Value::String(text) => Some(text.to_lowercase()),
        _ => None,
    };
    let key = first(&value);
    if key.is_none() || !items.iter().any(|it| first(it) == key) {
        items.push(value);
    }
}

/// Adds an item, whatever is there: two plans may give the same answer.
fn push_any(items: &mut Vec<Value>, value: Option<Value>) {
    items.extend(value);
}
