//! Calls by the client of phlo-gen.

mod api {
    phlo_gen::phlo_collection!("collection.json");
}

use api::late_invoice::{CreateLateInvoice, CreateLateInvoiceResponse, ListLateInvoice, ListLateInvoiceResponse};
use bytes::Bytes;
use calls::{LIST, SMALL, Task, stub};
use phlo_gen::__private::Payload;
use phlo_gen::transport::{ResponseBody, SendError};

fn create() -> CreateLateInvoice {
    CreateLateInvoice::builder()
        .label("the first of all")
        .count(4211)
        .region("north")
        .enabled(true)
        .rate(0.0045)
        .tags(["first".to_owned(), "second".to_owned()])
        .owner("somebody")
        .duration(60)
        .language("en")
        .muted(false)
        .build()
}

fn list() -> ListLateInvoice {
    ListLateInvoice::builder().limit(1000).offset(0).state("active").build()
}

fn main() {
    let task = Task::read();
    let builder = api::Client::builder().base_url(task.base.as_str()).token("not so secret");
    let response = stub(&task);
    let client = match task.name.starts_with("stub") {
        true => builder
            .transport(move |_| async move { Ok::<_, SendError>(http::Response::new(ResponseBody::from(response))) }),
        false => builder,
    };
    let client = client.build().unwrap();
    let (small, large) = (Bytes::from_static(SMALL.as_bytes()), Bytes::from_static(LIST.as_bytes()));
    match task.name.as_str() {
        "prepare-small" => task.repeat(|| client.prepare(&create()).unwrap()),
        "prepare-list" => task.repeat(|| client.prepare(&list()).unwrap()),
        "decode-small" => task.repeat(|| CreateLateInvoiceResponse::read(201, &small, &mut Vec::new()).unwrap()),
        "decode-list" => task.repeat(|| ListLateInvoiceResponse::read(200, &large, &mut Vec::new()).unwrap()),
        "stub-small" | "loop-small" => task.wait(async || client.execute(&create()).await.unwrap()),
        "crowd-small" => task.crowd(async || client.execute(&create()).await.unwrap()),
        "stub-list" | "loop-list" => task.wait(async || client.execute(&list()).await.unwrap()),
        other => panic!("no task {other}"),
    }
}
