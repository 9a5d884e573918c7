//! The preview of a page that is still being made: it is written while it is read, and only for those who read it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::watch;
use tokio::task::block_in_place;
use tokio::time::timeout;

use super::state::Studio;
use crate::plan::Plan;
use crate::site::{SiteError, arrivals, places};
use crate::verify::Section;

/// How often a page that does not go on says that it is still there.
const ALIVE: Duration = Duration::from_secs(15);
/// Says nothing to whoever looks.
const NOTHING: &str = "<!---->\n";

/// A page that is being made, as far as it is.
#[derive(Clone, Default)]
pub(super) struct Grown {
    /// Its plan, once there is one.
    pub(super) plan: Option<Arc<Plan>>,
    /// Its sections in the order in which they were accepted; a later one takes the place of an earlier one of its id.
    pub(super) sections: Vec<Arc<Section>>,
}

struct Reader {
    studio: Arc<Studio>,
    page: watch::Receiver<Grown>,
    begun: bool,
    read: usize,
}

/// A page as HTML, which goes on until it is made.
pub(super) fn read(
    studio: Arc<Studio>,
    page: watch::Receiver<Grown>,
) -> impl Stream<Item = Result<String, Infallible>> {
    let reader = Reader { studio, page, begun: false, read: 0 };
    unfold(reader, |mut reader| async {
        let text = reader.next().await?;
        Some((Ok(text), reader))
    })
}

impl Reader {
    async fn next(&mut self) -> Option<String> {
        loop {
            let grown = self.page.borrow_and_update().clone();
            match block_in_place(|| self.after(&grown)) {
                Ok(text) if !text.is_empty() => return Some(text),
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "a page that is being made could not be shown");
                    return None;
                }
            }
            match timeout(ALIVE, self.page.changed()).await {
                Ok(changed) => changed.ok()?,
                Err(_) => return Some(NOTHING.to_owned()),
            }
        }
    }

    /// What was not read yet.
    fn after(&mut self, grown: &Grown) -> Result<String, SiteError> {
        let (gate, mut text) = (&self.studio.shop.gate, String::new());
        let Some(plan) = &grown.plan else { return Ok(text) };
        if !self.begun {
            text = places(gate, plan)?;
            self.begun = true;
        }
        if self.read < grown.sections.len() {
            let sections: Vec<&Section> = grown.sections.iter().map(AsRef::as_ref).collect();
            text.push_str(&arrivals(gate, &sections, self.read)?);
            self.read = sections.len();
        }
        Ok(text)
    }
}
