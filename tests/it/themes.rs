//! Every theme: its file is whole, and its texts can be read, in its own colours and in any brand's.

use airstrip::theme::{Fonts, Oklch, Theme, colour, colour_names, contrast, dressed, load, names, stylesheet};

const TEXTS: [&str; 3] = ["ink", "muted", "brand"];
const GROUNDS: [&str; 4] = ["ground", "surface", "sunken", "tint"];
const DEEP: [&str; 3] = ["deep-ink", "deep-muted", "deep-brand"];

/// Every pair of a text and its ground at 4.5, every edge of a control and its ground at 3, in both palettes.
#[track_caller]
fn readable(theme: &Theme, colour: &str) {
    for (palette, mode) in [(&theme.light, "light"), (&theme.dark, "dark")] {
        let of = |token: &str| palette.get(token).copied().unwrap_or_else(|| panic!("{} has no {token}", theme.name));
        let pair = |text: &str, ground: &str, least: f32| {
            let ratio = contrast(of(text), of(ground));
            assert!(ratio >= least, "{} {colour} {mode}: {text} on {ground} is {ratio:.3}", theme.name);
        };
        for ground in GROUNDS {
            for text in TEXTS {
                pair(text, ground, 4.5);
            }
            pair("accent-edge", ground, 3.0);
        }
        for text in DEEP {
            pair(text, "deep", 4.5);
        }
        pair("accent-ink", "accent", 4.5);
        pair("deep-accent-ink", "deep-accent", 4.5);
        pair("deep-accent", "deep", 3.0);
        for (token, colour) in palette {
            assert!(colour.is_shown(), "{} {mode}: no screen shows {token}, {colour}", theme.name);
        }
    }
}

#[test]
fn every_text_can_be_read_in_light_and_dark() {
    assert!(names().len() >= 9);
    for name in names() {
        readable(&load(&name).expect("a theme"), "as it is");
    }
}

#[test]
fn every_text_can_be_read_in_every_brand_colour() {
    let themes: Vec<String> = names();
    let mut tried = 0;
    for hue in (0_u16..360).step_by(15) {
        for lightness in [0.0, 0.15, 0.35, 0.5, 0.6, 0.7, 0.85, 1.0] {
            for chroma in [0.0, 0.06, 0.15, 0.37] {
                let brand = Oklch { lightness, chroma, hue: f32::from(hue) }.hex();
                for name in &themes {
                    readable(&dressed(name, &brand).expect("a theme"), &brand);
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 24 * 8 * 4 * themes.len());
}

#[test]
fn the_brand_is_what_buttons_are_in_and_what_neutrals_lean_to() {
    for name in names() {
        let theme = dressed(&name, "#0f766e").expect("a theme");
        assert_eq!(theme.light["accent"].hex(), "#0f766e", "{name}");
        assert!((theme.light["deep"].hue - 183.0).abs() < 4.0, "{name}: {}", theme.light["deep"]);
        assert_eq!(dressed(&name, ""), load(&name));
    }
    let grey = dressed("harbor", "#777777").expect("a theme");
    assert!(grey.light["ground"].chroma < 0.002 && grey.light["deep"].chroma < 0.002);
}

#[track_caller]
fn means(text: &str, hex: &str) {
    assert_eq!(colour(text).map(Oklch::hex).as_deref(), Some(hex), "{text}");
}

#[test]
fn colours_are_read_as_people_write_them() {
    means("#0F766E", "#0f766e");
    means("#abc", "#aabbcc");
    means("teal", "#0f766e");
    means("Grün", "#1d8a4a");
    means("bleu marine", "#1c2f63");
    means("azul marino", "#1c2f63");
    let lightness = |text: &str| colour(text).unwrap_or_else(|| panic!("{text} is a colour")).lightness;
    for (dark, plain, light) in [
        ("dark green", "green", "light green"),
        ("dunkelblau", "blau", "hellblau"),
        ("rojo oscuro", "rojo", "rojo claro"),
    ] {
        assert!(lightness(dark) < lightness(plain) && lightness(plain) < lightness(light), "{plain}");
    }
    for wrong in ["", "#12", "#12345g", "greeen", "dark", "url(x)", "red; }", "plaid"] {
        assert_eq!(colour(wrong), None, "{wrong}");
    }
    for name in colour_names() {
        assert!(colour(&name).is_some_and(Oklch::is_shown), "{name}");
    }
}

#[test]
fn every_theme_has_its_fonts() {
    let fonts = Fonts::load();
    for name in names() {
        let theme = load(&name).expect("a theme");
        for id in [&theme.font.display, &theme.font.text, &theme.font.mono] {
            assert!(fonts.get(id).is_some(), "{name} names the font {id}");
        }
        let css = stylesheet(&theme, &fonts, "/fonts/");
        assert_eq!(css.matches('{').count(), css.matches('}').count());
        assert!(!css.contains("url(\"http"));
    }
}

#[test]
fn black_on_white_is_21() {
    assert!((contrast([1.0, 0.0, 0.0].into(), [0.0, 0.0, 0.0].into()) - 21.0).abs() < 0.1);
}
