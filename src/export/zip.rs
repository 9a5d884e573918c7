//! A project as a zip. Equal projects give equal bytes: sorted names, one date, one mode, one level.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::error::ExportError;
use crate::project::Project;

/// Writes `project` as a zip to `out`, as a stream.
pub fn zip<W: Write>(project: &Project, out: W) -> ZipResult<W> {
    let mut writer = ZipWriter::new_stream(out);
    for (path, bytes) in project.files() {
        writer.start_file(path.as_str(), options(path.as_str()))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Writes `project` as the zip file `file`, whole or not at all. One that is there is replaced only with `force`.
pub fn write_zip(project: &Project, file: &Path, force: bool) -> Result<(), ExportError> {
    if !force && fs::symlink_metadata(file).is_ok() {
        return Err(ExportError::Exists(file.to_owned()));
    }
    let parent = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(ExportError::write(parent))?;
    let staged = tempfile::NamedTempFile::new_in(parent).map_err(ExportError::write(file))?;
    let archive = |source| ExportError::Archive { path: file.to_owned(), source };
    let mut out = zip(project, io::BufWriter::new(&staged)).map_err(archive)?;
    out.flush().map_err(ExportError::write(file))?;
    drop(out);
    readable(&staged).map_err(ExportError::write(file))?;
    staged.persist(file).map_err(|it| ExportError::write(file)(it.error))?;
    Ok(())
}

fn options(path: &str) -> SimpleFileOptions {
    // What is packed already does not get smaller.
    let packed = [".woff2", ".png"].iter().any(|it| path.ends_with(it));
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level(if packed { None } else { Some(6) })
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
}

#[cfg(unix)]
fn readable(file: &tempfile::NamedTempFile) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &tempfile::NamedTempFile) -> io::Result<()> {
    Ok(())
}
