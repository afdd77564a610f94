//! Calls by the client of progenitor, positional.

mod api {
    progenitor::generate_api!(spec = "openapi.json");
}

use api::types::{CreateLateInvoice, LateInvoiceState};
use calls::{Task, stub};
use progenitor_client::{ClientHooks, ClientInfo, OperationInfo};
use std::sync::OnceLock;

/// The response, in place of that of a server.
static STUB: OnceLock<&str> = OnceLock::new();

impl ClientHooks for api::Client {
    async fn exec(&self, request: reqwest::Request, _: &OperationInfo) -> reqwest::Result<reqwest::Response> {
        match STUB.get() {
            Some(body) => {
                std::hint::black_box(request);
                let mut response = http::Response::new(*body);
                *response.status_mut() = http::StatusCode::from_u16(if body.len() < 2000 { 201 } else { 200 }).unwrap();
                Ok(response.into())
            }
            None => self.client().execute(request).await,
        }
    }
}

fn create() -> CreateLateInvoice {
    CreateLateInvoice {
        label: "the first of all".to_owned(),
        count: 4211,
        region: Some("north".to_owned()),
        enabled: Some(true),
        rate: Some(0.0045),
        tags: vec!["first".to_owned(), "second".to_owned()],
        owner: Some("somebody".to_owned()),
        duration: Some(60),
        language: Some("en".to_owned()),
        muted: Some(false),
    }
}

fn main() {
    let task = Task::read();
    if task.name.starts_with("stub") {
        STUB.set(stub(&task)).unwrap();
    }
    let mut headers = http::HeaderMap::new();
    headers.insert("authorization", "Bearer not so secret".parse().unwrap());
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).default_headers(headers);
    let client = api::Client::new_with_client(&task.base, http.build().unwrap());
    match task.name.as_str() {
        "stub-small" | "loop-small" => task.wait(async || client.create_late_invoice(&create()).await.unwrap()),
        "stub-list" | "loop-list" => {
            let state = LateInvoiceState::Active;
            task.wait(async || client.list_late_invoice(Some(1000), Some(0), Some(state)).await.unwrap());
        }
        other => panic!("no task {other}"),
    }
}
