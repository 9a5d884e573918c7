//! A studio with tokens: each of those who have one sees what is theirs, within their limits.

use std::fs;
use std::sync::Arc;

use airstrip::author::model::{Llm, Watch};
use airstrip::llm::{Answer, Ask, FormatUsed, LlmError, Usage};
use airstrip::pipeline::{Models, Shop};
use airstrip::store::Cache;
use airstrip::studio::{Options, new_token};
use futures_util::future::BoxFuture;
use serde_json::json;

use super::open::{Answer as Reply, Open};
use crate::support::{FERRULE, Folder, gate};

fn ask(studio: &Open, token: &str, (method, path): (&str, &str), body: &str) -> Reply {
    let more = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n");
    studio.ask(method, path, &more, body)
}

#[test]
fn everybody_sees_what_is_theirs() {
    let folder = Folder::new();
    let file = folder.join("tokens.toml");
    let (anna, ben) = (new_token(&file, "anna").expect("a token"), new_token(&file, "ben").expect("a token"));
    let text = fs::read_to_string(&file).expect("a file");
    assert!(text.contains("$argon2id$") && !text.contains(&anna) && !text.contains(&anna[5..]), "{text}");
    assert!(new_token(&file, "anna").is_err() && new_token(&file, "Anna <x>").is_err());

    let options = Options { auth: Some(file), ..Options::local(folder.join("ws")) };
    let studio = Open::serving(options, || Shop::offline(gate()));
    let body = json!({ "prompt": FERRULE, "page_type": "saas" }).to_string();
    let made = ask(&studio, &anna, ("POST", "/api/generate-multi-section"), &body);
    assert_eq!(made.status, 200, "{}", made.text());
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    let wish = json!({ "prompt": "Create a modern button" }).to_string();
    let part = ask(&studio, &anna, ("POST", "/api/generate-component"), &wish).json()["id"].clone();
    let part = part.as_str().expect("an id").to_owned();

    let undo = json!({ "change": "undo" }).to_string();
    let routes = [
        ("GET", format!("/api/sites/{id}"), "", 200),
        ("GET", format!("/api/components/{part}"), "", 200),
        ("GET", format!("/api/sites/{id}/export.zip"), "", 200),
        ("GET", format!("/sites/{id}"), "", 200),
        ("GET", format!("/sites/{id}/thumbnail.png"), "", 200),
        ("POST", format!("/api/sites/{id}/sections/hero/redo"), "{}", 200),
        ("PATCH", format!("/api/sites/{id}"), undo.as_str(), 200),
        ("POST", format!("/api/sites/{id}/duplicate"), "{}", 201),
        ("DELETE", format!("/api/sites/{id}"), "", 204),
    ];
    for (method, path, body, own) in &routes {
        assert_eq!(studio.ask(method, path, "", body).status, 401, "{method} {path} as nobody");
        assert_eq!(ask(&studio, "anna.0", (method, path), body).status, 401, "{method} {path} with a wrong token");
        let session = format!("X-Airstrip-Token: {}\r\n", studio.token);
        assert_eq!(studio.ask(method, path, &session, body).status, 401, "{method} {path} with no name");
        assert_eq!(ask(&studio, &ben, (method, path), body).status, 404, "{method} {path} as another");
        let answer = ask(&studio, &anna, (method, path), body);
        assert_eq!(answer.status, *own, "{method} {path} as the owner: {}", answer.text());
    }
    assert_eq!(ask(&studio, &ben, ("GET", &format!("/api/sites/{part}/events")), "").status, 404);
    assert_eq!(ask(&studio, &ben, ("GET", "/api/sites"), "").json(), json!([]));
    assert_eq!(ask(&studio, &anna, ("GET", "/api/sites"), "").json().as_array().map(Vec::len), Some(1), "the copy");
    assert_eq!(studio.get("/health/live").status, 200);
}

#[test]
fn a_browser_signs_in() {
    let folder = Folder::new();
    let file = folder.join("tokens.toml");
    let anna = new_token(&file, "anna").expect("a token");
    let hosts = vec!["pages.example.org".to_owned()];
    let options = Options { auth: Some(file), hosts, ..Options::local(folder.join("ws")) };
    let studio = Open::serving(options, || Shop::offline(gate()));
    let named = "GET /login HTTP/1.1\r\nHost: pages.example.org\r\nConnection: close\r\n\r\n";
    assert_eq!(studio.raw(named, "").status, 200, "it goes by the names it is given");
    let sent = studio.ask("GET", "/", "Accept: text/html\r\n", "");
    assert_eq!((sent.status, sent.header("location")), (303, Some("/login")));
    assert!(studio.get("/login").text().contains("name=\"token\""));
    let form = "Content-Type: application/x-www-form-urlencoded\r\n";
    assert_eq!(studio.ask("POST", "/login", form, "token=anna.0").status, 403);
    let signed = studio.ask("POST", "/login", form, &format!("token={anna}"));
    let cookie = signed.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.contains("httponly") && cookie.contains("samesite=strict") && !cookie.contains(&anna), "{cookie}");
    let cookie = format!("Cookie: {}\r\n", cookie.split(';').next().expect("a pair"));
    let home = studio.ask("GET", "/", &cookie, "");
    assert!(home.status == 200 && home.text().contains("action=\"/logout\""), "{}", home.text());
    let body = json!({ "prompt": FERRULE, "page_type": "saas" }).to_string();
    let json = format!("{cookie}Content-Type: application/json\r\n");
    assert_eq!(studio.ask("POST", "/api/sites", &json, &body).status, 403, "a cookie alone changes nothing");
    let proven = format!("{json}X-Airstrip-Token: {}\r\n", studio.token);
    assert_eq!(studio.ask("POST", "/api/sites", &proven, &body).status, 202);
    assert_eq!(studio.ask("POST", "/logout", &cookie, "").status, 303);
    assert_eq!(studio.ask("GET", "/api/sites", &cookie, "").status, 401);
    let local = Open::at(&folder.join("own"));
    assert!(!local.get("/").text().contains("/logout"), "who needs no token cannot sign out");
}

/// A model that says nothing of use, for half a dollar a call.
struct Costly;

impl Llm for Costly {
    fn models(&self) -> (String, Vec<String>) {
        ("nowhere".to_owned(), vec!["costly".to_owned()])
    }

    fn bounds(&self) -> bool {
        false
    }

    fn complete<'a>(&'a self, _: &'a Ask, _: &'a mut Watch<'_>) -> BoxFuture<'a, Result<Answer, LlmError>> {
        let usage = Usage { prompt_tokens: 10, completion_tokens: 1, cost: Some(0.5), estimated: false };
        let (text, model) = ("no".to_owned(), "costly".to_owned());
        let answer = Answer { text, usage, model, attempts: 1, generation_id: None, format_used: FormatUsed::Text };
        Box::pin(std::future::ready(Ok(answer)))
    }
}

#[test]
fn nobody_goes_beyond_their_limits() {
    let folder = Folder::new();
    let file = folder.join("tokens.toml");
    let (anna, ben) = (new_token(&file, "anna").expect("a token"), new_token(&file, "ben").expect("a token"));
    let text = fs::read_to_string(&file).expect("a file");
    let limits = "max-cost = 0.4\nmax-sites = 2\nmax-jobs = 1\n";
    fs::write(&file, text.replacen("# max-cost", &format!("{limits}# max-cost"), 1)).expect("a file");
    let options = Options { auth: Some(file), ..Options::local(folder.join("ws")) };
    let shop = || Shop::with(gate(), Models::new(Arc::new(Costly)), Cache::none());
    let studio = Open::serving(options, shop);
    let page = |token: &str, model: Option<&str>| {
        let body = json!({ "prompt": FERRULE, "page_type": "waitlist", "model": model }).to_string();
        ask(&studio, token, ("POST", "/api/generate-multi-section"), &body)
    };
    assert_eq!(page(&anna, None).status, 200, "what no model writes is written offline");
    let spent = ask(&studio, &anna, ("GET", "/api/models"), "").json();
    assert!(spent["spent"]["cost"].as_f64().is_some_and(|it| it >= 0.5) && spent["max_cost"] == 0.4, "{spent}");
    let refused = page(&anna, None);
    assert_eq!((refused.status, refused.json()["code"].as_str()), (402, Some("ceiling")), "{}", refused.text());
    assert_eq!(page(&anna, Some("offline")).status, 200, "offline costs nothing");
    let full = page(&anna, Some("offline"));
    assert_eq!((full.status, full.json()["code"].as_str()), (507, Some("full")), "{}", full.text());
    assert_eq!(page(&ben, None).status, 200, "each has limits of their own");
}

#[test]
fn beyond_this_machine_only_with_tokens() {
    let folder = Folder::new();
    let ran = folder.run(&["studio", "ws", "--host", "0.0.0.0", "--port", "0"]);
    assert_eq!(ran.code(), 2);
    assert!(
        ran.err().contains("can be reached from other machines") && ran.err().contains("--new-token"),
        "{}",
        ran.err()
    );
    let token = folder.run(&["studio", "--auth", "tokens.toml", "--new-token", "anna"]).ok().out();
    assert!(token.starts_with("anna.") && token.trim().len() == 37, "{token}");
}
