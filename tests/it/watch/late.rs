//! What is kept fresh and cannot be written: it is said, tried again without another save, and said when it is done.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use super::running::{Watch, replace};
use crate::support::Folder;

/// What pages that are open are told, from now on.
struct Told(std::io::Lines<BufReader<TcpStream>>);

impl Told {
    fn by(watch: &Watch) -> Self {
        let mut stream = TcpStream::connect(&watch.host).expect("a connection");
        write!(stream, "GET /__airstrip/events HTTP/1.1\r\nHost: {}\r\n\r\n", watch.host).expect("a request");
        Self(BufReader::new(stream).lines())
    }

    /// Waits until what is late `is` so.
    fn until(&mut self, is: impl Fn(&str) -> bool) {
        loop {
            let line = self.0.next().expect("it goes on").expect("a line");
            let event = line.strip_prefix("data: ").map(serde_json::from_str::<serde_json::Value>);
            let Some(Ok(event)) = event else { continue };
            assert_eq!(event["problems"].as_array().map(Vec::len), Some(0), "the page itself is right: {event}");
            if is(event["late"].as_str().unwrap_or_default()) {
                return;
            }
        }
    }
}

fn zipped(folder: &Folder) -> bool {
    let file = fs::File::open(folder.join("kept.zip"));
    file.is_ok_and(|it| zip::ZipArchive::new(it).is_ok_and(|it| it.len() > 20))
}

#[test]
fn what_could_not_be_written_is_written_without_another_save() {
    let folder = Folder::new();
    // Something of yours has the names.
    fs::create_dir_all(folder.join("kept.zip/mine")).expect("a folder");
    fs::create_dir(folder.join("site")).expect("a folder");
    fs::write(folder.join("site/mine"), "mine").expect("a file");
    let mut watch = Watch::start(&folder, &["--zip", "kept.zip", "--out", "site"]);
    let said = |watch: &Watch, words: &str| watch.said.matches(words).count();
    assert_eq!(said(&watch, "caused by: `kept.zip` exists"), 1, "{}", watch.said);
    assert_eq!(said(&watch, "hint: it is tried again by itself"), 1, "{}", watch.said);
    let mut told = Told::by(&watch);
    told.until(|it| it.contains("`kept.zip` exists"));

    fs::remove_dir_all(folder.join("kept.zip")).expect("a folder");
    watch.until("caused by: `site` is not empty");
    told.until(|it| it.contains("`site` is not empty"));
    assert!(zipped(&folder) && folder.join("site/mine").exists());

    fs::remove_dir_all(folder.join("site")).expect("a folder");
    assert!(watch.until("fresh again").contains("`kept.zip`, `site`"));
    told.until(str::is_empty);
    assert!(zipped(&folder) && folder.join("site/index.html").exists());
    assert_eq!(watch.version(), 1, "nobody saved");
    assert_eq!(said(&watch, "error: could not keep the export fresh"), 2, "{}", watch.said);
}

#[test]
fn a_key_that_is_taken_out_makes_the_zip_fresh_again() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--zip", "kept.zip"]);
    fs::write(folder.join("p/deploy.pem"), "x").expect("a file");
    watch.until("caused by: `deploy.pem` would be exported");
    let before = fs::read(folder.join("kept.zip")).expect("a zip");
    fs::remove_file(folder.join("p/deploy.pem")).expect("a file");
    watch.until("fresh again");
    assert!(!watch.said.contains("tried again"), "time alone takes no key out: {}", watch.said);
    assert_eq!(fs::read(folder.join("kept.zip")).expect("a zip"), before);
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    watch.until_page("Mine: ");
    assert_ne!(fs::read(folder.join("kept.zip")).expect("a zip"), before);
}

#[test]
fn a_build_that_could_not_be_written_is_made_without_another_save() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    // Something that is no folder is where the record of builds would be.
    let history = folder.join("p/.airstrip/local/history");
    fs::remove_dir_all(&history).unwrap_or_default();
    fs::write(&history, "mine").expect("a file");
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    assert!(watch.until("error: could not write").contains("history"), "{}", watch.said);
    watch.until("hint: it is tried again by itself");
    fs::remove_file(&history).expect("a file");
    watch.until_page("Mine: ");
    assert!(watch.said.contains("fixed"), "{}", watch.said);
}
