//! Models for one job: they are asked in the order the job wants, and its owner pays for what they take.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use tracing::field::{Empty, debug};
use tracing::{Instrument, Span};

use super::caller::Caller;
use super::error::StudioError;
use super::state::Studio;
use super::workspace::Note;
use crate::author::model::{Llm, Watch};
use crate::llm::{Answer, Ask, ErrorKind, LlmError};
use crate::pipeline::{Models, Shop};

/// The name under which the author in the binary is asked for.
pub(super) const OFFLINE: &str = "offline";

/// The models of a studio, for one owner.
struct Meter {
    studio: Arc<Studio>,
    inner: Arc<dyn Llm>,
    caller: Caller,
    /// The place of the model that is asked first.
    first: usize,
}

/// The shop for a job of `caller`, in which `model` writes if one is named.
pub(super) fn shop(studio: &Arc<Studio>, caller: &Caller, model: Option<&str>) -> Shop {
    let models = studio.shop.models.as_ref().filter(|_| model != Some(OFFLINE));
    let models = models.map(|it| {
        let first = model.and_then(|model| it.llm.models().1.iter().position(|it| it == model)).unwrap_or_default();
        let meter = Meter { studio: Arc::clone(studio), inner: Arc::clone(&it.llm), caller: caller.clone(), first };
        Models { llm: Arc::new(meter), ..it.clone() }
    });
    studio.shop.undrawn_by(models)
}

/// The names of the models that may be asked for, the first choice first; the last is the author in the binary.
pub(super) fn names(studio: &Studio) -> Vec<String> {
    let models = studio.shop.models.as_ref().map(|it| it.llm.models().1).unwrap_or_default();
    models.into_iter().chain([OFFLINE.to_owned()]).collect()
}

/// Refuses who has spent what they may, unless they ask for the author in the binary.
pub(super) fn must_have_money(studio: &Studio, caller: &Caller, model: Option<&str>) -> Result<(), StudioError> {
    let asks = studio.shop.models.is_some() && model != Some(OFFLINE);
    let Some(most) = caller.max_cost.filter(|_| asks) else { return Ok(()) };
    let spent = studio.spent(&caller.name)?.cost;
    if spent < most { Ok(()) } else { Err(StudioError::Spent { spent, most }) }
}

impl Llm for Meter {
    fn models(&self) -> (String, Vec<String>) {
        let (place, mut names) = self.inner.models();
        names.rotate_left(self.first);
        (place, names)
    }

    fn bounds(&self) -> bool {
        self.inner.bounds()
    }

    fn complete<'a>(&'a self, ask: &'a Ask, watch: &'a mut Watch<'_>) -> BoxFuture<'a, Result<Answer, LlmError>> {
        let name = self.models().1.get(ask.model).cloned().unwrap_or_default();
        let span = tracing::info_span!(
            "chat",
            otel.kind = "client",
            gen_ai.operation.name = "chat",
            gen_ai.request.model = name,
            gen_ai.usage.input_tokens = Empty,
            gen_ai.usage.output_tokens = Empty,
            error.type = Empty,
        );
        let call = async move {
            must_have_money(&self.studio, &self.caller, None)
                .map_err(|it| LlmError::new(ErrorKind::Ceiling, it.to_string()))?;
            let model = (ask.model + self.first) % self.inner.models().1.len().max(1);
            let ask = Ask { model, ..ask.clone() };
            let answer = self.inner.complete(&ask, watch).await;
            if let Err(error) = &answer {
                Span::current().record("error.type", debug(error.kind));
            }
            let answer = answer?;
            Span::current().record("gen_ai.usage.input_tokens", answer.usage.prompt_tokens);
            Span::current().record("gen_ai.usage.output_tokens", answer.usage.completion_tokens);
            self.studio.say_soon(Note::Call(self.caller.name.to_string(), answer.usage));
            metrics::counter!("airstrip_model_tokens_total", "way" => "in").increment(answer.usage.prompt_tokens);
            metrics::counter!("airstrip_model_tokens_total", "way" => "out").increment(answer.usage.completion_tokens);
            Ok(answer)
        };
        Box::pin(call.instrument(span))
    }
}
