//! The realm in which React renders units.

use std::collections::HashMap;

use rquickjs::context::{EvalOptions, intrinsic};
use rquickjs::{Context, Ctx, Function, Persistent};

use super::bytecode::{INTL, KIT, LUCIDE, PAGE, REACT};
use super::engine::Engine;
use super::fault::{Fault, Spot};
use super::icons;
use super::kit::kit;
use super::limits::{Limits, MOST_HTML};
use super::unit::{Module, Unit};

/// No clock (`performance`), no view of the garbage collector (`WeakRef`).
type Globals = (
    intrinsic::Date,
    intrinsic::Eval,
    intrinsic::RegExpCompiler,
    intrinsic::RegExp,
    intrinsic::Json,
    intrinsic::Proxy,
    intrinsic::MapSet,
    intrinsic::TypedArrays,
    intrinsic::Promise,
);
/// How many compiled modules a page keeps before it forgets them all.
const MOST_COMPILED: usize = 512;
/// After how many renders a page takes back what they left behind. Most commands end before that; an engine that stays
/// would hold sixteen megabytes of it.
const TIDY: u32 = 64;
/// A module's body starts one line below the function it becomes.
const LINES_ABOVE: u32 = 1;

/// The realm in which React renders units. Its modules run anew for each unit but are compiled once.
pub(super) struct Page {
    // Before the engine: what lives in it must go first.
    compiled: HashMap<Module, Persistent<Function<'static>>>,
    render: Persistent<Function<'static>>,
    /// How many units were rendered.
    count: u32,
    engine: Engine,
}

impl Page {
    pub(super) fn start(limits: Limits) -> Result<Self, Fault> {
        let engine = Engine::start(limits, Context::custom::<Globals>, &[INTL, REACT, LUCIDE, PAGE, KIT])?;
        let (compiled, render) = engine.run(|ctx| {
            let render: Function<'_> = ctx.globals().get("__airstrip_render")?;
            ctx.globals().remove("__airstrip_render")?;
            let functions: Vec<Function<'_>> = ctx.globals().get("__airstrip_kit")?;
            ctx.globals().remove("__airstrip_kit")?;
            let modules = kit().iter().map(|it| it.module.clone());
            let compiled = modules.zip(functions.into_iter().map(|it| Persistent::save(ctx, it))).collect();
            Ok((compiled, Persistent::save(ctx, render)))
        })?;
        Ok(Self { compiled, render, count: 0, engine })
    }

    /// Gives later renders other limits.
    pub(super) fn limit(&mut self, limits: Limits) {
        self.engine.limit(limits);
    }

    /// The HTML of `unit`.
    pub(super) fn render(&mut self, unit: &Unit) -> Result<String, Fault> {
        if self.compiled.len() > MOST_COMPILED {
            self.compiled.clear();
        }
        let Self { compiled, render, count, engine } = self;
        *count += 1;
        if count.is_multiple_of(TIDY) {
            engine.tidy();
        }
        let html = engine.run(|ctx| {
            let names: Vec<&str> = unit.modules.iter().map(|it| it.specifier.as_str()).collect();
            let bodies = unit.modules.iter().map(|it| function(ctx, compiled, it)).collect::<Result<Vec<_>, _>>()?;
            let (entry, props) = (unit.entry.as_str(), unit.props.to_string());
            let given = (names, bodies, entry, props, icons::icon_rows(&unit.icons), unit.island.as_str());
            render.clone().restore(ctx)?.call::<_, String>(given)
        });
        let html = html.map_err(|it| located(it, &unit.entry))?;
        if html.len() > MOST_HTML { Err(Fault::TooLarge(html.len())) } else { Ok(html) }
    }
}

fn function<'js>(
    ctx: &Ctx<'js>,
    compiled: &mut HashMap<Module, Persistent<Function<'static>>>,
    module: &Module,
) -> rquickjs::Result<Function<'js>> {
    if let Some(it) = compiled.get(module) {
        return it.clone().restore(ctx);
    }
    let mut options = EvalOptions::default();
    options.filename = Some(module.specifier.clone());
    let function: Function<'js> = ctx.eval_with_options(format!("(require) => {{\n{}\n}}", module.body), options)?;
    compiled.insert(module.clone(), Persistent::save(ctx, function.clone()));
    Ok(function)
}

/// Says where in `entry` the topmost call of the stack was.
fn located(fault: Fault, entry: &str) -> Fault {
    match fault {
        Fault::Threw { message, stack, at: None } => {
            let at = stack.as_deref().and_then(|it| spot(it, entry));
            Fault::Threw { message, stack, at }
        }
        other => other,
    }
}

fn spot(stack: &str, entry: &str) -> Option<Spot> {
    let mark = format!("{entry}:");
    let place = stack.lines().find_map(|it| it.split_once(&mark))?.1;
    let (line, rest) = place.split_once(':')?;
    let column: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some(Spot { line: line.parse::<u32>().ok()?.checked_sub(LINES_ABOVE)?, column: column.parse().ok()? })
}
