//! Requests on the wire.

use crate::server::{Server, body, header, line, response};
use crate::{kinds, sample};
use phlo_gen_runtime::{Error, File, Text};
use std::time::Duration;

fn plivo(server: &Server) -> sample::Client {
    sample::Client::builder().auth_id("MA").auth_token("token").origin(&server.url).build().expect("a client")
}

fn kinds(server: &Server) -> kinds::Client {
    kinds::Client::builder().key("k&y").base_url(&server.url).build().expect("a client")
}

#[tokio::test]
async fn a_call_matches_the_collection() {
    let server = Server::start([response("200 OK", "", r#"{"api_id":"a"}"#)]);
    let builder = plivo(&server).phlo().cold_transfer_a_caller();
    let sent = builder.to("+1 \"415\"").trigger_source("+1").phlo_id("a/b").node_id("n?1").send().await;
    assert_eq!(sent.map(|response| response.into_inner().api_id).ok().as_deref(), Some("a"));
    let request = server.request();
    assert_eq!(line(&request), "POST /v1/phlo/a%2Fb/multi_party_call/n%3F1 HTTP/1.1");
    assert_eq!(header(&request, "authorization"), Some("Basic TUE6dG9rZW4="));
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(header(&request, "accept"), Some("*/*"));
    assert!(header(&request, "user-agent").is_some_and(|agent| agent.starts_with("phlo-gen/0.")));
    assert_eq!(body(&request), r#"{"action":"cold_transfer","to":"+1 \"415\"","role":"agent","trigger_source":"+1"}"#);
}

#[tokio::test]
async fn a_prepared_request_equals_the_sent_one() {
    let server = Server::start([response("200 OK", "", r#"{"api_id":"a"}"#)]);
    let client = plivo(&server);
    let call = sample::phlo::ColdTransferACaller::builder().phlo_id("p").node_id("n").to("+1").trigger_source("+2");
    let call = call.role("customer").build();
    let prepared = client.prepare(&call).expect("it can be sent");
    assert!(client.execute(&call).await.is_ok());
    let request = server.request();
    let target = prepared.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    assert_eq!(line(&request), format!("{} {target} HTTP/1.1", prepared.method()));
    for (name, value) in prepared.headers() {
        assert_eq!(header(&request, name.as_str()), value.to_str().ok(), "{name}");
    }
    assert_eq!(prepared.body().as_bytes(), Some(body(&request).as_bytes()));
}

#[test]
fn a_value_that_changes_the_path_is_refused() {
    let server = Server::start([]);
    let call = sample::phlo::ColdTransferACaller::builder().to("+1").trigger_source("+2").node_id("n");
    let refused = plivo(&server).prepare(&call.phlo_id("..").build()).err();
    assert!(matches!(&refused, Some(Error::Argument(error)) if error.name() == "phlo_id"), "{refused:?}");
}

#[tokio::test]
async fn a_path_that_reqwest_would_change_is_not_sent() {
    let server = Server::start([]);
    let refused = kinds(&server).execute(&kinds::Note::example()).await.err();
    assert!(matches!(&refused, Some(Error::Argument(_))), "{refused:?}");
    assert!(refused.is_some_and(|error| error.to_string().contains("reqwest would change its path")));
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_query_keeps_its_order_and_its_key_comes_last() {
    let server = Server::start([response("200 OK", "", r#"[{"name":"a"},{"name":"b"}]"#)]);
    let tags: Vec<Text> = vec!["a+b".into(), Text::Raw("c+d%20".into())];
    let list = kinds(&server).list().tags(tags).verbose(Text::Bare).trace("é").password("hunter2").send().await;
    let names: Vec<String> = list.into_iter().flatten().map(|thing| thing.name).collect();
    assert_eq!(names, ["a", "b"]);
    let request = server.request();
    assert_eq!(line(&request), "GET /things?tag=a%2Bb&tag=c+d%20&verbose&api_key=k%26y HTTP/1.1");
    assert_eq!(header(&request, "x-version"), Some("v2"));
    assert_eq!(header(&request, "x-trace"), Some("é"));
    assert_eq!(header(&request, "x-mine"), Some("hunter2"));
    assert_eq!(header(&request, "content-length"), None);
}

#[tokio::test]
async fn a_form_sets_its_content_type() {
    let server = Server::start([response("204 No Content", "", "")]);
    let names = vec!["a b".to_owned(), "ü&*".to_owned()];
    assert!(kinds(&server).form().names(names).send().await.is_ok());
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(header(&request, "x-key"), Some("k&y"));
    assert_eq!(body(&request), "grant%20type=client_credentials%20v2&name%5B%5D=a%20b&name%5B%5D=%C3%BC%26%2A");
}

#[tokio::test]
async fn a_multipart_form_sends_files_from_the_disk() {
    let path = std::env::temp_dir().join(format!("phlo-gen-upload-{}.png", std::process::id()));
    let content = "0123456789".repeat(20_000);
    std::fs::write(&path, &content).expect("a file");
    let server = Server::start([response("200 OK", "", "done")]);
    let done = kinds(&server).upload().photo(File::from_path(&path)).caption("a\r\nb").send().await;
    std::fs::remove_file(&path).expect("the file");
    assert_eq!(done.map(|response| response.text().into_owned()).ok().as_deref(), Some("done"));
    let request = server.request();
    let boundary =
        header(&request, "content-type").and_then(|value| value.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.unwrap_or_default();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\na\r\nb\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n{content}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"count\"\r\n\r\n1\r\n--{boundary}--\r\n"
    );
    assert!(body(&request) == expected);
    assert_eq!(header(&request, "content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn a_missing_file_is_an_error_when_it_is_sent() {
    let server = Server::start([]);
    let request = kinds::SendFile::builder().file(File::from_path("/no/such/file.csv")).build();
    let prepared = kinds(&server).prepare(&request).expect("files are not touched");
    assert_eq!((prepared.body().as_bytes(), prepared.body().size()), (None, None));
    let gone = kinds(&server).execute(&request).await.err();
    assert!(matches!(&gone, Some(Error::Argument(error)) if error.name() == "file"), "{gone:?}");
}

#[tokio::test]
async fn a_file_body_has_the_content_type_of_the_file() {
    let server = Server::start([response("200 OK", "", "")]);
    let sent = kinds(&server).send_file().file(File::from_bytes("a.csv", "1,2\n")).send().await;
    assert_eq!(sent.map(phlo_gen_runtime::Response::into_inner).ok(), Some(None));
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("text/csv"));
    assert_eq!(body(&request), "1,2\n");
}

#[tokio::test]
async fn graphql_sends_its_variables() {
    let server = Server::start([response("200 OK", "", "{\"data\":null}")]);
    kinds(&server).graph().id(5).send().await.expect("a response");
    assert_eq!(
        body(&server.request()),
        r#"{"query":"query Q($id: ID) { thing(id: $id) { name } }","operationName":"Q","variables":{"id":5}}"#
    );
}

#[tokio::test]
async fn a_post_without_a_body_has_a_content_length() {
    let server = Server::start([response("200 OK", "", "")]);
    assert!(kinds(&server).ping().send().await.is_ok());
    let request = server.request();
    assert_eq!(header(&request, "content-length"), Some("0"));
    assert_eq!(header(&request, "content-type"), None);
    assert_eq!(header(&request, "transfer-encoding"), None);
}

#[tokio::test]
async fn a_text_keeps_the_content_type_of_the_item() {
    let server = Server::start([response("200 OK", "", "")]);
    assert!(kinds(&server).note().id("1").text("# Hi").send().await.is_ok());
    let request = server.request();
    assert_eq!(header(&request, "content-type"), Some("text/markdown"));
    assert_eq!((line(&request), body(&request)), ("PATCH /notes/1 HTTP/1.1", "# Hi"));
}

#[tokio::test]
async fn call_options_apply_to_one_call() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let client = kinds::Client::builder().key("k").base_url("http://127.0.0.1:1").build().expect("a client");
    let url = format!("{}/other/", server.url);
    let sent = client
        .list()
        .with(|call| call.base_url(url).header("X-Version", "9").query("a b", "1+1").timeout(Duration::from_secs(5)))
        .send()
        .await;
    assert!(sent.is_ok(), "{sent:?}");
    let request = server.request();
    assert_eq!(line(&request), "GET /other/things?a%20b=1%2B1&api_key=k HTTP/1.1");
    assert_eq!(header(&request, "x-version"), Some("9"));
}

#[tokio::test]
async fn the_callers_authorization_replaces_all_others() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let list = kinds(&server).list().with(|call| call.header("Authorization", "Mine x"));
    assert!(list.send().await.is_ok());
    let request = server.request();
    assert_eq!(line(&request), "GET /things HTTP/1.1");
    assert_eq!(header(&request, "authorization"), Some("Mine x"));
}

#[tokio::test]
async fn credentials_in_a_base_are_basic_authorization() {
    let server = Server::start([response("200 OK", "", "")]);
    let base = server.url.replace("http://", "http://me:p%40ss@");
    let client = kinds::Client::builder().key("k").base_url(base).build().expect("a client");
    assert!(client.ping().send().await.is_ok());
    assert_eq!(header(&server.request(), "authorization"), Some("Basic bWU6cEBzcw=="));
}

#[test]
fn all_missing_settings_are_named_at_once() {
    let refused = sample::Client::builder().build().err();
    let names: Vec<&str> = match &refused {
        Some(Error::Setting(error)) => error.names().collect(),
        _ => Vec::new(),
    };
    assert_eq!(names, ["auth_id", "auth_token"]);
}

#[test]
fn clients_and_calls_are_send() {
    fn anywhere<T: Send>(value: T) -> T {
        value
    }
    let client = kinds::Client::builder().key("k").build().expect("a client");
    let shared: &(dyn std::any::Any + Send + Sync) = &client;
    assert!(shared.is::<kinds::Client>());
    drop(anywhere(client.ping().send()));
    drop(anywhere(std::future::IntoFuture::into_future(client.list().send())));
}

#[test]
fn an_example_has_the_saved_values() {
    let example = kinds::List::example();
    assert_eq!(example.tags, Some(vec![Text::Raw("a+b".into()), Text::Bare]));
    assert_eq!(example.trace.map(|trace| trace.len()), Some(36));
}
