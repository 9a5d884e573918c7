//! The licence.

use super::source::Source;
use crate::plan::Facts;

const LICENCES: [(&str, &str); 22] = [
    (r"MIT (?:OR|or|/) Apache-2\.0|MIT/Apache-2\.0|Apache-2\.0 (?:OR|or|/) MIT", ""),
    (r"Apache[- ]2\.0|Apache[- ]License(?:,? Version)? 2\.0|Apache 2", "Apache-2.0"),
    (r"AGPL-3\.0-or-later", "AGPL-3.0-or-later"),
    (r"AGPL(?:[- ]?v?3(?:\.0)?)(?:-only)?", "AGPL-3.0"),
    (r"LGPL(?:[- ]?v?3(?:\.0)?)(?:-only)?", "LGPL-3.0"),
    (r"LGPL-2\.1", "LGPL-2.1"),
    (r"GPL-3\.0-or-later", "GPL-3.0-or-later"),
    (r"GPL(?:[- ]?v?3(?:\.0)?)(?:-only)?", "GPL-3.0"),
    (r"GPL(?:[- ]?v?2(?:\.0)?)(?:-only)?", "GPL-2.0"),
    (r"MPL[- ]?2\.0|Mozilla Public Licen[cs]e(?: 2\.0)?", "MPL-2.0"),
    (r"BSD[- ]3(?:[- ]Clause)?", "BSD-3-Clause"),
    (r"BSD[- ]2(?:[- ]Clause)?", "BSD-2-Clause"),
    (r"EUPL(?:-1\.2)?", ""),
    (r"Unlicense", "Unlicense"),
    (r"CC0(?:-1\.0)?", ""),
    (r"ISC(?: licen[cs]e|-licen[cs]ed)", "ISC"),
    (r"0BSD", "0BSD"),
    (r"CC BY(?:-SA)?(?: 4\.0)?|CC-BY(?:-SA)?-4\.0", ""),
    (r"AGPL", "AGPL"),
    (r"GPL", "GPL"),
    (r"BSD(?:[- ]licen[cs]ed?)", "BSD"),
    (r"MIT", "MIT"),
];

/// Reads the licence, and the words around it.
pub(super) fn read(source: &mut Source, facts: &mut Facts) {
    const SIGNS: [&str; 12] =
        ["MIT", "Apache", "GPL", "MPL", "Mozilla", "BSD", "EUPL", "Unlicense", "CC0", "ISC", "CC BY", "CC-BY"];
    if !SIGNS.iter().any(|it| source.text().contains(it)) {
        return;
    }
    for (pattern, name) in LICENCES {
        let before = r"(?:(?i:,?\s*(?:and )?(?:(?:it is |it's )?(?:licen[cs]ed|released|available|published|distributed|open[- ]source(?:d)?) under(?: the)?|licen[cs]ed|licen[cs]e\s*:|lizenz\s*:?|unter(?: der)?|sous licence|con licencia|bajo licencia|under(?: the)?))\s+)?";
        let after = r"(?i:[- ]licen[cs]ed?|[- ]Lizenz)?";
        let Some(found) = source.find(&format!(r"(?:^|[^\w\-])({before}\b({pattern})\b{after})")) else { continue };
        let text = found.text(2);
        facts.licence = if name.is_empty() { text.replace(" or ", " OR ") } else { name.to_owned() };
        if let Some(place) = found.place(1) {
            source.take(place);
        }
        return;
    }
}
