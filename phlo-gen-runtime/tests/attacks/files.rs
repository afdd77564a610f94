//! Files of this machine: what a collection names is not read, and what a server sends is written nowhere else.

use crate::api::{MULTIPART, Probe};
use crate::server::{Fault, start};
use crate::subjects::subjects;
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use phlo_gen_runtime::{Body, Error, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A new folder, which is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("phlo-gen-{name}-{}", std::process::id()));
        // It may be left over from a run that was stopped.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).expect("a folder");
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("a folder").flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn multipart() -> &'static __::Spec {
    Box::leak(Box::new(MULTIPART))
}

/// The request that the collection saves, with this file.
fn saved(path: &Path) -> Probe {
    let mut file = <File as __::Blank>::blank();
    let path = serde_json::json!(path).to_string();
    __::Decode::decode(&mut file, &mut __::Reader::new(&path)).expect("a path");
    Probe { file: Some(file), ..Probe::example() }
}

#[tokio::test]
async fn a_file_that_only_the_collection_names_is_not_read() {
    let folder = Folder::new("named");
    let path = folder.0.join("passwd");
    std::fs::write(&path, "root:x:0").expect("a file");
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&sent);
    let subject = &subjects()[0];
    let client = subject.client("http://127.0.0.1:1", move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        std::future::ready(Ok::<_, SendError>(http::Response::new(ResponseBody::from("{\"number\":1}"))))
    });
    for path in [path.clone(), folder.0.join("missing"), PathBuf::from("/etc/passwd"), PathBuf::from("../../x")] {
        let error = client.bind().send_as(multipart(), &saved(&path)).await.expect_err("refused");
        assert!(matches!(&error, Error::Argument(error) if error.name() == "file"), "{error}");
        let text = error.to_string();
        assert!(text.contains(&path.display().to_string()) && text.contains("allow_saved_files()"), "{text}");
    }
    let example = client.bind().send_as(multipart(), &Probe::example()).await.expect_err("refused");
    assert!(example.to_string().contains("`/etc/passwd`"), "{example}");
    assert_eq!(sent.load(Ordering::Relaxed), 0);
    // Whoever sends the prepared request by hand does not read it either.
    let prepared = client.bind().prepare_as(multipart(), &saved(&path)).expect("nothing is read");
    assert!(contents(prepared.into_http().into_body()).await.is_err());
    // The caller's own file is sent.
    let own = Probe { file: Some(File::from_path(&path)), ..saved(&path) };
    assert!(client.bind().send_as(multipart(), &own).await.is_ok());
    let prepared = client.bind().prepare_as(multipart(), &own).expect("a request");
    assert!(contents(prepared.into_http().into_body()).await.is_ok_and(|text| text.contains("root:x:0")));
}

#[tokio::test]
async fn saved_files_are_sent_with_consent() {
    let folder = Folder::new("consent");
    let path = folder.0.join("a.txt");
    std::fs::write(&path, "content").expect("a file");
    let client = __::ClientBuilder::new(&crate::api::API).with(|options| options.allow_saved_files());
    let client = client.host(0, "http://127.0.0.1:1".into()).build().expect("a client");
    let prepared = client.bind().prepare_as(multipart(), &saved(&path)).expect("a request");
    assert!(contents(prepared.into_http().into_body()).await.is_ok_and(|text| text.contains("content")));
}

async fn contents(body: Body) -> Result<String, String> {
    use http_body_util::BodyExt;
    let body = phlo_gen_runtime::__private::reqwest::Body::from(body);
    let bytes = body.collect().await.map_err(|error| error.to_string())?.to_bytes();
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn answering(body: &'static str) -> __::Client {
    subjects()[0].client("http://127.0.0.1:1", move |_| {
        std::future::ready(Ok::<_, SendError>(http::Response::new(ResponseBody::from(body))))
    })
}

#[cfg(unix)]
#[tokio::test]
async fn a_stream_is_saved_to_no_other_file() {
    let folder = Folder::new("save");
    let (path, part, target) = (folder.0.join("a"), folder.0.join("a.part"), folder.0.join("target"));
    std::fs::write(&target, "mine").expect("a file");
    // Somebody else knows the name of the temporary file, and the name of the file itself.
    std::os::unix::fs::symlink(&target, &part).expect("a link");
    std::os::unix::fs::symlink(&target, &path).expect("a link");
    let subject = &subjects()[0];
    let stream = subject.call(&answering("content")).stream().await.expect("a stream");
    assert_eq!(stream.save(&path).await.expect("a file"), 7);
    assert_eq!(std::fs::read_to_string(&target).expect("a file"), "mine");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "content");
    assert!(!path.is_symlink() && part.is_symlink());
    assert_eq!(folder.names(), ["a", "a.part", "target"]);
}

#[cfg(unix)]
#[tokio::test]
async fn a_file_that_is_replaced_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("private");
    let path = folder.0.join("a");
    for mode in [0o600, 0o640, 0o644] {
        std::fs::write(&path, "old").expect("a file");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("permissions");
        let stream = subjects()[0].call(&answering("content")).stream().await.expect("a stream");
        assert_eq!(stream.save(&path).await.expect("a file"), 7);
        let saved = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!((saved & 0o777, std::fs::read_to_string(&path).expect("a file").as_str()), (mode, "content"));
    }
}

#[tokio::test]
async fn a_file_of_the_user_is_not_removed() {
    let folder = Folder::new("mine");
    let (path, part) = (folder.0.join("a"), folder.0.join("a.part"));
    std::fs::write(&part, "mine").expect("a file");
    std::fs::write(&path, "old").expect("a file");
    let subject = &subjects()[0];
    let broken = subject.client(&start(Fault::Truncated, &subject.secrets), reqwest());
    let stream = subject.call(&broken).stream().await.expect("a stream");
    assert!(matches!(stream.save(&path).await, Err(Error::Decode(_))));
    let stream = subject.call(&answering("x")).stream().await.expect("a stream");
    assert!(stream.save(folder.0.join("nowhere/a")).await.is_err());
    let stream = subject.call(&answering("x")).stream().await.expect("a stream");
    assert!(stream.save("/").await.is_err());
    assert_eq!(std::fs::read_to_string(&part).expect("a file"), "mine");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "old");
    assert_eq!(folder.names(), ["a", "a.part"]);
}

#[tokio::test]
async fn saves_to_one_file_do_not_mix() {
    let folder = Folder::new("mix");
    let path = folder.0.join("a");
    let subject = &subjects()[0];
    let bodies = ["a", "b", "c", "d"].map(|letter| -> &'static str { letter.repeat(1 << 20).leak() });
    let mut saves = Vec::new();
    for body in bodies {
        let (stream, path) = (subject.call(&answering(body)).stream().await.expect("a stream"), path.clone());
        saves.push(tokio::spawn(async move { stream.save(path).await }));
    }
    for save in saves {
        assert_eq!(save.await.expect("no panic").expect("a file"), 1 << 20);
    }
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(bodies.contains(&text.as_str()));
    assert_eq!(folder.names(), ["a"]);
}

#[tokio::test]
async fn a_dropped_save_leaves_nothing() {
    let folder = Folder::new("dropped");
    let subject = &subjects()[0];
    let client = subject.client(&start(Fault::SilentBody, &subject.secrets), reqwest());
    let stream = subject.call(&client).stream().await.expect("a stream");
    let save = tokio::time::timeout(Duration::from_millis(200), stream.save(folder.0.join("a"))).await;
    assert!(save.is_err());
    assert_eq!(folder.names(), Vec::<String>::new());
}

fn reqwest() -> phlo_gen_runtime::transport::Reqwest {
    let client = phlo_gen_runtime::__private::reqwest::Client::builder().no_proxy().build().expect("a client");
    phlo_gen_runtime::transport::Reqwest::new(client)
}
