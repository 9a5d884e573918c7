//! Pictures made in Rust: the favicon, and the card that link previews show.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use thiserror::Error;

use super::card::Card;
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
pub(super) fn og(card: &Card, theme: &Theme, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
    let mut options = Options::default();
    let mut database = fontdb::Database::new();
    let faces = [fonts.get(&theme.font.display).map(|it| &it.ttf), fonts.get(&theme.font.text).map(Face::drawn_text)];
    for drawn in faces.into_iter().flatten() {
        let font = assets::vendor(&format!("fonts/{}", drawn.file));
        database.load_font_source(fontdb::Source::Binary(Arc::new(font)));
    }
    options.fontdb = Arc::new(database);
    let tree = Tree::from_str(&drawing(card, theme, fonts), &options).map_err(PictureError::Draw)?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| PictureError::Encode("no memory".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    png(&pixels).map_err(|it| PictureError::Encode(it.to_string()))
}

/// An opaque picture as a PNG, row by row: packed in half of the usual time, a twentieth larger.
fn png(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    encoder.set_filter(png::Filter::Up);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let mut row = Vec::new();
    for rgba in pixels.data().chunks_exact(pixels.width() as usize * 4) {
        row.clear();
        row.extend(rgba.chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]));
        stream.write_all(&row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(out)
}

fn hex(theme: &Theme, token: &str) -> String {
    theme.first().get(token).copied().map_or_else(|| "#000000".to_owned(), Oklch::hex)
}

/// Edges that lie between pixels need no blending, which costs more than all else for a large ground.
const CRISP: &str = "shape-rendering=\"crispEdges\"";
/// The room for the headline: its left edge, its width, and the middle of its height.
const LEFT: f32 = 72.0;
const ROOM: f32 = 790.0;
const MIDDLE: f32 = 262.0;
/// The side of a tile of the pattern, in pixels, and how many columns it has.
const TILE: f32 = 105.0;
const COLUMNS: u16 = 2;

fn drawing(card: &Card, theme: &Theme, fonts: &Fonts) -> String {
    let display = fonts.get(&theme.font.display).map_or("sans-serif", |it| it.ttf.family.as_str());
    let text = fonts.get(&theme.font.text).map_or("sans-serif", |it| it.drawn_text().family.as_str());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" {CRISP} fill=\"{}\"/>",
        hex(theme, "ground"),
    );
    let name = drawable(&card.name, 34);
    // Where the letters have no headline in this script, the name stands alone, or else the pattern does.
    let headline = Some(drawable(&card.headline, 120)).filter(|it| !it.is_empty()).unwrap_or_else(|| name.clone());
    pattern(&mut out, theme, &card.name, if headline.is_empty() { 12 } else { COLUMNS });
    if headline.is_empty() {
        return out + "</svg>";
    }
    lines(&mut out, theme, fonts, &headline);
    write!(
        out,
        "<rect x=\"{LEFT}\" y=\"524\" width=\"{ROOM}\" height=\"2\" {CRISP} fill=\"{}\"/>\
         <text x=\"{LEFT}\" y=\"578\" font-family=\"{display}\" font-size=\"34\" fill=\"{}\">{}</text>\
         <text x=\"{}\" y=\"577\" text-anchor=\"end\" font-family=\"{text}\" font-size=\"25\" fill=\"{}\">{}</text></svg>",
        hex(theme, "line"),
        hex(theme, "brand"),
        emit::html(&name),
        LEFT + ROOM,
        hex(theme, "muted"),
        emit::html(&drawable(&card.note, 34)),
    )
    .ok();
    out
}

/// The headline in the theme's own letters.
fn lines(out: &mut String, theme: &Theme, fonts: &Fonts, headline: &str) {
    let Some(face) = fonts.get(&theme.font.display) else { return };
    let capitals = theme.heading.case == "uppercase";
    let headline = if capitals { headline.to_uppercase() } else { headline.to_owned() };
    let tracking = theme.heading.tracking.trim_end_matches("em").parse().unwrap_or(-0.02_f32);
    let (lines, size) = fit(&headline, face.advance * if capitals { 1.24 } else { 1.0 } + tracking);
    let step = size * theme.heading.leading.max(1.02);
    let count = f32::from(u16::try_from(lines.len()).unwrap_or(1));
    let mut y = MIDDLE + size * 0.34 - step * (count - 1.0) / 2.0;
    for line in lines {
        write!(
            out,
            "<text x=\"{LEFT}\" y=\"{y:.1}\" font-family=\"{}\" font-size=\"{size}\" fill=\"{}\" \
             letter-spacing=\"{:.2}\">{}</text>",
            face.ttf.family,
            hex(theme, "ink"),
            size * tracking,
            emit::html(&line)
        )
        .ok();
        y += step;
    }
}

/// A pattern that is the name's own, in `columns` at the end of the card.
fn pattern(out: &mut String, theme: &Theme, name: &str, columns: u16) {
    const TILES: [&str; 5] = [
        "M0 0a10 10 0 0 1 10 10H0z",
        "M10 0a10 10 0 0 0-10 10h10z",
        "M0 0h10v10a10 10 0 0 1-10-10z",
        "M0 10L10 0v10z",
        "M5 1a4 4 0 0 1 0 8 4 4 0 0 1 0-8z",
    ];
    let inks = ["brand", "accent", "deep"].map(|it| hex(theme, it));
    let mut seed = blake3::hash(name.as_bytes()).as_bytes().to_vec();
    seed.extend(blake3::hash(&seed).as_bytes().to_vec());
    let wide = 1200.0_f32;
    let left = wide - TILE * f32::from(columns);
    write!(
        out,
        "<rect x=\"{left}\" width=\"{}\" height=\"{HEIGHT}\" {CRISP} fill=\"{}\"/>",
        TILE * f32::from(columns),
        hex(theme, "tint")
    )
    .ok();
    for row in 0..6_u16 {
        for column in 0..columns {
            let byte = usize::from(seed[usize::from(row * columns + column) % seed.len()]);
            let (x, y) = (left + TILE * f32::from(column), TILE * f32::from(row));
            let (tile, ink) = (TILES[byte % TILES.len()], &inks[byte / 8 % inks.len()]);
            write!(out, "<path d=\"{tile}\" fill=\"{ink}\" transform=\"translate({x} {y}) scale(10.5)\"/>").ok();
        }
    }
}

/// The headline in lines, and the size at which they fit; `advance` is the width of a letter in em.
fn fit(headline: &str, advance: f32) -> (Vec<String>, f32) {
    for size in [104.0, 92.0, 80.0, 70.0, 60.0, 52.0] {
        let most = letters(size, advance);
        let lines = balanced(headline, most);
        if lines.len() <= if size > 80.0 { 3 } else { 4 } && lines.iter().all(|it| it.chars().count() <= most) {
            return (lines, size);
        }
    }
    (wrap(headline, letters(44.0, advance)).into_iter().take(6).collect(), 44.0)
}

/// How many letters fit beside each other.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen")]
fn letters(size: f32, advance: f32) -> usize {
    // Lines differ from the average: one of ten is kept free.
    (ROOM * 0.92 / (size * advance.max(0.2))) as usize
}

/// Lines of at most `most` letters, as equal as their number allows.
fn balanced(text: &str, most: usize) -> Vec<String> {
    let lines = wrap(text, most);
    let narrower = (most / 2..most)
        .map(|it| wrap(text, it))
        .find(|it| it.len() == lines.len() && it.iter().all(|line| line.chars().count() <= most));
    narrower.unwrap_or(lines)
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
