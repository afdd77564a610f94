//! Calls that block their thread.

use crate::kinds;
use crate::server::{Server, response};
use phlo_gen_runtime::Error;

fn client(server: &Server) -> kinds::Client {
    kinds::Client::builder().key("k").base_url(&server.url).build().expect("a client")
}

#[test]
fn a_call_blocks_until_it_is_done() {
    let server = Server::start([response("200 OK", "", r#"[{"name":"a"}]"#), response("404 Not Found", "", "none")]);
    let client = client(&server);
    let list = client.list().send().blocking().expect("a response");
    assert_eq!(list.first().map(|thing| thing.name.as_str()), Some("a"));
    let error = client.list().send().blocking().expect_err("no list");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
}

#[test]
fn many_threads_may_block() {
    let server = Server::start((0..8).map(|_| response("200 OK", "", "[]")));
    let client = client(&server);
    let threads: Vec<_> = (0..8)
        .map(|_| client.clone())
        .map(|client| std::thread::spawn(move || client.list().send().blocking()))
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().is_ok_and(|outcome| outcome.is_ok())));
}

#[tokio::test]
async fn blocking_within_an_async_runtime_is_an_error() {
    let server = Server::start([response("200 OK", "", "[]")]);
    let error = client(&server).list().send().blocking().expect_err("a runtime is at work");
    assert!(matches!(&error, Error::Argument(_)));
    assert!(error.to_string().ends_with("use `.await`"), "{error}");
    assert!(server.requests().is_empty());
}

#[test]
fn a_panicking_transport_is_an_error() {
    let builder = kinds::Client::builder().key("k").transport(|_| async { panic!("on purpose") });
    let error = builder.build().expect("a client").list().send().blocking().expect_err("a panic");
    assert!(matches!(error, Error::Transport(_)), "the server may have the call: {error:?}");
    assert_eq!(error.to_string(), "List things: the transport panicked");
}
