//! `phlo-gen mock`

use crate::common::{plivo, program};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

/// A running mock and its output.
struct Mock {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
    address: String,
}

impl Mock {
    fn start(arguments: &[&str]) -> Self {
        let mut program = program();
        program.args(["mock", plivo()]).args(arguments).stdout(Stdio::piped());
        let mut child = program.spawn().expect("the program runs");
        let mut out = BufReader::new(child.stdout.take().expect("it has an output"));
        let mut line = String::new();
        out.read_line(&mut line).expect("it prints a line");
        let address = line.trim().rsplit('/').next().unwrap_or_default().to_owned();
        assert_eq!(line, format!("mock {} listens on http://{address}\n", plivo()));
        Mock { child, out, address }
    }

    /// Requests a path and returns the status line of the response; an empty string if there is none.
    fn get(&self, path: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let head = format!("GET {path} HTTP/1.1\r\nHost: h\r\nAuthorization: Basic TUE6dA==\r\nConnection: close\r\n");
        stream.write_all(format!("{head}{header}\r\n").as_bytes()).expect("it reads");
        let mut response = String::new();
        let _ = stream.read_to_string(&mut response);
        response.lines().next().unwrap_or_default().to_owned()
    }

    /// The next lines of the log.
    fn lines(&mut self, count: usize) -> Vec<String> {
        self.out.by_ref().lines().take(count).map(|line| line.expect("it is text")).collect()
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn each_request_is_logged_with_its_status() {
    let mut mock = Mock::start(&["--fail", "503@1", "--fail", "drop/v1/phlo/*"]);
    let account = "/v1/Account/MA/";
    assert_eq!(mock.get(account, ""), "HTTP/1.1 503 Service Unavailable");
    assert_eq!(mock.get(account, ""), "HTTP/1.1 200 OK");
    assert_eq!(mock.get("/v1/phlo/p", ""), "");
    assert_eq!(mock.get("/v1/nowhere?token=hunter2", ""), "HTTP/1.1 404 Not Found");
    assert_eq!(
        mock.lines(4),
        [
            "GET /v1/Account/MA/ 503 (simulated fault)",
            "GET /v1/Account/MA/ 200",
            "GET /v1/phlo/p dropped (simulated fault)",
            "GET /v1/nowhere?token=… 404"
        ]
    );
}

#[test]
fn an_explanation_names_the_candidates_of_the_same_path() {
    let mut mock = Mock::start(&["--explain"]);
    mock.get("/v1/Account/MA/Pricing/?country_iso=US", "x-mock-response-code: 404\r\n");
    let lines = mock.lines(4);
    assert_eq!(lines[0], "GET /v1/Account/MA/Pricing/?country_iso=US 404");
    assert!(lines[1].starts_with("  nothing fits: no example fits GET "), "{lines:?}");
    assert!(lines[2].contains("Pricing/Get pricing") && lines[2].ends_with("`x-mock-response-code` selects another"));
}

#[test]
fn an_invalid_fault_is_an_error() {
    let run = crate::common::run(&["mock", plivo(), "--fail", "often"]);
    let message = "error: `--fail often` cannot be read\nhelp: write a status from 200 to 599, `drop` or `truncate`: `--fail 503@1`\n";
    assert_eq!((run.status, run.stderr.as_str()), (2, message));
}
