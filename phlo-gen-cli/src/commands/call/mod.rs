//! `phlo-gen call`: sends the request of an item.

mod argument_value;
mod arguments;
mod dry_run;
mod leak;
mod origin;
mod print_response;
mod request;
mod secrets;
mod settings;
mod spec;

use crate::commands::async_runtime::async_runtime;
use crate::error::{CommandError, CommandResult};
use crate::input::{CollectionArgs, EnvironmentVariables, OWN_PREFIX};
use crate::items::{ItemEntry, find_item};
use clap::builder::NonEmptyStringValueParser;
use phlo_gen_runtime::__private::{Client, ClientBuilder, Spec};
use phlo_gen_runtime::ClientOptions;
use request::Request;
use secrets::Secrets;
use std::time::Duration;

/// `phlo-gen call`
#[derive(clap::Args)]
#[command(after_help = AFTER)]
pub struct Call {
    #[command(flatten)]
    input: CollectionArgs,
    /// The item: its call, or its folders and name
    item: String,
    /// Arguments: `name=value`; a list or an object as JSON in single quotes, `'tags=["a", "b"]'`, or a list as an argument
    /// for each element, `tags=a tags=b`. `name:=json` is JSON for an argument of any type: `id:=5`, `note:=null`
    #[arg(value_name = "NAME=VALUE")]
    values: Vec<String>,
    /// Set a setting or a host of the client
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// The prefix of the environment variables that settings and secrets are taken from
    #[arg(long, value_name = "PREFIX", default_value = OWN_PREFIX, value_parser = NonEmptyStringValueParser::new())]
    env: String,
    /// Send the request to another scheme, host and port, such as a mock or a proxy; the path stays
    #[arg(long, value_name = "URL", value_parser = origin::parse)]
    origin: Option<String>,
    /// Send credentials over plain http too, to other machines than this one
    #[arg(long)]
    allow_http: bool,
    /// Repeat the body where a redirect leads, at another scheme, host or port
    #[arg(long)]
    allow_body_on_redirect: bool,
    /// The timeout of the call, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
    /// Print the request without its secrets, and do not send it
    #[arg(long)]
    dry_run: bool,
}

const AFTER: &str = "\
Examples:
  export PHLO_AUTH_ID=MAXXXXXXXXXXXXXXXXXX PHLO_AUTH_TOKEN=…
  phlo-gen call plivo.json messages.send_sms src=+14155550100 dst=+14155550101 text=Hello
  phlo-gen call plivo.json account.get_account --env PLIVO_    # PLIVO_AUTH_ID, …
  phlo-gen call plivo.json 'Calls/List completed calls' limit=5 | jq '.objects[].call_uuid'
  phlo-gen call plivo.json create_powerpack name=A 'number_priority=[{\"country_iso\": \"US\"}]'
  phlo-gen call plivo.json media.upload_media file=greeting.mp3 --dry-run
  phlo-gen call plivo.json account.get_account --origin http://127.0.0.1:8080    # a mock

A setting without `--set` is taken from the environment: `auth_id` from PHLO_AUTH_ID, or with `--env PLIVO_` from \
PLIVO_AUTH_ID, and `--origin` from PHLO_ORIGIN or PLIVO_ORIGIN. Which variables are sent is never up to the collection. Secrets, be they settings or \
arguments, are taken only from the environment, so that they do not appear in the history of the shell or in a list of \
processes. `phlo-gen list` prints the arguments and settings of an item.

The body of the response goes to stdout, its status to stderr. JSON is indented, unless it is longer than 8 MB: a long \
response is printed as it comes.

Exit status: 1 if the response is not a success or the server cannot be reached; 2 if an argument or a setting is missing or unknown. With \
`--dry-run` missing secrets are warnings, and the status is 0.";

impl Call {
    /// Sends the request, or prints it.
    pub fn run(self) -> CommandResult {
        let api = self.input.api()?;
        let entry = find_item(&api, &self.item)?;
        let variables = EnvironmentVariables::new(&api, &self.env);
        let secrets = Secrets {
            input: &self.input,
            api: &api,
            prefix: &self.env,
            variables: &variables,
            are_placeholders: self.dry_run,
        };
        let mut request = Request::new(entry.item);
        arguments::set_arguments(&mut request, &entry, &self.values, secrets)?;
        let client = self.client(&entry, secrets)?;
        let spec = spec::item_spec(&entry);
        if self.dry_run {
            dry_run::print_request(&client, spec, &request, &entry, secrets)
        } else {
            send(&client, spec, &request, &entry, secrets)
        }
    }

    fn client(&self, entry: &ItemEntry<'_>, secrets: Secrets<'_>) -> Result<Client, CommandError> {
        let builder = ClientBuilder::new(spec::api_tables(entry)).named(&spec::setters(entry), &[]);
        let builder = builder.timeout(Duration::from_secs(self.timeout));
        // a dry run sends no credentials
        let builder = if self.allow_http || self.dry_run { builder.with(ClientOptions::allow_http) } else { builder };
        let allows_body = self.allow_body_on_redirect;
        let builder = if allows_body { builder.with(ClientOptions::allow_body_on_redirect) } else { builder };
        let of_environment = || origin::of_environment(secrets);
        let builder = match self.origin.clone().map_or_else(of_environment, |origin| Ok(Some(origin)))? {
            Some(origin) => builder.origin(origin),
            None => builder,
        };
        settings::set_settings(builder, entry, &self.set, secrets)?
            .build()
            .map_err(|error| settings::with_advice(&error, entry, secrets))
    }
}

fn send(client: &Client, spec: Spec, request: &Request, entry: &ItemEntry<'_>, secrets: Secrets<'_>) -> CommandResult {
    let sending = client.bind().send_as(Box::leak(Box::new(spec)), request);
    let runtime = async_runtime()?;
    runtime.block_on(async {
        match sending.stream().await {
            Ok(stream) => print_response::print_response(stream).await,
            Err(error) => print_response::print_failure(&error, entry, secrets),
        }
    })
}
