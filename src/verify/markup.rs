//! The rendered HTML of a section as a tree that can be asked.

use html5gum::{Token, Tokenizer};

const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// One element.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<Child>,
}

/// What is inside an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(usize),
    Text(String),
}

/// All elements of a section in the order they open.
#[derive(Debug, Default)]
pub(super) struct Markup {
    pub(super) nodes: Vec<Node>,
    /// Text outside any element.
    pub(super) loose: String,
}

impl Node {
    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }

    /// The level of a heading.
    pub(super) fn heading(&self) -> Option<u8> {
        let level = self.tag.strip_prefix('h').filter(|it| it.len() == 1)?.parse().ok()?;
        (1..=6).contains(&level).then_some(level)
    }

    /// Whether a person can act on it.
    pub(super) fn acts(&self) -> bool {
        match self.tag.as_str() {
            "button" | "select" | "textarea" | "summary" => true,
            "a" => self.get("href").is_some(),
            "input" => self.get("type") != Some("hidden"),
            _ => false,
        }
    }
}

impl Markup {
    /// Reads `html`, which React wrote: every element is closed in order.
    pub(super) fn read(html: &str) -> Self {
        let mut markup = Self::default();
        let mut open: Vec<usize> = Vec::new();
        for token in Tokenizer::new(html).flatten() {
            match token {
                Token::StartTag(tag) => {
                    let at = markup.nodes.len();
                    let attributes = tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(value))).collect();
                    let node =
                        Node { tag: lossy(&tag.name), attributes, parent: open.last().copied(), children: Vec::new() };
                    markup.add(open.last(), Child::Element(at));
                    if !tag.self_closing && !VOID.contains(&node.tag.as_str()) {
                        open.push(at);
                    }
                    markup.nodes.push(node);
                }
                Token::EndTag(tag) => {
                    let name = lossy(&tag.name);
                    if let Some(at) = open.iter().rposition(|it| markup.nodes[*it].tag == name) {
                        open.truncate(at);
                    }
                }
                Token::String(text) => markup.add(open.last(), Child::Text(lossy(&text))),
                _ => {}
            }
        }
        markup
    }

    fn add(&mut self, parent: Option<&usize>, child: Child) {
        match (parent, child) {
            (Some(at), child) => self.nodes[*at].children.push(child),
            (None, Child::Text(text)) => self.loose.push_str(&text),
            (None, Child::Element(_)) => {}
        }
    }

    /// The ids, in order.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().filter_map(|it| it.get("id"))
    }

    /// The element with an id.
    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.nodes.iter().position(|it| it.get("id") == Some(id))
    }

    /// The elements around one, nearest first.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = &Node> {
        let mut next = self.nodes[at].parent;
        std::iter::from_fn(move || {
            let node = &self.nodes[next?];
            next = node.parent;
            Some(node)
        })
    }

    /// The text inside an element, as it is seen.
    pub(super) fn text(&self, at: usize) -> String {
        self.collect(at, |_| false)
    }

    /// The text inside an element, as it is heard.
    pub(super) fn spoken(&self, at: usize) -> String {
        self.collect(at, |it| it.get("aria-hidden") == Some("true"))
    }

    fn collect(&self, at: usize, skip: impl Fn(&Node) -> bool) -> String {
        let mut text = String::new();
        let mut open: Vec<&Child> = self.nodes[at].children.iter().rev().collect();
        while let Some(child) = open.pop() {
            match child {
                Child::Text(it) => text.push_str(it),
                Child::Element(at) => {
                    let node = &self.nodes[*at];
                    if skip(node) {
                        continue;
                    }
                    text.push_str(node.get("aria-label").or(node.get("alt")).unwrap_or_default());
                    open.extend(node.children.iter().rev());
                }
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn html_becomes_a_tree() {
        let markup = Markup::read(
            "<section id=\"a\"><h2>Two <em>words</em></h2><img alt=\"A cat\"/><p aria-hidden=\"true\">x &amp; y</p></section>",
        );
        assert_eq!(markup.ids().collect::<Vec<_>>(), ["a"]);
        assert_eq!(markup.text(0), "Two wordsA catx & y");
        assert_eq!(markup.spoken(0), "Two wordsA cat");
        assert_eq!(markup.nodes[1].heading(), Some(2));
        assert_eq!(markup.around(2).map(|it| it.tag.as_str()).collect::<Vec<_>>(), ["h2", "section"]);
    }
}
