//! `airstrip.toml`: what is written is read, and what is wrong is said with its place.

use airstrip::path::{ProjectPath, SectionId};
use airstrip::plan::{Person, Question, Session, Stat, parse, print};
use airstrip::prompt::{MAX_PROMPT, Prompt, PromptError};

use crate::support::plan_of;

#[test]
fn a_plan_comes_back_as_it_was() {
    let mut plan = plan_of(&["navigation", "hero", "faq", "footer"]);
    plan.site.name = "a\",\"scripts\":{\"postinstall\":\"x\"},\"y\":\"".to_owned();
    plan.site.prompt = "Zeile eins\n\"zwei\" 'drei' 東京 ]]> {{ x }}".to_owned();
    plan.facts.claims = vec!["It is # not a comment.".to_owned(); 5];
    plan.facts.people =
        vec![Person { name: "Ana \"Nan\" Ruiz".to_owned(), role: "baker".to_owned(), text: String::new() }];
    plan.facts.schedule = vec![Session { time: "10:00".to_owned(), title: "Opening".to_owned(), ..Session::default() }];
    plan.facts.stats = vec![Stat { value: "12,000".to_owned(), label: "trees".to_owned() }];
    plan.facts.questions = vec![Question { question: "Why?".to_owned(), answer: "So.".to_owned() }];
    plan.facts.platforms = vec!["iOS".to_owned()];
    plan.model.provider = "ollama".to_owned();
    plan.model.names = vec!["llama3.2".to_owned()];
    assert_eq!(parse(&print(&plan)), Ok(plan));
}

#[track_caller]
fn check(change: (&str, &str), expected: (&str, &str)) {
    let text = print(&plan_of(&["navigation", "hero", "footer"])).replace(change.0, change.1);
    let findings = parse(&text).expect_err("a finding");
    let found = &findings[0];
    assert_eq!(found.code, expected.0, "{found:?}");
    let shown = format!("{} {}", found.message, found.help.clone().unwrap_or_default());
    assert!(shown.contains(expected.1), "{shown}");
    assert_eq!(found.file.as_deref(), Some("airstrip.toml"));
    let line = text.lines().nth(found.place.line as usize - 1).unwrap_or_default();
    assert!(expected.0 == "one-hero" || line.contains(change.1.trim()) || line.contains('='), "{line}");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    check(("theme = ", "themee = "), ("unknown-key", "did you mean `theme`?"));
    check(("theme = \"harbor\"", "theme = \"harbour\""), ("unknown-theme", "did you mean `harbor`?"));
    check(("type = \"saas\"", "type = \"sas\""), ("unknown-page-type", "did you mean `saas`?"));
    check(("kind = \"hero\"", "kind = \"hreo\""), ("unknown-kind", "did you mean `hero`?"));
    check(("id = \"footer\"", "id = \"hero\""), ("duplicate-id", "two sections"));
    check(("id = \"footer\"", "id = \"../x\""), ("plan-syntax", "not portable"));
    check(("lang = \"en\"", "lang = \"english, please\""), ("site-lang", "language tag"));
    check(
        ("seed = 1", "seed = 1\n[model]\nbase_url = \"https://evil.example\""),
        ("unknown-key", "known here: provider, names"),
    );
    check(("seed = 1", "seed = 1\n[model]\nkey = \"k\""), ("unknown-key", "known here: provider, names"));
    check(("seed = 1", "seed = = 1"), ("plan-syntax", ""));
    check(("kind = \"hero\"", "kind = \"faq\""), ("unknown-variant", "there are"));
    check(("seed = 1", "seed = 1\n[facts]\npeopel = []"), ("unknown-key", "did you mean `people`?"));
}

#[test]
fn prompts_are_cleaned_and_bounded() {
    assert_eq!(Prompt::new(""), Err(PromptError::Empty));
    assert_eq!(Prompt::new(" \n\u{200B}…!"), Err(PromptError::Empty));
    assert_eq!(Prompt::new(&"x".repeat(MAX_PROMPT + 1)), Err(PromptError::Long(MAX_PROMPT + 1)));
    let prompt = Prompt::new("A\u{202E}b\u{7}  c\r\n\n d\u{E0041}").expect("a prompt");
    assert_eq!((prompt.text(), prompt.removed()), ("Ab c\nd", 3));
}

#[test]
fn names_that_are_no_ids_are_refused() {
    let long = "a".repeat(300);
    let hostile =
        ["", "../../x", "..", "/etc/passwd", ".git/config", "a\u{202e}txt.exe", "COM¹", "con ", "a\0b", "a\\b", &long];
    for name in hostile {
        assert!(SectionId::new(name).is_err(), "{name:?} is an id");
        assert!(ProjectPath::new(name).is_err(), "{name:?} is a path");
        assert!(ProjectPath::new(format!("src/{name}/x.tsx")).is_err(), "{name:?} is in a path");
    }
    for name in ["CON", "aux.tsx", "Nul", "lpt1.tar.gz", ".GIT", "hero.", "hero "] {
        assert!(SectionId::new(name).is_err(), "{name:?} is an id");
        assert!(ProjectPath::new(name).is_err(), "{name:?} is a path");
    }
    // Two names that one folder may hold as one: only the lower one is an id.
    assert!(SectionId::new("Hero").is_err() && SectionId::new("hero").is_ok());
    assert!(SectionId::new("aux").is_err() && SectionId::new("auxiliary").is_ok());
}
