//! Sections that run in the browser, in a static site and in a project.

use airstrip::author;
use airstrip::path::ProjectPath;
use airstrip::project::Project;
use airstrip::scaffold::scaffold;
use airstrip::site::static_site;
use airstrip::verify::{Author, Draft, DraftForm, Gate, Section, verify};

use crate::support::{gate, plan_of};

const KINDS: [&str; 7] = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];

/// A section of features that counts.
pub(crate) const COUNTER: &str = r#"import { Plus } from "lucide-react";
import { useState } from "react";
import { Container } from "@/components/ui/Container";
import type { FeaturesContent, SectionProps } from "@/content/types";

export default function Features({ id, content }: SectionProps<FeaturesContent>) {
  const [count, setCount] = useState(0);
  return (
    <section id={id}>
      <Container>
        <h2>{content.title}</h2>
        <button type="button" onClick={() => setCount(count + 1)}>
          <Plus /> pressed {count} times
        </button>
      </Container>
    </section>
  );
}
"#;

fn made(gate: &Gate, kind: &str, code: Option<&str>) -> Section {
    let plan = plan_of(&KINDS);
    let content = author::write(&gate.library, &plan, plan.section(kind).expect("a section"));
    let form = match code {
        Some(code) => DraftForm::Code { text: code.to_owned(), content },
        None => DraftForm::Content(content),
    };
    let spec = plan.section(kind).expect("a section");
    verify(gate, &plan, spec, Draft { form, author: Author::Hand }).unwrap_or_else(|it| panic!("{:?}", it.findings))
}

/// The project and the static site of a page whose features are `code`.
fn both(code: Option<&str>) -> (Project, Project) {
    let gate = gate();
    let sections = KINDS.map(|it| made(&gate, it, code.filter(|_| it == "features")));
    let plan = plan_of(&KINDS);
    let project = scaffold(&gate.library, &plan, &sections).expect("a project");
    let site = static_site(&gate, &project, &plan, &sections).expect("a site");
    (project, site)
}

fn scripts(tree: &Project) -> Vec<&str> {
    tree.files().map(|it| it.0.as_str()).filter(|it| it.contains(".js")).collect()
}

#[test]
fn a_static_site_brings_react_for_its_islands_only() {
    let (_, site) = both(Some(COUNTER));
    let [islands, react] = scripts(&site)[..] else { panic!("{:?}", scripts(&site)) };
    assert!(islands.starts_with("assets/islands-") && react.starts_with("assets/react-"), "{islands} {react}");
    let page = site.text("index.html").expect("a page");
    assert!(page.contains(&format!("<script type=\"module\" src=\"/{islands}\"></script>")));
    assert!(page.contains("<div data-island=\"features\" class=\"contents\"><section id=\"features\">"));
    // A browser that takes over markup needs to know where one text ends and the next begins.
    assert!(page.contains("pressed <!-- -->0<!-- --> times"));
    let headers = site.text("_headers").expect("headers");
    assert!(headers.contains("script-src 'self' 'sha256-") && headers.contains("/assets/*"), "{headers}");
    let islands = site.text(islands).expect("a script");
    assert!(islands.starts_with(&format!("import*as react from\"/{react}\"")), "{}", &islands[..80]);
    assert!(islands.contains("section:features") && islands.contains("ui/Container"));
    assert!(!islands.contains("ui/Button"), "it brings a module that no island imports");
}

#[test]
fn a_page_without_islands_brings_no_framework() {
    let (project, site) = both(None);
    assert_eq!(scripts(&site), Vec::<&str>::new());
    assert!(!site.text("_headers").expect("headers").contains("'self' 'sha256-"));
    assert!(project.text("src/islands.tsx").is_none());
}

#[test]
fn a_project_takes_over_its_islands() {
    let (project, _) = both(Some(COUNTER));
    let page = project.text("src/App.tsx").expect("a page");
    assert!(page.contains("<Island id=\"features\">\n          <Features id=\"features\""), "{page}");
    let islands = project.text("src/islands.tsx").expect("the islands");
    assert!(islands.contains("import(\"@/sections/Features\")") && !islands.contains("Hero"), "{islands}");
    assert!(project.text("src/main.ts").is_some_and(|it| it.contains("import(\"@/islands\")")));
}

#[test]
fn a_section_edited_to_run_in_the_browser_is_told_of() {
    let (mut project, _) = both(None);
    let path = ProjectPath::new("src/sections/Features.tsx").expect("a path");
    project.put(path, COUNTER);
    let checked = airstrip::pipeline::check(&gate(), &project);
    let codes: Vec<&str> = checked.findings.iter().map(|it| it.code).collect();
    assert!(codes.contains(&"no-island"), "{codes:?}");
}
