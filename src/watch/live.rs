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
    /// What is wrong now; the site is the last one that was right.
    pub(super) problems: Vec<String>,
}

impl Shown {
    /// What a page that is open is told.
    pub(super) fn event(&self) -> String {
        format!("data: {}\n\n", json!({ "version": self.version, "problems": self.problems }))
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
