//! What several tests need: the program in a folder of its own, and a gate.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use airstrip::plan::{Facts, ModelWish, Plan, SectionSpec, Site};
use airstrip::render::{Limits, Renderer};
use airstrip::section::Library;
use airstrip::verify::Gate;

/// The prompt that the tests use where any will do.
pub(crate) const FERRULE: &str = "Ferrule is a zero-downtime Postgres migration tool for platform engineers, open \
                                  source, Apache-2.0. Install with cargo install ferrule.";

/// The program in a folder of its own, without an environment.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    /// The same with variables.
    #[track_caller]
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_airstrip"));
        let output = command
            .args(arguments)
            .current_dir(self.path())
            .env_clear()
            .envs(variables.iter().copied())
            .output()
            .expect("the program starts");
        Ran(output)
    }
}

/// How a run ended.
pub(crate) struct Ran(Output);

impl Ran {
    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().unwrap_or(-1)
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    /// What it printed, as bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0.stdout
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        assert_eq!(self.code(), 0, "{}", self.err());
        self
    }
}

/// Files by inode and time.
pub(crate) type Stamps = BTreeMap<String, (u64, i64, i64)>;

/// Every file of the project `p` in `folder` but its lock: one that was written again, even the same, is another.
pub(crate) fn stamps(folder: &Folder) -> Stamps {
    let root = folder.join("p");
    let files = walkdir::WalkDir::new(&root).into_iter().flatten().filter(|it| it.file_type().is_file());
    let stamp = |it: walkdir::DirEntry| {
        let metadata = it.metadata().expect("metadata");
        let inside = it.path().strip_prefix(&root).expect("inside").display().to_string();
        (inside, (metadata.ino(), metadata.mtime(), metadata.mtime_nsec()))
    };
    files.map(stamp).filter(|it| it.0 != ".airstrip/local/lock").collect()
}

/// A gate with the whole library; foreign code renders in the program that is tested.
pub(crate) fn gate() -> Gate {
    Gate::new(Library::read([]), Renderer::new(Limits::default(), Some(env!("CARGO_BIN_EXE_airstrip").into())))
}

/// A plan whose sections are `kinds`, each with its first variant.
pub(crate) fn plan_of(kinds: &[&str]) -> Plan {
    let spec = |kind: &&str| SectionSpec {
        id: airstrip::path::SectionId::new(*kind).expect("kinds are ids"),
        kind: (*kind).to_owned(),
        variant: airstrip::plan::variants(kind).first().cloned().unwrap_or_default(),
        brief: String::new(),
        locked: false,
    };
    let site = Site {
        name: "Ferrule".to_owned(),
        page_type: "saas".to_owned(),
        theme: "harbor".to_owned(),
        colour: String::new(),
        lang: "en".to_owned(),
        target: "vite".to_owned(),
        url: String::new(),
        seed: 1,
        prompt: String::new(),
    };
    let (images, model) = (Vec::new(), ModelWish::default());
    Plan { site, facts: Facts::default(), images, sections: kinds.iter().map(spec).collect(), model }
}
