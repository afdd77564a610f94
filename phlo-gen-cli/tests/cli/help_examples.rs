//! The examples in the help of each command run.

use crate::common::{finish, program, root, run};
use phlo_gen_mock::{Mock, MockServer};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const COMMANDS: [&str; 11] =
    ["new", "check", "list", "expand", "diff", "pull", "mock", "curl", "call", "completions", "man"];

/// The longest line that no terminal of 100 columns breaks.
const WIDTH: usize = 98;

/// The files of the examples.
const API: &str = r#"{"info": {"name": "Garden"}, "item": [{"name": "Calls", "item": [
    {"name": "Make a call", "request": {"method": "POST", "url": "https://garden.example.com/calls"},
     "response": [{"name": "made", "code": 201, "body": "{}"}]}]}]}"#;
const ENVIRONMENT: &str = r#"{"name": "Production", "values": []}"#;

const GARDEN: &str = "https://www.postman.com/garden/beds/collection/12345678-12ece9e1-2abf-4edc-8e34-de66e74114d2";

/// The lines below "Examples:", without their comments.
fn examples(command: &str) -> Vec<String> {
    let help = run(&[command, "--help"]).stdout;
    let (_, rest) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{command} has no examples"));
    let lines: Vec<&str> = rest.lines().take_while(|line| !line.is_empty()).collect();
    assert!(lines.iter().all(|line| line.starts_with("  ") && line.chars().count() <= WIDTH), "{lines:#?}");
    let calls = lines.iter().filter(|line| line.contains("phlo-gen ")).count();
    assert!(calls >= 3, "{command} has {calls} examples");
    let code = |line: &&str| line.split("  #").next().unwrap_or_default().trim().to_owned();
    lines.iter().map(code).collect()
}

#[cfg(unix)]
#[test]
#[ignore = "runs the program for each of them; .ci/run has it"]
fn the_examples_of_the_help_run() {
    let (postman, plivo) = (mock("phlo-gen-cli/collections/postman-api.json"), mock("collections/plivo.json"));
    let (folder, mut failed) = (folder(), Vec::new());
    for command in COMMANDS {
        let mut exports = String::new();
        for example in examples(command) {
            if example.starts_with("export ") {
                exports = format!("{example}\n");
            } else if example.starts_with("cd ") || example.starts_with("curl ") {
                // what other programs do with the outcome
            } else if command == "mock" {
                serves(&example, &folder);
            } else {
                let script = format!("{exports}{}", example.replace("http://127.0.0.1:8080", &plivo.origin()));
                failed.extend(outcome(&script, &folder, &postman, &plivo).err());
            }
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder can be removed");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Runs a script, without what an earlier one has made or changed.
fn outcome(script: &str, folder: &Path, postman: &MockServer, plivo: &MockServer) -> Result<(), String> {
    let made = folder.join("work/plivo-client");
    if made.exists() {
        std::fs::remove_dir_all(made).expect("the folder can be removed");
    }
    std::fs::write(folder.join("work/api.json"), API).expect("the file can be written");
    let base = format!("{}/v1/Account/MA", plivo.origin());
    let mut command = Command::new("bash");
    command.arg("-c").arg(script).current_dir(folder.join("work")).env("PATH", path(folder)).env("HOME", folder);
    // the settings of the rust toolchain are not below the new home
    for (name, below) in [("RUSTUP_HOME", ".rustup"), ("CARGO_HOME", ".cargo")] {
        let own = std::env::home_dir().unwrap_or_default().join(below);
        command.env(name, std::env::var_os(name).unwrap_or_else(|| own.into_os_string()));
    }
    for prefix in ["PHLO", "PLIVO"] {
        command.env(format!("{prefix}_BASE"), &base);
    }
    command.env("PLIVO_AUTH_ID", "MA").env("PLIVO_AUTH_TOKEN", "t").env("LINK", GARDEN);
    command.env("POSTMAN_BASE_URL", postman.origin());
    let run = finish(&mut command);
    // `diff` says by its status that something breaks
    let succeeds = run.status == 0 || run.status == 1 && script.contains("diff ") && run.stderr.is_empty();
    if succeeds { Ok(()) } else { Err(format!("{script}\n{run:?}")) }
}

/// Whether a mock says where it listens.
fn serves(example: &str, folder: &Path) {
    let arguments: Vec<&str> = example.split(' ').filter(|word| !word.is_empty()).skip(1).collect();
    let arguments: Vec<&str> = arguments.into_iter().map(|word| if word == "8080" { "0" } else { word }).collect();
    let mut program = program();
    let child = program.args(&arguments).current_dir(folder.join("work")).stdout(Stdio::piped()).spawn();
    let mut child = child.expect("the program runs");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("it has an output")).read_line(&mut line).expect("it prints a line");
    child.kill().and_then(|()| child.wait()).expect("it can be stopped");
    assert!(line.contains("http://127.0.0.1:"), "{example}: {line}");
}

fn mock(file: &str) -> MockServer {
    Mock::read(root().join(file)).expect("there is a collection").start().expect("there is a port")
}

/// A folder with the files that the examples name.
fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("phlo-gen-help-{}", std::process::id()));
    let work = folder.join("work");
    for made in ["bin", ".zfunc", ".config/fish/completions", ".local/share/bash-completion/completions"] {
        std::fs::create_dir_all(folder.join(made)).expect("the folder can be made");
    }
    for made in ["collections", "src", "shop/postman/collections"] {
        std::fs::create_dir_all(work.join(made)).expect("the folder can be made");
    }
    let read = |file: &str| std::fs::read_to_string(root().join(file)).expect("the file can be read");
    let plivo = read("collections/plivo.json");
    for (file, text) in [
        ("plivo.json", plivo.as_str()),
        ("old.json", &plivo),
        ("new.json", &plivo.replace("\"Get account\"", "\"Read the account\"")),
        ("collections/plivo.json", &plivo),
        ("api.json", API),
        ("production.postman_environment.json", ENVIRONMENT),
        ("greeting.mp3", "sound"),
    ] {
        std::fs::write(work.join(file), text).expect("the file can be written");
    }
    // programs that may not be here
    for name in ["jq", "man"] {
        executable(&folder.join("bin").join(name), "#!/bin/sh\nexec cat > /dev/null\n");
    }
    let published = r#"{"info": {"name": "Garden", "description": "Beds and plants."}, "item": [
        {"name": "List beds", "request": "https://garden.example.com/beds"}]}"#;
    std::fs::write(work.join("published.json"), published).expect("the file can be written");
    let link = |from: PathBuf, to: PathBuf| std::os::unix::fs::symlink(from, to).expect("it can be linked");
    link(root().canonicalize().expect("the project is there"), folder.join("phlo-gen"));
    copy(&root().join("collections/plivo"), &work.join("shop/postman/collections/Shop"));
    let git =
        "git init --quiet -b main && git add . && git -c user.name=me -c user.email=me@example.com commit -qm begin";
    let made = Command::new("sh").arg("-c").arg(git).current_dir(&work).status();
    assert!(made.is_ok_and(|status| status.success()));
    folder
}

/// The program, the programs in place of others, and all others.
fn path(folder: &Path) -> std::ffi::OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_phlo-gen")).parent().map(Path::to_path_buf).unwrap_or_default();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [folder.join("bin"), program].into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(folders).expect("the folders can be joined")
}

fn executable(file: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::write(file, text).expect("the file can be written");
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o755)).expect("it can be made a program");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the folder can be made");
    for entry in std::fs::read_dir(from).expect("the folder can be read").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            std::fs::copy(from, to).expect("the file can be copied");
        }
    }
}
