//! What a plan changes without a model: a page that models wrote is built again, and nobody is asked.

use std::fs;
use std::net::TcpListener;
use std::thread;

use airstrip::devmodel::{Options, Server};
use tokio::sync::oneshot;

use crate::support::{FERRULE, Folder, stamps};

/// Runs `work` with the address of a model server, and counts what that was asked.
fn with_server(work: impl FnOnce(&str, &dyn Fn() -> usize)) {
    let server = Server::new(Options { faults: 0.0, ..Options::default() });
    let socket = TcpListener::bind("127.0.0.1:0").expect("a port");
    socket.set_nonblocking(true).expect("a socket");
    let address = format!("http://{}/v1", socket.local_addr().expect("an address"));
    let (end, ended) = oneshot::channel::<()>();
    thread::scope(|scope| {
        let serving = &server;
        scope.spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let socket = tokio::net::TcpListener::from_std(socket).expect("a socket");
                tokio::select! {
                    served = serving.serve(socket) => served.expect("it serves"),
                    // Also when the other side has gone.
                    _ = ended => {}
                }
            });
        });
        // It is dropped, and the server ends, also where the work panics.
        let _end = end;
        work(&address, &|| server.seen().len());
    });
}

fn change(folder: &Folder, key: &str, value: &str) {
    let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
    let line = plan.lines().find(|it| it.starts_with(&format!("{key} = "))).unwrap_or_else(|| panic!("no {key}"));
    fs::write(folder.join("p/airstrip.toml"), plan.replacen(line, &format!("{key} = \"{value}\""), 1)).expect("a plan");
}

#[test]
fn a_plan_that_changes_asks_nobody() {
    let folder = Folder::new();
    with_server(|address, seen| {
        let page = ["--type", "saas", "--sections", "navigation,hero,features,faq,footer", "--theme", "harbor"];
        let new = [&["new", FERRULE, "p", "--base-url", address, "--model", "dev", "--lang", "en"], &page[..]].concat();
        let cache = folder.join("cache").display().to_string();
        folder.run_with(&new, &[("AIRSTRIP_CACHE", &cache)]).ok();
        let asked = seen();
        assert!(asked >= 6, "{asked} questions");
        // The server stays, and so does the wish for it: whoever wanted to ask could.
        let run = |arguments: &[&str]| {
            folder.run_with(arguments, &[("AIRSTRIP_BASE_URL", address), ("AIRSTRIP_MODEL", "dev")]).ok()
        };
        run(&["build", "p"]);
        let words = || fs::read_to_string(folder.join("p/src/content/features.ts")).expect("a file");
        let (first, kept) = (words(), stamps(&folder));
        let same = |path: &str| stamps(&folder).get(path) == kept.get(path);
        let build = |what: &str, made: &str| {
            let ran = run(&["build", "p"]);
            assert!(ran.out().lines().any(|it| it == made), "{what}: {} {}", ran.out(), ran.err());
            assert_eq!(seen(), asked, "{what}: a model was asked");
            assert_eq!(words(), first, "{what}: what a model wrote was not kept");
            // What did not change costs nothing: no render is told, and no file is touched.
            let before = stamps(&folder);
            let ran = run(&["build", "p"]);
            assert!(!ran.err().contains("Generating") && ran.out().is_empty(), "{what}: {}", ran.err());
            assert!(stamps(&folder) == before, "{what}: a second build writes");
        };
        change(&folder, "theme", "gazette");
        build("theme", "src/styles/theme.css");
        assert!(same("src/content/features.ts") && same("src/sections/Features.tsx") && same("package.json"));
        change(&folder, "name", "Renamed");
        build("name", "package.json");
        change(&folder, "lang", "de");
        build("language of the chrome", "index.html");
        // A target that there is not changes nothing, and asks nobody either.
        let before = stamps(&folder);
        let plan = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan");
        change(&folder, "target", "none");
        assert_eq!(folder.run(&["build", "p"]).code(), 1);
        fs::write(folder.join("p/airstrip.toml"), plan).expect("a plan");
        let touched: Vec<_> = stamps(&folder).into_iter().filter(|it| before.get(&it.0) != Some(&it.1)).collect();
        assert!(touched.len() == 1 && touched[0].0 == "airstrip.toml", "{touched:?}");
        let split = fs::read_to_string(folder.join("p/airstrip.toml")).expect("a plan").contains("variant = \"split\"");
        let faq = if split { "plain" } else { "split" };
        run(&["section", "move", "faq", "--before", "features", "--project", "p"]);
        run(&["section", "variant", "faq", faq, "--project", "p"]);
        run(&["section", "remove", "faq", "--project", "p"]);
        assert_eq!((seen(), words()), (asked, first.clone()));
        run(&["undo", "p"]);
        run(&["check", "p"]);
        run(&["export", "p", "--as", "static", "--dir", "site"]);
        assert_eq!(seen(), asked);
    });
}
