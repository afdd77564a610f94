//! The commands of the guide run, chapter by chapter, in the crate that the first chapter creates.

use crate::chapters::{Chapter, chapters, root, target};
use crate::shared_build::share_build;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script before the commands of a chapter.
const BEFORE: &str = r#"set -eu
phlo-gen() {
    command phlo-gen "$@" || return
    if [ "$1" = new ]; then
        for crate in plivo-client voice; do
            if [ -d $crate ]; then share $crate; fi
        done
    fi
}
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
"#;

/// Lets a new crate use what is built already: with the project under its own path, the project's versions of dependencies,
/// and the features with which they are built.
const SHARE: &str = r#"share() {
    if [ ! -d $1/shared ]; then
        sed -i "s|\"[./]*/phlo-gen|\"$PROJECT|" $1/Cargo.toml
        printf '\n[dependencies.shared]\nversion = "0.0.0"\npath = "shared"\n' >> $1/Cargo.toml
        cp -R "$BUILT/shared" "$BUILT/Cargo.lock" $1/
    fi
}
"#;

#[cfg(unix)]
#[test]
#[ignore = "builds a crate, and its documentation; .ci/run has it"]
fn the_commands_of_the_guide_run() {
    let folder = built();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    }
    let mut new = Command::new(env!("CARGO_BIN_EXE_phlo-gen"));
    new.arg("new").arg(root().join("collections/plivo.json")).arg(&folder).arg("--path").arg(root());
    assert!(new.output().is_ok_and(|output| output.status.success()));
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("the manifest can be read");
    std::fs::write(&manifest, text + "\n[workspace]\n").expect("the manifest can be written");
    share_build(&root(), &folder);
    run_commands();
}

/// A new crate that uses what is built already.
fn built() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide_commands")
}

/// Runs the commands of all chapters.
fn run_commands() {
    let folder = std::env::temp_dir().join(format!("phlo-gen-guide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::os::unix::fs::symlink(root(), folder.join("phlo-gen")).expect("it can be linked");
    // what `phlo-gen pull` calls in place of Postman
    let api = root().join("phlo-gen-cli/collections/postman-api.json");
    let postman = phlo_gen_mock::Mock::read(api).expect("there is a collection").start().expect("there is a port");
    let mut failed = Vec::new();
    for chapter in chapters() {
        let script = format!("{SHARE}{}", script(&chapter));
        let place = if chapter.name == "start" { folder.clone() } else { folder.join("plivo-client") };
        match run(&place, &script, &postman.origin()) {
            Ok(output) => failed.extend(unprinted(&chapter, &output)),
            Err(output) => failed.push(format!("{}:\n{script}\n{output}", chapter.name)),
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// What a chapter quotes as output, and its commands did not print.
fn unprinted(chapter: &Chapter, output: &str) -> Vec<String> {
    let quoted = chapter.blocks().into_iter().filter(|block| block.language == "text" && block.manner == "output");
    let wrong = quoted.filter(|block| !output.contains(&block.code));
    wrong.map(|block| format!("{} quotes what is not printed:\n{}\n{output}", chapter.name, block.code)).collect()
}

/// The commands of a chapter, with another port.
fn script(chapter: &Chapter) -> String {
    let port = free_port().to_string();
    let mut out = BEFORE.to_owned();
    for block in chapter.blocks().iter().filter(|block| block.language == "sh") {
        let code = block.code.replace("8080", &port);
        match block.manner.as_str() {
            "" => out.push_str(&code),
            "background" => {
                // with `exec` the program itself is the job, which ends with the chapter
                out.push_str(&format!("(exec {}) &\n{}", code.trim_end(), wait(&port)));
            }
            "fails" => out.push_str(&format!("if (\n{code}); then echo 'it should have failed'; exit 9; fi\n")),
            "no_test" => {}
            other => panic!("{}: what is `{other}`?", chapter.name),
        }
    }
    out
}

/// Waits until a server listens on the port.
fn wait(port: &str) -> String {
    let tries = "for try in $(seq 100); do";
    format!("{tries} curl -s http://127.0.0.1:{port}/ >/dev/null && break; sleep 0.1; done\n")
}

fn run(folder: &Path, script: &str, postman: &str) -> Result<String, String> {
    let program = Path::new(env!("CARGO_BIN_EXE_phlo-gen")).parent().map(Path::to_path_buf).unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&path)));
    let output = Command::new("bash")
        .arg("-c")
        .arg(script)
        .current_dir(folder)
        .env("PATH", path.expect("the folders can be joined"))
        .env("CARGO_TARGET_DIR", target())
        .env("POSTMAN_BASE_URL", postman)
        .env("PROJECT", root())
        .env("BUILT", built())
        // the page that `cargo doc --open` opens
        .env("BROWSER", "true")
        .output()
        .expect("the shell runs");
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if output.status.success() { Ok(text) } else { Err(text) }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("it has an address").port()
}
