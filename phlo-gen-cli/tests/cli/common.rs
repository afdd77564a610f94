//! The program, run on files of the project.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The folders and items of the project's collection that are in [`plivo`].
const KEPT: [&str; 8] = [
    "PHLO",
    "Account",
    "Lookup",
    "Media",
    "Pricing",
    "Make an outbound call",
    "List completed calls",
    "List live calls",
];

/// The result of a run of the program.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The program, in the folder of the project and without settings from the environment.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phlo-gen"));
    command.current_dir(root());
    for name in [
        "NO_COLOR",
        "CLICOLOR_FORCE",
        "CLICOLOR",
        "PHLO_AUTH_ID",
        "PHLO_AUTH_TOKEN",
        "PLIVO_AUTH_ID",
        "PLIVO_AUTH_TOKEN",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs the program.
pub fn run(arguments: &[&str]) -> Run {
    finish(program().args(arguments))
}

/// Runs a command to its end.
pub fn finish(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints text");
    Run { status: status.code().expect("the program ends by itself"), stdout: text(stdout), stderr: text(stderr) }
}

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The target folder of the project, which has most dependencies of a new crate already.
pub fn target() -> &'static Path {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tmp.parent().unwrap_or(tmp)
}

/// A file for one test.
pub fn file(name: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the file can be written");
    path.to_str().expect("the path is text").to_owned()
}

/// A third of the project's collection, which every command reads faster than all of it.
pub fn plivo() -> &'static str {
    static FILE: LazyLock<String> = LazyLock::new(|| {
        let text = std::fs::read_to_string(root().join("collections/plivo.json")).expect("the file can be read");
        let mut collection = serde_json::from_str(&text).expect("it is JSON");
        assert!(is_kept(&mut collection), "the collection has none of the items");
        file("plivo.json", &collection.to_string())
    });
    &FILE
}

/// Whether there is something to keep in an entry, which loses all else.
fn is_kept(entry: &mut serde_json::Value) -> bool {
    let is_named = entry["name"].as_str().is_some_and(|name| KEPT.contains(&name));
    let inner = entry.get_mut("item").and_then(|inner| inner.as_array_mut());
    is_named
        || inner.is_some_and(|inner| {
            inner.retain_mut(is_kept);
            !inner.is_empty()
        })
}

/// A server that sends one of these responses on each connection, in turn, and the last one from then on.
pub fn server(responses: Vec<String>) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    let origin = format!("http://{}", listener.local_addr().expect("it has an address"));
    std::thread::spawn(move || {
        for turn in 0.. {
            let Ok((mut stream, _)) = listener.accept() else { return };
            let mut head = Vec::new();
            let mut piece = [0; 1024];
            while !head.windows(4).any(|end| end == b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(0) | Err(_) => break,
                    Ok(count) => head.extend_from_slice(&piece[..count]),
                }
            }
            let response = responses.get(turn).or(responses.last()).map(String::as_str).unwrap_or_default();
            // the client may have closed the connection
            let _ = stream.write_all(response.as_bytes());
        }
    });
    origin
}

/// A response after which the connection is closed.
pub fn response(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}
