//! Measures how pages wait for a model: one page, five hundred at once, and what a waiting section takes.
//!
//! `cargo bench --bench models`. The model is `airstrip dev-model` in a process of its own, with a fixed time for each
//! answer.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use airstrip::author::Asked;
use airstrip::llm::{Client, Preset, Settings};
use airstrip::pipeline::{Kept, Models, Shop, plan, sections};
use airstrip::prompt::Prompt;
use airstrip::render::{Limits, Renderer};
use airstrip::section::Library;
use airstrip::store::Cache;
use airstrip::verify::{Author, Gate, Section};
use tokio::task::JoinSet;
use tokio::time::sleep;

/// How long an answer takes.
const ANSWER: Duration = Duration::from_millis(200);
/// The sections of a page.
const PAGE: [&str; 7] = ["navigation", "hero", "features", "steps", "pricing", "faq", "footer"];
/// How often one page is made.
const ROUNDS: usize = 15;
/// How many pages are made at once.
const PAGES: usize = 500;
/// Pages whose sections all wait while memory is measured.
const WAITING: usize = 100;

/// A model server in a process of its own, which ends with this.
struct Served(Child, String);

impl Served {
    fn new(latency: Duration) -> io::Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        let command = command.args(["dev-model", "--clean", "--latency-ms", &latency.as_millis().to_string()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?).read_line(&mut line)?;
        Ok(Self(child, line.trim().to_owned()))
    }

    /// A shop whose model this is, with `places` for calls to begin with.
    fn shop(&self, places: usize) -> Arc<Shop> {
        let mut settings = Settings::new(Preset::Custom);
        settings.base_url.clone_from(&self.1);
        settings.models = vec!["dev".to_owned()];
        settings.limits.concurrency = places;
        if places == 1 {
            settings.limits.concurrency_most = 1;
        }
        let client = Client::new(settings).expect("a client");
        let renderer = Renderer::new(Limits::default(), Some(env!("CARGO_BIN_EXE_airstrip").into()));
        let gate = Gate::new(Library::read([]), renderer);
        Arc::new(Shop::with(gate, Models::new(Arc::new(client)), Cache::none()))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.0.kill().and_then(|()| self.0.wait()).ok();
    }
}

fn main() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut out = io::stdout();
        writeln!(out, "| what | value | against | ratio |\n|---|---|---|---|")?;
        waiting(&mut out).await?;
        one(&mut out).await?;
        many(&mut out).await
    })
}

/// Makes the page of a prompt by the model alone.
async fn page(shop: Arc<Shop>, number: usize) {
    let text = format!("Ferrule {number} is a migration tool for Postgres teams. Install with cargo install ferrule.");
    let prompt = Prompt::new(&text).expect("a prompt");
    let asked = Asked { sections: PAGE.map(str::to_owned).to_vec(), ..Asked::default() };
    let outlined = plan(&shop, &prompt, &asked).await.expect("a plan");
    let made = sections(&shop, &outlined.planned.plan, &Kept::default(), &|_| {}).await.expect("a page");
    let by_model = made.sections.iter().all(|it: &Section| it.author() == Author::Model);
    assert!(by_model && made.sections.len() == PAGE.len(), "{:?}", made.receipt);
}

async fn pages(shop: &Arc<Shop>, count: usize) -> Duration {
    let began = Instant::now();
    let mut all = JoinSet::new();
    for number in 0..count {
        all.spawn(page(Arc::clone(shop), number));
    }
    while let Some(page) = all.join_next().await {
        page.expect("a page");
    }
    began.elapsed()
}

async fn one(out: &mut impl Write) -> io::Result<()> {
    let served = Served::new(ANSWER)?;
    let (shop, single) = (served.shop(64), served.shop(1));
    page(Arc::clone(&shop), 0).await;
    let (mut together, mut apart) = (Vec::new(), Vec::new());
    for number in 0..ROUNDS {
        let began = Instant::now();
        page(Arc::clone(&shop), number).await;
        together.push(began.elapsed());
        if number % 5 == 0 {
            let began = Instant::now();
            page(Arc::clone(&single), number).await;
            apart.push(began.elapsed());
        }
    }
    let (together, apart) = (median(together), median(apart));
    row(out, "a page of 7 sections", together, "the plan and one section, 400 ms", 2 * ANSWER)?;
    row(out, "the same, one call at a time", apart, "the same at once", together)
}

async fn many(out: &mut impl Write) -> io::Result<()> {
    let (quick, slow) = (Served::new(Duration::ZERO)?, Served::new(ANSWER)?);
    let (at_once, in_time) = (quick.shop(64), slow.shop(64));
    let (mut work, mut waited) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        work.push(pages(&at_once, PAGES).await);
        waited.push(pages(&in_time, PAGES).await);
    }
    let ideal = median(work) + 2 * ANSWER;
    row(out, &format!("{PAGES} pages at once"), median(waited), "the work alone, and 400 ms", ideal)
}

async fn waiting(out: &mut impl Write) -> io::Result<()> {
    let served = Served::new(Duration::from_mins(10))?;
    let warm = Served::new(Duration::ZERO)?;
    page(warm.shop(64), 0).await;
    let shop = served.shop(4_096);
    let plans: Vec<_> = (0..WAITING).map(planned).collect();
    let (before, sockets) = (memory()?, files()?);
    let mut all = JoinSet::new();
    for plan in plans {
        let shop = Arc::clone(&shop);
        all.spawn(async move { sections(&shop, &plan, &Kept::default(), &|_| {}).await.map(|_| ()) });
    }
    let expected = WAITING * PAGE.len();
    while files()? - sockets < expected {
        sleep(Duration::from_millis(50)).await;
    }
    sleep(Duration::from_secs(2)).await;
    let each = u32::try_from(memory()?.saturating_sub(before) / expected / 1024).expect("a few KB");
    writeln!(
        out,
        "| memory of a section that waits, {expected} at once | {each} KB | 256 KB | {:.2} |",
        f64::from(each) / 256.0
    )?;
    all.shutdown().await;
    Ok(())
}

fn planned(number: usize) -> airstrip::plan::Plan {
    let prompt = Prompt::new(&format!("Ferrule {number} is a migration tool for Postgres teams.")).expect("a prompt");
    let asked = Asked { sections: PAGE.map(str::to_owned).to_vec(), ..Asked::default() };
    airstrip::author::plan(&prompt, &asked).plan
}

/// Bytes of memory that this process holds.
fn memory() -> io::Result<usize> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:")).unwrap_or_default();
    Ok(line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or_default() << 10)
}

/// Files and sockets that this process holds open.
fn files() -> io::Result<usize> {
    Ok(fs::read_dir("/proc/self/fd")?.count())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn row(out: &mut impl Write, what: &str, took: Duration, against: &str, other: Duration) -> io::Result<()> {
    let ratio = took.as_secs_f64() / other.as_secs_f64();
    writeln!(
        out,
        "| {what} | {:.0} ms | {against}, {:.0} ms | {ratio:.2} |",
        took.as_secs_f64() * 1e3,
        other.as_secs_f64() * 1e3
    )
}
