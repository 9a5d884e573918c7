//! What the page of one site shows: its sections, its looks, what waits for facts, what was found, and its versions.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Html;
use serde_json::{Value, json};

use crate::assets;
use crate::plan::Placeholders;
use crate::receipt::{RECEIPT_FILE, Receipt};
use crate::section::PagePart;
use crate::studio::caller::Owned;
use crate::studio::error::StudioError;
use crate::studio::looks::choices;
use crate::studio::meter;
use crate::studio::problem::Problem;
use crate::studio::shown::{self, Shown};
use crate::studio::state::Studio;
use crate::studio::templates;
use crate::studio::workspace::SiteRow;
use crate::theme;
use crate::verify::Section;

/// The colours by which a theme is known, in the order of its picture.
const SWATCHES: [&str; 8] = ["ground", "surface", "line", "ink", "muted", "brand", "accent", "accent-ink"];

/// What `site.html` shows.
pub(super) fn describe(studio: &Studio, site: &SiteRow, shown: &Shown) -> Result<Value, StudioError> {
    let versions = studio.workspace.versions(&site.id)?;
    let waiting: Vec<Value> = shown.sections.iter().flat_map(|it| waiting(studio, it)).collect();
    Ok(json!({
        "id": site.id,
        "name": site.name,
        "version": site.head,
        "preview": studio.preview_of(&site.id),
        "sections": shown.sections.iter().map(|it| listed(studio, it)).collect::<Vec<_>>(),
        "library": library(studio, shown),
        "findings": findings(studio, shown),
        "waiting": waiting,
        "versions": versions.iter().rev().map(|it| json!({
            "number": it.number, "what": it.what, "created": it.created, "present": it.number == site.head,
        })).collect::<Vec<_>>(),
        "can_undo": site.head > 1,
        "can_redo": versions.iter().any(|it| it.number > site.head),
        "theme": shown.plan.site.theme,
        "colour": shown.plan.site.colour,
        "well": well(&shown.plan.site.theme, &shown.plan.site.colour),
        "looks": looks(&shown.plan.site.colour),
        "receipt": receipt(studio, shown),
        "targets": targets(),
        "target": shown.plan.site.target,
    }))
}

/// One section, to be edited: a fragment of the page.
pub(super) async fn section(
    State(studio): State<Arc<Studio>>,
    owned: Owned,
    Path((_, section)): Path<(String, String)>,
) -> Result<Html<String>, Problem> {
    let id = owned.id.as_str();
    let shown = shown::present(&studio, id)?;
    let found = shown.sections.iter().find(|it| it.spec().id.as_str() == section);
    let found = found.ok_or_else(|| StudioError::Missing(format!("section `{section}`")))?;
    let spec = found.spec();
    let kind = studio.shop.gate.library.kind(&spec.kind);
    let choices = choices(&studio, found);
    let values = json!({
        "site": id,
        "version": shown.version,
        "preview": studio.preview_of(id),
        "section": listed(&studio, found),
        "brief": spec.brief,
        "choices": choices.iter().map(|it| json!({ "name": it.0, "use_when": it.1 })).collect::<Vec<_>>(),
        "content": found.content().to_string(),
        "schema": kind.map(|it| it.schema().to_string()),
        "code": found.source(),
        "models": meter::names(&studio),
    });
    Ok(Html(templates::render(&studio.pages, "section.html", &values)?))
}

fn listed(studio: &Studio, section: &Section) -> Value {
    let spec = section.spec();
    json!({
        "id": spec.id.as_str(),
        "kind": spec.kind,
        "title": title(studio, section),
        "variant": spec.variant,
        "locked": spec.locked,
        "author": section.author(),
        "waiting": Placeholders::open(section.content()).len(),
    })
}

fn title(studio: &Studio, section: &Section) -> String {
    let kind = &section.spec().kind;
    studio.shop.gate.library.kind(kind).map_or(kind.clone(), |it| it.title.clone())
}

fn waiting(studio: &Studio, section: &Section) -> Vec<Value> {
    let all = Placeholders::open(section.content()).into_iter();
    let (id, title) = (section.spec().id.as_str(), title(studio, section));
    all.map(|(path, words)| json!({ "section": id, "title": title, "path": path, "words": words })).collect()
}

/// The kinds that can be added: a page has one hero, and one of what stands at its head and foot.
fn library(studio: &Studio, shown: &Shown) -> Vec<Value> {
    let there = |name: &str| shown.sections.iter().any(|it| it.spec().kind == name);
    let all = studio.shop.gate.library.kinds();
    let all = all.filter(|it| it.name != "hero" && (it.place == PagePart::Main || !there(&it.name)));
    all.map(|it| json!({ "name": it.name, "title": it.title, "use_when": it.use_when })).collect()
}

/// What the gate found, each with the section it is in.
fn findings(studio: &Studio, shown: &Shown) -> Vec<Value> {
    let of = |file: &str| {
        shown.sections.iter().find(|it| {
            let id = &it.spec().id;
            let stem = file.rsplit('/').next().and_then(|it| it.split('.').next());
            stem == Some(&id.pascal()) || stem == Some(&id.camel())
        })
    };
    let all = shown.findings.iter();
    all.map(|it| {
        let section = it.file.as_deref().and_then(of);
        json!({
            "code": it.code,
            "severity": it.severity,
            "message": it.message,
            "help": it.help,
            "file": it.file,
            "line": it.place.line,
            "section": section.map(|it| it.spec().id.as_str()),
            "title": section.map(|it| title(studio, it)),
        })
    })
    .collect()
}

/// All themes, in the colour of the brand.
fn looks(colour: &str) -> Vec<Value> {
    let all = theme::names().into_iter().filter_map(|it| theme::dressed(&it, colour));
    all.map(|it| {
        let palette = it.first();
        let colours: BTreeMap<String, String> =
            SWATCHES.iter().filter_map(|token| Some((token.replace('-', "_"), palette.get(*token)?.hex()))).collect();
        json!({ "name": it.name, "title": it.title, "mood": it.mood, "colours": colours })
    })
    .collect()
}

/// The colour that the page is in, as a colour well wants it.
fn well(name: &str, colour: &str) -> String {
    let own = || theme::load(name)?.first().get("accent").copied();
    theme::colour(colour).or_else(own).map(theme::Oklch::hex).unwrap_or_default()
}

/// Who wrote the page, and what it took.
fn receipt(studio: &Studio, shown: &Shown) -> Value {
    let receipt: Option<Receipt> = shown.project.get(RECEIPT_FILE).and_then(|it| serde_json::from_slice(it).ok());
    let Some(receipt) = receipt else { return Value::Null };
    let lines = receipt.plan.iter().chain(&receipt.sections).map(|line| {
        let section = shown.sections.iter().find(|it| it.spec().id.as_str() == line.id);
        json!({
            "title": section.map_or_else(|| line.id.clone(), |it| title(studio, it)),
            "by": if line.model.is_empty() { &line.author } else { &line.model },
            "attempts": line.attempts,
            "fell_back": line.fell_back,
            "tokens": line.usage.input_tokens + line.usage.output_tokens,
            "cost": line.usage.cost_usd.map(|it| format!("{it:.4}")),
        })
    });
    json!({
        "lines": lines.collect::<Vec<_>>(),
        "tokens": receipt.total.input_tokens + receipt.total.output_tokens,
        "cost": receipt.total.cost_usd.map(|it| format!("{it:.4}")),
    })
}

/// The targets that a project can be exported for.
fn targets() -> Vec<String> {
    let name = |path: &str| Some(path.strip_prefix("targets/")?.split('/').next()?.to_owned());
    let mut all: Vec<String> = assets::templates("targets/").iter().filter_map(|it| name(it)).collect();
    all.dedup();
    all
}
