//! Archives: which files are in them, that they are the same every time, and that keys stay out.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use airstrip::export::{Disk, ExportError, ZipOptions, find_secret, list, write_zip_of};
use sha2::{Digest, Sha256};

use crate::support::Folder;

fn put(root: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let file = root.join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, bytes).expect("a file");
}

fn names(root: &Path) -> Vec<String> {
    list(root).expect("a listing").files().map(|it| it.name.clone()).collect()
}

#[test]
fn what_belongs_to_tools_and_to_you_alone_stays_out() {
    let folder = Folder::new();
    let root = folder.join("p");
    put(&root, ".gitignore", "node_modules\ndist\n*.local\n");
    for name in [
        "airstrip.toml",
        "src/a.ts",
        "public/Über uns.jpg",
        "src/pages/[slug].astro",
        ".github/workflows/ci.yml",
        ".env.example",
        ".airstrip/base.json",
    ] {
        put(&root, name, "x");
    }
    let mut wanted = names(&root);
    for name in [
        "node_modules/a/index.js",
        "dist/index.html",
        ".git/config",
        ".env",
        ".env.production",
        "notes.local",
        "src/a.ts.airstrip-new",
        ".airstrip/local/lock",
        ".airstrip/SHA256SUMS",
    ] {
        put(&root, name, "x");
    }
    assert_eq!(names(&root), wanted);
    wanted.retain(|it| it != ".gitignore");
    assert_eq!(wanted.len(), 7);
    // What a folder above ignores is none of the project's business.
    put(folder.path(), ".gitignore", "*.ts\n");
    assert!(names(&root).contains(&"src/a.ts".to_owned()));
}

/// A tree with small files, large ones, empty ones and such that do not get smaller.
fn grown(root: &Path) {
    for index in 0..60 {
        put(
            root,
            &format!("src/part{index:02}.ts"),
            format!("export const part{index} = {index};\n").repeat(index * 9),
        );
    }
    let noise: Vec<u8> = (0..3_000_000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    put(root, "public/large.bin", &noise);
    put(root, "public/picture.png", &noise[..50_000]);
    put(root, "airstrip.toml", "");
}

#[test]
fn an_archive_reads_back_and_is_the_same_every_time() {
    let folder = Folder::new();
    let root = folder.join("p");
    grown(&root);
    let disk = Disk::real();
    for name in ["a.zip", "b.zip"] {
        write_zip_of(&disk, &list(&root).expect("a listing"), &folder.join(name), ZipOptions::default())
            .expect("an archive");
    }
    let bytes = fs::read(folder.join("a.zip")).expect("an archive");
    assert_eq!(bytes, fs::read(folder.join("b.zip")).expect("an archive"));
    let mut archive = zip::ZipArchive::new(File::open(folder.join("a.zip")).expect("an archive")).expect("an archive");
    let mut sums = String::new();
    assert_eq!(archive.len(), 64);
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut read = Vec::new();
        entry.read_to_end(&mut read).expect("its bytes");
        if name == ".airstrip/SHA256SUMS" {
            sums = String::from_utf8(read).expect("a text");
            continue;
        }
        assert_eq!(read, fs::read(root.join(&name)).expect("the file"), "{name}");
    }
    assert_eq!(sums.lines().count(), 63);
    for line in sums.lines() {
        let (hash, name) = line.split_once("  ").expect("a hash and a name");
        let digest = Sha256::digest(fs::read(root.join(name)).expect("the file"));
        assert_eq!(hash, base16(&digest));
    }
    // An archive inside the project is not packed into itself.
    write_zip_of(&disk, &list(&root).expect("a listing"), &root.join("own.zip"), ZipOptions::default())
        .expect("an archive");
    write_zip_of(
        &disk,
        &list(&root).expect("a listing"),
        &root.join("own.zip"),
        ZipOptions { force: true, ..ZipOptions::default() },
    )
    .expect("an archive");
    assert_eq!(fs::read(root.join("own.zip")).expect("an archive"), bytes);
}

#[test]
fn an_archive_can_be_a_stream() {
    let folder = Folder::new();
    put(&folder.join("p"), "airstrip.toml", "");
    put(&folder.join("p"), "src/a.ts", "export {};\n".repeat(5000));
    folder.run(&["export", "p", "--zip", "p.zip"]).ok();
    let ran = folder.run(&["export", "p", "--zip", "-"]).ok();
    assert_eq!(ran.bytes(), fs::read(folder.join("p.zip")).expect("an archive"));
    assert!(ran.err().contains("3 files"), "{}", ran.err());
    put(&folder.join("p"), "server.pem", "x");
    let ran = folder.run(&["export", "p", "--zip", "-"]);
    assert_eq!((ran.code(), ran.out().as_str()), (1, ""));
}

fn base16(bytes: &[u8]) -> String {
    let digit = |it: u8| char::from_digit(it.into(), 16).expect("a digit");
    bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

#[track_caller]
fn looks_like_a_key(name: &str, text: &str, expected: bool) {
    let folder = Folder::new();
    put(folder.path(), "airstrip.toml", "");
    put(folder.path(), "src/a.ts", "export {};\n");
    put(folder.path(), name, text);
    let listing = list(folder.path()).expect("a listing");
    let found = find_secret(&listing).expect("an answer");
    assert_eq!(found.map(|it| it.0), expected.then(|| name.to_owned()));
    // An archive is searched while it is packed.
    let out = Folder::new();
    let pack = |options| write_zip_of(&Disk::real(), &listing, &out.join("a.zip"), options);
    let refused = match pack(ZipOptions::default()) {
        Ok(_) => None,
        Err(ExportError::Secret { name, .. }) => Some(name),
        Err(other) => panic!("{other}"),
    };
    assert_eq!(refused, expected.then(|| name.to_owned()));
    assert_eq!(fs::read_dir(out.path()).expect("a folder").count(), usize::from(!expected));
    pack(ZipOptions { force: true, allow_secrets: true }).expect("an archive");
}

#[test]
fn files_that_look_like_keys_are_found() {
    let long = |it: &str| format!("{it}{}", "a1B2".repeat(16));
    looks_like_a_key("deploy/id_ed25519", "x", true);
    looks_like_a_key("server.pem", "x", true);
    looks_like_a_key("src/api.ts", &format!("const key = \"{}\";", long("sk-or-v1-")), true);
    looks_like_a_key("notes.md", "-----BEGIN RSA PRIVATE KEY-----\n", true);
    // It would be cut in two by the blocks that a file is read in.
    looks_like_a_key("big.txt", &("x ".repeat((1 << 19) - 5) + &long("ghp_")[..40]), true);
    looks_like_a_key("larger.txt", &("x ".repeat((1 << 20) + (1 << 15) - 5) + &long("ghp_")[..40]), true);
    looks_like_a_key("src/ok.ts", "const task = \"sk-ip the line\"; // -----BEGIN CERTIFICATE-----", false);
    looks_like_a_key("public/key.svg", "<svg/>", false);
}
