//! `airstrip watch` as a person sees it: what it writes, what it shows, what it says.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::support::{FERRULE, Folder};

/// A watch that runs until it is dropped.
struct Watch {
    child: Child,
    says: Lines<BufReader<ChildStderr>>,
    host: String,
}

impl Watch {
    fn start(folder: &Folder, options: &[&str]) -> Self {
        folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        command.args(["watch", "p", "--port", "0"]).args(options).current_dir(folder.path()).env_clear();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut url = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut url).expect("its address");
        let says = BufReader::new(child.stderr.take().expect("its words")).lines();
        let host = url.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut watch = Self { child, says, host };
        watch.until("shown after");
        watch
    }

    /// Reads what it says until a line holds `words`.
    #[track_caller]
    fn until(&mut self, words: &str) -> String {
        self.says.by_ref().map(|it| it.expect("a line")).find(|it| it.contains(words)).expect("it says so")
    }

    fn get(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ends");
    }
}

#[track_caller]
fn replace(folder: &Folder, path: &str, from: &str, to: &str) {
    let file = folder.join("p").join(path);
    let text = fs::read_to_string(&file).expect("a file");
    assert!(text.contains(from), "{path} has no {from:?}");
    // As many editors save: beside it, then renamed.
    fs::write(folder.join("p/draft~"), text.replacen(from, to, 1)).expect("a file");
    fs::rename(folder.join("p/draft~"), file).expect("a file");
}

#[test]
fn every_save_is_built_and_shown() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--zip", "kept.zip", "--out", "site"]);
    let page = watch.get("/", &watch.host);
    assert!(page.contains("cargo install ferrule") && page.contains("/__airstrip/live.js?v=1"), "{page}");
    let policy = page.lines().find(|it| it.starts_with("content-security-policy:")).expect("a policy");
    assert!(policy.contains("default-src 'none'; script-src 'self'"), "{policy}");
    assert!(watch.get("/", "evil.example").starts_with("HTTP/1.1 403"));
    assert!(watch.get("/no/such", &watch.host).starts_with("HTTP/1.1 404"));
    assert!(watch.get("/og.png", &watch.host).contains("content-type: image/png"));

    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mine: ");
    watch.until("public/llms.txt");
    watch.until("shown after");
    assert!(watch.get("/", &watch.host).contains("Mine: "));
    assert!(fs::read_to_string(folder.join("site/index.html")).expect("a page").contains("Mine: "));
    let archive = fs::File::open(folder.join("kept.zip")).expect("a zip");
    let mut archive = zip::ZipArchive::new(archive).expect("a zip");
    let mut words = String::new();
    archive.by_name("src/content/hero.ts").expect("an entry").read_to_string(&mut words).expect("a text");
    assert!(words.contains("Mine: "));
}

#[test]
fn what_is_wrong_is_said_until_it_is_mended() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--poll"]);
    replace(&folder, "airstrip.toml", "kind = \"hero\"", "kind = \"heroo\"");
    watch.until("there is no section kind `heroo`");
    assert!(watch.get("/", &watch.host).contains("cargo install ferrule"), "the last page stays");
    replace(&folder, "airstrip.toml", "kind = \"heroo\"", "kind = \"hero\"");
    watch.until("fixed");
    let words = fs::read_to_string(folder.join("p/src/content/hero.ts")).expect("a file");
    fs::write(folder.join("p/src/content/hero.ts"), words.replacen("satisfies", "satisfies satisfies", 1))
        .expect("a file");
    watch.until("src/content/hero.ts");
    fs::write(folder.join("p/src/content/hero.ts"), words).expect("a file");
    watch.until("fixed");
    // A folder that goes ends it.
    fs::remove_dir_all(folder.join("p")).expect("a folder");
    watch.until("is gone");
}
