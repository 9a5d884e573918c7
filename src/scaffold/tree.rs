//! The whole tree of a project.

use std::thread;

use serde_json::Value;
use thiserror::Error;

use super::app;
use super::card::{Card, Drawn, PICTURE};
use super::head::{Head, head};
use super::machine;
use super::picture::{self, PictureError};
use super::skeleton::{self, Skeleton};
use crate::assets;
use crate::path::{PathError, ProjectPath, pascal};
use crate::plan::{self, Plan};
use crate::project::Project;
use crate::section::{Library, types_file};
use crate::syntax;
use crate::theme::{self, Fonts, Theme};
use crate::verify::Section;

const KIT: &str = "kit/";
/// The kind of the section whose title the preview picture shows.
pub const HERO: &str = "hero";
/// Only pages with sections that run in the browser have this file.
const ISLANDS: &str = "src/islands.tsx";

/// How the files begin that say the project's name.
const NAMED: &str = "package";
const FAVICON: &str = "public/favicon.svg";

/// Why no tree could be made.
#[derive(Debug, Error)]
pub enum ScaffoldError {
    /// A template of the target pack fails.
    #[error("could not render a template of the target `{target}`")]
    Template {
        /// The target.
        target: String,
        /// What Tera says.
        #[source]
        source: tera::Error,
    },
    /// The plan names a theme that does not exist.
    #[error("there is no theme `{0}`")]
    Theme(String),
    /// A file would have a name that is not portable.
    #[error("could not place a file")]
    Path(#[from] PathError),
    /// The preview picture could not be made.
    #[error("could not make `public/og.png`")]
    Picture(#[from] PictureError),
}

/// The project of `plan` with its verified `sections`. Equal inputs give equal bytes.
pub fn scaffold(library: &Library, plan: &Plan, sections: &[Section]) -> Result<Project, ScaffoldError> {
    scaffold_again(library, plan, sections, &Drawn::default())
}

/// The same, where the picture may have been drawn before.
pub fn scaffold_again(
    library: &Library,
    plan: &Plan,
    sections: &[Section],
    drawn: &Drawn,
) -> Result<Project, ScaffoldError> {
    let head = page_head(plan, sections);
    let card = card(plan, &head, sections);
    // The picture takes as long as all the rest, so it is drawn beside it.
    thread::scope(|scope| {
        let drawing = scope.spawn(|| drawn.get(&card));
        let mut project = undrawn(library, plan, sections, &head)?;
        let stopped = |_| Err(PictureError::Encode("the drawing stopped".to_owned()).into());
        put(&mut project, PICTURE, drawing.join().unwrap_or_else(stopped)?)?;
        Ok(project)
    })
}

/// The same without the preview picture, and what that would say.
pub fn scaffold_undrawn(
    library: &Library,
    plan: &Plan,
    sections: &[Section],
) -> Result<(Project, Card), ScaffoldError> {
    let head = page_head(plan, sections);
    Ok((undrawn(library, plan, sections, &head)?, card(plan, &head, sections)))
}

fn card(plan: &Plan, head: &Head, sections: &[Section]) -> Card {
    Card::of(plan, head, sections.iter().find(|it| it.spec().kind == HERO).map(Section::content))
}

fn undrawn(library: &Library, plan: &Plan, sections: &[Section], head: &Head) -> Result<Project, ScaffoldError> {
    let theme = theme::dressed(&plan.site.theme, &plan.site.colour)
        .ok_or_else(|| ScaffoldError::Theme(plan.site.theme.clone()))?;
    let mut project = Project::new();
    words_and_sections(&mut project, library, plan, sections)?;
    looks(&mut project, &theme, &Fonts::load())?;
    machines(&mut project, plan, sections, head, &theme)?;
    skeletons(&mut project, plan, &app::context(library, plan, sections, head, &theme))?;
    put(&mut project, plan::PLAN_FILE, plan::print(plan))?;
    Ok(project)
}

/// The files of the project of `plan` that no section changes: what may be written while its sections are still made.
pub fn scaffold_ahead(plan: &Plan) -> Result<Project, ScaffoldError> {
    let theme = theme::dressed(&plan.site.theme, &plan.site.colour)
        .ok_or_else(|| ScaffoldError::Theme(plan.site.theme.clone()))?;
    let mut project = Project::new();
    looks(&mut project, &theme, &Fonts::load())?;
    put(&mut project, FAVICON, picture::favicon(&plan.site.name, &theme))?;
    for (path, text) in kit_files() {
        put(&mut project, &path, text)?;
    }
    for file in skeleton::pack(&plan.site.target) {
        match file {
            Skeleton::Fixed(path, bytes) if !path.starts_with(NAMED) => put(&mut project, &path, bytes)?,
            _ => {}
        }
    }
    Ok(project)
}

fn put(project: &mut Project, path: &str, bytes: impl Into<Vec<u8>>) -> Result<(), PathError> {
    project.put(ProjectPath::new(path)?, bytes);
    Ok(())
}

/// What the page of `plan` says about itself, with the words of its sections.
pub fn page_head(plan: &Plan, sections: &[Section]) -> Head {
    let of = |kind: &str| sections.iter().find(|it| it.spec().kind == kind).map(Section::content);
    let lead = of(HERO).and_then(|it| it.get("lead")).and_then(Value::as_str).unwrap_or_default();
    let items = of("faq").and_then(|it| it.get("items")).and_then(Value::as_array).cloned().unwrap_or_default();
    let text = |item: &Value, name: &str| Some(item.get(name)?.as_str()?.to_owned());
    let questions: Vec<(String, String)> =
        items.iter().filter_map(|it| Some((text(it, "question")?, text(it, "answer")?))).collect();
    head(plan, lead, &questions)
}

fn words_and_sections(
    project: &mut Project,
    library: &Library,
    plan: &Plan,
    sections: &[Section],
) -> Result<(), ScaffoldError> {
    let mut used: Vec<_> = plan.sections.iter().filter_map(|it| library.kind(&it.kind)).collect();
    used.sort_by(|a, b| a.name.cmp(&b.name));
    used.dedup_by(|a, b| a.name == b.name);
    put(project, "src/content/types.ts", types_file(library, &used))?;
    for (path, text) in sections.iter().flat_map(section_files).chain(kit_files()) {
        put(project, &path, text)?;
    }
    Ok(())
}

/// The two files of a section: its words and its component.
pub fn section_files(section: &Section) -> [(String, String); 2] {
    let id = &section.spec().id;
    let type_name = pascal(&section.spec().kind) + "Content";
    let words = syntax::print_content(&id.camel(), &type_name, section.content());
    [
        (format!("src/content/{}.ts", id.camel()), words),
        (format!("src/sections/{}.tsx", id.pascal()), section.source().to_owned()),
    ]
}

/// The files of the kit.
pub fn kit_files() -> Vec<(String, String)> {
    let inside = |it: &str| format!("src/components/ui/{}", &it[KIT.len()..]);
    assets::templates(KIT).iter().map(|it| (inside(it), assets::template_text(it).into_owned())).collect()
}

fn looks(project: &mut Project, theme: &Theme, fonts: &Fonts) -> Result<(), ScaffoldError> {
    put(project, "src/styles/theme.css", theme::stylesheet(theme, fonts, "/fonts/"))?;
    for id in [&theme.font.display, &theme.font.text, &theme.font.mono] {
        let Some(face) = fonts.get(id) else { continue };
        // The fonts' licence asks that its text goes with them.
        let licence = assets::vendor(&format!("LICENSES/font-{id}.txt")).into_owned();
        put(project, &format!("public/fonts/{id}-LICENSE.txt"), licence)?;
        for file in &face.files {
            let bytes = assets::vendor(&format!("fonts/{}", file.file)).into_owned();
            put(project, &format!("public/fonts/{}", file.file), bytes)?;
        }
    }
    Ok(())
}

fn machines(
    project: &mut Project,
    plan: &Plan,
    sections: &[Section],
    head: &Head,
    theme: &Theme,
) -> Result<(), ScaffoldError> {
    let ground = theme.first().get("ground").map_or_else(|| "#ffffff".to_owned(), |it| it.hex());
    put(project, FAVICON, picture::favicon(&plan.site.name, theme))?;
    put(project, "public/robots.txt", machine::robots(head))?;
    put(project, "public/sitemap.xml", machine::sitemap(head))?;
    put(project, "public/site.webmanifest", machine::manifest(plan, head, &ground))?;
    put(project, "public/llms.txt", machine::llms(plan, head, sections.iter().map(Section::content)))?;
    Ok(())
}

fn skeletons(project: &mut Project, plan: &Plan, context: &Value) -> Result<(), ScaffoldError> {
    let target = plan.site.target.as_str();
    let template = |source| ScaffoldError::Template { target: target.to_owned(), source };
    let tera = skeleton::templates(target).map_err(template)?;
    let has_client = context.get("has_client") == Some(&Value::Bool(true));
    for file in skeleton::pack(target) {
        match file {
            Skeleton::Fixed(path, bytes) if path.starts_with(NAMED) => {
                put(project, &path, named(&bytes, context))?;
            }
            Skeleton::Fixed(path, bytes) => put(project, &path, bytes)?,
            Skeleton::Template(path, _) if path == ISLANDS && !has_client => {}
            Skeleton::Template(path, name) => {
                let text = skeleton::render(&tera, &name, context).map_err(template)?;
                put(project, &path, text)?;
            }
        }
    }
    Ok(())
}

/// `package.json` or `package-lock.json` with the project's name.
fn named(bytes: &[u8], context: &Value) -> Vec<u8> {
    if let Some(text) = std::str::from_utf8(bytes).ok().and_then(|it| named_lock(it, &context["site"]["slug"])) {
        return text.into_bytes();
    }
    named_value(bytes, context)
}

/// What stands before the two names of a lock file as npm writes it.
const LOCK: [&str; 2] = ["{\n  \"name\": ", "\n  \"packages\": {\n    \"\": {\n      \"name\": "];

/// A lock file with another name: it is so long that reading it as JSON takes longer than all other files together.
fn named_lock(text: &str, slug: &Value) -> Option<String> {
    let (head, rest) = text.strip_prefix(LOCK[0])?.split_once(LOCK[1])?;
    let after = |it| str::split_once(it, ",\n").map(|it| it.1);
    Some(format!("{}{slug},\n{}{}{slug},\n{}", LOCK[0], after(head)?, LOCK[1], after(rest)?))
}

fn named_value(bytes: &[u8], context: &Value) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(bytes) else { return bytes.to_vec() };
    let site = |name: &str| context["site"][name].clone();
    value["name"] = site("slug");
    if value.get("description").is_some() {
        value["description"] = site("description");
    }
    if let Some(root) = value.pointer_mut("/packages/") {
        root["name"] = site("slug");
    }
    machine::pretty(&value).into_bytes()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{named, named_lock, named_value};
    use crate::assets;

    /// Both ways to name a package say the same.
    #[test]
    fn a_lock_file_is_named_as_any_json_is() {
        let locks: Vec<String> =
            assets::templates("targets/").into_iter().filter(|it| it.ends_with("/package-lock.json")).collect();
        assert!(!locks.is_empty());
        let context = json!({ "site": { "slug": "kornblume-and-\"quotes\"", "description": "Bread." } });
        for path in locks {
            let bytes = assets::template(&path).expect("it was listed");
            let text = String::from_utf8(bytes.to_vec()).expect("text");
            assert!(named_lock(&text, &context["site"]["slug"]).is_some(), "{path}");
            let expected = String::from_utf8(named_value(&bytes, &context)).expect("text");
            assert_eq!(String::from_utf8(named(&bytes, &context)).expect("text"), expected, "{path}");
        }
    }
}
