//! Tailwind, which makes a stylesheet out of class names.

use std::collections::{HashMap, HashSet};

use rquickjs::promise::MaybePromise;
use rquickjs::{Context, Function, Object};

use super::bytecode::TAILWIND;
use super::engine::Engine;
use super::fault::Fault;
use super::limits::Limits;
use super::table::for_tailwind;

/// How many class names are remembered with their verdict.
const MOST_VERDICTS: usize = 20_000;

/// An engine with Tailwind in it, warm for one stylesheet.
pub(super) struct Tailwind {
    engine: Engine,
    stylesheet: Option<String>,
    /// What the compiler has seen. It never forgets a class.
    built: HashSet<String>,
    /// Whether a class is known, under this stylesheet.
    known: HashMap<String, bool>,
}

impl Tailwind {
    pub(super) fn start() -> Result<Self, Fault> {
        let engine = Engine::start(Limits::TOOL, Context::full, &[TAILWIND])?;
        Ok(Self { engine, stylesheet: None, built: HashSet::new(), known: HashMap::new() })
    }

    /// The CSS of exactly `classes`.
    pub(super) fn css(&mut self, stylesheet: &str, classes: &[String]) -> Result<String, Fault> {
        let wanted: HashSet<&str> = classes.iter().map(String::as_str).collect();
        let more = self.built.iter().all(|it| wanted.contains(it.as_str()));
        if !more || self.stylesheet.as_deref() != Some(stylesheet) {
            self.compile(stylesheet)?;
        }
        self.built.extend(classes.iter().cloned());
        self.call("build", classes)
    }

    /// Those of `classes` that Tailwind does not know under `stylesheet`, in their order.
    pub(super) fn unknown(&mut self, stylesheet: &str, classes: &[String]) -> Result<Vec<String>, Fault> {
        if self.stylesheet.as_deref() != Some(stylesheet) {
            self.compile(stylesheet)?;
        }
        if self.known.len() > MOST_VERDICTS {
            self.known.clear();
        }
        let new: Vec<String> = classes.iter().filter(|it| !self.known.contains_key(*it)).cloned().collect();
        if !new.is_empty() {
            let unknown: Vec<String> = self.call("invalid", &new)?;
            self.known.extend(new.into_iter().map(|it| (it, true)));
            self.known.extend(unknown.into_iter().map(|it| (it, false)));
        }
        Ok(classes.iter().filter(|it| self.known.get(*it) == Some(&false)).cloned().collect())
    }

    /// The rules of each of `words` alone, under the last stylesheet.
    #[cfg(test)]
    pub(super) fn rules(&self, words: &[String]) -> Result<Vec<Option<String>>, Fault> {
        self.call("rules", words)
    }

    fn compile(&mut self, stylesheet: &str) -> Result<(), Fault> {
        if self.stylesheet.as_deref() != Some(stylesheet) {
            self.known.clear();
        }
        self.stylesheet = None;
        self.built.clear();
        self.call::<()>("start", for_tailwind(stylesheet))?;
        self.stylesheet = Some(stylesheet.to_owned());
        Ok(())
    }

    fn call<T>(&self, name: &str, given: impl for<'js> rquickjs::IntoJs<'js>) -> Result<T, Fault>
    where
        T: for<'js> rquickjs::FromJs<'js>,
    {
        self.engine.run(|ctx| {
            let tailwind: Object<'_> = ctx.globals().get("__airstrip_tailwind")?;
            let function: Function<'_> = tailwind.get(name)?;
            function.call::<_, MaybePromise<'_>>((given,))?.finish()
        })
    }
}
