//! The command that installs it.

use super::pattern::regex;
use super::source::Source;
use crate::plan::Facts;

const PACKAGE: &str = r"[@\w][\w./:@\-+=\[\],]*[\w\]]";

/// The tools that install, and their words for it.
const TOOLS: [&str; 32] = [
    r"cargo (?:install|add|binstall)",
    r"npm (?:install|i|create|init)",
    r"npx",
    r"pnpm (?:add|install|create|dlx)",
    r"yarn (?:add|global add|create)",
    r"bunx?(?: add| install| create)?",
    r"pipx? install",
    r"uvx",
    r"uv (?:add|tool install|pip install)",
    r"brew install(?: --cask)?",
    r"brew tap",
    r"go install",
    r"opam install",
    r"cabal install",
    r"luarocks install",
    r"go get",
    r"(?:sudo )?apt(?:-get)? install",
    r"(?:sudo )?dnf install",
    r"docker (?:run|pull)",
    r"gem install",
    r"composer require",
    r"winget install",
    r"scoop install",
    r"choco install",
    r"nix (?:run|shell|profile install)",
    r"nix-env -iA",
    r"mix archive\.install",
    r"dotnet (?:tool install|add package)",
    r"pacman -S",
    r"conda install",
    r"deno (?:install|add)",
    r"helm install",
];

/// A command that installs something, as one group.
fn pattern() -> String {
    let tools = TOOLS.join("|");
    format!(
        r"((?:{tools})(?: -{{1,2}}[\w\-]+(?:[= ][\w./:\-]*\d[\w./:\-]*)?)*(?: {PACKAGE}){{1,3}}(?: -{{1,2}}[\w\-]+)*)"
    )
}

/// What the command in `text` installs, where that is one plain name: `sqlpost` of `npm install -g sqlpost`.
pub(super) fn installed(text: &str) -> Option<String> {
    let source = Source::new(text);
    if !source.says(&["install", "npm i ", "npx ", "uvx ", "go get ", "add "]) {
        return None;
    }
    let found = source.find(&format!(r"(?:^|[\s:(“\x22`]){}", pattern()))?;
    let command = without_prose(found.text(1));
    let plain = |it: &&str| it.starts_with(char::is_alphabetic) && !it.contains(['/', '@', '=', ':', '[']);
    let package = command.split(' ').skip(1).filter(|it| !it.starts_with('-')).last()?;
    // A module in Go is called by its address.
    let package = if command.starts_with("go ") { package.rsplit('/').next()? } else { package };
    let package = Some(package).filter(plain)?;
    (package.len() > 2 && !["install", "add", "get", "create", "init", "tool"].contains(&package))
        .then(|| package.to_owned())
}

/// Reads the install command.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    const SIGNS: [&str; 14] = [
        "install", "npm i ", "add ", "npx", "create", "bun", "uvx", "brew", "go get", "docker", "composer", "nix",
        "| ", "-s ",
    ];
    if !source.says(&SIGNS) {
        return;
    }
    let pattern = pattern();
    let curl = r"((?:curl|wget|irm|iwr) [^\n`]*?\|\s*(?:sudo )?(?:sh|bash|iex)\b(?: -s(?: --)?)?)";
    let ticks = format!(r"`({pattern})`");
    let found = source.find(r"`([^`\n]*\|\s*(?:sudo )?(?:sh|bash|iex)[^`\n]*)`").or_else(|| source.find(curl));
    let found = found.or_else(|| source.find(&ticks)).or_else(|| source.find(&format!(r"(?:^|[\s:(“\x22]){pattern}")));
    let Some(found) = found else { return };
    // What another reader took, such as an address inside the command, belongs to the command all the same.
    let Some(whole) = found.place(1).and_then(|it| source.text().get(it)) else { return };
    let command = without_prose(whole);
    if command.split(' ').count() < 2 || command.starts_with("bun ") && command.split(' ').count() < 3 {
        return;
    }
    let start = found.place(1).map_or(0, |it| it.start);
    source.take(start..start + command.len());
    let end = start + command.len();
    facts.install = command;
    others(source, facts, end, &pattern);
    if let Some(around) = source.find(r"(?i)(?:\b(?:you can )?(?:(?:easy to )?install(?:ed|ation|s)?(?: it)?(?: is)?|get it|get started|installiere(?:n|t)?(?: es)?|installation|installez(?:-le)?|se installe|se instala|instala(?:r|ción)?)\s*(?:with|via|using|by|through|mit|avec|con|by running|per|over)?\s*(?:one line)?\s*:?\s*)?[`“\x22]?\x01+[`”\x22]?") {
        let taken = source.open()[around.range()].contains('\u{1}') && around.range().end >= start;
        if taken {
            source.take(around.range());
        }
    }
}

/// Reads what installs it too: `npm i x or brew install x`.
fn others(source: &mut Source, facts: &mut Facts, mut end: usize, pattern: &str) {
    let more = regex(&format!(
        r"^[`”\x22]?(?:,? (?:or|and|oder|ou|o)(?: (?:with|via|just|mit|avec|con))?:?|[,;]| /) [`“\x22]?{pattern}"
    ));
    while let Some(found) = more.captures(&source.text()[end..]).and_then(|it| it.get(1).map(|it| it.range())) {
        let command = without_prose(&source.text()[end + found.start..end + found.end]);
        if command.split(' ').count() < 2 {
            return;
        }
        let at = end + found.start;
        source.take(end..at + command.len());
        end = at + command.len();
        facts.installs.push(command);
    }
}

/// Cuts the command before words that go on with the sentence: `cargo install ferrule and run it`.
fn without_prose(command: &str) -> String {
    const PROSE: [&str; 28] = [
        "and", "or", "to", "then", "in", "on", "for", "is", "with", "from", "it", "the", "a", "und", "oder", "et", "y",
        "gets", "installs", "works", "as", "that", "which", "open", "free", "while", "für", "pour",
    ];
    let mut kept = Vec::new();
    for (index, word) in command.split(' ').enumerate() {
        if index > 1 && PROSE.contains(&word) || index > 0 && word.ends_with(',') {
            if word.ends_with(',') {
                kept.push(word.trim_end_matches(','));
            }
            break;
        }
        kept.push(word);
    }
    kept.join(" ").trim_end_matches(['.', ',', ':']).to_owned()
}
