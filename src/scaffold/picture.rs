//! Pictures made in Rust: the favicon, and the card that link previews show.

use std::fmt::Write;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use thiserror::Error;

use super::emit;
use crate::assets;
use crate::theme::{Face, Fonts, Oklch, Theme};

/// The size that link previews ask for, in pixels.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;

/// Why a picture could not be made.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The drawing is not valid SVG: a fault of ours.
    #[error("could not draw the preview picture")]
    Draw(#[source] resvg::usvg::Error),
    /// The picture could not be made into a file.
    #[error("could not encode the preview picture: {0}")]
    Encode(String),
}

/// What the preview card says.
pub(super) struct Card<'a> {
    pub(super) name: &'a str,
    pub(super) headline: &'a str,
    pub(super) note: &'a str,
}

/// `favicon.svg`: the first letter on the theme's deep ground.
pub(super) fn favicon(name: &str, theme: &Theme) -> String {
    let letter: String = name.trim().chars().find(|it| it.is_alphanumeric()).unwrap_or('•').to_uppercase().collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\">\n  \
         <rect width=\"64\" height=\"64\" rx=\"12\" fill=\"{deep}\"/>\n  \
         <rect y=\"54\" width=\"64\" height=\"10\" fill=\"{accent}\"/>\n  \
         <text x=\"32\" y=\"40\" text-anchor=\"middle\" font-family=\"system-ui, sans-serif\" font-size=\"36\" \
         font-weight=\"700\" fill=\"{ink}\">{letter}</text>\n</svg>\n",
        deep = hex(theme, "deep"),
        accent = hex(theme, "accent"),
        ink = hex(theme, "deep-ink"),
        letter = emit::html(&letter),
    )
}

/// `og.png`: the name and the headline in the theme's own type and colours.
pub(super) fn og(card: &Card<'_>, theme: &Theme, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
    let mut options = Options::default();
    let mut database = fontdb::Database::new();
    for face in [fonts.get(&theme.font.display), fonts.get(&theme.font.text)].into_iter().flatten() {
        database.load_font_data(assets::vendor(&format!("fonts/{}", face.ttf.file)).into_owned());
    }
    options.fontdb = Arc::new(database);
    let tree = Tree::from_str(&drawing(card, theme, fonts), &options).map_err(PictureError::Draw)?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| PictureError::Encode("no memory".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|it| PictureError::Encode(it.to_string()))
}

fn hex(theme: &Theme, token: &str) -> String {
    theme.first().get(token).copied().map_or_else(|| "#000000".to_owned(), Oklch::hex)
}

fn drawing(card: &Card<'_>, theme: &Theme, fonts: &Fonts) -> String {
    let family = |id: &str| fonts.get(id).map_or("sans-serif", |it: &Face| it.ttf.family.as_str());
    let (display, text) = (family(&theme.font.display), family(&theme.font.text));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\"/>\
         <rect y=\"{y}\" width=\"{WIDTH}\" height=\"118\" fill=\"{}\"/>\
         <rect y=\"{y}\" width=\"72\" height=\"118\" fill=\"{}\"/>",
        hex(theme, "ground"),
        hex(theme, "deep"),
        hex(theme, "accent"),
        y = HEIGHT - 118,
    );
    let (lines, size) = fit(card.headline);
    let ink = hex(theme, "ink");
    let step = size * 1.08;
    #[expect(clippy::cast_precision_loss, reason = "at most four lines")]
    let first = (512.0 - step * (lines.len() as f32 - 1.0)) / 2.0 + size * 0.34;
    for (index, line) in lines.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "at most four lines")]
        let y = step.mul_add(index as f32, first);
        write!(
            out,
            "<text x=\"72\" y=\"{y:.1}\" font-family=\"{display}\" font-size=\"{size}\" fill=\"{ink}\" \
             letter-spacing=\"{:.2}\">{}</text>",
            size * -0.02,
            emit::html(line)
        )
        .ok();
    }
    write!(
        out,
        "<text x=\"112\" y=\"584\" font-family=\"{display}\" font-size=\"40\" fill=\"{}\">{}</text>\
         <text x=\"1128\" y=\"582\" text-anchor=\"end\" font-family=\"{text}\" font-size=\"28\" fill=\"{}\">{}</text></svg>",
        hex(theme, "deep-ink"),
        emit::html(&drawable(card.name, 30)),
        hex(theme, "deep-muted"),
        emit::html(&drawable(card.note, 44)),
    ).ok();
    out
}

/// The headline in lines, and the size at which they fit.
fn fit(headline: &str) -> (Vec<String>, f32) {
    let headline = drawable(headline, 120);
    for (size, most) in [(92.0, 22), (78.0, 26), (64.0, 32)] {
        let lines = wrap(&headline, most);
        if lines.len() <= 4 && lines.iter().all(|it| it.chars().count() <= most) {
            return (lines, size);
        }
    }
    (wrap(&headline, 40).into_iter().take(5).collect(), 52.0)
}

fn wrap(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// `text` if the vendored fonts have its characters and it is not longer than `most`; else nothing is drawn, which is
/// better than boxes or half a name.
fn drawable(text: &str, most: usize) -> String {
    let drawn =
        |it: char| matches!(it, ' '..='\u{24F}' | '\u{2010}'..='\u{2026}' | '\u{20AC}' | '\u{1E00}'..='\u{1EFF}');
    if text.chars().count() <= most && text.chars().all(drawn) { text.to_owned() } else { String::new() }
}
