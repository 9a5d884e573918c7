//! What the preview picture says, and the picture that was drawn last.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::head::Head;
use super::picture;
use super::tree::{ScaffoldError, page_head};
use crate::plan::Plan;
use crate::theme::{self, Fonts};

/// Where the preview picture of a project is.
pub const PICTURE: &str = "public/og.png";

/// All that the preview picture follows from: it takes an eighth of the time of a whole page, so whoever makes pages that
/// nobody may look at keeps this instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub(super) name: String,
    pub(super) headline: String,
    pub(super) note: String,
    theme: String,
    colour: String,
}

impl Card {
    /// The card of a page with this `head`, whose hero says `hero`.
    pub(super) fn of(plan: &Plan, head: &Head, hero: Option<&Value>) -> Self {
        let headline = hero.and_then(|it| it.get("title")).and_then(Value::as_str).unwrap_or(&head.title);
        let address = head.url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        let place = || plan.facts.places.first().map_or("", String::as_str);
        let note = if plan.site.url.is_empty() { place() } else { address };
        Self {
            name: plan.site.name.clone(),
            headline: headline.to_owned(),
            note: note.to_owned(),
            theme: plan.site.theme.clone(),
            colour: plan.site.colour.clone(),
        }
    }

    /// The picture, as a PNG. Equal cards give equal bytes.
    pub fn draw(&self) -> Result<Vec<u8>, ScaffoldError> {
        let theme =
            theme::dressed(&self.theme, &self.colour).ok_or_else(|| ScaffoldError::Theme(self.theme.clone()))?;
        Ok(picture::og(self, &theme, &Fonts::load())?)
    }
}

/// The preview picture that was drawn last: most changes of a page leave it as it is.
#[derive(Debug, Default)]
pub struct Drawn {
    last: Mutex<Option<(Card, Slot)>>,
}

/// A picture, or the place for one that is being drawn; nothing if it could not be.
type Slot = Arc<OnceLock<Option<Vec<u8>>>>;

impl Drawn {
    /// Draws the picture of a page that is still being made, whose hero will say `hero`. A page that says something else
    /// draws its own.
    pub fn ahead(&self, plan: &Plan, hero: &Value) {
        // What fails here fails again, and is told, when the page is made.
        drop(self.get(&Card::of(plan, &page_head(plan, &[]), Some(hero))));
    }

    /// The picture of `card`, which is drawn if it was not the last one. Whoever wants it meanwhile waits for it.
    pub(super) fn get(&self, card: &Card) -> Result<Vec<u8>, ScaffoldError> {
        let drawn = self.slot(card).get_or_init(|| card.draw().ok()).clone();
        drawn.map_or_else(|| card.draw(), Ok)
    }

    /// The place for the picture of `card`.
    fn slot(&self, card: &Card) -> Slot {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.take().filter(|it| it.0 == *card);
        let (_, slot) = last.insert(known.unwrap_or_else(|| (card.clone(), Slot::default())));
        Arc::clone(slot)
    }
}
