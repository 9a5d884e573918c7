//! The body of a page: skip link, header, main content, footer, as the project's `App.tsx` puts them.

use std::fmt::Write;

use crate::scaffold::{html, skip_words};
use crate::section::{Library, PagePart};
use crate::verify::Section;

/// The classes of the skip link; `App.tsx` has the same.
pub(super) const SKIP_CLASSES: &str = "sr-only rounded-control bg-surface px-4 py-3 font-medium text-ink shadow-panel \
                                       focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50";
/// The classes of `<main>`.
pub(super) const MAIN_CLASSES: &str = "outline-none";

/// The body of the page with `sections` in their order, in the language `lang`.
pub fn shell(library: &Library, sections: &[Section], lang: &str) -> String {
    let place = |it: &Section| library.kind(&it.spec().kind).map_or(PagePart::Main, |it| it.place);
    let part = |wanted: PagePart| -> String { sections.iter().filter(|it| place(it) == wanted).map(element).collect() };
    let mut out = format!("<a href=\"#main\" class=\"{SKIP_CLASSES}\">{}</a>", html(&skip_words(lang)));
    out.push_str(&part(PagePart::Header));
    write!(
        out,
        "<main id=\"main\" tabindex=\"-1\" class=\"{MAIN_CLASSES}\">{}</main>{}",
        part(PagePart::Main),
        part(PagePart::Footer)
    )
    .ok();
    out
}

pub(super) fn element(section: &Section) -> String {
    if !section.needs_client() {
        return section.html().to_owned();
    }
    format!("<div data-island=\"{}\" class=\"contents\">{}</div>", section.spec().id, section.html())
}
