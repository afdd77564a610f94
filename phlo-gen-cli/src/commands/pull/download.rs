//! Downloads a collection or an environment.

use super::api_client::{advised, client};
use super::source::{Source, SourceKind};
use crate::error::CommandError;
use crate::output::{Progress, size};
use crate::postman_api::Client;
use phlo_gen_runtime::{Error, Stream};

/// The longest download, in bytes. Postman itself refuses to import files that are much shorter.
const LONGEST: u64 = 512 << 20;

/// How often a download is tried, if the connection breaks within the body.
const TRIES: u32 = 3;

/// Downloads what the source names, as Postman's response has it.
pub async fn download(source: &Source) -> Result<Vec<u8>, CommandError> {
    let client = client()?;
    let mut tries = 1;
    loop {
        let mut stream = open(&client, source).await.map_err(|error| advised(&error, Some(source)))?;
        match read(&mut stream, source).await {
            Ok(Some(body)) => return Ok(body),
            Ok(None) => {
                let message = format!("the {} is longer than {}", source.kind, size(LONGEST));
                return Err(CommandError::Failed(format!("{message}\nhelp: export it from Postman")));
            }
            Err(_) if tries < TRIES => tries += 1,
            Err(error) => return Err(advised(&error, Some(source))),
        }
    }
}

/// Makes the call, up to the headers of its response. Refused and failed calls are repeated by the client.
async fn open(client: &Client, source: &Source) -> Result<Stream, Error> {
    let id = source.id.as_str();
    match (source.kind, &source.access_key) {
        (SourceKind::Environment, _) => {
            client.environments().get_environment().environment_id(id).send().stream().await
        }
        (SourceKind::Collection, None) => client.collections().get_collection().collection_id(id).send().stream().await,
        (SourceKind::Collection, Some(key)) => {
            client
                .collections()
                .get_shared_collection()
                .collection_id(id)
                .access_key(key.as_str())
                .send()
                .stream()
                .await
        }
    }
}

/// Reads the body and shows how much of it has come; `None` if it is too long.
async fn read(stream: &mut Stream, source: &Source) -> Result<Option<Vec<u8>>, Error> {
    let length = stream.headers().get("content-length").and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let of = length.map(|length| format!(" of {}", size(length))).unwrap_or_default();
    if length.is_some_and(|length| length > LONGEST) {
        return Ok(None);
    }
    let mut progress = Progress::new();
    let mut body = Vec::new();
    while let Some(chunk) = stream.chunk().await? {
        body.extend_from_slice(&chunk);
        let read = u64::try_from(body.len()).unwrap_or(u64::MAX);
        if read > LONGEST {
            return Ok(None);
        }
        progress.show(|| format!("{} `{}`: {}{of}", source.kind, source.id, size(read)));
    }
    Ok(Some(body))
}
