//! What a theme is beside its colours and letters, as custom properties: shape, lines, cards, motion, texture.

use std::fmt::Write;

use super::preset::{CardStyle, Scheme, Texture, Theme};

/// The declarations of `theme`, formatted as prettier would.
pub(super) fn tokens(theme: &Theme) -> String {
    let scheme = match theme.scheme {
        Scheme::Both => "light dark",
        Scheme::Dark => "dark",
    };
    let lines = [
        ("display-weight", theme.heading.weight.to_string()),
        ("display-tracking", theme.heading.tracking.clone()),
        ("display-case", theme.heading.case.clone()),
        ("display-scale", theme.heading.scale.to_string()),
        ("hero-max", theme.heading.hero_max.clone()),
        ("hero-leading", theme.heading.leading.to_string()),
        ("radius-control-size", theme.shape.control.clone()),
        ("radius-card-size", theme.shape.card.clone()),
        ("radius-chip-size", theme.shape.chip.clone()),
        ("ornament", u8::from(theme.ornament).to_string()),
        ("line-width", theme.line.width.clone()),
        ("motion-time", theme.motion.time.clone()),
        ("motion-rise", theme.motion.rise.clone()),
        ("space-section", theme.space.section.clone()),
        ("space-section-tight", theme.space.section_tight.clone()),
        ("page-width", "73.75rem".to_owned()),
    ];
    // As a value and not by a property of its own: the bundler that lowers `light-dark()` has to read it.
    let mut out = format!("  color-scheme: {scheme};\n");
    for (name, value) in lines {
        writeln!(out, "  --{name}: {value};").ok();
    }
    out.push_str(card(theme.card.style));
    out.push_str(panel(theme.card.style));
    out.push_str(texture(theme.texture));
    out
}

/// The ring of a card, and what it casts.
fn card(style: CardStyle) -> &'static str {
    match style {
        CardStyle::Ring => "  --card-line: var(--line-width);\n  --card-shadow: 0 0 #0000;\n",
        CardStyle::Flat => "  --card-line: 0px;\n  --card-shadow: 0 0 #0000;\n",
        CardStyle::Hard => "  --card-line: var(--line-width);\n  --card-shadow: 6px 6px 0 var(--line);\n",
        CardStyle::Double => {
            "  --card-line: var(--line-width);\n  --card-shadow: 0 0 0 4px var(--surface), 0 0 0 5px var(--line);\n"
        }
        CardStyle::Shadow => {
            "  --card-line: 0px;\n  --card-shadow:\n    \
             0 1px 2px light-dark(oklch(0.2 0.02 240 / 0.06), oklch(0 0 0 / 0.3)),\n    \
             0 8px 24px -10px light-dark(oklch(0.2 0.02 240 / 0.14), oklch(0 0 0 / 0.5));\n"
        }
    }
}

/// What lies under figures that stand out.
fn panel(style: CardStyle) -> &'static str {
    match style {
        CardStyle::Flat => "  --panel-shadow: 0 0 #0000;\n",
        CardStyle::Hard => "  --panel-shadow: 10px 10px 0 var(--accent-own);\n",
        CardStyle::Ring | CardStyle::Double | CardStyle::Shadow => {
            "  --panel-shadow:\n    0 1px 2px light-dark(oklch(0.2 0.02 240 / 0.06), oklch(0 0 0 / 0.3)),\n    \
             0 12px 32px -12px light-dark(oklch(0.2 0.02 240 / 0.18), oklch(0 0 0 / 0.5));\n"
        }
    }
}

fn texture(texture: Texture) -> &'static str {
    match texture {
        Texture::None => "  --texture: none;\n",
        Texture::Grid => {
            "  --rule: color-mix(in oklch, var(--line) 55%, transparent);\n  --texture:\n    \
             repeating-linear-gradient(to right, var(--rule) 0 1px, transparent 1px 40px),\n    \
             repeating-linear-gradient(to bottom, var(--rule) 0 1px, transparent 1px 40px);\n"
        }
        Texture::Paper => {
            "  --rule: color-mix(in oklch, var(--line) 70%, transparent);\n  \
             --texture: repeating-linear-gradient(to bottom, var(--rule) 0 1px, transparent 1px 28px);\n"
        }
        Texture::Gingham => {
            "  --rule: color-mix(in oklch, var(--brand) 14%, transparent);\n  --texture:\n    \
             repeating-linear-gradient(to right, var(--rule) 0 18px, transparent 18px 36px),\n    \
             repeating-linear-gradient(to bottom, var(--rule) 0 18px, transparent 18px 36px);\n"
        }
        Texture::Stripes => {
            "  --rule: color-mix(in oklch, var(--accent-own) 32%, transparent);\n  \
             --texture: repeating-linear-gradient(to right, var(--rule) 0 32px, transparent 32px 64px);\n"
        }
        Texture::Hatch => {
            "  --rule: color-mix(in oklch, var(--brand) 22%, transparent);\n  \
             --texture: repeating-linear-gradient(135deg, var(--rule) 0 1px, transparent 1px 12px);\n"
        }
    }
}
