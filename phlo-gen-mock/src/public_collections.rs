//! Tests with public collections: each is served, and its saved requests match their items.

use crate::catalog::{CatalogItem, Part};
use crate::mock::Mock;
use crate::request::Request;
use crate::responder::Responder;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let shared = std::env::var_os("PHLO_GEN_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")));
    let folders = ["corpus/collections", "corpus/fixtures"].map(|folder| shared.join(folder));
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    let subfolders = |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let repositories = subfolders(shared.join("corpus/v3"));
    let directories = repositories.flat_map(|repository| subfolders(repository.path().join("postman/collections")));
    files.extend(directories.map(|entry| entry.path()).filter(|path| path.is_dir()));
    files.sort();
    files
}

/// The saved request of an item, with a word for each path variable without a value.
fn saved_request(item: &CatalogItem) -> Option<Request> {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mut target = String::new();
    for segment in &item.path.segments {
        target.push('/');
        target.extend(segment.0.iter().map(|part| match part {
            Part::Text(text) => encode(text),
            Part::Variable { value, .. } => encode(value.as_deref().unwrap_or("word")),
        }));
    }
    let request = &item.examples.first()?.request;
    let mut request = Request { method: item.method.clone(), ..request.clone() };
    let query = request.target.split_once('?').map_or("", |(_, query)| query).to_owned();
    request.target =
        format!("{target}{}?{query}", if target.is_empty() || item.path.has_trailing_slash { "/" } else { "" });
    Some(request)
}

/// One test, since reading the collections takes most of its time.
#[test]
#[ignore = "reads a folder of collections; .ci/run has it"]
fn every_collection_is_served_and_its_saved_requests_match() -> std::io::Result<()> {
    let files = files();
    if files.is_empty() {
        println!("skipped: no shared folder");
    }
    let (mut matches, mut running) = (Matches::default(), Vec::new());
    for file in files {
        match Mock::read(&file) {
            Ok(mock) => {
                let mock = mock.require_auth(false);
                matches.count(&file, mock.responder());
                running.push(mock.require_auth(true).start()?);
            }
            Err(error) => {
                let path = file.to_string_lossy();
                let document =
                    phlo_gen_core::generate::Document::read(Path::new(""), &path).map_err(std::io::Error::other)?;
                assert!(document.collection().is_err(), "{error}");
            }
        }
    }
    let Matches { sent, refused, ambiguous, unmatched } = matches;
    println!("{sent} requests sent, {refused} refused for an argument, {ambiguous} without an example");
    assert!(unmatched.is_empty(), "{}", unmatched.join("\n"));
    for mock in &running {
        let mut stream = TcpStream::connect(mock.origin().trim_start_matches("http://"))?;
        stream.write_all(b"GET /%FF/{{a}}/..?&=&a HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n")?;
        let mut response = String::new();
        stream.read_to_string(&mut response)?;
        assert!(response.starts_with("HTTP/1.1 "), "{response}");
    }
    println!("{} collections served", running.len());
    Ok(())
}

/// What saved requests get in response.
#[derive(Default)]
struct Matches {
    sent: usize,
    refused: usize,
    ambiguous: usize,
    unmatched: Vec<String>,
}

impl Matches {
    fn count(&mut self, file: &Path, responder: &Responder) {
        for item in &responder.catalog.items {
            let Some(request) = saved_request(item) else { continue };
            let response = responder.respond(&request);
            self.sent += 1;
            match response.headers.iter().find(|(name, _)| name == "x-mock").map(|(_, why)| why.as_str()) {
                Some("bad-argument") => self.refused += 1,
                // another item of the same path, which has no example, fits as well
                Some("no-example") => self.ambiguous += 1,
                Some(why) => self.unmatched.push(format!("{}: {}: {why}", file.display(), item.title)),
                None => {}
            }
        }
    }
}
