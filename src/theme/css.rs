//! `theme.css`: a theme as custom properties and font faces.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::assets;

use super::font::{Face, Fallback, Fonts};
use super::preset::Theme;
use super::tokens::tokens;

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
        let fallback = if display { face.fallback_display.as_ref().unwrap_or(&face.fallback) } else { &face.fallback };
        fallback_face(&mut out, &fallback_name(face, display), fallback);
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

/// A list of ranges in lines as full as prettier fills them.
fn filled(ranges: &str) -> String {
    let mut lines = vec![String::new()];
    for range in ranges.split(", ") {
        let Some(line) = lines.last_mut() else { continue };
        if line.is_empty() {
            line.push_str(range);
        } else if 4 + line.len() + 2 + range.len() < 100 {
            line.push_str(", ");
            line.push_str(range);
        } else {
            line.push(',');
            lines.push(range.to_owned());
        }
    }
    lines.join("\n    ")
}

fn fallback_face(out: &mut String, name: &str, it: &Fallback) {
    let local = match it.base.as_str() {
        "Arial Bold" => "local(\"Arial Bold\"), local(\"Arial-BoldMT\"), local(\"Liberation Sans Bold\")".to_owned(),
        "Arial" => "local(\"Arial\"), local(\"Liberation Sans\")".to_owned(),
        "Times New Roman Bold" => "local(\"Times New Roman Bold\"), local(\"Liberation Serif Bold\")".to_owned(),
        "Times New Roman" => "local(\"Times New Roman\"), local(\"Liberation Serif\")".to_owned(),
        "Courier New" => "local(\"Courier New\"), local(\"Liberation Mono\")".to_owned(),
        other => format!("local(\"{other}\")"),
    };
    let src = if local.len() > 84 { format!("\n    {}", local.replace(", ", ",\n    ")) } else { format!(" {local}") };
    write!(
        out,
        "@font-face {{\n  font-family: \"{name}\";\n  src:{src};\n  ascent-override: {}%;\n  descent-override: {}%;\n  \
         line-gap-override: {}%;\n  size-adjust: {}%;\n}}\n\n",
        it.ascent_override, it.descent_override, it.line_gap_override, it.size_adjust,
    )
    .ok();
}

fn fallback_name(face: &Face, display: bool) -> String {
    let suffix = if display && face.fallback_display.is_some() { "Display Fallback" } else { "Fallback" };
    format!("{} {suffix}", face.family)
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
        format!("\"{}\", \"{}\", {generic}", face.family, fallback_name(face, display))
    };
    let families = [
        ("font-display-family", family(&theme.font.display, true)),
        ("font-text-family", family(&theme.font.text, false)),
        ("font-mono-family", family(&theme.font.mono, false)),
    ];
    for (name, value) in families {
        writeln!(out, "  --{name}: {value};").ok();
    }
    out.push_str(&tokens(theme));
    out.push_str("}\n");
}

/// The stylesheet of a project, which gives the class names their meaning. It is the same for every theme, because a
/// theme only gives the values.
pub fn main_styles() -> String {
    assets::template_text("targets/vite/src/styles/main.css").into_owned()
}
