//! Every theme: its file is whole, its texts can be read.

use airstrip::theme::{Fonts, Palette, contrast, load, names, stylesheet};

const TEXTS: [&str; 3] = ["ink", "muted", "brand"];
const GROUNDS: [&str; 4] = ["ground", "surface", "sunken", "tint"];
const DEEP: [&str; 3] = ["deep-ink", "deep-muted", "deep-brand"];

#[track_caller]
fn readable(theme: &str, palette: &Palette, text: &str, ground: &str) {
    let of = |token: &str| palette.get(token).copied().unwrap_or_else(|| panic!("{theme} has no {token}"));
    let ratio = contrast(of(text), of(ground));
    assert!(ratio >= 4.5, "{theme}: {text} on {ground} is {ratio:.2}");
}

#[test]
fn every_text_can_be_read_in_light_and_dark() {
    assert!(names().len() >= 5);
    for name in names() {
        let theme = load(&name).expect("a theme");
        for palette in [&theme.light, &theme.dark] {
            for ground in GROUNDS {
                for text in TEXTS {
                    readable(&name, palette, text, ground);
                }
            }
            for text in DEEP {
                readable(&name, palette, text, "deep");
            }
            readable(&name, palette, "accent-ink", "accent");
        }
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
