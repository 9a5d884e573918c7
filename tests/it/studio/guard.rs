//! Who may call the studio: a table of hosts and origins over its routes, and paths that want more than there is.

use serde_json::json;

use super::open::Open;
use crate::support::Folder;

/// Every route with a method that it takes, and whether it changes something.
const ROUTES: [(&str, &str, bool); 27] = [
    ("GET", "/", false),
    ("GET", "/docs", false),
    ("GET", "/metrics", false),
    ("GET", "/health", false),
    ("GET", "/health/live", false),
    ("GET", "/health/ready", false),
    ("GET", "/assets/studio.js", false),
    ("GET", "/api/openapi.json", false),
    ("GET", "/api/sites", false),
    ("GET", "/api/sites/00000000000000000000000000000000", false),
    ("GET", "/api/sites/00000000000000000000000000000000/events", false),
    ("GET", "/api/sites/00000000000000000000000000000000/export.zip", false),
    ("GET", "/sites/00000000000000000000000000000000", false),
    ("GET", "/sites/00000000000000000000000000000000/thumbnail.png", false),
    ("GET", "/api/models", false),
    ("GET", "/api/components/00000000000000000000000000000000", false),
    ("POST", "/api/sites", true),
    ("POST", "/api/sites/00000000000000000000000000000000/duplicate", true),
    ("POST", "/api/generate-component", true),
    ("GET", "/sites/00000000000000000000000000000000/sections/hero", false),
    ("GET", "/login", false),
    ("POST", "/login", true),
    ("POST", "/logout", true),
    ("POST", "/api/generate-multi-section", true),
    ("POST", "/api/sites/00000000000000000000000000000000/sections/hero/redo", true),
    ("PATCH", "/api/sites/00000000000000000000000000000000", true),
    ("DELETE", "/api/sites/00000000000000000000000000000000", true),
];

#[test]
fn only_its_own_names_and_pages_may_call() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let port = studio.address.port();
    let own = [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("LOCALHOST:{port}"),
        format!("[::1]:{port}"),
    ];
    let foreign = [
        "evil.example".to_owned(),
        format!("localhost.evil.example:{port}"),
        format!("127.0.0.1.nip.io:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("localhost.:{port}"),
        "127.0.0.1".to_owned(),
        "127.0.0.1:1".to_owned(),
        String::new(),
        format!("127.0.0.1:{port}, evil.example"),
    ];
    let origins = |host: &str| {
        [
            (String::new(), true),
            (format!("http://{host}"), true),
            ("null".to_owned(), false),
            ("http://evil.example".to_owned(), false),
            (format!("http://localhost.evil.example:{port}"), false),
            ("http://127.0.0.1".to_owned(), false),
            (format!("http://127.0.0.1:{port}.evil.example"), false),
            (format!("file://{host}"), false),
            (format!("http://user@{host}"), false),
            ("chrome-extension://abcdef".to_owned(), false),
        ]
    };
    for (method, path, changes) in ROUTES {
        for (host, known) in own.iter().map(|it| (it, true)).chain(foreign.iter().map(|it| (it, false))) {
            for (origin, ours) in origins(host) {
                let line = if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
                let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{line}\r\n");
                let status = studio.raw(&head, "").status;
                let expected: &[u16] = match (known, ours, changes) {
                    (false, ..) => &[421],
                    (true, false, _) | (true, true, true) => &[403],
                    (true, true, false) => &[200, 404],
                };
                assert!(expected.contains(&status), "{method} {path} as {host:?} from {origin:?}: {status}");
            }
        }
    }
    let none = studio.raw("GET /api/sites HTTP/1.1\r\nConnection: close\r\n\r\n", "");
    assert!([400, 421].contains(&none.status), "{}", none.status);
    let two = format!("GET / HTTP/1.1\r\nHost: {}\r\nHost: evil.example\r\nConnection: close\r\n\r\n", studio.address);
    assert!([400, 421].contains(&studio.raw(&two, "").status));
}

#[test]
fn a_change_needs_the_token_and_json() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    let body = json!({ "prompt": "Kornblume is a bakery in Leipzig" }).to_string();
    for (more, expected) in [
        (String::new(), 403),
        ("X-Airstrip-Token: 0\r\nContent-Type: application/json\r\n".to_owned(), 403),
        (format!("X-Airstrip-Token: {}\r\nContent-Type: text/plain\r\n", studio.token), 415),
        (format!("X-Airstrip-Token: {}\r\n", studio.token), 415),
        (format!("Authorization: Bearer {}\r\nContent-Type: application/json\r\n", studio.token), 202),
    ] {
        let answer = studio.ask("POST", "/api/sites", &more, &body);
        assert_eq!(answer.status, expected, "{more:?}: {}", answer.text());
    }
}

#[test]
fn nothing_outside_is_served() {
    let folder = Folder::new();
    std::fs::write(folder.join("secret.txt"), "canary").expect("a file");
    let studio = Open::at(&folder.join("ws"));
    for target in [
        "/../secret.txt",
        "/../../../../etc/passwd",
        "/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/..%5c..%5csecret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets/studio.js/../../secret.txt",
        "/@fs/etc/passwd",
        "//etc/passwd",
        "/assets/studio.css?raw??",
        "/assets/%00",
        "/assets/%c0%ae%c0%ae/secret.txt",
        "/sites/../../secret.txt",
        "http://evil.example/",
        "*",
        "/#/../secret.txt",
    ] {
        let head = format!("GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", studio.address);
        let answer = studio.raw(&head, "");
        let text = answer.text();
        assert!(!text.contains("canary") && !text.contains("root:"), "{target}");
        assert!([200, 400, 404, 405, 414].contains(&answer.status), "{target}: {}", answer.status);
    }
}

#[test]
fn every_answer_keeps_to_itself() {
    let folder = Folder::new();
    let studio = Open::at(&folder.join("ws"));
    for path in ["/", "/docs", "/api/sites", "/nothing"] {
        let answer = studio.get(path);
        let policy = answer.header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(!answer.head.contains("access-control"), "{path}");
    }
}
