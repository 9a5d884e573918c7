//! What a sentence can be filled from: slots with one text each, and lists of them.

use std::collections::BTreeMap;

/// One entry of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// Its texts by name; the empty name is the entry itself.
    pub(super) slots: BTreeMap<String, String>,
    /// Lists inside it.
    pub(super) lists: BTreeMap<String, Vec<Item>>,
}

impl Item {
    /// An entry with the texts given; empty ones are left out.
    pub(super) fn of<'i>(slots: impl IntoIterator<Item = (&'i str, &'i str)>) -> Self {
        let full = slots.into_iter().filter(|(_, text)| !text.is_empty());
        Self { slots: full.map(|(name, text)| (name.to_owned(), text.to_owned())).collect(), lists: BTreeMap::new() }
    }

    /// The text called `name`, or an empty one.
    pub(super) fn text(&self, name: &str) -> &str {
        self.slots.get(name).map_or("", String::as_str)
    }
}

/// Slots and lists, over those of a wider scope.
#[derive(Debug, Default)]
pub(super) struct Scope<'p> {
    parent: Option<&'p Scope<'p>>,
    slots: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<Item>>,
}

impl<'p> Scope<'p> {
    /// Sets a slot, unless the text is empty.
    pub(super) fn set(&mut self, name: impl Into<String>, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.slots.insert(name.into(), text);
        }
    }

    /// Takes a slot or a list away.
    pub(super) fn forget(&mut self, name: &str) {
        self.slots.remove(name);
        self.lists.remove(name);
    }

    /// Sets a list, unless it is empty.
    pub(super) fn set_list(&mut self, name: impl Into<String>, items: Vec<Item>) {
        if !items.is_empty() {
            self.lists.insert(name.into(), items);
        }
    }

    /// The text of a slot.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let own = self.slots.get(name).map(String::as_str);
        own.or_else(|| self.parent.and_then(|it| it.get(name)))
    }

    /// The entries of a list.
    pub(super) fn list(&self, name: &str) -> &[Item] {
        match (self.lists.get(name), self.parent) {
            (Some(items), _) => items,
            (None, Some(parent)) => parent.list(name),
            (None, None) => &[],
        }
    }

    /// A scope inside this one.
    pub(super) fn inner(&'p self) -> Scope<'p> {
        Scope { parent: Some(self), ..Scope::default() }
    }

    /// The scope of one entry of the list `name`: its texts are `name.text`, its lists `name.list`.
    pub(super) fn enter(&'p self, name: &str, index: usize) -> Scope<'p> {
        let mut scope = self.inner();
        let items = self.list(name);
        let Some(item) = items.get(index) else { return scope };
        let short = name.rsplit('.').next().unwrap_or(name);
        let path = |key: &str| if key.is_empty() { short.to_owned() } else { format!("{short}.{key}") };
        scope.slots.extend(item.slots.iter().map(|(key, text)| (path(key), text.clone())));
        scope.lists.extend(item.lists.iter().map(|(key, items)| (path(key), items.clone())));
        scope.set(path(if index == 0 { "is-first" } else { "is-later" }), "yes");
        if index + 1 == items.len() {
            scope.set(path("is-last"), "yes");
        }
        scope
    }

    /// Whether a condition holds: `slot`, `!slot`, `slot=text`, `many:list`, `has:kind`, and `a|b` for one of them.
    pub(super) fn holds(&self, condition: &str) -> bool {
        condition.split('|').any(|it| {
            let (wanted, it) = it.strip_prefix('!').map_or((true, it), |it| (false, it));
            self.is(it) == wanted
        })
    }

    fn is(&self, condition: &str) -> bool {
        if let Some(list) = condition.strip_prefix("many:") {
            return self.list(list).len() > 1;
        }
        if let Some(kind) = condition.strip_prefix("has:") {
            return self.get(&format!("to.{kind}")).is_some();
        }
        match condition.split_once('=') {
            Some((slot, text)) => self.get(slot) == Some(text),
            None => self.get(condition).is_some() || !self.list(condition).is_empty(),
        }
    }
}
