//! The user's own pictures, made fit for a page: turned upright, at most 1600 pixels wide, without what cameras add.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use thiserror::Error;

use super::app::slug;
use crate::plan::Image;

/// The widest that a page shows a picture, in pixels.
const WIDEST: u32 = 1600;
/// A picture that is narrower has no small one.
const HALVED: u32 = 900;
/// The longest side that is read, in pixels.
const LONGEST: u32 = 16_000;
/// The most memory that reading may take, in bytes.
const MEMORY: u64 = 512 * 1024 * 1024;
const QUALITY: u8 = 82;

/// Why a picture cannot be used.
#[derive(Debug, Error)]
pub enum ImageError {
    /// It is a drawing that may hold scripts.
    #[error("`{0}` is an SVG, which may hold scripts; save it as PNG")]
    Svg(String),
    /// Its content is no picture that pages show.
    #[error("`{0}` is no JPEG, PNG or WebP")]
    Format(String),
    /// Its name promises another format.
    #[error("`{file}` is a {is} inside; rename it")]
    Extension {
        /// The file.
        file: String,
        /// What it is.
        is: &'static str,
    },
    /// It is too large, or broken.
    #[error("could not read the picture `{file}`")]
    Read {
        /// The file.
        file: String,
        /// What the decoder says.
        #[source]
        source: image::ImageError,
    },
    /// It could not be written in its new size.
    #[error("could not write the picture `{file}`")]
    Write {
        /// The file.
        file: String,
        /// What the encoder says.
        #[source]
        source: image::ImageError,
    },
}

/// A picture that is ready for a page.
#[derive(Debug)]
pub struct Imported {
    /// Its entry in the plan.
    pub image: Image,
    /// Its files in `public/images/`: names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Makes the file `name` with the content `bytes` ready for a page; `alt` says what it shows.
pub fn import_image(name: &str, bytes: &[u8], alt: &str) -> Result<Imported, ImageError> {
    let format = format(name, bytes)?;
    let mut whole = read(bytes, format).map_err(|source| ImageError::Read { file: name.to_owned(), source })?;
    if whole.width() > WIDEST {
        whole = resized(&whole, WIDEST);
    }
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name).rsplit_once('.').map_or(name, |it| it.0);
    let (stem, ending) = (slug(stem), ending(format));
    let encoded =
        |it: &DynamicImage| encode(it, format).map_err(|source| ImageError::Write { file: name.to_owned(), source });
    let file = format!("{stem}.{ending}");
    let mut files = vec![(file.clone(), encoded(&whole)?)];
    let mut small = String::new();
    if whole.width() >= HALVED {
        small = format!("{stem}-small.{ending}");
        files.push((small.clone(), encoded(&resized(&whole, whole.width() / 2))?));
    }
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let image = Image { file, small, alt, width: whole.width(), height: whole.height() };
    Ok(Imported { image, files })
}

fn format(name: &str, bytes: &[u8]) -> Result<ImageFormat, ImageError> {
    let start = String::from_utf8_lossy(bytes.get(..512).unwrap_or(bytes)).to_lowercase();
    if start.contains("<svg") || name.to_lowercase().ends_with(".svg") {
        return Err(ImageError::Svg(name.to_owned()));
    }
    let (format, is, endings) = match image::guess_format(bytes) {
        Ok(ImageFormat::Jpeg) => (ImageFormat::Jpeg, "JPEG", &["jpg", "jpeg"][..]),
        Ok(ImageFormat::Png) => (ImageFormat::Png, "PNG", &["png"][..]),
        Ok(ImageFormat::WebP) => (ImageFormat::WebP, "WebP", &["webp"][..]),
        _ => return Err(ImageError::Format(name.to_owned())),
    };
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if endings.contains(&ending.as_str()) {
        Ok(format)
    } else {
        Err(ImageError::Extension { file: name.to_owned(), is })
    }
}

fn read(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, image::ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let upright = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn resized(picture: &DynamicImage, width: u32) -> DynamicImage {
    picture.resize(width, u32::MAX, FilterType::Lanczos3)
}

/// Only the points of the picture are written, so what a camera added stays behind.
fn encode(picture: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, image::ImageError> {
    let mut out = Vec::new();
    match format {
        ImageFormat::Jpeg => {
            let plain = DynamicImage::ImageRgb8(picture.to_rgb8());
            JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&plain)?;
        }
        ImageFormat::WebP => {
            let rgba = picture.to_rgba8();
            WebPEncoder::new_lossless(&mut out).write_image(
                &rgba,
                rgba.width(),
                rgba.height(),
                image::ExtendedColorType::Rgba8,
            )?;
        }
        _ if picture.color().has_alpha() => {
            let it = picture.to_rgba8();
            PngEncoder::new(&mut out).write_image(&it, it.width(), it.height(), image::ExtendedColorType::Rgba8)?;
        }
        _ => {
            let it = picture.to_rgb8();
            PngEncoder::new(&mut out).write_image(&it, it.width(), it.height(), image::ExtendedColorType::Rgb8)?;
        }
    }
    Ok(out)
}

fn ending(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::WebP => "webp",
        _ => "png",
    }
}
