//! A theme in a brand's own colour: every colour is derived from it, and every text is solved to be readable.

use super::color::{Oklch, contrast};
use super::preset::{CardStyle, Neutrals, Palette, Theme};

/// What a text needs against its ground.
const TEXT: f32 = 4.5;
/// What a control's edge needs against what is around it.
const EDGE: f32 = 3.0;
/// The grounds that texts stand on.
const GROUNDS: [&str; 4] = ["ground", "surface", "sunken", "tint"];
/// A brand of this chroma colours neutrals as much as the theme itself does.
const FULL: f32 = 0.1;

/// `theme` in the colour `brand`: its lightnesses and its restraint, the brand's hue.
pub(super) fn branded(mut theme: Theme, brand: Oklch) -> Theme {
    let (neutrals, hard) = (theme.neutrals, theme.card.style == CardStyle::Hard);
    for (palette, dark) in [(&mut theme.light, false), (&mut theme.dark, true)] {
        rotate(palette, brand, neutrals);
        palette.insert("brand".to_owned(), brand);
        palette.insert("accent".to_owned(), brand);
        palette.remove("accent-edge");
        palette.remove("deep-accent");
        if dark {
            let ground = backgrounds(palette, &GROUNDS);
            palette.insert("accent".to_owned(), lifted(brand, &ground));
        }
        texts(palette, dark);
        let ink = ink_on(palette.get("accent").copied().unwrap_or(brand));
        palette.insert("accent-ink".to_owned(), ink);
        complete(palette, hard);
    }
    theme
}

/// Gives every colour but accent and brand text the hue of `brand`, and as much chroma as the brand has of it.
fn rotate(palette: &mut Palette, brand: Oklch, neutrals: Neutrals) {
    let much = (brand.chroma / FULL).clamp(0.0, 1.15);
    for (token, colour) in palette.iter_mut() {
        let paper = matches!(token.as_str(), "ground" | "surface" | "sunken" | "line" | "ink" | "muted");
        if paper && neutrals == Neutrals::Own {
            continue;
        }
        let least = match token.as_str() {
            "tint" => 0.03,
            "deep-brand" => 0.07,
            _ => 0.0,
        };
        colour.hue = brand.hue;
        colour.chroma = colour.chroma.max(least) * much * muddiness(token, brand.hue);
        *colour = colour.shown();
    }
}

/// Dark yellow is mud: what is dark has less of it.
fn muddiness(token: &str, hue: f32) -> f32 {
    let dark = matches!(token, "deep" | "deep-line" | "ground" | "surface" | "sunken" | "tint");
    if dark && (60.0..125.0).contains(&hue) { 0.6 } else { 1.0 }
}

/// Moves every text away from its grounds until it can be read.
fn texts(palette: &mut Palette, dark: bool) {
    let away = if dark { 1.0 } else { 0.0 };
    let grounds = backgrounds(palette, &GROUNDS);
    for token in ["ink", "muted", "brand"] {
        solve(palette, token, &grounds, away);
    }
    let deep = backgrounds(palette, &["deep"]);
    for token in ["deep-ink", "deep-muted", "deep-brand"] {
        solve(palette, token, &deep, 1.0);
    }
}

fn solve(palette: &mut Palette, token: &str, grounds: &[Oklch], away: f32) {
    if let Some(colour) = palette.get(token).copied() {
        palette.insert(token.to_owned(), reach(colour, grounds, TEXT, away));
    }
}

/// Adds what follows from the other colours: the edge of a control, and the accent of deep bands with its ink.
///
/// A `hard` theme draws the edge of every control in ink.
pub(super) fn complete(palette: &mut Palette, hard: bool) {
    let of = |token: &str| palette.get(token).copied();
    let (Some(accent), Some(ink), Some(deep)) = (of("accent"), of("accent-ink"), of("deep")) else { return };
    let grounds = backgrounds(palette, &GROUNDS);
    let darkest = grounds.iter().map(|it| it.lightness).fold(1.0, f32::min);
    let edge = of("ink").filter(|_| hard).unwrap_or(accent);
    let edge = reach(edge, &grounds, EDGE, if darkest > 0.5 { 0.0 } else { 1.0 });
    let on_deep = lifted(accent, &[deep]);
    let deep_ink = if on_deep == accent.shown() { ink } else { ink_on(on_deep) };
    for (token, colour) in [("accent-edge", edge), ("deep-accent", on_deep), ("deep-accent-ink", deep_ink)] {
        palette.insert(token.to_owned(), colour);
    }
}

fn backgrounds(palette: &Palette, tokens: &[&str]) -> Vec<Oklch> {
    tokens.iter().filter_map(|it| palette.get(*it)).copied().collect()
}

/// `colour`, or the nearest one on its way to the lightness `away` that has `ratio` against all of `grounds`.
fn reach(colour: Oklch, grounds: &[Oklch], ratio: f32, away: f32) -> Oklch {
    let enough = |it: Oklch| grounds.iter().all(|ground| contrast(it, *ground) >= ratio);
    if enough(colour.shown()) {
        return colour.shown();
    }
    let (mut near, mut far) = (0.0_f32, 1.0_f32);
    let on_the_way = |share: f32| colour.at((away - colour.lightness).mul_add(share, colour.lightness)).shown();
    for _ in 0..14 {
        let middle = f32::midpoint(near, far);
        if enough(on_the_way(middle)) { far = middle } else { near = middle }
    }
    on_the_way(far)
}

/// `colour` where it stands out from dark `grounds`; else a clearly lighter one, for half-way looks switched off.
fn lifted(colour: Oklch, grounds: &[Oklch]) -> Oklch {
    let least = reach(colour, grounds, EDGE, 1.0);
    if least.lightness - colour.lightness < 0.05 {
        return least;
    }
    let clear = if colour.chroma < 0.03 { 0.94 } else { 0.78 };
    colour.at(least.lightness.max(clear)).shown()
}

/// The ink for `ground`: nearly white where that can be read, else nearly black, both with a breath of its hue.
fn ink_on(ground: Oklch) -> Oklch {
    let hint = ground.chroma.min(0.045);
    let light = Oklch { lightness: 0.985, chroma: hint / 4.0, hue: ground.hue };
    let dark = Oklch { lightness: 0.22, chroma: hint, hue: ground.hue };
    let white = reach(light, &[ground], TEXT, 1.0);
    if contrast(white, ground) >= TEXT { white } else { reach(dark, &[ground], TEXT, 0.0) }
}
