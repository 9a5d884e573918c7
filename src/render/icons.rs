//! The Lucide icons, looked up by name.

/// A line an icon, sorted by name: name, own name, class names, shapes as JSON, split by tabs.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/icons.txt"));

/// The names that can be imported from `lucide-react`, sorted.
pub fn icon_names() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter_map(|it| it.split('\t').next())
}

/// Whether `name` can be imported from `lucide-react`.
pub fn has_icon(name: &str) -> bool {
    find(name).is_some()
}

/// The rows `[name, own name, class names, shapes]` of the icons that exist, as a JSON array.
pub fn icon_rows(names: &[String]) -> String {
    let rows: Vec<String> = names.iter().filter_map(|it| find(it)).filter_map(row).collect();
    format!("[{}]", rows.join(","))
}

fn row(line: &str) -> Option<String> {
    let [name, own, classes, shapes] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    // Names are letters, digits and hyphens, so quotes are all they need.
    Some(format!(r#"["{name}","{own}","{classes}",{shapes}]"#))
}

fn find(name: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, TABLE.len());
    while low < high {
        let middle = TABLE.floor_char_boundary(low.midpoint(high));
        let start = TABLE[low..middle].rfind('\n').map_or(low, |it| low + it + 1);
        let line = TABLE[start..].lines().next()?;
        match line.split('\t').next()?.cmp(name) {
            std::cmp::Ordering::Equal => return Some(line),
            std::cmp::Ordering::Less => low = start + line.len() + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{find, icon_names, icon_rows};

    #[test]
    fn every_icon_is_found_and_others_are_not() {
        let names: Vec<&str> = icon_names().collect();
        assert!(names.is_sorted());
        for name in &names {
            assert!(find(name).is_some_and(|it| it.starts_with(&format!("{name}\t"))), "{name}");
        }
        for name in ["", "A", "Zzz", "check", "Check\t", "\u{ffff}"] {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn rows_are_json() {
        let all: Vec<String> = icon_names().map(str::to_owned).collect();
        let rows: Vec<(String, String, String, serde_json::Value)> = serde_json::from_str(&icon_rows(&all)).unwrap();
        assert_eq!(rows.len(), all.len());
    }
}
