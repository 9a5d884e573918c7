//! The files of a static site.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::css::squeeze;
use super::page::{self, MAIN_CLASSES, SKIP_CLASSES};
use crate::path::{PathError, ProjectPath};
use crate::plan::Plan;
use crate::project::Project;
use crate::render::Fault;
use crate::syntax;
use crate::theme;
use crate::verify::{Gate, Section};

const SLOT: &str = "<!--app-html-->";
const STYLES: &str = "<link rel=\"stylesheet\" href=\"/src/styles/main.css\" />";
const SCRIPT: &str = "<script type=\"module\" src=\"/src/main.ts\"></script>";

/// Why no site could be made.
#[derive(Debug, Error)]
pub enum SiteError {
    /// The stylesheet could not be made.
    #[error("could not compile the stylesheet")]
    Styles(#[source] Fault),
    /// A file that the site is made from is missing or has lost what is replaced in it.
    #[error("`{file}` has no `{mark}`")]
    Mark {
        /// The file.
        file: &'static str,
        /// What should be in it.
        mark: &'static str,
    },
    /// The page's small script could not be compiled.
    #[error("could not compile `src/enhance.ts`")]
    Script,
    /// A section runs in the browser, for which this build has no bundle.
    #[error("the section `{0}` runs in the browser, which a static site made without Node cannot hold yet")]
    Client(String),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
}

/// The static site of `project`, whose `sections` were verified: an `index.html` with its styles inside, and the files
/// in `public/`.
pub fn static_site(gate: &Gate, project: &Project, plan: &Plan, sections: &[Section]) -> Result<Project, SiteError> {
    if let Some(it) = sections.iter().find(|it| it.needs_client()) {
        return Err(SiteError::Client(it.spec().id.to_string()));
    }
    let body = page::shell(&gate.library, sections, &plan.site.lang);
    let script = if body.contains("data-copy") || body.contains("popover=") { script(project)? } else { String::new() };
    let index = index(project, &body, &styles(gate, project, sections)?, &script)?;
    let mut site = Project::new();
    for (path, bytes) in project.files() {
        if let Some(inside) = path.as_str().strip_prefix("public/") {
            site.put(ProjectPath::new(inside)?, bytes);
        }
    }
    site.put(ProjectPath::new("index.html")?, index);
    site.put(ProjectPath::new("_headers")?, headers(&script));
    Ok(site)
}

fn index(project: &Project, body: &str, css: &str, script: &str) -> Result<String, SiteError> {
    let html = project.text("index.html").unwrap_or_default();
    for mark in [SLOT, STYLES, SCRIPT] {
        if !html.contains(mark) {
            return Err(SiteError::Mark { file: "index.html", mark });
        }
    }
    let script = if script.is_empty() { String::new() } else { format!("<script type=\"module\">{script}</script>") };
    let (before, after) = html.split_once(SLOT).unwrap_or((html, ""));
    let before = before.replacen(STYLES, &format!("<style>{css}</style>"), 1);
    Ok(format!("{before}{body}{}", after.replacen(SCRIPT, &script, 1)))
}

fn styles(gate: &Gate, project: &Project, sections: &[Section]) -> Result<String, SiteError> {
    let mut classes: Vec<String> = [SKIP_CLASSES, MAIN_CLASSES, "contents"].map(str::to_owned).to_vec();
    classes.extend(gate.kit_classes().map(str::to_owned));
    classes.extend(sections.iter().flat_map(|it| it.classes().iter().cloned()));
    let mut words: Vec<String> = classes.iter().flat_map(|it| it.split_ascii_whitespace()).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    let main = project.text("src/styles/main.css").map_or_else(theme::main_styles, str::to_owned);
    let utilities = gate.renderer.css(&main, &words).map_err(SiteError::Styles)?;
    let values = project.text("src/styles/theme.css").unwrap_or_default();
    Ok(squeeze(&format!("{utilities}\n{values}")).replace("</", "<\\/"))
}

fn script(project: &Project) -> Result<String, SiteError> {
    let source = project.text("src/enhance.ts").unwrap_or_default();
    let compiled = syntax::compile(source).map_err(|_| SiteError::Script)?;
    if !compiled.exports.iter().any(|it| it == "enhance") {
        return Err(SiteError::Mark { file: "src/enhance.ts", mark: "export function enhance" });
    }
    let script = syntax::minify(&format!("(()=>{{{}}})().enhance();", compiled.body)).map_err(|_| SiteError::Script)?;
    Ok(script.replace("</", "<\\/"))
}

/// `_headers`: the policy allows the one script by its hash, and no other.
fn headers(script: &str) -> String {
    let allowed = if script.is_empty() {
        "'none'".to_owned()
    } else {
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes())))
    };
    format!(
        "/*\n  Content-Security-Policy: default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; \
         img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self' https:; base-uri 'none'; \
         frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n\n\
         /fonts/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}
