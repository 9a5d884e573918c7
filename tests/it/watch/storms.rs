//! `airstrip watch` where much happens: storms of events, readers that look all the time, saves during a build.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::running::{Watch, replace};
use crate::support::Folder;

#[test]
fn after_a_storm_the_last_save_is_shown() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    let before = watch.version();
    for number in 0..5000 {
        // Each is two events and more: a file is made, written and renamed over another.
        fs::write(folder.join("p/src/storm~"), number.to_string()).expect("a file");
        fs::rename(folder.join("p/src/storm~"), folder.join("p/src").join(format!("storm{}.txt", number % 50)))
            .expect("a file");
    }
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"After the storm: ");
    let said = watch.until_page("After the storm: ");
    assert!(!said.iter().any(|it| it.contains("error")), "{said:#?}");
    let built = watch.version() - before;
    assert!(built < 500, "{built} builds for one storm");
    assert!(watch.child.try_wait().expect("an answer").is_none());
}

#[test]
fn what_it_writes_itself_is_no_change_of_yours() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--zip", "p/kept.zip", "--out", "p/site"]);
    assert_eq!(watch.version(), 1);
    for save in 0..6 {
        replace(&folder, "src/content/hero.ts", "title: \"", &format!("title: \"Save {save} "));
        watch.until_page(&format!("Save {save} "));
        assert_eq!(watch.version(), save + 2, "each save is built once");
    }
    let archive = zip::ZipArchive::new(fs::File::open(folder.join("p/kept.zip")).expect("a zip")).expect("a zip");
    let names: Vec<_> = archive.file_names().map(|it| it.expect("a name").into_owned()).collect();
    assert!(names.iter().any(|it| it == "src/content/hero.ts"));
    assert!(!names.iter().any(|it| it.starts_with("site/") || it == "kept.zip"), "{names:?}");
}

/// Reads every entry of an archive to its end, which checks the sums of all.
fn read_through(file: &Path) -> io::Result<usize> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file)?).map_err(io::Error::other)?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(io::Error::other)?;
        io::copy(&mut entry, &mut io::sink())?;
    }
    Ok(archive.len())
}

/// Ends those who wait for it, also where the test fails.
struct Done<'a>(&'a AtomicBool);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Looks again and again until it is `done`; how often.
fn again(done: &AtomicBool, look: impl Fn()) -> usize {
    let mut looks = 0;
    while !done.load(Ordering::Relaxed) {
        look();
        looks += 1;
    }
    looks
}

#[test]
fn who_reads_what_is_kept_fresh_never_sees_half_of_it() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &["--zip", "kept.zip", "--out", "site"]);
    let files = read_through(&folder.join("kept.zip")).expect("a whole zip");
    let done = AtomicBool::new(false);
    let (zip, page) = (folder.join("kept.zip"), folder.join("site/index.html"));
    let read_page = || fs::read_to_string(&page).expect("a page");
    let looks = thread::scope(|scope| {
        let zips = scope.spawn(|| again(&done, || assert_eq!(read_through(&zip).expect("a whole zip"), files)));
        let pages = scope.spawn(|| again(&done, || assert!(read_page().trim_end().ends_with("</html>"))));
        let ending = Done(&done);
        replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Save 0 ");
        for save in 1..20 {
            replace(&folder, "src/content/hero.ts", &format!("Save {} ", save - 1), &format!("Save {save} "));
            watch.until_page(&format!("Save {save} "));
        }
        drop(ending);
        (zips.join().expect("whole zips"), pages.join().expect("whole pages"))
    });
    assert!(looks.0 > 20 && looks.1 > 20, "{looks:?}");
    assert!(read_page().contains("Save 19 "));
}

/// The processor time, in ticks, of the child of `parent` that used most.
#[cfg(target_os = "linux")]
fn busiest_child(parent: u32) -> u64 {
    let text = |it: String| fs::read_to_string(it).unwrap_or_default();
    let tasks = fs::read_dir(format!("/proc/{parent}/task")).expect("its threads").flatten();
    let children: Vec<String> = tasks.map(|it| text(it.path().join("children").display().to_string())).collect();
    let ticks = |child: &str| {
        let stat = text(format!("/proc/{child}/stat"));
        let rest = stat.rsplit_once(") ").map_or("", |it| it.1);
        rest.split(' ').nth(11).and_then(|it| it.parse::<u64>().ok()).unwrap_or(0)
    };
    children.iter().flat_map(|it| it.split_whitespace()).map(ticks).max().unwrap_or(0)
}

/// Saves a component that never ends, and waits until a child renders it; not for longer than it is let.
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "nobody says when another process takes processor time")]
fn is_caught_busy(folder: &Folder, watch: &Watch) -> bool {
    let calm = busiest_child(watch.child.id());
    replace(folder, "src/sections/Hero.tsx", "  return (", "  while (id) {}\n  return (");
    // It is given up after two seconds.
    for _ in 0..4000 {
        if busiest_child(watch.child.id()) >= calm + 5 {
            return true;
        }
        thread::sleep(Duration::from_millis(1));
    }
    false
}

/// A component that never ends takes two seconds until it is given up; a save meanwhile does not wait for that.
#[cfg(target_os = "linux")]
#[test]
fn a_save_ends_the_build_of_an_older_one() {
    let folder = Folder::new();
    let mut watch = Watch::start(&folder, &[]);
    let hero = folder.join("p/src/sections/Hero.tsx");
    let good = fs::read_to_string(&hero).expect("a file");
    while !is_caught_busy(&folder, &watch) {
        // The machine gave the child no time before it was given up.
        watch.until("rendering it takes longer");
        fs::write(&hero, &good).expect("a file");
        watch.until("shown after");
    }
    fs::write(&hero, good).expect("a file");
    replace(&folder, "src/content/hero.ts", "title: \"", "title: \"Mended: ");
    let said = watch.until_page("Mended: ");
    assert!(!said.iter().any(|it| it.contains("rendering it takes longer")), "{said:#?}");
    // Left alone, it is said.
    replace(&folder, "src/sections/Hero.tsx", "  return (", "  while (id) {}\n  return (");
    watch.until("rendering it takes longer");
}
