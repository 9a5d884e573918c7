//! The pipeline: sections in the order of the page, what is kept from before, and what is written down.

use std::sync::{Arc, Mutex, mpsc};

use airstrip::pipeline::{Kept, Made, Shop, project, sections};
use airstrip::plan::Plan;
use airstrip::progress::{Event, Step};
use airstrip::store::{Cache, Drafts, Stored};
use airstrip::verify::Author;
use serde_json::{Value, json};

use crate::support::{gate, plan_of};

const KINDS: [&str; 7] = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(work)
}

/// What `plan` gives, with each step that was heard as `id step attempts`.
fn make(shop: &Shop, plan: &Plan, kept: &Kept) -> (Made, Vec<String>) {
    let heard = Mutex::new(Vec::new());
    let hear = |event| {
        if let Event::Section { id, step, attempts, .. } = event {
            let step = if step == Step::Accepted { "accepted" } else { "writing" };
            heard.lock().expect("a list").push(format!("{id} {step} {attempts}"));
        }
    };
    let made = wait(sections(shop, plan, kept, &hear)).expect("a page");
    (made, heard.into_inner().expect("a list"))
}

fn ids(made: &Made) -> Vec<&str> {
    made.sections.iter().map(|it| it.spec().id.as_str()).collect()
}

fn stored(kind: &str, content: Value) -> Stored {
    Stored { key: "k".into(), kind: kind.into(), model: "m".into(), take: 0, hand: false, content, source: None }
}

fn faq(title: &str) -> Value {
    json!({ "title": title, "items": [{ "question": "Does it work?", "answer": "It does, and it stays so." },
        { "question": "For whom?", "answer": "For those who ask for it." }] })
}

#[test]
fn sections_come_in_the_order_of_the_page() {
    let shop = Shop::offline(gate());
    let (made, heard) = make(&shop, &plan_of(&KINDS), &Kept::default());
    assert_eq!(ids(&made), KINDS);
    assert_eq!(heard.iter().filter(|it| it.ends_with("accepted 1")).count(), 7, "{heard:?}");
    assert_eq!(made.receipt.sections.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), KINDS);
}

#[test]
fn only_what_changed_is_made_again() {
    let shop = Shop::offline(gate());
    let mut plan = plan_of(&KINDS);
    let (first, _) = make(&shop, &plan, &Kept::default());
    let (same, heard) = make(&shop, &plan, &first.kept());
    assert!(heard.iter().all(|it| it.ends_with("accepted 0")), "{heard:?}");
    assert_eq!(project(&shop.gate, &plan, &first).expect("a tree"), project(&shop.gate, &plan, &same).expect("a tree"));

    plan.site.theme = "console".into();
    let (_, heard) = make(&shop, &plan, &first.kept());
    assert!(heard.iter().all(|it| it.ends_with("accepted 0")), "a theme changes no words: {heard:?}");

    plan.sections[5].variant = "split".into();
    let (third, heard) = make(&shop, &plan, &first.kept());
    let made: Vec<&String> = heard.iter().filter(|it| !it.ends_with("accepted 0")).collect();
    assert_eq!(made, ["faq writing 0", "faq accepted 1"]);
    assert_ne!(third.sections[5].source(), first.sections[5].source());
}

#[test]
fn a_draft_that_was_paid_for_is_judged_and_used_again() {
    let shop = Shop::offline(gate());
    let mut plan = plan_of(&KINDS);
    let mut kept = Kept::default();
    kept.drafts.put(&plan.sections[5].id.clone(), stored("faq", faq("What a model was asked")));
    kept.drafts.put(&plan.sections[3].id.clone(), stored("faq", faq("A draft of another kind")));
    kept.drafts.put(&plan.sections[2].id.clone(), stored("features", json!({ "title": "Used by 10,000 teams" })));
    let (made, _) = make(&shop, &plan, &kept);
    let authors: Vec<Author> = made.sections.iter().map(airstrip::verify::Section::author).collect();
    assert_eq!(authors.iter().filter(|it| **it == Author::Model).count(), 1);
    assert_eq!(made.sections[5].content()["title"], "What a model was asked");
    assert_eq!(made.receipt.sections[5].model, "m");

    // The project keeps it, through a new order, another theme and another variant.
    let tree = project(&shop.gate, &plan, &made).expect("a tree");
    let kept = Kept::of(&tree);
    assert_eq!(kept.drafts, made.drafts);
    assert_eq!(kept.receipt, made.receipt);
    plan.sections.swap(3, 5);
    plan.sections[3].variant = "split".into();
    plan.site.theme = "console".into();
    let (again, _) = make(&shop, &plan, &kept);
    assert_eq!(again.sections[3].content()["title"], "What a model was asked");
    let mut kept = kept;
    assert!(kept.drafts.forget(&plan.sections[3].id).is_some());
    assert_eq!(make(&shop, &plan, &kept).0.sections[3].author(), Author::Offline);
}

#[test]
fn drafts_on_the_disk_that_cannot_be_read_are_written_anew() {
    let mut tree = airstrip::project::Project::new();
    let mut put = |name: &str, text: &str| {
        tree.put(airstrip::path::ProjectPath::new(format!(".airstrip/drafts/{name}")).expect("a path"), text);
    };
    put("faq.json", "{ half");
    put("hero.json", &stored("hero", json!({})).print());
    put("notes.txt", "mine");
    let drafts = Drafts::of(&tree);
    assert_eq!(drafts.files().count(), 1);
}

#[test]
fn the_cache_keeps_whole_entries_only_and_no_strange_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let cache = Cache::at(folder.path().join("deep/er"));
    let value = stored("faq", faq("Kept"));
    assert_eq!(cache.get::<Stored>("abc1"), None);
    cache.put("abc1", &value).expect("it is written");
    assert_eq!(cache.get::<Stored>("abc1"), Some(value.clone()));
    std::fs::write(folder.path().join("deep/er/abc2.json"), "{ \"key\": ").expect("a file");
    assert_eq!(cache.get::<Stored>("abc2"), None);
    cache.put("../../out", &value).expect("nothing is written");
    assert!(!folder.path().join("out.json").exists());
    assert_eq!(std::fs::read_dir(folder.path().join("deep/er")).expect("a folder").count(), 2);
    Cache::none().put("abc1", &value).expect("nothing is kept");
    assert_eq!(Cache::none().get::<Stored>("abc1"), None);
}

#[test]
fn a_page_can_be_made_on_any_thread_and_stopped() {
    fn sent<T: Send>(it: T) -> T {
        it
    }
    let shop = Shop::offline(gate());
    let plan = plan_of(&KINDS);
    let kept = Kept::default();
    let heard = Mutex::new(0);
    let hear = |_| *heard.lock().expect("a number") += 1;
    let mut work = Box::pin(sent(sections(&shop, &plan, &kept, &hear)));
    wait(async {
        let once = std::future::poll_fn(|context| std::task::Poll::Ready(work.as_mut().poll(context).is_pending()));
        assert!(once.await, "a page takes longer than one look");
        drop(work);
    });
    let heard = *heard.lock().expect("a number");
    assert!((7..14).contains(&heard), "{heard}");
}

#[test]
fn what_was_asked_for_first_is_done_first() {
    let shop = Shop::offline(gate());
    let [first, second] = [shop.turn(), shop.turn()];
    let page = |turn| shop.undrawn_by(None).in_turn(turn);
    let (early, late, change) = (page(first), page(second), shop.undrawn_by(None));
    let done = Arc::new(Mutex::new(Vec::new()));
    let say = |name| {
        let done = Arc::clone(&done);
        move || done.lock().expect("a list").push(name)
    };
    let begin = async |turn, name| {
        shop.begin(turn).await;
        say(name)();
    };
    let ((one, freed), (other, kept)) = (mpsc::channel::<()>(), mpsc::channel::<()>());
    let waiting = async {
        let late = async { tokio::join!(late.work(say("late")), begin(second, "late, begun")) };
        let early = async { tokio::join!(early.work(say("early")), begin(first, "early, begun")) };
        let freeing = async {
            tokio::task::yield_now().await;
            drop(one);
        };
        tokio::join!(late, early, change.work(say("change")), freeing);
        drop(other);
    };
    // Both places are taken. One is free once all others wait for it, so that they are served one by one.
    let taken = |until: mpsc::Receiver<()>| shop.work(move || until.recv().is_err());
    wait(async { tokio::join!(taken(freed), taken(kept), waiting) });
    let done = done.lock().expect("a list").clone();
    assert_eq!(done, ["change", "early", "early, begun", "late", "late, begun"]);
}

#[test]
fn a_page_that_is_made_in_turn_is_the_same() {
    let (plan, alone) = (plan_of(&KINDS), Shop::offline(gate()));
    let many = alone.undrawn_by(None).in_turn(alone.turn());
    let [one, other] = [&alone, &many].map(|shop| {
        let (made, _) = make(shop, &plan, &Kept::default());
        project(&shop.gate, &plan, &made).expect("a project")
    });
    assert!(one.get("public/og.png").is_some_and(|it| it.len() > 1000));
    assert!(one == other, "other bytes");
}
