//! The `airstrip` binary: hands over to [`airstrip::cli`].

/// A page is made of very many small things on a few threads; this allocator makes one in a tenth less time than the
/// one of the C library (docs/speed.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    airstrip::cli::main()
}
