//! What a path names, for those it belongs to. To all others it is not there.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;

use crate::studio::caller::{Caller, Owned};
use crate::studio::error::StudioError;
use crate::studio::ids::is_id;
use crate::studio::problem::Problem;
use crate::studio::state::Studio;

impl FromRequestParts<Arc<Studio>> for Owned {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, studio: &Arc<Studio>) -> Result<Self, Problem> {
        let missing = |id: &str| StudioError::Missing(format!("site or component `{id}`"));
        let caller = parts.extensions.get::<Caller>().cloned().ok_or(StudioError::Fault("nobody calls"))?;
        let params = RawPathParams::from_request_parts(parts, studio).await.map_err(|_| missing("?"))?;
        let id = params.iter().find(|it| it.0 == "id").map(|it| it.1.to_owned()).unwrap_or_default();
        let owner = if is_id(&id) { studio.workspace.owner(&id)? } else { None };
        if owner.is_none_or(|it| *it != *caller.name) {
            return Err(missing(&id).into());
        }
        Ok(Self { id, caller })
    }
}
