//! A watch that runs, and saves as editors do them.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStderr, Command, Stdio};

use crate::support::{FERRULE, Folder};

/// A watch that runs until it is dropped.
pub(crate) struct Watch {
    pub(crate) child: Child,
    says: Lines<BufReader<ChildStderr>>,
    /// What it said by now.
    pub(crate) said: String,
    pub(crate) host: String,
}

impl Watch {
    pub(crate) fn start(folder: &Folder, options: &[&str]) -> Self {
        Self::start_with(folder, options, &[])
    }

    /// The same with variables.
    pub(crate) fn start_with(folder: &Folder, options: &[&str], variables: &[(&str, &str)]) -> Self {
        folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        command.args(["watch", "p", "--port", "0"]).args(options).current_dir(folder.path()).env_clear();
        command.envs(variables.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut url = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut url).expect("its address");
        let says = BufReader::new(child.stderr.take().expect("its words")).lines();
        let host = url.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut watch = Self { child, says, said: url, host };
        watch.until("shown after");
        watch
    }

    /// Reads what it says until a line holds `words`.
    #[track_caller]
    pub(crate) fn until(&mut self, words: &str) -> String {
        loop {
            let line = self.line();
            if line.contains(words) {
                return line;
            }
        }
    }

    /// The next line that it says.
    #[track_caller]
    fn line(&mut self) -> String {
        let line = self.says.next().expect("it goes on").expect("a line");
        self.said.push_str(&line);
        self.said.push('\n');
        line
    }

    /// Reads what it says until the page holds `words`; gives what it said, line by line.
    #[track_caller]
    pub(crate) fn until_page(&mut self, words: &str) -> Vec<String> {
        let mut said = Vec::new();
        while !self.get("/", &self.host).contains(words) {
            loop {
                said.push(self.line());
                if said.last().is_some_and(|it| it.contains("shown after")) {
                    break;
                }
            }
        }
        said
    }

    /// How often the page was made.
    pub(crate) fn version(&self) -> u64 {
        let page = self.get("/", &self.host);
        let version = page.split("live.js?v=").nth(1).and_then(|it| it.split('"').next());
        version.and_then(|it| it.parse().ok()).expect("a version")
    }

    pub(crate) fn get(&self, path: &str, host: &str) -> String {
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
pub(crate) fn replace(folder: &Folder, path: &str, from: &str, to: &str) {
    let file = folder.join("p").join(path);
    let text = fs::read_to_string(&file).expect("a file");
    assert!(text.contains(from), "{path} has no {from:?}");
    // As many editors save: beside it, then renamed.
    fs::write(folder.join("p/draft~"), text.replacen(from, to, 1)).expect("a file");
    fs::rename(folder.join("p/draft~"), file).expect("a file");
}
