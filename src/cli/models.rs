//! The options that say which models write, where they are, and what they may cost.

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use etcetera::BaseStrategy;
use secrecy::SecretString;

use super::console;
use super::failure::Failure;
use crate::author::model::Llm;
use crate::config::{CONFIG_FILE, Config};
use crate::llm::{Client, Memory, Preset, Price, Settings};
use crate::pipeline::{Form, Models, REPAIRS};
use crate::plan::ModelWish;
use crate::store::Cache;

/// Under which name the cache keeps what servers can do.
const MEMORY: &str = "servers";

#[derive(Debug, Clone, Args)]
pub(super) struct ModelOptions {
    /// Who writes: offline, openrouter, openai, anthropic, groq, ollama, llamacpp, lmstudio, vllm, custom, replay
    /// [default: openrouter if `OPENROUTER_API_KEY` is set, else offline]
    #[arg(long, value_name = "NAME", help_heading = "Models")]
    provider: Option<String>,
    /// The models, the first choice first
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Models")]
    model: Vec<String>,
    /// The server's address, up to and with `/v1`
    #[arg(long, value_name = "URL", help_heading = "Models")]
    base_url: Option<String>,
    /// Have models write words only, or components too
    #[arg(long, value_enum, help_heading = "Models")]
    author: Option<Written>,
    /// How often a refused draft is mended
    #[arg(long, value_name = "N", default_value_t = REPAIRS, help_heading = "Models")]
    repairs: u32,
    /// Fail where no model writes what passes the gate, instead of writing it offline
    #[arg(long, help_heading = "Models")]
    no_fallback: bool,
    /// What all calls together may cost, in US dollars
    #[arg(long, value_name = "USD", value_parser = amount, help_heading = "Models")]
    max_cost: Option<f64>,
    /// How many tokens all calls together may take
    #[arg(long, value_name = "N", help_heading = "Models")]
    max_tokens: Option<u64>,
    /// What a million tokens cost, in US dollars, where the server does not say: read,written
    #[arg(long, value_name = "USD,USD", help_heading = "Models")]
    price: Option<String>,
    /// Write down every exchange, without keys
    #[arg(long, value_name = "FILE", help_heading = "Models")]
    record: Option<PathBuf>,
    /// Answer from what was written down
    #[arg(long, value_name = "FILE", help_heading = "Models")]
    replay: Option<PathBuf>,
}

/// Gives the value of a variable, if it has one.
type Environment<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// What a model writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    /// Words; components of the library show them
    Content,
    /// Words, and components for them
    Code,
}

/// A client, and what it keeps between runs.
pub(super) struct Writers {
    pub(super) client: Client,
    pub(super) cache: Cache,
}

impl ModelOptions {
    /// The models that are asked for; none where the author in the binary writes.
    pub(super) fn writers(&self, wish: &ModelWish) -> Result<Option<Writers>, Failure> {
        let file = etcetera::choose_base_strategy().map(|it| it.config_dir().join(CONFIG_FILE));
        let config = file.map_or_else(|_| Ok(Config::default()), |it| Config::read(&it))?;
        let Some(settings) = self.asked(wish, &environment, &config)? else { return Ok(None) };
        // What is written down is the whole run, and what is replayed too.
        let whole = settings.record.is_some() || settings.replay.is_some();
        let cache = if whole { Cache::none() } else { cache() };
        let client = Client::new(settings)?;
        if let Some(memory) = cache.get::<Memory>(MEMORY) {
            client.remember(memory);
        }
        Ok(Some(Writers { client, cache }))
    }

    /// Models for a shop, as the options want them.
    pub(super) fn models(&self, writers: &Writers) -> Models {
        Models {
            form: self.author.map(|it| if it == Written::Code { Form::Code } else { Form::Content }),
            repairs: self.repairs,
            fallback: !self.no_fallback,
            ..Models::new(Arc::new(writers.client.clone()) as Arc<dyn Llm>)
        }
    }

    /// What holds for a project with a `wish`. Who made it does not decide where a key goes that is for no provider in
    /// particular.
    fn asked(
        &self,
        wish: &ModelWish,
        environment: &Environment<'_>,
        config: &Config,
    ) -> Result<Option<Settings>, Failure> {
        let options = self.wishing(wish, environment);
        let wished = options.provider != self.provider;
        let known = |name: &str| environment(name).filter(|_| !wished || name != "AIRSTRIP_API_KEY");
        options.settings(&known, config)
    }

    /// The options, with what a project wishes for where neither they nor the environment say anything. A provider
    /// that is wished for is asked at its own address, with its own key.
    fn wishing(&self, wish: &ModelWish, environment: &Environment<'_>) -> Self {
        let typed = ["AIRSTRIP_PROVIDER", "AIRSTRIP_BASE_URL"].into_iter().any(|it| environment(it).is_some());
        let mut options = self.clone();
        if typed || self.provider.is_some() || self.base_url.is_some() || self.replay.is_some() {
            return options;
        }
        options.provider = Some(wish.provider.clone()).filter(|it| !it.is_empty());
        if options.model.is_empty() && environment("AIRSTRIP_MODEL").is_none() {
            options.model.clone_from(&wish.names);
        }
        options
    }

    /// What holds: options before the environment, and that before what a person set once.
    fn settings(&self, environment: &Environment<'_>, config: &Config) -> Result<Option<Settings>, Failure> {
        let Some(preset) = self.preset(environment, config)? else { return Ok(None) };
        let mut settings = Settings::new(preset);
        // An address and a key that were set once are for the provider that was set with them.
        let set_once = config.provider.as_deref().is_none_or(|it| it == preset.name());
        let said = self.base_url.clone().or_else(|| environment("AIRSTRIP_BASE_URL"));
        let own_key = said.is_none() && set_once;
        if let Some(url) = said.or_else(|| config.base_url.clone().filter(|_| set_once)) {
            settings.base_url = url;
        }
        if settings.base_url.is_empty() && preset != Preset::Replay {
            let hint = Some("say --base-url".to_owned());
            return Err(Failure::usage("the provider `custom` has no address of its own", hint));
        }
        let at_home = settings.base_url == preset.base_url().unwrap_or_default();
        // A key goes to the host that it belongs to, and to no other.
        let home = preset.key_variable().filter(|_| at_home);
        let named = [home, Some("AIRSTRIP_API_KEY")].into_iter().flatten().find_map(environment);
        settings.key = named.map(SecretString::from).or_else(|| config.key.clone().filter(|_| own_key));
        let models = self.named(environment, config.models.clone().into_iter().filter(|_| set_once).collect());
        if !models.is_empty() {
            settings.models = models;
        }
        settings.max_cost = self.max_cost.or(config.max_cost);
        settings.max_tokens = self.max_tokens.or(config.max_tokens);
        let million = |[prompt, completion]: [f64; 2]| Price { prompt: prompt / 1e6, completion: completion / 1e6 };
        settings.price = self.price()?.or(config.price.filter(|_| set_once)).map(million);
        settings.record.clone_from(&self.record);
        settings.replay.clone_from(&self.replay);
        Ok(Some(settings))
    }

    fn price(&self) -> Result<Option<[f64; 2]>, Failure> {
        let Some(text) = &self.price else { return Ok(None) };
        let numbers: Vec<f64> = text.split(',').filter_map(|it| it.trim().parse().ok()).collect();
        match numbers[..] {
            [read, written] if read >= 0.0 && written >= 0.0 => Ok(Some([read, written])),
            _ => Err(Failure::usage(format!("`{text}` is no price"), Some("such as --price 0.15,0.6".to_owned()))),
        }
    }

    fn named(&self, environment: &Environment<'_>, once: Vec<String>) -> Vec<String> {
        let split = |names: String| names.split(',').map(str::to_owned).collect();
        let names = match (self.model.is_empty(), environment("AIRSTRIP_MODEL")) {
            (false, _) => self.model.clone(),
            (true, Some(names)) => split(names),
            (true, None) => once,
        };
        names.into_iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
    }

    fn preset(&self, environment: &Environment<'_>, config: &Config) -> Result<Option<Preset>, Failure> {
        let elsewhere = self.replay.is_some() || self.base_url.is_some();
        let once = config.provider.clone().filter(|_| !elsewhere);
        let named = self.provider.clone().or_else(|| environment("AIRSTRIP_PROVIDER")).or(once);
        if let Some(name) = named {
            if name == "offline" {
                return Ok(None);
            }
            let names = Preset::ALL.map(Preset::name);
            let found = Preset::from_name(&name);
            let near = || crate::diagnostic::did_you_mean(&name, names);
            let hint = || match near() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are: offline, {}", names.join(", ")),
            };
            return match found {
                Some(Preset::Replay) if self.replay.is_none() => {
                    Err(Failure::usage("nothing says what to replay", Some("say --replay FILE".to_owned())))
                }
                Some(preset) => Ok(Some(preset)),
                None => Err(Failure::usage(format!("there is no provider `{name}`"), Some(hint()))),
            };
        }
        if self.replay.is_some() {
            return Ok(Some(Preset::Replay));
        }
        if self.base_url.is_some() || environment("AIRSTRIP_BASE_URL").is_some() {
            return Ok(Some(Preset::Custom));
        }
        let wanted = !self.model.is_empty() || environment("OPENROUTER_API_KEY").is_some();
        Ok(wanted.then_some(Preset::OpenRouter))
    }
}

impl Writers {
    /// Keeps what was found out about the servers, for the next run.
    pub(super) fn remember(&self) {
        // A cache that cannot be written costs a question or two in the next run.
        self.cache.put(MEMORY, &self.client.memory()).ok();
    }

    /// Says what was taken.
    pub(super) fn tell(&self) {
        let spent = self.client.spent();
        let (calls, tokens) = (spent.calls.len(), spent.prompt_tokens + spent.completion_tokens);
        let cost = match spent.unpriced {
            0 if calls > 0 => format!(", ${:.4}", spent.cost),
            _ => String::new(),
        };
        let what = if calls == 1 { "call" } else { "calls" };
        console::say(&format!("{calls} {what} to models, {tokens} tokens{cost}"));
    }
}

/// An amount of money; what is no number is no ceiling.
fn amount(text: &str) -> Result<f64, String> {
    let sum = text.trim_start_matches('$').parse().ok().filter(|it: &f64| it.is_finite() && *it >= 0.0);
    sum.ok_or_else(|| "an amount in US dollars is wanted, such as 0.50".to_owned())
}

fn environment(name: &str) -> Option<String> {
    std::env::var_os(name).and_then(|it| it.into_string().ok()).filter(|it| !it.trim().is_empty())
}

/// Where accepted drafts are kept on this machine.
fn cache() -> Cache {
    if let Some(dir) = environment("AIRSTRIP_CACHE") {
        return Cache::at(PathBuf::from(dir));
    }
    match etcetera::choose_base_strategy() {
        Ok(it) => Cache::at(it.cache_dir().join("airstrip")),
        Err(_) => Cache::none(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use secrecy::ExposeSecret;

    use super::{Config, ModelOptions};
    use crate::llm::{Preset, Settings};
    use crate::plan::ModelWish;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        models: ModelOptions,
    }

    fn settings(line: &str, environment: &[(&str, &str)]) -> Option<Settings> {
        with(line, environment, "")
    }

    fn with(line: &str, environment: &[(&str, &str)], config: &str) -> Option<Settings> {
        let config: Config = toml_edit::de::from_str(config).expect("a file");
        let words = std::iter::once("x").chain(line.split_whitespace());
        let get = |name: &str| environment.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        Line::parse_from(words).models.settings(&get, &config).expect("settings")
    }

    fn key(settings: &Settings) -> Option<&str> {
        settings.key.as_ref().map(ExposeSecret::expose_secret)
    }

    #[test]
    fn who_writes_is_found_out() {
        assert!(settings("", &[]).is_none());
        assert!(settings("--provider offline", &[("OPENROUTER_API_KEY", "k")]).is_none());
        assert_eq!(settings("", &[("OPENROUTER_API_KEY", "k")]).expect("one").preset, Preset::OpenRouter);
        assert_eq!(settings("--model a/b", &[]).expect("one").models, ["a/b"]);
        assert_eq!(settings("--replay x", &[]).expect("one").preset, Preset::Replay);
        assert_eq!(settings("", &[("AIRSTRIP_PROVIDER", "ollama")]).expect("one").preset, Preset::Ollama);
        assert_eq!(settings("--provider groq", &[("AIRSTRIP_PROVIDER", "ollama")]).expect("one").preset, Preset::Groq);
        let custom = settings("--base-url http://127.0.0.1:9/v1 --model a,b", &[("AIRSTRIP_MODEL", "c")]).expect("one");
        assert_eq!((custom.preset, custom.models.len()), (Preset::Custom, 2));
        assert_eq!(settings("--provider vllm", &[("AIRSTRIP_MODEL", "c, d")]).expect("one").models, ["c", "d"]);
    }

    #[test]
    fn a_key_goes_to_its_own_host_only() {
        let both = [("OPENROUTER_API_KEY", "theirs"), ("AIRSTRIP_API_KEY", "ours")];
        assert_eq!(key(&settings("", &both).expect("one")), Some("theirs"));
        let line = "--provider openrouter --base-url https://evil.example/v1";
        assert_eq!(key(&settings(line, &both).expect("one")), Some("ours"));
        assert_eq!(key(&settings(line, &both[..1]).expect("one")), None);
        assert_eq!(key(&settings("--provider openai", &both[..1]).expect("one")), None);
    }

    #[test]
    fn what_is_set_once_holds_for_its_own_provider() {
        let file =
            "provider = \"vllm\"\nmodels = [\"a\"]\nbase-url = \"http://gpu:8000/v1\"\nkey = \"once\"\nmax-cost = 0.5";
        let own = with("", &[], file).expect("one");
        assert_eq!((own.preset, own.base_url.as_str(), key(&own)), (Preset::Vllm, "http://gpu:8000/v1", Some("once")));
        assert_eq!((own.models.len(), own.max_cost), (1, Some(0.5)));
        let other = with("--provider ollama --max-cost 2", &[], file).expect("one");
        assert_eq!((key(&other), other.max_cost), (None, Some(2.0)));
        assert!(other.base_url.contains("127.0.0.1"));
        let elsewhere = with("--base-url http://evil.example/v1", &[], file).expect("one");
        assert_eq!(key(&elsewhere), None);
    }

    #[test]
    fn a_project_wishes_for_a_provider_and_for_no_address() {
        let wish = ModelWish { provider: "groq".to_owned(), names: vec!["small".to_owned()] };
        let wished = |line: &str, environment: &[(&str, &str)]| {
            let words = std::iter::once("x").chain(line.split_whitespace());
            let get = |name: &str| environment.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
            Line::parse_from(words).models.asked(&wish, &get, &Config::default()).expect("settings").expect("one")
        };
        let found = wished("", &[]);
        assert_eq!((found.preset, found.models.as_slice()), (Preset::Groq, &["small".to_owned()][..]));
        assert_eq!(found.base_url, Preset::Groq.base_url().unwrap_or_default());
        assert_eq!(key(&wished("", &[("AIRSTRIP_API_KEY", "ours")])), None);
        assert_eq!(key(&wished("", &[("AIRSTRIP_API_KEY", "ours"), ("GROQ_API_KEY", "theirs")])), Some("theirs"));
        let typed = wished("--provider vllm --price 3,4", &[]);
        assert_eq!((typed.preset, typed.models.len()), (Preset::Vllm, 0));
        assert_eq!(typed.price.map(|it| (it.prompt, it.completion)), Some((3e-6, 4e-6)));
    }
}
