//! Compiles the vendored scripts to `QuickJS` bytecode, so that an engine starts without parsing them, and asks Tailwind
//! for the rules of the library's classes, so that most pages need no Tailwind. A released program also gets its data
//! files in a form that is read faster than TOML.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use rquickjs::promise::MaybePromise;
use rquickjs::{
    CatchResultExt, Context, Ctx, FromJs, Function, IntoJs, Module, Object, Runtime, WriteOptions,
    WriteOptionsEndianness,
};

#[path = "src/assets/compact.rs"]
mod compact;
#[path = "src/render/table/make.rs"]
mod make;
#[path = "src/render/table/marks.rs"]
mod marks;
#[path = "src/render/table/sheet.rs"]
mod sheet;

const SCRIPTS: [&str; 6] = [
    "vendor/js/intl.js",
    "vendor/js/lucide.js",
    "vendor/js/prettier.js",
    "vendor/js/react-server.js",
    "vendor/js/tailwind.js",
    "src/render/js/page.js",
];
/// The kit, compiled to JavaScript.
const KIT: &str = "src/render/kit.json";
const TAILWIND: &str = "vendor/js/tailwind.js";
const FONTS: &str = "vendor/fonts/fonts.toml";
const ICONS: &str = "vendor/js/lucide.json";
/// Makes the icon table: a line an icon, sorted by name, so that the program can search it without parsing it.
const ICON_TABLE: &str = r#"
const { icons, kebab, aliases } = JSON.parse(source);
const rows = Object.keys(icons).map((name) => [name, name, kebab[name], JSON.stringify(icons[name])]);
for (const [alias, name] of Object.entries(aliases)) rows.push([alias, name, kebab[name], JSON.stringify(icons[name])]);
const table = new Map(rows.map((row) => [row[0], row]));
[...table.values()].sort(([a], [b]) => (a < b ? -1 : 1)).map((row) => row.join("\t")).join("\n")
"#;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let runtime = Runtime::new()?;
    runtime.set_max_stack_size(0);
    let context = Context::full(&runtime)?;
    for script in SCRIPTS {
        println!("cargo::rerun-if-changed={script}");
        let stem = Path::new(script).file_stem().ok_or("no file name")?;
        let source = fs::read_to_string(script).map_err(|it| format!("{script}: {it}"))?;
        let code = context.with(|ctx| compile(&ctx, script, source))?;
        fs::write(out.join(stem).with_extension("bytecode"), code)?;
    }
    println!("cargo::rerun-if-changed={KIT}");
    fs::write(out.join("kit.bytecode"), context.with(|ctx| compile(&ctx, KIT, kit_script()?))?)?;
    println!("cargo::rerun-if-changed={ICONS}");
    fs::write(out.join("icons.txt"), context.with(|ctx| icon_table(&ctx))?)?;
    // A program that reads its templates from the disk cannot know their classes and words beforehand.
    let released = env::var_os("PROFILE").is_some_and(|it| it == "release");
    let (classes, data) = if released { (class_table(&runtime)?, data_table()?) } else { Default::default() };
    fs::write(out.join("classes.txt"), classes)?;
    fs::write(out.join("data.txt"), data)?;
    link_unwinder();
    Ok(())
}

/// Takes the unwinder of GCC into the program, which comes with every compiler that links for the C library of GNU: to
/// load and set up the shared one is a twentieth of the time of a short command (docs/speed.md).
fn link_unwinder() {
    let is = |key: &str, value: &str| env::var_os(key).is_some_and(|it| it == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// The data files in their compact form: a line a file, its path and the form split by a tab.
fn data_table() -> Result<String, Box<dyn Error>> {
    let mut rows = vec![row(Path::new("vendor"), Path::new(FONTS))?];
    let templates = Path::new("templates");
    println!("cargo::rerun-if-changed={FONTS}\ncargo::rerun-if-changed=templates");
    let mut folders = vec![templates.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "toml") {
                rows.push(row(templates, &path)?);
            }
        }
    }
    rows.sort();
    Ok(rows.concat())
}

fn row(root: &Path, file: &Path) -> Result<String, Box<dyn Error>> {
    let path = file.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
    let json = compact::json(&fs::read_to_string(file)?).map_err(|it| format!("{}: {it}", file.display()))?;
    Ok(format!("{path}\t{json}\n"))
}

/// The class table of what is in `templates/`.
fn class_table(runtime: &Runtime) -> Result<String, Box<dyn Error>> {
    let templates = Path::new("templates");
    for it in make::SOURCES {
        println!("cargo::rerun-if-changed=templates/{it}");
    }
    let stylesheet = fs::read_to_string(templates.join(make::STYLESHEET))?;
    let words = make::words(templates)?;
    let tailwind = fs::read_to_string(TAILWIND)?;
    // A compiler only ever adds classes, and each start makes a new one.
    let context = Context::full(runtime)?;
    let [none, all] = context.with(|ctx| {
        ctx.eval::<(), _>(tailwind).catch(&ctx).map_err(|it| format!("{TAILWIND}: {it}"))?;
        let build = |words: &[String]| {
            ask::<()>(&ctx, "start", sheet::for_tailwind(&stylesheet))?;
            ask::<String>(&ctx, "build", words)
        };
        Ok::<_, Box<dyn Error>>([build(&[])?, build(&words)?])
    })?;
    let rules: Vec<Option<String>> = context.with(|ctx| ask(&ctx, "rules", words.as_slice()))?;
    let said = make::Said { stylesheet: &stylesheet, words: &words, rules: &rules, all: &all, none: &none };
    Ok(make::table(&said).map_err(|it| format!("Tailwind's output is not as expected: {it}"))?)
}

/// What Tailwind's function `name` gives for `given`.
fn ask<'js, T: FromJs<'js>>(ctx: &Ctx<'js>, name: &str, given: impl IntoJs<'js>) -> Result<T, Box<dyn Error>> {
    let answer = || {
        let tailwind: Object<'_> = ctx.globals().get("__airstrip_tailwind")?;
        let function: Function<'_> = tailwind.get(name)?;
        function.call::<_, MaybePromise<'_>>((given,))?.finish()
    };
    Ok(answer().catch(ctx).map_err(|it| format!("{TAILWIND}, {name}: {it}"))?)
}

/// The bytecode is read by the same `QuickJS` that writes it (both are this package's one `rquickjs`); only the byte
/// order can differ, when the target is not the host.
fn compile(ctx: &Ctx<'_>, script: &str, source: String) -> Result<Vec<u8>, Box<dyn Error>> {
    let name = Path::new(script).file_stem().and_then(|it| it.to_str()).ok_or("no file name")?;
    let module = Module::declare(ctx.clone(), name, source).catch(ctx).map_err(|it| format!("{script}: {it}"))?;
    let big = env::var_os("CARGO_CFG_TARGET_ENDIAN").is_some_and(|it| it == "big");
    let endianness = if big { WriteOptionsEndianness::Big } else { WriteOptionsEndianness::Little };
    // Nobody reads a stack trace through minified code, and no bundle reads its own source.
    Ok(module.write(WriteOptions { endianness, strip_source: true, strip_debug: true, ..WriteOptions::default() })?)
}

/// A script that offers the modules of the kit as functions, in their order and as a page would make them.
fn kit_script() -> Result<String, Box<dyn Error>> {
    let kit: Vec<serde_json::Value> = serde_json::from_str(&fs::read_to_string(KIT)?)?;
    let body =
        |it: &serde_json::Value| it.pointer("/module/body")?.as_str().map(|it| format!("(require) => {{\n{it}\n}}"));
    let all: Option<Vec<String>> = kit.iter().map(body).collect();
    Ok(format!("globalThis.__airstrip_kit = [{}];", all.ok_or("a module of the kit has no body")?.join(",\n")))
}

fn icon_table(ctx: &Ctx<'_>) -> Result<String, Box<dyn Error>> {
    ctx.globals().set("source", fs::read_to_string(ICONS)?)?;
    Ok(ctx.eval::<String, _>(ICON_TABLE).catch(ctx).map_err(|it| format!("{ICONS}: {it}"))?)
}
