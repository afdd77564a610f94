//! Spans: one for each call and one for each attempt, without secrets.

use crate::kinds;
use crate::server::{Server, reply};
use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down all that it is told.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

struct Row<'a>(&'a mut String);

impl Visit for Row<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("phlo_gen")
    }
    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut rows = self.0.lock().expect("no panic");
        let mut row = format!("{} below {:?}:", span.metadata().name(), span.parent().map(Id::into_u64));
        span.record(&mut Row(&mut row));
        rows.push(row);
        Id::from_u64(rows.len() as u64)
    }
    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut rows = self.0.lock().expect("no panic");
        if let Some(row) = rows.get_mut(span.into_u64() as usize - 1) {
            values.record(&mut Row(row));
        }
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut row = "event:".to_owned();
        event.record(&mut Row(&mut row));
        self.0.lock().expect("no panic").push(row);
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_and_its_attempts_are_told() {
    let notes = Notes::default();
    let _guard = tracing::subscriber::set_default(notes.clone());
    let server = Server::start([reply("503 Busy", "", "planted-key"), reply("200 OK", "", "[]")]);
    let retries = phlo_gen_runtime::Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let client = kinds::Client::builder().key("planted-key").base_url(&server.url).retries(retries).build();
    let client = client.expect("a client");
    let call = client.list().password("planted-password").trace("t").with(|call| call.query("token", "planted-token"));
    assert!(call.send().await.is_ok());
    let rows = notes.0.lock().expect("no panic").clone();
    assert_eq!(rows.len(), 4, "{rows:#?}");
    assert!(rows.iter().all(|row| !row.contains("planted")), "{rows:#?}");
    let port = server.url.rsplit(':').next().unwrap_or_default();
    assert_eq!(
        rows[0],
        "phlo_gen.call below None: otel.name=\"List things\" phlo_gen.item=\"List things\" \
         http.response.status_code=200 phlo_gen.attempts=2"
    );
    let attempt =
        "otel.kind=\"client\" otel.name=\"GET /things\" phlo_gen.item=\"List things\" http.request.method=\"GET\"";
    let place = format!("url.scheme=\"http\" url.template=\"/things\" server.address=\"127.0.0.1\" server.port={port}");
    assert_eq!(
        rows[1],
        format!(
            "phlo_gen.attempt below Some(1): {attempt} {place} http.response.status_code=503 \
             otel.status_code=\"ERROR\" error.type=\"503\""
        )
    );
    assert!(rows[2].starts_with("event: message=the call is sent again wait_ms="), "{rows:#?}");
    assert_eq!(
        rows[3],
        format!(
            "phlo_gen.attempt below Some(1): {attempt} http.request.resend_count=1 {place} http.response.status_code=200"
        )
    );
}

#[tokio::test]
async fn a_failure_has_a_type() {
    let notes = Notes::default();
    let _guard = tracing::subscriber::set_default(notes.clone());
    let client = kinds::Client::builder().key("planted-key").base_url("http://127.0.0.1:1").build().expect("a client");
    let none = phlo_gen_runtime::Retries::none();
    assert!(client.list().with(|call| call.retries(none)).send().await.is_err());
    assert!(client.list().with(|call| call.header("a b", "planted")).send().await.is_err());
    let rows = notes.0.lock().expect("no panic").clone();
    assert_eq!(rows.len(), 3, "{rows:#?}");
    assert!(rows[0].ends_with("phlo_gen.attempts=1 otel.status_code=\"ERROR\" error.type=\"connect\""), "{rows:#?}");
    assert!(rows[1].ends_with("otel.status_code=\"ERROR\" error.type=\"connect\""), "{rows:#?}");
    assert!(rows[2].ends_with("phlo_gen.attempts=0 otel.status_code=\"ERROR\" error.type=\"argument\""), "{rows:#?}");
}
