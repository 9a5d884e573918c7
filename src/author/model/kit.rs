//! What a component may use, said as code: the kit's signatures, icon names, and the theme's tokens.

use std::fmt::Write;

use crate::assets;
use crate::render::has_icon;
use crate::theme;

/// Where sections find the kit.
const MODULE: &str = "@/components/ui/";
/// Icons that mean something on a landing page; models know more, and the gate says which of those exist.
const ICONS: [&str; 64] = [
    "ArrowDown",
    "ArrowRight",
    "ArrowUpRight",
    "Award",
    "BadgeCheck",
    "BarChart3",
    "Bell",
    "BookOpen",
    "Box",
    "Building2",
    "Calendar",
    "Camera",
    "Check",
    "ChevronDown",
    "ChevronRight",
    "Circle",
    "Clock",
    "Cloud",
    "Code",
    "Coffee",
    "Compass",
    "CreditCard",
    "Database",
    "Download",
    "ExternalLink",
    "Eye",
    "FileText",
    "Flag",
    "Folder",
    "GitBranch",
    "Globe",
    "Hammer",
    "Heart",
    "House",
    "Image",
    "Info",
    "Key",
    "Layers",
    "Leaf",
    "Link",
    "List",
    "Lock",
    "Mail",
    "Map",
    "MapPin",
    "Menu",
    "MessageCircle",
    "Minus",
    "Monitor",
    "Package",
    "Phone",
    "Play",
    "Plus",
    "Quote",
    "Search",
    "Send",
    "Settings",
    "Shield",
    "Star",
    "Sun",
    "Terminal",
    "Truck",
    "Users",
    "X",
];
/// Tokens of `@theme` that become class names: their prefix, and what they are for.
const TOKENS: [(&str, &str); 5] = [
    ("--color-", "colours, as bg-, text-, border-, fill-"),
    ("--text-", "sizes of text, as text-"),
    ("--radius-", "corners, as rounded-"),
    ("--spacing-", "space above and below sections, as py-"),
    ("--font-", "typefaces, as font-"),
];

/// What a component may use.
#[derive(Debug, Clone)]
pub struct Kit(String);

impl Kit {
    /// The kit in the binary.
    pub fn own() -> Self {
        let name = |path: &str| path.trim_start_matches("kit/").trim_end_matches(".tsx").to_owned();
        let files = assets::templates("kit/");
        Self::of(files.iter().map(|it| (name(it), assets::template_text(it).into_owned())))
    }

    /// The kit of a project: names and sources of its modules.
    pub fn of(sources: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut out = String::from("# What it may use\n```tsx\n");
        for (name, source) in sources {
            let signatures = signatures(&source);
            // Drawings are there for what shows them, and are used by nobody else.
            if !signatures.contains("export function") {
                continue;
            }
            // A string takes every write.
            write!(out, "// from \"{MODULE}{name}\"\n{signatures}").ok();
        }
        out.push_str("```\n");
        let icons: Vec<&str> = ICONS.into_iter().filter(|it| has_icon(it)).collect();
        write!(out, "Icons of lucide-react, among others: {}.\n\n", icons.join(", ")).ok();
        out.push_str("The theme's tokens:\n");
        let entry = theme::main_styles();
        for (prefix, what) in TOKENS {
            let names = tokens(&entry, prefix);
            writeln!(out, "- {what}: {}", names.join(", ")).ok();
        }
        Self(out)
    }

    /// The text for a prompt.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The exported components of a module that is formatted as ours are: their types and first lines, without bodies.
fn signatures(source: &str) -> String {
    let mut out = String::new();
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let is_type = line.starts_with("type ") || line.starts_with("const ") && line.ends_with("= {");
        if is_type {
            out.push_str(line);
            out.push('\n');
            let whole = line.ends_with(';');
            while !whole && let Some(more) = lines.next() {
                out.push_str(more);
                out.push('\n');
                if more.starts_with('}') {
                    break;
                }
            }
        } else if line.starts_with("export function ") {
            out.push_str(line.trim_end_matches(" {"));
            out.push_str(";\n");
        }
    }
    out
}

fn tokens(entry: &str, prefix: &str) -> Vec<String> {
    let names = entry.lines().filter_map(|it| Some(it.trim().strip_prefix(prefix)?.split_once(':')?.0));
    names.filter(|it| !it.contains('*') && !it.contains("--")).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{ICONS, Kit};
    use crate::render::has_icon;

    #[test]
    fn every_icon_exists() {
        let missing: Vec<_> = ICONS.into_iter().filter(|it| !has_icon(it)).collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn the_kit_is_said_as_it_is() {
        let kit = Kit::own();
        for part in [
            "// from \"@/components/ui/Button\"",
            "export function ButtonLink({ href, look = \"primary\", className = \"\", children }: Props);",
            "look?: keyof typeof looks | undefined;",
            "export function Container(",
            "accent-ink",
            "text-: hero, title, heading, lead, small",
            "rounded-: control, card, chip",
        ] {
            assert!(kit.text().contains(part), "{part} in\n{}", kit.text());
        }
        assert!(!kit.text().contains("return"), "{}", kit.text());
        assert!(kit.text().len() < 8_000, "{}", kit.text().len());
    }
}
