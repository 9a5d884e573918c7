//! The page as it is shown now, with the script that shows the next one.

use std::sync::Arc;

use serde_json::json;

use crate::project::Project;

/// The script that every shown page has.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// What is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    /// The files of the site.
    pub(super) site: Arc<Project>,
    /// How often the site has changed.
    pub(super) version: u64,
    /// The version before which a page that is open must be loaded anew: since then only its HTML has changed.
    pub(super) whole: u64,
    /// What is wrong now; the site is the last one that was right.
    pub(super) problems: Vec<String>,
    /// Why what is kept fresh beside the page is older than the page.
    pub(super) late: Option<String>,
}

impl Shown {
    /// The next one: with `site`, if it was made again, and what is wrong with it.
    pub(super) fn next(&self, site: Option<Project>, problems: Vec<String>) -> Self {
        let Some(site) = site else { return Self { problems, ..self.clone() } };
        let version = self.version + 1;
        let whole = if self.has_parts_of(&site) { self.whole } else { version };
        Self { site: Arc::new(site), version, whole, problems, late: self.late.clone() }
    }

    /// Whether what a page loads beside its HTML is the same in `site`.
    fn has_parts_of(&self, site: &Project) -> bool {
        parts(&self.site).eq(parts(site))
    }

    /// What a page that is open is told.
    pub(super) fn event(&self) -> String {
        let Self { version, whole, problems, late, .. } = self;
        let event = json!({ "version": version, "whole": whole, "problems": problems, "late": late });
        format!("data: {event}\n\n")
    }

    /// The page, with its script.
    pub(super) fn page(&self) -> String {
        let html = self.site.text("index.html").unwrap_or("<!doctype html><title>airstrip</title><body></body>");
        let script = format!("<script src=\"/__airstrip/live.js?v={}\"></script>", self.version);
        match html.rsplit_once("</body>") {
            Some((before, after)) => format!("{before}{script}</body>{after}"),
            None => format!("{html}{script}"),
        }
    }

    /// The page's own policy, with the script of the preview in it.
    pub(super) fn policy(&self) -> String {
        let headers = self.site.text("_headers").unwrap_or_default();
        let own = headers.lines().find_map(|it| it.trim().strip_prefix("Content-Security-Policy:"));
        let own = own.map_or("default-src 'none'; script-src 'none'; connect-src 'self'", str::trim);
        own.replace("script-src 'none'", "script-src").replace("script-src", "script-src 'self'")
    }
}

/// What a page has beside its HTML: its letters, pictures, scripts and policy.
fn parts(site: &Project) -> impl Iterator<Item = (String, &[u8])> {
    let apart =
        |name: &str| name == "og.png" || [".html", ".txt", ".xml", ".webmanifest"].iter().any(|it| name.ends_with(it));
    site.files().map(|(path, bytes)| (path.to_string(), bytes)).filter(move |(name, _)| !apart(name))
}

#[cfg(test)]
mod tests {
    use super::Shown;
    use crate::path::ProjectPath;
    use crate::project::Project;

    fn site(files: &[(&str, &str)]) -> Project {
        let mut site = Project::new();
        for (path, text) in files {
            site.put(ProjectPath::new(*path).expect("a path"), *text);
        }
        site
    }

    #[test]
    fn only_what_is_beside_the_page_loads_it_anew() {
        let shown = Shown::default()
            .next(Some(site(&[("index.html", "one"), ("a.woff2", "letters"), ("og.png", "one")])), vec![]);
        assert_eq!((shown.version, shown.whole), (1, 1));
        let shown = shown.next(Some(site(&[("index.html", "two"), ("a.woff2", "letters"), ("og.png", "two")])), vec![]);
        assert_eq!((shown.version, shown.whole), (2, 1));
        let shown = shown.next(None, vec!["wrong".to_owned()]);
        assert_eq!((shown.version, shown.whole, shown.problems.len()), (2, 1, 1));
        let shown = shown.next(Some(site(&[("index.html", "two"), ("a.woff2", "others"), ("og.png", "two")])), vec![]);
        assert_eq!((shown.version, shown.whole, shown.problems.len()), (3, 3, 0));
        let shown = shown.next(Some(site(&[("index.html", "two")])), vec![]);
        assert_eq!((shown.version, shown.whole), (4, 4));
    }
}
