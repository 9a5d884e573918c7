//! The files of a static site.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::css::squeeze;
use super::islands::{self, Script};
use super::page::{self, MAIN_CLASSES, SKIP_CLASSES};
use crate::path::{PathError, ProjectPath};
use crate::plan::Plan;
use crate::project::Project;
use crate::render::Fault;
use crate::syntax;
use crate::theme;
use crate::verify::{Gate, Section};

/// The scripts of islands are called by what is in them.
const ASSETS_KEPT: &str = "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n\n";
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
    /// A script of the page could not be compiled.
    #[error("could not compile the script of {0}")]
    Script(&'static str),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
}

/// The static site of `project`, whose `sections` were verified: an `index.html` with its styles inside, and the files
/// in `public/`.
pub fn static_site(gate: &Gate, project: &Project, plan: &Plan, sections: &[Section]) -> Result<Project, SiteError> {
    let body = page::shell(&gate.library, sections, &plan.site.lang);
    let script = if body.contains("data-copy") || body.contains("popover=") { script(project)? } else { String::new() };
    let islands = islands::scripts(gate, sections)?;
    let index = index(project, &body, &styles(gate, project, sections)?, &elements(&script, &islands))?;
    let mut site = Project::new();
    for (path, bytes) in project.files() {
        if let Some(inside) = path.as_str().strip_prefix("public/") {
            site.put(ProjectPath::new(inside)?, bytes);
        }
    }
    site.put(ProjectPath::new("index.html")?, index);
    for it in &islands {
        site.put(ProjectPath::new(it.path.as_str())?, it.text.as_str());
    }
    site.put(ProjectPath::new("_headers")?, headers(&script, !islands.is_empty()));
    Ok(site)
}

/// The page's scripts: its small comforts in it, the islands beside it.
fn elements(script: &str, islands: &[Script]) -> String {
    let mut out = String::new();
    if !script.is_empty() {
        out = format!("<script type=\"module\">{script}</script>");
    }
    if let [start, imported @ ..] = islands {
        for it in imported {
            out.push_str(&format!("<link rel=\"modulepreload\" href=\"/{}\" />", it.path));
        }
        out.push_str(&format!("<script type=\"module\" src=\"/{}\"></script>", start.path));
    }
    out
}

fn index(project: &Project, body: &str, css: &str, scripts: &str) -> Result<String, SiteError> {
    let html = project.text("index.html").unwrap_or_default();
    for mark in [SLOT, STYLES, SCRIPT] {
        if !html.contains(mark) {
            return Err(SiteError::Mark { file: "index.html", mark });
        }
    }
    let (before, after) = html.split_once(SLOT).unwrap_or((html, ""));
    let before = before.replacen(STYLES, &format!("<style>{css}</style>"), 1);
    Ok(format!("{before}{body}{}", after.replacen(SCRIPT, scripts, 1)))
}

fn styles(gate: &Gate, project: &Project, sections: &[Section]) -> Result<String, SiteError> {
    let main = project.text("src/styles/main.css").map_or_else(theme::main_styles, str::to_owned);
    let values = project.text("src/styles/theme.css").unwrap_or_default();
    Ok(element(&format!("{}\n{values}", utilities(gate, &main, sections)?)))
}

/// Styles as the text of an element.
pub(super) fn element(css: &str) -> String {
    squeeze(css).replace("</", "<\\/")
}

/// The rules of exactly the class names of `sections`, of the kit, and of the page itself.
pub(super) fn utilities<'a>(
    gate: &Gate,
    main: &str,
    sections: impl IntoIterator<Item = &'a Section>,
) -> Result<String, SiteError> {
    let mut classes: Vec<String> = [SKIP_CLASSES, MAIN_CLASSES, "contents"].map(str::to_owned).to_vec();
    classes.extend(gate.kit_classes().map(str::to_owned));
    classes.extend(sections.into_iter().flat_map(|it| it.classes().iter().cloned()));
    let mut words: Vec<String> = classes.iter().flat_map(|it| it.split_ascii_whitespace()).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    gate.renderer.css(main, &words).map_err(SiteError::Styles)
}

fn script(project: &Project) -> Result<String, SiteError> {
    let source = project.text("src/enhance.ts").unwrap_or_default();
    let compiled = syntax::compile(source).map_err(|_| SiteError::Script("`src/enhance.ts`"))?;
    if !compiled.exports.iter().any(|it| it == "enhance") {
        return Err(SiteError::Mark { file: "src/enhance.ts", mark: "export function enhance" });
    }
    let script = syntax::minify(&format!("(()=>{{{}}})().enhance();", compiled.body))
        .map_err(|_| SiteError::Script("`src/enhance.ts`"))?;
    Ok(script.replace("</", "<\\/"))
}

/// `_headers`: the policy allows the one script by its hash, the site's own files where it has islands, and no other.
fn headers(script: &str, has_islands: bool) -> String {
    let mut allowed = Vec::new();
    if has_islands {
        allowed.push("'self'".to_owned());
    }
    if !script.is_empty() {
        allowed.push(format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))));
    }
    let allowed = if allowed.is_empty() { "'none'".to_owned() } else { allowed.join(" ") };
    let kept = if has_islands { ASSETS_KEPT } else { "" };
    format!(
        "/*\n  Content-Security-Policy: default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; \
         img-src 'self' data:; font-src 'self'; manifest-src 'self'; connect-src 'self'; form-action 'self' https:; base-uri 'none'; \
         frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  \
         Permissions-Policy: camera=(), geolocation=(), microphone=()\n\n{kept}\
         /fonts/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    )
}
