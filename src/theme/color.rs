//! Colours in OKLCH, and how far apart two of them are.

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
    /// The nearest colour a screen shows: chroma is reduced until it fits sRGB, as CSS Color 4 asks.
    fn srgb(self) -> Srgb<f32> {
        let at = |chroma: f32| LinSrgb::from_color(palette::Oklch::new(self.lightness, chroma, self.hue));
        let mut fits = (0.0, self.chroma);
        if at(self.chroma).is_within_bounds() {
            fits.0 = self.chroma;
        } else {
            for _ in 0..20 {
                let middle = f32::midpoint(fits.0, fits.1);
                if at(middle).is_within_bounds() { fits.0 = middle } else { fits.1 = middle }
            }
        }
        let linear = at(fits.0);
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

/// The contrast ratio of two colours after WCAG 2.1, from 1 to 21.
pub fn contrast(a: Oklch, b: Oklch) -> f32 {
    a.srgb().relative_contrast(b.srgb())
}
