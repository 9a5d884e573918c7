//! The user's own pictures: which section shows which.

use serde_json::{Value, json};

use crate::plan::{Image, Plan, SectionSpec};

/// Lists whose entries may have a picture, by the kind of section.
const LISTS: [(&str, &str); 2] = [("gallery", "items"), ("products", "items")];

/// Gives `content` its pictures: the first of the plan stands in the hero, the next where the page says who is behind
/// it, the rest in lists.
pub(super) fn place(content: &mut Value, plan: &Plan, spec: &SectionSpec) {
    let Some(first) = plan.images.first() else { return };
    if spec.kind == "hero" {
        content["figure"] = json!({ "kind": "photo", "image": value(first) });
        return;
    }
    let lists = |kind: &str| LISTS.iter().find(|it| it.0 == kind).map(|it| it.1);
    let mut rest = plan.images.iter().skip(1);
    for section in &plan.sections {
        let here = section.id == spec.id;
        if section.kind == "about" {
            let Some(image) = rest.next() else { return };
            if here {
                content["image"] = value(image);
            }
        } else if let (Some(list), true) = (lists(&section.kind), here) {
            let items = content.get_mut(list).and_then(Value::as_array_mut);
            for (item, image) in items.into_iter().flatten().zip(rest.by_ref()) {
                item["image"] = value(image);
            }
        }
        if here {
            return;
        }
    }
}

/// What stands for the alternative text while nobody has said what a picture shows.
pub(super) const ALT: &str = "[what this picture shows]";

fn value(image: &Image) -> Value {
    let alt = if image.alt.is_empty() { ALT } else { &image.alt };
    let mut out = json!({ "src": Image::path(&image.file), "alt": alt, "width": image.width, "height": image.height });
    if !image.small.is_empty() {
        out["small"] = Image::path(&image.small).into();
    }
    out
}
