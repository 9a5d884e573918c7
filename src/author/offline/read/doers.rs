//! Who does what has a price: `I fix punctures for £15`.

use super::goods::Good;
use super::lookup::{capital, without_article};
use super::pattern::regex;

/// Takes who does it off the first of several, and gives it to what else is done: `I fix punctures for £15, …, come to
/// your house` is a price for punctures.
pub(super) fn without_doers(all: &mut [Good], rest: &mut [String]) {
    let Some(first) = all.first_mut() else { return };
    let doer = regex(r"^(I|We|i|we|She|He|They) (?:also |can |will |do )*(\p{Ll}{2,12}) (\p{L}.*)$");
    let title = first.title.clone();
    let Some(found) = doer.captures(&title) else { return };
    let plain = [
        "do", "does", "charge", "offer", "sell", "have", "fix", "mend", "repair", "make", "serve", "bake", "teach",
        "clean", "cut", "paint", "build", "run", "give", "print", "sharpen", "replace", "service", "wash", "groom",
        "walk",
    ];
    if !plain.contains(&&found[2]) {
        return;
    }
    first.title = without_article(&found[3]).to_owned();
    let doer = capital(&found[1]);
    for it in rest.iter_mut().filter(|it| it.split(' ').count() > 2) {
        const GOES: &str = " come work travel deliver collect bring use cover visit take also offer do can ";
        let next = it.split(' ').next().unwrap_or_default();
        if GOES.contains(&format!(" {next} ")) {
            *it = format!("{doer} {it}");
        }
    }
}
