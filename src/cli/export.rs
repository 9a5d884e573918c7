//! `airstrip export`: a zip, a folder or a static site from a project.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgGroup, Args, ValueEnum};

use super::check;
use super::console;
use super::failure::Failure;
use super::workshop;
use crate::diagnostic::Severity;
use crate::export::{
    Disk, ExportError, Listing, ZipOptions, complete, find_secret, list, load, write_folder, write_zip, write_zip_of,
    write_zip_to, zip,
};
use crate::site::static_site;

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("place").required(true))]
pub(super) struct Export {
    /// The project
    #[arg(default_value = ".")]
    project: PathBuf,
    /// What to make of it
    #[arg(long = "as", value_enum, default_value_t = As::Project)]
    form: As,
    /// Write a zip; `-` writes it to standard output
    #[arg(long, value_name = "FILE", group = "place")]
    zip: Option<PathBuf>,
    /// Write a new folder
    #[arg(long, value_name = "DIR", group = "place")]
    dir: Option<PathBuf>,
    /// Replace the zip if it exists
    #[arg(long)]
    force: bool,
    /// Pack files that look like keys too
    #[arg(long)]
    allow_secrets: bool,
}

/// What a project can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// The project itself
    Project,
    /// The finished site: HTML, CSS, fonts and pictures
    Static,
}

impl Export {
    pub(super) fn run(&self) -> Result<ExitCode, Failure> {
        if let (As::Project, Some(file)) = (self.form, &self.zip) {
            return self.pack(file);
        }
        let mut tree = load(&self.project)?;
        if self.form == As::Project {
            self.refuse_secrets(&list(&self.project)?)?;
        }
        if self.form == As::Static {
            let (gate, checked) = check::judge(&tree)?;
            let found: Vec<_> = checked.findings.iter().filter(|it| it.severity == Severity::Error).cloned().collect();
            let Some(plan) = checked.plan.as_ref().filter(|_| found.is_empty()) else {
                return Err(Failure::Findings(check::with_sources(&tree, found)));
            };
            tree = static_site(&gate, &tree, plan, &checked.sections)?;
            workshop::leave(gate);
        }
        let place = match (&self.zip, &self.dir) {
            (Some(file), _) if is_stream(file) => {
                let written = zip(&tree, io::stdout().lock()).and_then(|mut it| Ok(it.flush()?));
                written.map_err(|source| ExportError::Archive { path: file.clone(), source })?;
                console::say(&format!("{} files", tree.len()));
                return Ok(ExitCode::SUCCESS);
            }
            (Some(file), _) => {
                write_zip(&tree, file, self.force)?;
                file
            }
            (None, Some(dir)) => {
                write_folder(&tree, dir)?;
                dir
            }
            (None, None) => return Err(Failure::usage("neither --zip nor --dir says where to write", None)),
        };
        console::say(&format!("{} files", tree.len()));
        console::data(&place.display().to_string());
        Ok(ExitCode::SUCCESS)
    }

    /// The project as a zip: its files stay on the disk until they are needed, so that any number of them fits.
    fn pack(&self, file: &Path) -> Result<ExitCode, Failure> {
        complete(&self.project)?;
        let listing = list(&self.project)?;
        let options = ZipOptions { force: self.force, allow_secrets: self.allow_secrets };
        if is_stream(file) {
            let packed = write_zip_to(&listing, io::stdout().lock(), options)?;
            console::say(&format!("{} files", packed.files));
            return Ok(ExitCode::SUCCESS);
        }
        let packed = write_zip_of(&Disk::real(), &listing, file, options)?;
        console::say(&format!("{} files", packed.files));
        console::data(&file.display().to_string());
        Ok(ExitCode::SUCCESS)
    }

    fn refuse_secrets(&self, listing: &Listing) -> Result<(), Failure> {
        let found = if self.allow_secrets { None } else { find_secret(listing)? };
        let Some((name, why)) = found else { return Ok(()) };
        Err(ExportError::Secret { name, why }.into())
    }
}

/// Whether an archive goes to standard output.
fn is_stream(file: &Path) -> bool {
    file == Path::new("-")
}
