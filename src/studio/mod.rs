//! The studio: the browser way in, and the HTTP API. One server, and a second address for previews.

mod build;
mod caller;
mod change;
mod component;
mod edit;
mod error;
mod growing;
mod http;
mod ids;
mod inplace;
mod jobs;
mod looks;
mod meter;
mod problem;
mod running;
mod serve;
mod shown;
mod state;
mod tasks;
mod templates;
mod tokens;
mod wanted;
mod workspace;

pub use error::StudioError;
pub use http::api_document;
pub use serve::{Listeners, serve};
pub use state::{Limits, Options};
pub use tokens::new_token;
pub use workspace::WorkspaceError;
