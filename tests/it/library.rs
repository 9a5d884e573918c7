//! The section library: every kind is whole, and every variant passes the gate with its sample.

use airstrip::assets;
use airstrip::plan::{page_types, variants};
use airstrip::render::Syntax;
use airstrip::section::{Library, types_file};
use airstrip::theme;
use airstrip::verify::{Author, Draft, DraftForm, verify};

use crate::support::{gate, plan_of};

#[test]
fn every_variant_passes_the_gate_with_its_sample() {
    let gate = gate();
    for kind in gate.library.kinds() {
        assert!(kind.variants.len() >= 2, "{} has one variant", kind.name);
        assert_eq!(kind.faults(kind.sample()), [], "the sample of {}", kind.name);
        for variant in &kind.variants {
            let mut plan = plan_of(&[kind.name.as_str()]);
            plan.sections[0].variant.clone_from(&variant.name);
            // A sample is about a product of its own: its words are its brief, and its anchors its own page's.
            plan.site.prompt = kind.sample().to_string();
            let content = serde_json::from_str(&anchored(&kind.sample().to_string(), &kind.name)).expect("JSON");
            let draft = Draft { form: DraftForm::Content(content), author: Author::Offline };
            let section = verify(&gate, &plan, &plan.sections[0].clone(), draft);
            let section = section.unwrap_or_else(|it| panic!("{}/{}: {:?}", kind.name, variant.name, it.findings));
            assert!(!section.needs_client(), "{}/{} needs the browser", kind.name, variant.name);
        }
    }
}

/// `json` with every anchor led to `id`.
fn anchored(json: &str, id: &str) -> String {
    let mut parts = json.split("\"#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = &part[part.find('"').unwrap_or(0)..];
        out.push_str(&format!("\"#{id}{rest}"));
    }
    out
}

#[test]
fn every_class_name_of_the_library_and_the_kit_exists() {
    let gate = gate();
    let sources = gate.library.kinds().flat_map(|it| it.variants.iter().map(|it| it.source.clone()));
    let classes: Vec<String> = sources
        .flat_map(|it| airstrip::syntax::read(&it).class_names().map(|it| it.0.to_owned()).collect::<Vec<_>>())
        .collect();
    assert!(classes.len() > 500);
    let unknown = gate.renderer.unknown_classes(&theme::main_styles(), &classes).expect("Tailwind");
    let marks = |it: &String| it == "group" || it == "peer" || it.starts_with("group/") || it.starts_with("peer/");
    assert_eq!(unknown.into_iter().filter(|it| !marks(it)).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_page_type_is_made_of_kinds_and_themes_that_exist() {
    for page_type in page_types() {
        for kind in &page_type.sections {
            assert!(!variants(kind).is_empty(), "{} has {kind}", page_type.name);
        }
        for name in &page_type.themes {
            assert!(theme::load(name).is_some(), "{} has {name}", page_type.name);
        }
        assert_eq!(page_type.sections.iter().filter(|it| *it == "hero").count(), 1);
    }
    let saas = page_types().into_iter().find(|it| it.name == "saas").expect("saas");
    assert_eq!(saas.sections, ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"]);
}

#[test]
fn content_types_are_typescript() {
    let library = Library::read([]);
    let kinds: Vec<_> = library.kinds().collect();
    let text = types_file(&library, &kinds);
    let reading = airstrip::syntax::read(&text);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    assert!(reading.unresolved.iter().all(|it| it.text == "Record"), "{:?}", reading.unresolved);
    assert!(text.contains("export type LocationHoursContent = {"));
}

/// A project's own `npm run format:check` looks at them.
#[test]
fn every_component_is_as_prettier_writes_it() {
    let gate = gate();
    for path in
        assets::templates("").iter().filter(|it| it.strip_suffix(".tsx").is_some() && !it.starts_with("targets/"))
    {
        let text = assets::template_text(path);
        let formatted = gate.renderer.format(&text, Syntax::Tsx).unwrap_or_else(|it| panic!("{path}: {it}"));
        assert!(formatted == text, "{path} is not formatted: npx prettier --write");
    }
}

#[test]
fn content_types_are_as_prettier_writes_them() {
    let library = Library::read([]);
    let text = types_file(&library, &library.kinds().collect::<Vec<_>>());
    let formatted = gate().renderer.format(&text, Syntax::Tsx).expect("formats");
    for (ours, theirs) in text.lines().zip(formatted.lines()) {
        assert_eq!(ours, theirs);
    }
}

/// A project has the whole kit, whichever sections it has.
#[test]
fn content_types_have_what_the_kit_imports() {
    let text = types_file(&Library::read([]), &[]);
    let sources = assets::templates("kit/").into_iter().map(|it| assets::template_text(&it));
    let imports = sources.flat_map(|it| it.lines().map(str::to_owned).collect::<Vec<_>>());
    let names = imports.filter_map(|it| {
        Some(it.strip_suffix(" } from \"@/content/types\";")?.strip_prefix("import type { ")?.to_owned())
    });
    let names: Vec<String> = names.flat_map(|it| it.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(!names.is_empty());
    assert!(!text.contains("unknown"), "{text}");
    for name in names {
        assert!(text.contains(&format!("export type {name} ")), "{name} in\n{text}");
    }
}

#[test]
fn a_picture_from_elsewhere_is_refused() {
    let gate = gate();
    let plan = plan_of(&["gallery"]);
    let judge = |src: &str| {
        let image = serde_json::json!({ "src": src, "alt": "A jar", "width": 8, "height": 8 });
        let content = serde_json::json!({ "title": "Jars", "items": [{ "title": "A jar", "image": image }] });
        let draft = Draft { form: DraftForm::Content(content), author: Author::Hand };
        verify(&gate, &plan, &plan.sections[0].clone(), draft).map_err(|it| it.findings[0].code)
    };
    assert!(judge("/images/jar.webp").is_ok());
    assert_eq!(judge("https://evil.example/jar.webp").err(), Some("external-asset"));
    assert_eq!(judge("javascript:alert(1)").err(), Some("external-asset"));
}
