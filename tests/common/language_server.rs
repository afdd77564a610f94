//! rust-analyzer as an editor runs it: the Language Server Protocol over its standard input and output.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A running server that has a crate open.
pub struct LanguageServer {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    deadline: Instant,
    last_id: u64,
}

impl LanguageServer {
    /// The component of the toolchain that is not installed, if one of the two that are needed is missing.
    pub fn missing_component() -> Option<&'static str> {
        let output = |command: &str, argument: &[&str]| {
            Command::new(command).args(argument).output().ok().filter(|output| output.status.success())
        };
        let Some(_) = output("rust-analyzer", &["--version"]) else { return Some("rust-analyzer") };
        let sysroot =
            output("rustc", &["--print", "sysroot"]).map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
        let sources = sysroot.map(|path| Path::new(path.trim()).join("lib/rustlib/src/rust/library"));
        if sources.is_some_and(|path| path.exists()) { None } else { Some("rust-src") }
    }

    /// Starts a server and waits until it has loaded the crate in a folder. All requests share the time limit.
    pub fn start(folder: &Path, target: &Path, settings: Value, limit: Duration) -> Self {
        let mut process = Command::new("rust-analyzer")
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("rust-analyzer starts");
        let input = process.stdin.take().expect("it is piped");
        let output = process.stdout.take().expect("it is piped");
        let messages = messages(output);
        let mut server = LanguageServer { process, input, messages, deadline: Instant::now() + limit, last_id: 0 };
        let parameters = json!({
            "processId": std::process::id(),
            "rootUri": uri(folder),
            "capabilities": { "experimental": { "serverStatusNotification": true } },
            "initializationOptions": settings,
        });
        server.request("initialize", parameters).expect("the settings are accepted");
        server.send(json!({ "method": "initialized", "params": {} }));
        server.wait_until_loaded();
        server
    }

    /// Sends a request and returns its result, or the server's error.
    pub fn request(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(json!({ "id": id, "method": method, "params": parameters }));
        loop {
            let mut message = self.receive(method);
            if message["id"] == id && message["method"].is_null() {
                return match message["error"]["message"].as_str() {
                    Some(error) => Err(error.to_owned()),
                    None => Ok(message["result"].take()),
                };
            }
        }
    }

    fn wait_until_loaded(&mut self) {
        loop {
            let message = self.receive("loading the crate");
            if message["method"] == "experimental/serverStatus" && message["params"]["quiescent"] == true {
                return assert_eq!(message["params"]["health"], "ok", "{message}");
            }
        }
    }

    /// The next message. A request from the server gets an empty response.
    fn receive(&mut self, step: &str) -> Value {
        let left = self.deadline.saturating_duration_since(Instant::now());
        let message = self.messages.recv_timeout(left).unwrap_or_else(|error| panic!("{step}: {error}"));
        if !message["id"].is_null() && !message["method"].is_null() {
            self.send(json!({ "id": message["id"], "result": null }));
        }
        message
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("rust-analyzer runs");
        self.input.flush().expect("rust-analyzer runs");
    }
}

impl Drop for LanguageServer {
    fn drop(&mut self) {
        if !std::thread::panicking() && self.request("shutdown", Value::Null).is_ok() {
            self.send(json!({ "method": "exit" }));
        } else {
            // an error means that it has ended
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The URI of a file.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Reads messages in a thread, so that waiting for one can time out.
fn messages(output: ChildStdout) -> Receiver<Value> {
    let (sender, messages) = channel();
    let mut output = BufReader::new(output);
    std::thread::spawn(move || {
        while let Some(message) = read(&mut output) {
            if sender.send(message).is_err() {
                break;
            }
        }
    });
    messages
}

/// A message: headers, an empty line, and as many bytes as `Content-Length`.
fn read(output: &mut BufReader<ChildStdout>) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut header = String::new();
        output.read_line(&mut header).ok().filter(|bytes| *bytes > 0)?;
        match header.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
