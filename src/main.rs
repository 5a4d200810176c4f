//! The binary: chooses the allocator and the TLS provider, runs the command line, passes on its exit code.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Huge pages take 60 MiB more for what is handed out in small pieces. Nothing fails without this.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    // Two are linked in; whoever uses TLS first would otherwise have to guess. It fails only if one was chosen before.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    portico::cli::run(std::env::args_os())
}
