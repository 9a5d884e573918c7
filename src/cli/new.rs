//! `airstrip new`: a project from a prompt.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::console::{self, Watcher};
use super::early::Early;
use super::failure::Failure;
use super::models::{ModelOptions, Writers};
use super::pictures;
use super::workshop;
use crate::author::{self, Asked, Planned};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::export::{Disk, NewFolder, must_be_free, must_be_new, write_folder, write_zip};
use crate::pipeline::{self, Kept, Made, Outlined, Shop};
use crate::plan::{self, ModelWish, Plan, known};
use crate::progress::Event;
use crate::project::Project;
use crate::prompt::{MAX_PROMPT, Prompt};
use crate::scaffold::{Imported, slug};
use crate::section::Library;
use crate::theme;

#[derive(Debug, Args)]
pub(super) struct New {
    /// What the page is about; `-` reads it from standard input
    prompt: String,
    /// The folder to make [default: the name in the prompt]
    dir: Option<PathBuf>,
    /// Write a zip instead of a folder
    #[arg(long, value_name = "FILE")]
    zip: Option<PathBuf>,
    /// The page type: saas, mobile-app, open-source, agency, portfolio, local-business, restaurant, event, product,
    /// course, nonprofit, waitlist, newsletter, podcast
    #[arg(long = "type", value_name = "TYPE")]
    page_type: Option<String>,
    /// The section kinds, in order
    #[arg(long, value_name = "KIND,…", value_delimiter = ',')]
    sections: Vec<String>,
    /// The theme: commons, console, folio, gazette, harbor, ledger, norm, orchard, pebble, poster, stage, trattoria
    #[arg(long)]
    theme: Option<String>,
    /// The brand's colour: a hex such as `#0f766e`, or a name such as `dark green`
    #[arg(long = "color", visible_alias = "colour", value_name = "COLOR")]
    colour: Option<String>,
    /// A picture of your own, and what it shows; may be said again
    #[arg(long = "image", value_name = "FILE[=ALT]")]
    images: Vec<String>,
    /// The language of the page, such as `en` or `de`
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The address the page will have
    #[arg(long)]
    url: Option<String>,
    /// The target
    #[arg(long, default_value = "vite")]
    target: String,
    /// Decides what the prompt leaves open; equal seeds give equal pages
    #[arg(long, default_value_t = 1)]
    seed: u32,
    /// Print the plan and stop
    #[arg(long)]
    plan_only: bool,
    /// Do everything but write; list the files instead
    #[arg(long)]
    dry_run: bool,
    /// Replace the zip if it exists
    #[arg(long)]
    force: bool,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    models: ModelOptions,
}

/// A page that is made, and its folder where that was begun.
struct Page {
    plan: Plan,
    made: Made,
    project: Project,
    begun: Option<NewFolder>,
}

impl New {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        self.check()?;
        self.has_room(None)?;
        let prompt = Prompt::new(&self.text()?)?;
        let pictures = pictures::read(&self.images)?;
        let watcher = Watcher::new(self.json);
        if prompt.removed() > 0 && !self.json {
            console::say(&format!("note: {} hidden characters were left out of the prompt", prompt.removed()));
        }
        let writers = self.models.writers(&ModelWish::default())?;
        let done = workshop::wait(self.make(&prompt, writers.as_ref(), &pictures, &watcher));
        watcher.done();
        if let Some(writers) = &writers {
            writers.remember();
            if !self.json {
                writers.tell();
            }
        }
        let Some(page) = done?? else { return Ok(ExitCode::SUCCESS) };
        let Page { plan, made, mut project, begun } = page;
        pictures::put(&mut project, pictures);
        let place = self.write(&plan, &project, begun)?;
        watcher.hear(&Event::Receipt(made.receipt));
        watcher.hear(&Event::Built { dir: place.as_ref().map(|it| it.display().to_string()), files: project.len() });
        if !self.json {
            self.tell(&plan, &project, place.as_deref(), pipeline::placeholders(&made.sections));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Plans and makes the page; nothing where only the plan is wanted.
    async fn make(
        &self,
        prompt: &Prompt,
        writers: Option<&Writers>,
        pictures: &[Imported],
        watcher: &Watcher,
    ) -> Result<Option<Page>, Failure> {
        let asked = self.asked();
        // They start while the prompt is read.
        let renderer = if self.plan_only { workshop::renderer() } else { workshop::warm_renderer() };
        let (shop, outlined) = if let Some(writers) = writers {
            let models = self.models.models(writers);
            let shop = Shop::with(workshop::whole_gate(renderer), models, writers.cache.clone());
            let asks = pipeline::questions(&shop, prompt, &asked);
            let cost_usd = writers.client.estimate(&asks).await;
            watcher.hear(&Event::Estimate { calls: asks.len(), cost_usd });
            let outlined = pipeline::plan(&shop, prompt, &asked).await?;
            (shop, outlined)
        } else {
            let (planned, gate) = workshop::planned(|| author::plan(prompt, &asked), renderer);
            (Shop::offline(gate), Outlined { planned, line: None })
        };
        let Planned { mut plan, notes, .. } = outlined.planned;
        pictures::name(&mut plan, pictures);
        for note in notes.iter().filter(|_| !self.json) {
            watcher.line(&console::underlined(note, None));
        }
        if self.plan_only {
            watcher.done();
            console::data(&plan::print(&plan));
            return Ok(None);
        }
        self.has_room(Some(&plan.site.name))?;
        watcher.hear(&planned(&plan, notes));
        let mut kept = Kept::default();
        kept.receipt.plan = outlined.line;
        let hear = |event| watcher.hear(&event);
        // Models may take minutes, in which nothing should lie about.
        let early = Early::begin(self.folder(&plan).filter(|_| writers.is_none()), &plan);
        let made = pipeline::sections(&shop, &plan, &kept, &hear).await?;
        let project = pipeline::project(&shop.gate, &plan, &made)?;
        workshop::leave(shop);
        Ok(Some(Page { plan, made, project, begun: early.folder().await }))
    }

    fn text(&self) -> Result<String, Failure> {
        if self.prompt != "-" {
            return Ok(self.prompt.clone());
        }
        let mut bytes = Vec::new();
        // One byte more than fits is enough to know that it is too long.
        let most = MAX_PROMPT as u64 + 1;
        io::stdin().take(most).read_to_end(&mut bytes).map_err(Failure::Input)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn asked(&self) -> Asked {
        Asked {
            page_type: self.page_type.clone(),
            sections: self.sections.iter().map(|it| it.trim().to_owned()).collect(),
            theme: self.theme.clone(),
            colour: self.colour.clone(),
            lang: self.lang.clone(),
            seed: self.seed,
            url: self.url.clone(),
        }
    }

    /// Refuses names that do not exist before anything is made.
    fn check(&self) -> Result<(), Failure> {
        let types: Vec<String> = plan::page_types().into_iter().map(|it| it.name).collect();
        must_be("page type", self.page_type.as_deref(), &types)?;
        must_be("theme", self.theme.as_deref(), &theme::names())?;
        if let Some(found) = plan::unknown_colour(self.colour.as_deref().unwrap_or_default(), Place::START) {
            return Err(Failure::usage(found.message, found.help));
        }
        must_be("target", Some(&self.target), &["vite".to_owned()])?;
        let kinds = Library::names();
        for kind in &self.sections {
            must_be("section kind", Some(kind.trim()), &kinds)?;
        }
        if !self.sections.is_empty() && self.sections.iter().filter(|it| it.trim() == "hero").count() != 1 {
            let hint = "add `hero` to --sections: it holds the page's one main heading".to_owned();
            return Err(Failure::usage("a page has exactly one hero", Some(hint)));
        }
        let tag =
            |it: &str| (2..=35).contains(&it.len()) && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
        if let Some(lang) = self.lang.as_deref().filter(|it| !tag(it)) {
            let hint = Some("such as `en` or `pt-BR`".to_owned());
            return Err(Failure::usage(format!("`{lang}` is not a language tag"), hint));
        }
        if let Some(url) = self.url.as_deref().filter(|it| !plan::is_address(it)) {
            let hint = Some("such as `https://example.com/`".to_owned());
            return Err(Failure::usage(format!("`{url}` is not an absolute address"), hint));
        }
        Ok(())
    }

    /// Refuses a place that is taken before anything is made or paid for; a folder called after the page is known with
    /// its `name`.
    fn has_room(&self, name: Option<&str>) -> Result<(), Failure> {
        if self.dry_run || self.plan_only {
            return Ok(());
        }
        if let Some(file) = &self.zip {
            return Ok(must_be_new(file, self.force)?);
        }
        if let Some(dir) = self.dir.clone().or_else(|| name.map(|it| PathBuf::from(slug(it)))) {
            must_be_free(&dir)?;
        }
        Ok(())
    }

    /// The folder that will be made, if one will.
    fn folder(&self, plan: &Plan) -> Option<PathBuf> {
        let wanted = !self.dry_run && self.zip.is_none();
        wanted.then(|| self.dir.clone().unwrap_or_else(|| PathBuf::from(slug(&plan.site.name))))
    }

    fn write(&self, plan: &Plan, project: &Project, begun: Option<NewFolder>) -> Result<Option<PathBuf>, Failure> {
        let Some(dir) = self.folder(plan) else {
            let Some(file) = self.zip.as_ref().filter(|_| !self.dry_run) else { return Ok(None) };
            write_zip(project, file, self.force)?;
            return Ok(Some(file.clone()));
        };
        match begun {
            Some(begun) => begun.finish(&Disk::real(), project)?,
            None => write_folder(project, &dir)?,
        }
        Ok(Some(dir))
    }

    fn tell(&self, plan: &Plan, project: &Project, place: Option<&Path>, waiting: usize) {
        let Some(place) = place else {
            project.files().for_each(|(path, _)| console::data(path.as_str()));
            return;
        };
        let (shown, site) = (place.display(), beside(place));
        let (name, files) = (&plan.site.name, project.len());
        console::say(&format!(
            "{name}: {} page, theme {}, {} section{}, {files} files",
            plan.site.page_type,
            plan.site.theme,
            plan.sections.len(),
            if plan.sections.len() == 1 { "" } else { "s" }
        ));
        if waiting > 0 {
            let what = if waiting == 1 { "place waits" } else { "places wait" };
            console::say(&format!("{waiting} {what} for facts that the prompt did not give: airstrip check {shown}"));
        }
        if self.zip.is_none() {
            let enter = if place == Path::new(".") { String::new() } else { format!("cd {shown} && ") };
            console::say(&format!(
                "\nNext, the finished site without Node, or the project in your browser:\n  \
                 airstrip export {shown} --as static --dir {site}\n  {enter}npm ci && npm run dev\n"
            ));
        }
        console::data(&shown.to_string());
    }
}

/// A place for the finished site, beside the project.
fn beside(project: &Path) -> String {
    match project.file_name() {
        Some(name) => project.with_file_name(format!("{}-site", name.display())).display().to_string(),
        None => "../site".to_owned(),
    }
}

fn planned(plan: &Plan, findings: Vec<Diagnostic>) -> Event {
    Event::Planned {
        name: plan.site.name.clone(),
        page_type: plan.site.page_type.clone(),
        theme: plan.site.theme.clone(),
        lang: plan.site.lang.clone(),
        sections: plan.sections.iter().map(|it| it.id.to_string()).collect(),
        findings,
    }
}

fn must_be(what: &str, name: Option<&str>, names: &[String]) -> Result<(), Failure> {
    let Some(found) = name.and_then(|it| known("unknown-name", what, it, names, Place::START)) else { return Ok(()) };
    debug_assert_eq!(found.severity, Severity::Error);
    Err(Failure::usage(found.message, found.help))
}
