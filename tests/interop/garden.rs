//! The items that the collection of each scheme has, and how they are called.

use crate::cases::Cases;
use serde_json::{Value, json};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// A call of one of the items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Read,
    Remove,
    PostJson,
    PatchJson,
    PostForm,
    PutText,
    PostFile,
    PostFileOnDisk,
    PostParts,
    PostPartsOnDisk,
}

pub const ITEMS: [Item; 10] = [
    Item::Read,
    Item::Remove,
    Item::PostJson,
    Item::PatchJson,
    Item::PostForm,
    Item::PutText,
    Item::PostFile,
    Item::PostFileOnDisk,
    Item::PostParts,
    Item::PostPartsOnDisk,
];

/// A text that every place has to encode.
pub const TEXT: &str = "a b+c&d=e/ü%41~'()*!\"<>;,:@$|?#€";

/// The bytes of a file.
pub fn photo() -> Vec<u8> {
    (0..300_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()
}

/// A file on the disk, removed when this is dropped.
pub struct PhotoOnDisk(pub std::path::PathBuf);

impl PhotoOnDisk {
    pub fn new(name: &str) -> Self {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("interop-{name}.jpg"));
        std::fs::write(&path, photo()).expect("the file is written");
        Self(path)
    }
}

impl Drop for PhotoOnDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A client of one of the collections.
pub trait Garden: Clone + Send + Sync + 'static {
    /// Calls an item for the bed of this id; the response is JSON.
    fn call(&self, item: Item, id: &str, photo: &PhotoOnDisk) -> impl Future<Output = Result<Value, String>> + Send;
}

/// Calls each of some items alone. The function checks what the verifier says besides.
pub async fn one_by_one(
    cases: &mut Cases,
    variant: &str,
    client: &impl Garden,
    items: &[Item],
    check: impl Fn(Item, &Value) -> Result<(), String>,
) {
    let photo = PhotoOnDisk::new(&format!("{}-one", cases.verifier()));
    for item in items {
        let id = format!("bed {item:?} {TEXT}");
        let outcome = client.call(*item, &id, &photo).await;
        let outcome = outcome.and_then(|seen| arrived(*item, &id, &seen).and_then(|()| check(*item, &seen)));
        cases.add(format!("{variant}: {item:?}"), outcome);
    }
}

/// Calls the items at once, calls that are cancelled, and calls after a fault of the server.
pub async fn together(cases: &mut Cases, variant: &str, client: &impl Garden) {
    let photo = Arc::new(PhotoOnDisk::new(&format!("{}-all", cases.verifier())));
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..30 {
        let (client, photo, item) = (client.clone(), photo.clone(), ITEMS[number % ITEMS.len()]);
        calls.spawn(async move {
            let id = format!("bed {number}");
            client.call(item, &id, &photo).await.and_then(|seen| arrived(item, &id, &seen))
        });
    }
    let failed = calls.join_all().await.into_iter().filter_map(Result::err).collect::<Vec<_>>();
    cases.add(format!("{variant}: 30 at once"), none(failed));

    let mut failed = Vec::new();
    for item in [Item::Read, Item::PutText, Item::PostFileOnDisk] {
        let slow = client.call(item, "slow-bed", &photo);
        if tokio::time::timeout(Duration::from_millis(60), slow).await.is_ok() {
            failed.push(format!("{item:?} is not cancelled"));
        }
        failed.extend(client.call(item, "bed", &photo).await.err());
    }
    cases.add(format!("{variant}: after cancelled calls"), none(failed));

    for item in [Item::Read, Item::PutText, Item::Remove] {
        for fault in ["flaky", "busy"] {
            let id = format!("{fault}-{variant}-{item:?}");
            let outcome = client.call(item, &id, &photo).await.and_then(|seen| arrived(item, &id, &seen));
            cases.add(format!("{variant}: {item:?} is repeated after a fault ({fault})"), outcome);
        }
    }
    let id = format!("flaky-{variant}");
    let lost = client.call(Item::PostForm, &id, &photo).await;
    let again = client.call(Item::PostForm, &id, &photo).await.map(drop);
    let outcome = if lost.is_ok() { Err("a POST is repeated".to_owned()) } else { again };
    cases.add(format!("{variant}: a POST is not repeated after a fault"), outcome);
}

fn none(failed: Vec<String>) -> Result<(), String> {
    if failed.is_empty() { Ok(()) } else { Err(format!("{} fail: {}", failed.len(), failed.join("; "))) }
}

/// Whether the verifier has received what the caller gave.
fn arrived(item: Item, id: &str, seen: &Value) -> Result<(), String> {
    let sum = |bytes: &[u8]| bytes.iter().map(|byte| u64::from(*byte)).sum::<u64>();
    let photo_sum = || sum(&photo());
    let same = match item {
        Item::Read => {
            let query = seen["query"].as_array().into_iter().flatten();
            let own: Vec<_> = query.filter(|row| row[0] == "filter" || row[0] == "tag").cloned().collect();
            own == [json!(["filter", TEXT]), json!(["tag", "ba b"])]
        }
        Item::PutText => {
            (seen["length"].as_u64(), seen["sum"].as_u64()) == (Some(TEXT.len() as u64), Some(sum(TEXT.as_bytes())))
        }
        Item::PostFile | Item::PostFileOnDisk => {
            (seen["length"].as_u64(), seen["sum"].as_u64()) == (Some(300_000), Some(photo_sum()))
        }
        Item::PostParts | Item::PostPartsOnDisk => seen["length"].as_u64() > Some(300_000),
        Item::Remove => seen["length"] == 0,
        Item::PostJson | Item::PatchJson | Item::PostForm => seen["length"].as_u64() > Some(40),
    };
    if same && seen["id"] == id { Ok(()) } else { Err(format!("something else arrives: {seen}")) }
}

/// Calls the items of a client.
#[macro_export]
macro_rules! garden {
    ($client:path) => {
        impl $crate::garden::Garden for $client {
            async fn call(
                &self,
                item: $crate::garden::Item,
                id: &str,
                on_disk: &$crate::garden::PhotoOnDisk,
            ) -> Result<serde_json::Value, String> {
                use phlo_gen::File;
                use $crate::garden::{Item, TEXT, photo};
                let file = || File::from_bytes("photo.jpg", photo());
                let file_on_disk = || File::from_path(&on_disk.0);
                let response = match item {
                    Item::Read => self.read().id(id).filter(TEXT).tag(["b", "a b"].concat()).send().raw().await,
                    Item::Remove => self.remove().id(id).send().raw().await,
                    Item::PostJson => self.post_json().id(id).name(TEXT).note("").send().raw().await,
                    Item::PatchJson => self.patch_json().id(id).name(TEXT).send().raw().await,
                    Item::PostForm => self.post_form().id(id).name(TEXT).note("").send().raw().await,
                    Item::PutText => self.put_text().id(id).text(TEXT).send().raw().await,
                    Item::PostFile => self.post_file().id(id).file(file()).send().raw().await,
                    Item::PostFileOnDisk => self.post_file().id(id).file(file_on_disk()).send().raw().await,
                    Item::PostParts => self.post_parts().id(id).note(TEXT).photo(file()).send().raw().await,
                    Item::PostPartsOnDisk => {
                        self.post_parts().id(id).note(TEXT).photo(file_on_disk()).send().raw().await
                    }
                };
                let response = response.map_err(|error| format!("{error}"))?;
                response.json().map_err(|error| error.to_string())
            }
        }
    };
}
