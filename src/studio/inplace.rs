//! A page whose words are pressed to be changed: as it is exported, but every text is a link, and what was pressed is
//! told to the tab that shows it. This needs no script in the preview, and no more rights.

use super::shown::Shown;
use crate::site::pressable;

/// How a text looks that can be pressed.
const STYLE: &str = "<style>.airstrip-word{color:inherit;text-decoration:none;cursor:text;border-radius:2px;\
    outline:1px dashed color-mix(in oklab,currentcolor 45%,transparent);outline-offset:3px}\
    .airstrip-word:is(:hover,:focus-visible){outline:2px solid currentcolor}</style></head>";

/// The page of `shown` for the tab called `tab`.
pub(super) fn page(shown: &Shown, tab: &str) -> Option<String> {
    let mut html = String::from_utf8(shown.site.get("index.html")?.to_vec()).ok()?;
    for section in &shown.sections {
        let id = section.spec().id.as_str();
        let words = pressable(section, |path| format!("/~words/{tab}/{id}/{path}"));
        html = html.replacen(section.html(), &words, 1);
    }
    Some(html.replacen("</head>", STYLE, 1))
}
