//! How a project's stylesheet is handed to Tailwind.

/// A project's `main.css` without its import of a file, and without where to search for class names.
pub(crate) fn for_tailwind(main: &str) -> String {
    let own = |line: &&str| !line.starts_with("@import \"./theme.css\"");
    let lines: Vec<&str> = main.lines().filter(own).collect();
    lines.join("\n").replace("@import \"tailwindcss\" source(\"..\");", "@import \"tailwindcss\";")
}
