//! `theme.css`: a theme as custom properties and font faces.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::iter;

use crate::assets;

use super::font::{Face, Fallback, Fonts};
use super::preset::Theme;
use super::tokens::tokens;

/// A font that systems have. Phones with Android and most Linux machines have neither Arial nor Times New Roman, and what
/// they show instead is much wider or narrower.
struct StandIn {
    /// Which of `fonts.toml`'s bases it stands beside.
    fits: &'static str,
    /// What it is called, and what fonts of the same widths are called.
    names: &'static [&'static str],
    /// The average width of its letters, in those of the base. Measured as `fonts.py` measures.
    room: f32,
    /// The same in capitals.
    capitals: f32,
}

const fn stand_in(fits: &'static str, names: &'static [&'static str], room: f32, capitals: f32) -> StandIn {
    StandIn { fits, names, room, capitals }
}

const STAND_INS: [StandIn; 13] = [
    stand_in("Arial", &["Arial", "Liberation Sans"], 1.0, 1.0),
    stand_in("Arial", &["Roboto", "Roboto Regular", "Roboto-Regular"], 1.0033, 0.9239),
    stand_in("Arial", &["DejaVu Sans"], 1.1482, 1.0112),
    stand_in("Arial Bold", &["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"], 1.0, 1.0),
    stand_in("Arial Bold", &["Roboto Bold", "Roboto-Bold"], 0.9401, 0.9242),
    stand_in("Arial Bold", &["DejaVu Sans Bold"], 1.1991, 1.115),
    stand_in("Times New Roman", &["Times New Roman", "Liberation Serif"], 1.0, 1.0),
    stand_in("Times New Roman", &["Noto Serif", "NotoSerif"], 1.1972, 1.0193),
    stand_in("Times New Roman", &["DejaVu Serif"], 1.2807, 1.148),
    stand_in("Times New Roman Bold", &["Times New Roman Bold", "Liberation Serif Bold"], 1.0, 1.0),
    stand_in("Times New Roman Bold", &["Noto Serif Bold", "NotoSerif-Bold"], 1.1933, 1.0172),
    stand_in("Times New Roman Bold", &["DejaVu Serif Bold"], 1.3295, 1.1744),
    stand_in("Courier New", &["Courier New", "Liberation Mono"], 1.0, 1.0),
];

/// The text of `src/styles/theme.css`, formatted as prettier would. Fonts are asked for under `fonts`, a URL prefix.
pub fn stylesheet(theme: &Theme, faces: &Fonts, fonts: &str) -> String {
    let mut out = format!("/* {}: {} */\n\n", theme.title, theme.mood);
    let chosen = [(&theme.font.display, true), (&theme.font.text, false), (&theme.font.mono, false)];
    let mut seen = BTreeSet::new();
    for (id, display) in chosen {
        let Some(face) = faces.get(id) else { continue };
        if seen.insert((id, false)) {
            web_faces(&mut out, face, fonts);
        }
        let capitals = display && theme.heading.case == "uppercase";
        let bold = face.fallback_bold.as_ref().filter(|_| !display);
        for (fit, weights) in
            [(Some(fitted(face, display)), if display { "400 900" } else { "400" }), (bold, "600 900")]
        {
            let Some(fit) = fit else { continue };
            for (name, local, room) in stand_ins(face, display, (fit, capitals)) {
                fallback_face(&mut out, (&name, &local, weights), (fit, room));
            }
        }
    }
    properties(&mut out, theme, faces);
    out
}

fn web_faces(out: &mut String, face: &Face, fonts: &str) {
    let [least, most] = face.weights;
    for file in &face.files {
        write!(
            out,
            "@font-face {{\n  font-family: \"{}\";\n  src: url(\"{fonts}{}\") format(\"woff2\");\n  \
             font-weight: {least} {most};\n  font-display: swap;\n  unicode-range:\n    {};\n}}\n\n",
            face.family,
            file.file,
            filled(&file.unicode_range),
        )
        .ok();
    }
}

/// A list in lines as full as prettier fills them.
fn filled(list: &str) -> String {
    let mut lines = vec![String::new()];
    for part in list.split(", ") {
        let Some(line) = lines.last_mut() else { continue };
        if line.is_empty() {
            line.push_str(part);
        } else if 4 + line.len() + 2 + part.len() < 100 {
            line.push_str(", ");
            line.push_str(part);
        } else {
            line.push(',');
            lines.push(part.to_owned());
        }
    }
    lines.join("\n    ")
}

/// The local fonts that stand in for `face` until it arrives: the name of each, where it is found, and how many times
/// the room of the one that `fonts.toml` fits as in `fit` it takes.
fn stand_ins(face: &Face, display: bool, (fit, capitals): (&Fallback, bool)) -> Vec<(String, String, f32)> {
    let suffix = if display && face.fallback_display.is_some() { "Display Fallback" } else { "Fallback" };
    let own = |it: &&StandIn| it.fits == fit.base;
    let name = |at: usize| if at == 0 { String::new() } else { format!(" {}", at + 1) };
    let room = |it: &StandIn| if capitals { it.capitals } else { it.room };
    let found = STAND_INS.iter().filter(own).enumerate();
    found.map(|(at, it)| (format!("{} {suffix}{}", face.family, name(at)), local(it.names), room(it))).collect()
}

fn fitted(face: &Face, display: bool) -> &Fallback {
    face.fallback_display.as_ref().filter(|_| display).unwrap_or(&face.fallback)
}

fn local(names: &[&str]) -> String {
    let all: Vec<String> = names.iter().map(|it| format!("local(\"{it}\")")).collect();
    all.join(", ")
}

fn fallback_face(out: &mut String, (name, local, weights): (&str, &str, &str), (it, room): (&Fallback, f32)) {
    let src = if local.len() > 84 { format!("\n    {}", local.replace(", ", ",\n    ")) } else { format!(" {local}") };
    let percent = |it: f32| (it * 100.0).round() / 100.0;
    write!(
        out,
        "@font-face {{\n  font-family: \"{name}\";\n  src:{src};\n  font-weight: {weights};\n  \
         ascent-override: {}%;\n  descent-override: {}%;\n  line-gap-override: {}%;\n  size-adjust: {}%;\n}}\n\n",
        percent(it.ascent_override * room),
        percent(it.descent_override * room),
        percent(it.line_gap_override * room),
        percent(it.size_adjust / room),
    )
    .ok();
}

fn properties(out: &mut String, theme: &Theme, faces: &Fonts) {
    out.push_str(":root {\n");
    for (token, light) in &theme.light {
        let value = match theme.dark.get(token) {
            Some(dark) if dark != light => format!("light-dark({light}, {dark})"),
            _ => light.to_string(),
        };
        writeln!(out, "  --{token}: {value};").ok();
    }
    let family = |id: &str, display: bool| {
        let Some(face) = faces.get(id) else { return "sans-serif".to_owned() };
        let generic = match face.kind.as_str() {
            "serif" => "serif",
            "mono" => "monospace",
            _ => "sans-serif",
        };
        let names = stand_ins(face, display, (fitted(face, display), false)).into_iter().map(|it| it.0);
        let names: Vec<String> = iter::once(face.family.clone()).chain(names).map(|it| format!("\"{it}\"")).collect();
        format!("{}, {generic}", names.join(", "))
    };
    let zero = |id: &str, display: bool| faces.get(id).map_or(0.5, |it| fitted(it, display).zero);
    let families = [
        ("font-display-family", family(&theme.font.display, true)),
        ("font-text-family", family(&theme.font.text, false)),
        ("font-mono-family", family(&theme.font.mono, false)),
    ];
    for (name, value) in families {
        let whole = format!("  --{name}: {value};");
        let lines = if whole.len() > 100 { format!("  --{name}:\n    {};", filled(&value)) } else { whole };
        writeln!(out, "{lines}").ok();
    }
    for (name, width) in
        [("display-zero", zero(&theme.font.display, true)), ("text-zero", zero(&theme.font.text, false))]
    {
        writeln!(out, "  --{name}: {width}em;").ok();
    }
    out.push_str(&tokens(theme));
    out.push_str("}\n");
}

/// The stylesheet of a project, which gives the class names their meaning. It is the same for every theme, because a
/// theme only gives the values.
pub fn main_styles() -> String {
    assets::template_text("targets/vite/src/styles/main.css").into_owned()
}
