//! `phlo-gen call`: sends the request of an item.

mod arguments;
mod dry;
mod given;
mod request;
mod secrets;
mod settings;
mod show;
mod spec;
mod value;

pub use secrets::variable;

use crate::failure::{Failure, Outcome};
use crate::input::Input;
use crate::items::{Entry, find};
use phlo_gen_runtime::__private::{Client, ClientBuilder, Spec};
use request::Request;
use secrets::Secrets;
use std::time::Duration;

/// `phlo-gen call`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Call {
    #[command(flatten)]
    input: Input,
    /// The item, by its call or by its names
    item: String,
    /// Arguments: `name=value`; `name:=json` where any JSON is taken; again for the next element of a list
    #[arg(value_name = "NAME=VALUE")]
    values: Vec<String>,
    /// Set a setting of the client, or a host
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// Send the request to this scheme, host and port, its path kept: to a mock or a proxy
    #[arg(long, value_name = "URL")]
    origin: Option<String>,
    /// How long the call may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
    /// Print what would be sent, with secrets left out, and send nothing
    #[arg(long)]
    dry_run: bool,
}

const AFTER: &str = "\
Examples:
  export PHLO_AUTH_ID=MAXXXXXXXXXXXXXXXXXX PHLO_AUTH_TOKEN=…
  phlo-gen call plivo.json messages.send_sms src=+14155550100 dst=+14155550101 text=Hello
  phlo-gen call plivo.json 'Calls/List completed calls' limit=5 | jq '.objects[].call_uuid'
  phlo-gen call plivo.json media.upload_media file=greeting.mp3 --dry-run
  phlo-gen call plivo.json account.get_account --origin http://127.0.0.1:8080    # a mock

A setting that no `--set` gives is taken from the environment: `auth_id` from PHLO_AUTH_ID. Secrets are taken from \
there alone, be they settings or arguments, so that they stand in no history and in no list of processes. `phlo-gen \
list` prints the arguments and settings of an item.

The body of the response goes to stdout, its status to stderr.

Exit status: 1 if the server refuses the call or cannot be reached; 2 if an argument or a setting is missing or unknown.";

impl Call {
    /// Sends the request, or prints it.
    pub fn run(self) -> Outcome {
        let api = self.input.api()?;
        let entry = find(&api, &self.item)?;
        let secrets = if self.dry_run { Secrets::Placeholders } else { Secrets::Environment(&self.input) };
        let mut request = Request::of(entry.item);
        arguments::fill(&mut request, &entry, &self.values, secrets)?;
        let client = self.client(&entry, secrets)?;
        let spec = spec::item(&entry);
        if self.dry_run {
            dry::run(&client, spec, &request, &entry)
        } else {
            send(&client, spec, &request, &entry, secrets)
        }
    }

    fn client(&self, entry: &Entry<'_>, secrets: Secrets<'_>) -> Result<Client, Failure> {
        let builder = ClientBuilder::new(spec::shared(entry)).timeout(Duration::from_secs(self.timeout));
        let builder = match &self.origin {
            Some(origin) => builder.origin(origin.clone()),
            None => builder,
        };
        settings::fill(builder, entry, &self.set, secrets)?
            .build()
            .map_err(|error| settings::explain(&error, entry, secrets))
    }
}

fn send(client: &Client, spec: Spec, request: &Request, entry: &Entry<'_>, secrets: Secrets<'_>) -> Outcome {
    let sending = client.bind().send_as(Box::leak(Box::new(spec)), request);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match runtime.block_on(sending.into_future()) {
        Ok(response) => show::response(&response.status().to_string(), response.body()),
        Err(error) => show::failure(&error, entry, secrets),
    }
}
