//! `phlo-gen mock`: the saved examples of a collection, served.

use crate::failure::{Failure, Outcome};
use crate::input;
use crate::output::stdout;
use crate::style::{FAINT, GOOD, NAME, paint};
use phlo_gen_core::lower::{Options, is_secret_name};
use phlo_gen_mock::{Mock as Server, Received, Running};
use std::io::{self, Write};
use std::time::Duration;

/// `phlo-gen mock`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Mock {
    /// The collection
    file: String,
    /// A Postman environment whose values go before those of the collection
    #[arg(long, short, value_name = "FILE")]
    environment: Option<String>,
    /// The port to listen on; without it the system chooses one
    #[arg(long, short, default_value_t = 0, hide_default_value = true)]
    port: u16,
    /// Say of each request why it gets the reply that it gets
    #[arg(long)]
    explain: bool,
    /// Answer requests without authorization too
    #[arg(long)]
    no_auth: bool,
    /// Answer requests that lack an argument too
    #[arg(long)]
    no_check: bool,
    /// How long each reply waits, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 0, hide_default_value = true)]
    delay: u64,
}

const AFTER: &str = "\
Examples:
  phlo-gen mock api.json --port 8080
  phlo-gen mock api.json --explain                             # why this example and not that one?
  curl -H 'x-mock-response-code: 404' http://127.0.0.1:8080/…  # ask for a failure

A client of phlo-gen is led there by `Client::builder().origin(\"http://127.0.0.1:8080\")`.";

/// How often the log is looked at.
const PAUSE: Duration = Duration::from_millis(50);

impl Mock {
    /// Serves until the program is ended.
    pub fn run(self) -> Outcome {
        // what is wrong with the files is told here, with the line shown
        input::lower(&input::read(&self.file)?, None, &Options::default())?;
        self.environment.as_deref().map(input::environment).transpose()?;
        let no = |error: phlo_gen_mock::Error| Failure::No(error.to_string());
        let mut server = Server::read(&self.file).map_err(no)?;
        if let Some(environment) = &self.environment {
            server = server.environment(environment).map_err(no)?;
        }
        let server = server.require_auth(!self.no_auth).check_arguments(!self.no_check);
        let running = server
            .delay(Duration::from_millis(self.delay))
            .port(self.port)
            .start()
            .map_err(|error| Failure::Usage(format!("port {}: {error}", self.port)))?;
        self.greet(&running)?;
        let mut seen = 0;
        loop {
            let requests = running.requests();
            for request in requests.iter().skip(seen) {
                self.log(&running, request)?;
            }
            seen = requests.len();
            std::thread::sleep(PAUSE);
        }
    }

    fn greet(&self, running: &Running) -> io::Result<()> {
        let mut out = stdout();
        writeln!(out, "{} {} answers at {}", paint(GOOD, "mock"), self.file, paint(NAME, &running.origin()))?;
        out.flush()
    }

    fn log(&self, running: &Running, request: &Received) -> io::Result<()> {
        let mut out = stdout();
        writeln!(out, "{} {}", paint(GOOD, &request.method), shown(request))?;
        if self.explain {
            // the first line is the request, with all that may be secret in it
            for line in running.explain(request).lines().skip(1) {
                writeln!(out, "  {}", paint(FAINT, line))?;
            }
        }
        out.flush()
    }
}

/// Path and query without the values of keys and tokens.
fn shown(request: &Received) -> String {
    let Some((path, query)) = request.target.split_once('?') else { return request.target.clone() };
    let row = |row: &str| match row.split_once('=') {
        Some((name, _)) if is_secret_name(name) => format!("{name}=…"),
        _ => row.to_owned(),
    };
    format!("{path}?{}", query.split('&').map(row).collect::<Vec<_>>().join("&"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_in_a_query_are_not_logged() {
        let request = phlo_gen_mock::Received::new("GET", "/a?limit=1&api_key=k&x");
        assert_eq!(super::shown(&request), "/a?limit=1&api_key=…&x");
    }
}
