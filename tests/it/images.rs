//! The user's own pictures: taken into a project, or refused with one message.

use std::fs;
use std::io::Cursor;

use airstrip::scaffold::import_image;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::support::{FERRULE, Folder};

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let paint =
        |x: u32, y: u32| Rgb([u8::try_from(x % 256).expect("a byte"), u8::try_from(y % 256).expect("a byte"), 90]);
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, paint)).write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], message: &str) {
    let found = import_image(name, bytes, "").expect_err("it is refused").to_string();
    assert_eq!(found, message);
}

#[test]
fn pictures_are_made_as_large_as_a_page_shows_them() {
    let wide = import_image("My Kitchen.JPG", &picture(2400, 1200, ImageFormat::Jpeg), " the  kitchen ").expect("fine");
    let it = &wide.image;
    assert_eq!((it.file.as_str(), it.small.as_str()), ("my-kitchen.jpg", "my-kitchen-small.jpg"));
    assert_eq!((it.width, it.height, it.alt.as_str()), (1600, 800, "the kitchen"));
    let small = image::load_from_memory(&wide.files[1].1).expect("a picture");
    assert_eq!((small.width(), small.height()), (800, 400));
    let narrow = import_image("a.png", &picture(300, 200, ImageFormat::Png), "").expect("fine");
    assert_eq!((narrow.files.len(), narrow.image.small.as_str()), (1, ""));
}

#[test]
fn what_a_camera_adds_stays_behind() {
    let mut bytes = picture(40, 30, ImageFormat::Jpeg);
    let mut exif =
        b"\xFF\xE1\x00\x2AExif\0\0II*\0\x08\0\0\0\x01\0\x0E\x01\x02\0\x0A\0\0\0\x1A\0\0\0\0\0\0\0GPS HERE!\0".to_vec();
    exif.truncate(44);
    bytes.splice(2..2, exif);
    let taken = import_image("a.jpg", &bytes, "").expect("fine");
    assert!(!taken.files[0].1.windows(3).any(|it| it == b"GPS"));
}

#[test]
fn hostile_files_are_refused_with_one_message() {
    let png = picture(64, 64, ImageFormat::Png);
    refused("a.svg", b"<svg onload='alert(1)'/>", "`a.svg` is an SVG, which may hold scripts; save it as PNG");
    refused("a.png", b"<?xml version='1.0'?><SVG>", "`a.png` is an SVG, which may hold scripts; save it as PNG");
    refused("a.jpg", &png, "`a.jpg` is a PNG inside; rename it");
    refused("a.gif", b"GIF89a\x01\0\x01\0", "`a.gif` is no JPEG, PNG or WebP");
    refused("a.png", b"", "`a.png` is no JPEG, PNG or WebP");
    refused("a.png", &png[..png.len() / 2], "could not read the picture `a.png`");
    let mut huge = png;
    // The size in the header says 2 000 000 000 × 2 000 000 000 pixels.
    huge[16..24].copy_from_slice(&[0x77, 0x35, 0x94, 0, 0x77, 0x35, 0x94, 0]);
    refused("a.png", &huge, "could not read the picture `a.png`");
}

#[test]
fn a_page_shows_its_own_pictures() {
    let folder = Folder::new();
    fs::write(folder.join("front.png"), picture(1200, 800, ImageFormat::Png)).expect("written");
    fs::write(folder.join("team.jpg"), picture(500, 400, ImageFormat::Jpeg)).expect("written");
    let about = ["--sections", "navigation,hero,about,footer"];
    let images = ["--image", "front.png=The shop from the street", "--image", "team.jpg"];
    let ran = folder.run(&[&["new", FERRULE, "page"][..], &about[..], &images[..]].concat()).ok();
    assert!(ran.err().contains("for facts that the prompt did not give"), "{}", ran.err());
    for file in ["front.png", "front-small.png", "team.jpg"] {
        assert!(folder.join(&format!("page/public/images/{file}")).exists(), "{file}");
    }
    let hero = fs::read_to_string(folder.join("page/src/content/hero.ts")).expect("a file");
    assert!(hero.contains("The shop from the street") && hero.contains("width: 1200"), "{hero}");
    let plan = fs::read_to_string(folder.join("page/airstrip.toml")).expect("a file");
    assert!(plan.contains("[[image]]\nfile = \"front.png\""), "{plan}");
    folder.run(&["export", "page", "--as", "static", "--dir", "site"]).ok();
    let html = fs::read_to_string(folder.join("site/index.html")).expect("a page");
    assert!(html.contains("src=\"/images/front.png\" alt=\"The shop from the street\" width=\"1200\" height=\"800\""));
    assert!(html.contains("srcSet=\"/images/front-small.png\"") || html.contains("srcset=\"/images/front-small.png\""));
    assert!(folder.join("site/images/team.jpg").exists());
    let check = folder.run(&["check", "page"]);
    assert!(format!("{}{}", check.out(), check.err()).contains("[what this picture shows]"));
    let missing = folder.run(&["new", FERRULE, "other", "--image", "nowhere.png"]);
    assert_eq!(missing.code(), 1);
    assert!(missing.err().contains("could not read the picture `nowhere.png`"), "{}", missing.err());
}
