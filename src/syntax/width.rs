//! How many columns a text takes, as Prettier counts them.

use unicode_width::UnicodeWidthChar;

const JOINER: char = '\u{200D}';
const EMOJI_STYLE: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';

/// The columns of `text`: two for wide characters and for each emoji, none for marks that join the character before.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let mut chars = text.chars().peekable();
    let mut total = 0;
    while let Some(first) = chars.next() {
        let mut columns = first.width().unwrap_or(0);
        if is_flag_letter(first) && chars.next_if(|it| is_flag_letter(*it)).is_some() {
            columns = 2;
        }
        while let Some(next) = chars.next_if(|it| matches!(*it, EMOJI_STYLE | KEYCAP | JOINER) || is_skin(*it)) {
            if next != JOINER || (columns == 2 && chars.next_if(|it| !it.is_ascii()).is_some()) {
                columns = 2;
            }
        }
        total += columns;
    }
    total
}

fn is_flag_letter(it: char) -> bool {
    matches!(it, '\u{1F1E6}'..='\u{1F1FF}')
}

fn is_skin(it: char) -> bool {
    matches!(it, '\u{1F3FB}'..='\u{1F3FF}')
}

#[cfg(test)]
mod tests {
    use super::width;

    #[track_caller]
    fn check(text: &str, columns: usize) {
        assert_eq!(width(text), columns, "{text}");
    }

    #[test]
    fn columns_are_those_that_prettier_counts() {
        check("plain", 5);
        check("Café", 4);
        check("Cafe\u{301}", 4);
        check("東京", 4);
        check("👩🏽\u{200D}💻!", 3);
        check("🇩🇪", 2);
        check("☀\u{FE0F}", 2);
        check("☀", 1);
        check("1\u{FE0F}\u{20E3}", 2);
        check("لا", 2);
    }
}
