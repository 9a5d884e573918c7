//! `--image FILE[=alt]`: the user's own pictures on their way into a project.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::failure::Failure;
use crate::path::ProjectPath;
use crate::plan::Plan;
use crate::project::Project;
use crate::scaffold::{Imported, import_image};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Reads the pictures `wanted`, each a file or a file and what it shows.
pub(super) fn read(wanted: &[String]) -> Result<Vec<Imported>, Failure> {
    let mut names = BTreeSet::new();
    let mut all = Vec::new();
    for text in wanted {
        let (file, alt) = match text.split_once('=') {
            Some(parts) if !Path::new(text).exists() => parts,
            _ => (text.as_str(), ""),
        };
        let found = import_image(file, &bytes(file)?, alt)?;
        if !names.insert(found.image.file.clone()) {
            let hint = Some("rename one of them".to_owned());
            return Err(Failure::usage(format!("two pictures are called `{}`", found.image.file), hint));
        }
        all.push(found);
    }
    Ok(all)
}

fn bytes(file: &str) -> Result<Vec<u8>, Failure> {
    let failed = |source| Failure::Picture { file: file.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(file).map_err(failed)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        let hint = Some("make it smaller".to_owned());
        return Err(Failure::usage(format!("the picture `{file}` has more than {LARGEST} bytes"), hint));
    }
    Ok(bytes)
}

/// Names the pictures in the plan.
pub(super) fn name(plan: &mut Plan, pictures: &[Imported]) {
    plan.images = pictures.iter().map(|it| it.image.clone()).collect();
}

/// Puts the pictures into the project. They are the user's: a build neither makes nor removes them.
pub(super) fn put(project: &mut Project, pictures: Vec<Imported>) {
    for (file, bytes) in pictures.into_iter().flat_map(|it| it.files) {
        if let Ok(path) = ProjectPath::new(format!("public/images/{file}")) {
            project.put(path, bytes);
        }
    }
}
