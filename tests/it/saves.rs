//! Somebody saves while a project is built: the build that follows finds it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use airstrip::export::{Disk, ExportError, Operation, Workplace};
use airstrip::pipeline::{Kept, Order, PipelineError, Shop, Start, build};

use crate::support::{FERRULE, Folder, gate};

const PATIENCE: Duration = Duration::from_secs(30);

/// Builds once, as `airstrip build` does; whether there was anything to build.
async fn once(shop: &Shop, dir: &Path, disk: &Disk, kept: &mut Kept) -> Result<bool, PipelineError> {
    let place = Workplace::open(dir, disk, "a test", PATIENCE)?;
    let start = Start::read(&place)?;
    if start.unchanged {
        return Ok(false);
    }
    let built = build(shop, (&place, &start), &Order::default(), kept, &|_| {}).await?;
    place.commit(&built.changes)?;
    Start::settle(&place, &built.left)?;
    *kept = built.kept;
    Ok(true)
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a file");
    assert!(text.contains(from), "{from:?} in {text}");
    fs::write(file, text.replacen(from, to, 1)).expect("a file");
}

/// A disk on which `save` happens before file number `nth` of the project gets its place or goes, and how many did.
fn saving(nth: usize, save: impl Fn() + Send + Sync + 'static) -> (Disk, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let disk = Disk::failing(move |it, path| {
        let moves = matches!(it, Operation::Rename | Operation::Remove) && !path.to_string_lossy().contains("/stage");
        if moves && counted.fetch_add(1, Ordering::SeqCst) == nth {
            save();
        }
        None
    });
    (disk, count)
}

#[tokio::test]
async fn what_is_saved_while_a_build_goes_on_is_built_by_the_next() {
    let folder = Folder::new();
    folder.run(&["new", FERRULE, "p", "--seed", "7"]).ok();
    let dir = folder.join("p");
    let (shop, mut kept, real) = (Shop::offline(gate()), Kept::default(), Disk::real());
    once(&shop, &dir, &real, &mut kept).await.expect("a build");
    let words: PathBuf = dir.join("src/content/hero.ts");
    let mut theme = ["\"harbor\"", "\"gazette\""];
    let plan = fs::read_to_string(dir.join("airstrip.toml")).expect("a plan");
    let line = plan.lines().find(|it| it.starts_with("theme = ")).expect("a theme").to_owned();
    replace(&dir.join("airstrip.toml"), &line, &format!("theme = {}", theme[0]));
    once(&shop, &dir, &real, &mut kept).await.expect("a build");
    for nth in 0.. {
        replace(&dir.join("airstrip.toml"), theme[0], theme[1]);
        theme.swap(0, 1);
        let (from, to) = (format!("title: \"{}", before(nth)), format!("title: \"Save {nth}. "));
        let file = words.clone();
        let (disk, count) = saving(nth, move || replace(&file, &from, &to));
        match once(&shop, &dir, &disk, &mut kept).await {
            Ok(true) | Err(PipelineError::Export(ExportError::Changed(_))) => {}
            other => panic!("{other:?}"),
        }
        if count.load(Ordering::SeqCst) <= nth {
            assert!(nth > 5, "{nth}");
            break;
        }
        once(&shop, &dir, &real, &mut kept).await.expect("a build");
        let made = fs::read_to_string(dir.join("public/llms.txt")).expect("a file");
        assert!(made.contains(&format!("Save {nth}. ")), "save {nth} is taken for built");
        assert!(!once(&shop, &dir, &real, &mut kept).await.expect("a build"), "and then it is quiet");
    }
}

fn before(nth: usize) -> String {
    nth.checked_sub(1).map_or_else(String::new, |it| format!("Save {it}. "))
}
