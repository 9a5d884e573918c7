//! The `airstrip` binary: hands over to [`airstrip::cli`].

fn main() -> std::process::ExitCode {
    airstrip::cli::main()
}
