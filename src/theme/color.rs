//! Colours in OKLCH: what a screen shows of them, and how far apart two of them are.

use std::fmt;

use palette::{FromColor, IsWithinBounds, LinSrgb, Srgb, color_difference::Wcag21RelativeContrast};
use serde::Deserialize;

/// A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(from = "[f32; 3]")]
pub struct Oklch {
    /// Lightness, 0 to 1.
    pub lightness: f32,
    /// Chroma, from 0.
    pub chroma: f32,
    /// Hue in degrees.
    pub hue: f32,
}

impl From<[f32; 3]> for Oklch {
    fn from([lightness, chroma, hue]: [f32; 3]) -> Self {
        Self { lightness, chroma, hue }
    }
}

impl Oklch {
    /// The colour of `#rgb` or `#rrggbb`.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !matches!(digits.len(), 3 | 6) {
            return None;
        }
        let colour: Srgb<u8> = digits.parse().ok()?;
        let it = palette::Oklch::from_color(colour.into_format::<f32>().into_linear());
        // The hue of a grey is noise.
        let hue = if it.chroma < 0.004 { 0.0 } else { it.hue.into_positive_degrees() };
        Some(Self { lightness: it.l, chroma: it.chroma, hue })
    }

    /// The same colour at another lightness.
    #[must_use]
    pub fn at(self, lightness: f32) -> Self {
        Self { lightness: lightness.clamp(0.0, 1.0), ..self }
    }

    /// Whether a screen shows the colour as it is.
    pub fn is_shown(self) -> bool {
        // Less than half a step of the 255 that a screen has.
        let within = |it: f32| (-0.000_5..=1.000_5).contains(&it);
        let it = self.linear(self.chroma);
        it.is_within_bounds() || [it.red, it.green, it.blue].into_iter().all(within)
    }

    /// The nearest colour a screen shows, in short numbers: chroma is reduced until it fits sRGB, as CSS Color 4 asks.
    #[must_use]
    pub fn shown(self) -> Self {
        let round = |it: f32, by: f32| (it * by).round() / by;
        let whole =
            Self { lightness: round(self.lightness, 10_000.0), chroma: self.chroma, hue: round(self.hue, 100.0) };
        let chroma = (whole.widest() * 10_000.0).floor() / 10_000.0;
        Self { chroma, ..whole }
    }

    /// The greatest chroma up to its own that fits sRGB.
    fn widest(self) -> f32 {
        if self.is_shown() {
            return self.chroma;
        }
        let mut fits = (0.0, self.chroma);
        for _ in 0..20 {
            let middle = f32::midpoint(fits.0, fits.1);
            if self.linear(middle).is_within_bounds() { fits.0 = middle } else { fits.1 = middle }
        }
        fits.0
    }

    fn linear(self, chroma: f32) -> LinSrgb<f32> {
        LinSrgb::from_color(palette::Oklch::new(self.lightness, chroma, self.hue))
    }

    fn srgb(self) -> Srgb<f32> {
        let linear = self.linear(self.widest());
        let clamp = |it: f32| it.clamp(0.0, 1.0);
        Srgb::from_linear(LinSrgb::new(clamp(linear.red), clamp(linear.green), clamp(linear.blue)))
    }

    /// The colour as `#rrggbb`.
    pub fn hex(self) -> String {
        let it: Srgb<u8> = self.srgb().into_format();
        format!("#{:02x}{:02x}{:02x}", it.red, it.green, it.blue)
    }
}

impl fmt::Display for Oklch {
    /// As CSS: `oklch(0.978 0.006 205)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "oklch({} {} {})", self.lightness, self.chroma, self.hue)
    }
}

/// The contrast ratio of two colours after WCAG 2.1, from 1 to 21, as a screen with 256 steps shows them.
pub fn contrast(a: Oklch, b: Oklch) -> f32 {
    let stepped = |it: Oklch| it.srgb().into_format::<u8>().into_format::<f32>();
    stepped(a).relative_contrast(stepped(b))
}
