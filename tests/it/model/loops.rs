//! The gate's loop: how often it asks, whom it asks next, what it keeps, and what it says.

use airstrip::llm::ErrorKind;
use airstrip::pipeline::{Kept, PipelineError};
use airstrip::progress::Step;
use airstrip::store::Cache;
use airstrip::verify::Author;
use serde_json::json;

use super::script::{Say, Script, Stage, component, faq, fell};

fn wrong(title: &str) -> Say {
    Say::Text(json!({ "title": title, "items": [] }).to_string())
}

fn good() -> Say {
    Say::Text(faq("What people ask").to_string())
}

#[test]
fn a_good_answer_is_taken_at_once() {
    let ran = Stage::new(vec![good()]).run(&Kept::default());
    assert_eq!(ran.steps, [Step::Writing, Step::Verifying, Step::Accepted]);
    assert_eq!(ran.words, ["What people ask"]);
    let line = ran.line();
    assert_eq!((line.author.as_str(), line.model.as_str(), line.attempts), ("model", "one", 1));
    assert_eq!((line.usage.input_tokens, line.usage.output_tokens, line.usage.cost_usd), (100, 10, Some(0.5)));
    assert_eq!(ran.made.as_ref().expect("a page").drafts.files().count(), 1);
}

#[test]
fn a_refused_draft_is_mended_with_its_reasons() {
    let ran = Stage::new(vec![wrong("First title"), good()]).run(&Kept::default());
    assert_eq!(ran.section().author(), Author::Model);
    assert_eq!(ran.steps, [Step::Writing, Step::Verifying, Step::Repairing, Step::Verifying, Step::Accepted]);
    assert_eq!(ran.line().attempts, 2);
    assert_eq!(ran.line().usage.input_tokens, 200);
    let turns = &ran.asked[1].messages;
    assert_eq!(turns.len(), 3);
    assert!(turns[1].text.contains("First title"));
    assert!(turns[2].text.contains("[content-schema]") && turns[2].text.contains("`items`"), "{}", turns[2].text);
}

#[test]
fn a_component_is_mended_with_its_line() {
    let bad = component("import { Rocketship } from \"lucide-react\";", "<Rocketship />");
    let ran = Stage::code(vec![Say::Text(bad), Say::Text(component("", ""))]).run(&Kept::default());
    assert!(!ran.fell_back(), "{:?}", ran.findings);
    let said = &ran.asked[2].messages[2].text;
    assert!(said.contains("line 2, `import { Rocketship } from \"lucide-react\";`: Lucide has no icon"), "{said}");
}

#[test]
fn a_repeated_diagnosis_stops_the_loop() {
    let ran = Stage::new(vec![wrong("A title"), wrong("A title")]).run(&Kept::default());
    fell(&ran, "content-schema", "");
    assert_eq!(ran.asked.len(), 2);
}

#[test]
fn new_reasons_are_mended_no_more_than_twice() {
    let too_short = |text: &str| {
        let mut content = faq("What people ask");
        content["items"][0]["answer"] = json!(text);
        Say::Text(content.to_string())
    };
    let ran = Stage::new(vec![wrong("A title"), too_short("x"), too_short("Used by 900 teams every day")])
        .run(&Kept::default());
    fell(&ran, "claim-not-in-brief", "");
    assert_eq!(ran.asked.len(), 3);
    let mut stage = Stage::new(vec![wrong("A title")]);
    stage.models.repairs = 0;
    let ran = stage.run(&Kept::default());
    assert_eq!(ran.asked.len(), 1);
    assert!(ran.fell_back());
}

#[test]
fn the_next_model_is_asked_before_the_offline_author() {
    let script = Script::new(&["one", "two"], vec![("faq", wrong("A")), ("faq", wrong("A")), ("faq", good())]);
    let ran = Stage::of(script).run(&Kept::default());
    assert_eq!(ran.section().author(), Author::Model);
    assert_eq!((ran.line().model.as_str(), ran.line().attempts), ("two", 3));
    assert_eq!(ran.line().fell_back, ["one"]);
    assert_eq!(ran.asked.iter().map(|it| it.model).collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(ran.asked[2].messages.len(), 1, "another model begins anew");
}

#[test]
fn a_truncated_answer_is_asked_for_again_smaller() {
    let ran = Stage::new(vec![Say::Fails(ErrorKind::Truncated), good()]).run(&Kept::default());
    assert_eq!(ran.section().author(), Author::Model);
    assert!(ran.asked[1].messages[0].text.contains("Write less this time"));
    assert!(ran.asked[1].max_tokens > ran.asked[0].max_tokens);
    assert!(ran.says("model-failed"));

    let whole = faq("What people ask").to_string();
    let ran = Stage::new(vec![Say::Text(whole[..whole.len() - 40].to_owned()), good()]).run(&Kept::default());
    assert_eq!(ran.section().author(), Author::Model);
    assert_eq!(ran.asked[1].messages.len(), 1);
    assert!(ran.asked[1].messages[0].text.contains("Write less this time"));

    let source = component("", "<p>x</p>");
    let cut = format!("```tsx\n{}", &source[..source.len() - 20]);
    let ran = Stage::code(vec![Say::Text(cut), Say::Text(source)]).run(&Kept::default());
    assert!(!ran.fell_back(), "{:?}", ran.findings);

    let ran =
        Stage::new(vec![Say::Fails(ErrorKind::Truncated), Say::Fails(ErrorKind::Truncated)]).run(&Kept::default());
    fell(&ran, "model-failed", "");
}

#[test]
fn a_call_that_fails_falls_back_and_says_why() {
    for kind in
        [ErrorKind::Unreachable, ErrorKind::TimeoutIdle, ErrorKind::Refused, ErrorKind::Empty, ErrorKind::Ceiling]
    {
        let ran = Stage::new(vec![Say::Fails(kind)]).run(&Kept::default());
        fell(&ran, "model-failed", "");
        assert_eq!(ran.line().fell_back, ["one"]);
        assert!(ran.findings.iter().any(|it| it.message.contains(kind.text())), "{:?}", ran.findings);
    }
    let script = Script::new(&["one", "two"], vec![("faq", Say::Fails(ErrorKind::Ceiling))]);
    let ran = Stage::of(script).run(&Kept::default());
    assert_eq!(ran.asked.len(), 1, "no other model is cheaper than the ceiling");
    assert!(ran.fell_back());
}

#[test]
fn a_refused_key_ends_the_run() {
    for (kind, code) in [(ErrorKind::Key, 3), (ErrorKind::Credit, 3), (ErrorKind::Settings, 2)] {
        let ran = Stage::new(vec![Say::Fails(kind)]).run(&Kept::default());
        match ran.made {
            Err(PipelineError::Model(it)) => assert_eq!(it.exit_code(), code),
            other => panic!("{kind:?}: {other:?}"),
        }
    }
}

#[test]
fn without_a_fallback_the_page_fails_with_its_reasons() {
    let mut stage = Stage::new(vec![wrong("A"), wrong("A")]);
    stage.models.fallback = false;
    stage.plan.sections.retain(|it| it.kind == "faq");
    match stage.run(&Kept::default()).made {
        Err(PipelineError::GaveUp { id, findings }) => {
            assert_eq!(id, "faq");
            assert!(findings.iter().any(|it| it.code == "content-schema"), "{findings:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_paid_for_is_not_asked_for_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let stage = |answers: Vec<Say>| {
        let mut stage = Stage::new(answers);
        stage.cache = Cache::at(folder.path().to_owned());
        stage
    };
    let first = stage(vec![good()]).run(&Kept::default());
    let second = stage(vec![]).run(&Kept::default());
    assert_eq!(second.asked.len(), 0);
    assert_eq!(second.section().content(), first.section().content());
    assert_eq!(second.line(), first.line());

    // Another question is another draft.
    let mut other = stage(vec![good()]);
    other.plan.facts.audience = "platform engineers".into();
    assert_eq!(other.run(&Kept::default()).asked.len(), 1);

    // A section that is asked for anew is asked for, once.
    let made = first.made.expect("a page");
    let redo = || {
        let mut kept = made.kept();
        let id = &made.sections[1].spec().id;
        assert!(kept.drafts.forget(id).is_some());
        kept
    };
    let another = || Say::Text(faq("What others ask").to_string());
    let ran = stage(vec![another()]).run(&redo());
    assert_eq!(ran.section().content()["title"], "What others ask");
    assert_eq!(stage(vec![]).run(&redo()).section().content()["title"], "What others ask");

    // What did not pass is never kept.
    let mut empty = stage(vec![wrong("A"), wrong("A")]);
    empty.plan.facts.audience = "nobody".into();
    assert!(empty.run(&Kept::default()).fell_back());
    let mut again = stage(vec![good()]);
    again.plan.facts.audience = "nobody".into();
    assert_eq!(again.run(&Kept::default()).section().author(), Author::Model);
}

#[test]
fn words_that_wait_for_a_fact_stay_marked() {
    let script =
        Script::new(&["one"], vec![("pricing", Say::Text(String::new())), ("pricing", Say::Text(String::new()))]);
    let mut stage = Stage::of(script);
    stage.plan = crate::support::plan_of(&["hero", "pricing"]);
    let offline = stage.run(&Kept::default());
    let draft = offline.section().content().clone();
    let marks = airstrip::plan::Placeholders::open(&draft);
    assert!(!marks.is_empty(), "{draft}");

    let mut answer = draft;
    answer.as_object_mut().expect("an object").shift_remove("placeholders");
    answer["title"] = json!("Priced by the database, not by the seat");
    let script = Script::new(&["one"], vec![("pricing", Say::Text(answer.to_string()))]);
    let mut stage = Stage::of(script);
    stage.plan = crate::support::plan_of(&["hero", "pricing"]);
    let ran = stage.run(&Kept::default());
    let section = ran.section();
    assert_eq!(section.author(), Author::Model);
    let open = airstrip::plan::Placeholders::open(section.content());
    assert!(marks.iter().all(|it| open.contains(it)), "{marks:?} {open:?}");
}

#[test]
fn a_section_that_breaks_the_page_gives_way() {
    let source = component("", "<p id=\"hero\">x</p>");
    let ran = Stage::code(vec![Say::Text(source)]).run(&Kept::default());
    assert_eq!(ran.section().author(), Author::Offline);
    assert!(ran.says("duplicate-id"), "{:?}", ran.findings);
    assert_eq!(ran.line().fell_back, ["page"]);
}
