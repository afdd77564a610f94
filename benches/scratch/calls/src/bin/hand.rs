//! Calls by hand-written code: as plain as possible, and with timeouts, retries and redirects.

#[path = "../hand.rs"]
mod api;
#[path = "../careful.rs"]
mod careful;

use api::{CreateLateInvoice, LateInvoice, LateInvoiceList, LateInvoiceState, ListLateInvoice};
use calls::{LIST, SMALL, Task, stub};

fn create() -> CreateLateInvoice {
    CreateLateInvoice {
        label: "the first of all".to_owned(),
        count: 4211,
        region: Some("north".to_owned()),
        enabled: Some(true),
        rate: Some(0.0045),
        tags: Some(vec!["first".to_owned(), "second".to_owned()]),
        owner: Some("somebody".to_owned()),
        duration: Some(60),
        language: Some("en".to_owned()),
        muted: Some(false),
    }
}

fn list() -> ListLateInvoice {
    ListLateInvoice { limit: Some(1000), offset: Some(0), state: Some(LateInvoiceState::Active) }
}

/// In place of the network.
fn sent(request: reqwest::Request, response: reqwest::Response) -> reqwest::Result<reqwest::Response> {
    std::hint::black_box(request);
    Ok(response)
}

fn main() {
    let task = Task::read();
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let client = api::Client::new(http.clone(), task.base.as_str(), "not so secret");
    let response = stub(&task);
    // The lines of the client, up to the network.
    let prepare_small = || {
        let request = http.post(format!("{}/v1/late_invoice", task.base)).json(&create());
        request.bearer_auth("not so secret").build().unwrap()
    };
    let prepare_list = || {
        let request = http.get(format!("{}/v1/late_invoice", task.base)).query(&list());
        request.bearer_auth("not so secret").build().unwrap()
    };
    // And after the network.
    let answered = || reqwest::Response::from(http::Response::new(response));
    match task.name.as_str() {
        "prepare-small" => task.repeat(prepare_small),
        "prepare-list" => task.repeat(prepare_list),
        "decode-small" => task.repeat(|| serde_json::from_slice::<LateInvoice>(SMALL.as_bytes()).unwrap()),
        "decode-list" => task.repeat(|| serde_json::from_slice::<LateInvoiceList>(LIST.as_bytes()).unwrap()),
        "stub-small" => task.wait(async || {
            std::hint::black_box(prepare_small());
            answered().json::<LateInvoice>().await.unwrap()
        }),
        "stub-list" => task.wait(async || {
            std::hint::black_box(prepare_list());
            answered().json::<LateInvoiceList>().await.unwrap()
        }),
        "careful-small" => task.wait(async || {
            careful::call::<LateInvoice>(prepare_small(), async |request| sent(request, answered())).await.unwrap()
        }),
        "careful-list" => task.wait(async || {
            careful::call::<LateInvoiceList>(prepare_list(), async |request| sent(request, answered())).await.unwrap()
        }),
        "crowd-small" => task.crowd(async || client.create_late_invoice(&create()).await.unwrap()),
        "careful-crowd-small" => task.crowd(async || {
            careful::call::<LateInvoice>(prepare_small(), async |request| http.execute(request).await).await.unwrap()
        }),
        "loop-small" => task.wait(async || client.create_late_invoice(&create()).await.unwrap()),
        "loop-list" => task.wait(async || client.list_late_invoice(&list()).await.unwrap()),
        other => panic!("no task {other}"),
    }
}
