//! Redirects: what is sent to the target, and what is removed.

use crate::kinds;
use crate::server::{Server, body, header, line, response};
use phlo_gen_runtime::Error;

fn client(server: &Server) -> kinds::Client {
    kinds::Client::builder().key("hunter2").base_url(&server.url).build().expect("a client")
}

fn to(url: &str) -> String {
    format!("Location: {url}\r\n")
}

#[tokio::test]
async fn another_host_gets_no_key() {
    let there = Server::start([response("200 OK", "", "[]")]);
    let location = to(&format!("{}/list?api_key=hunter2&page=2", there.url));
    let here = Server::start([response("302 Found", &location, "")]);
    let list = client(&here).list().password("pass-word").trace("t").with(|call| call.header("Cookie", "session"));
    assert!(list.send().await.is_ok());
    assert_eq!(line(&here.request()), "GET /things?api_key=hunter2 HTTP/1.1");
    let request = there.request();
    assert_eq!(line(&request), "GET /list?page=2 HTTP/1.1");
    for name in ["x-mine", "cookie", "authorization", "referer", "x-trace"] {
        assert_eq!(header(&request, name), None, "{name}");
    }
    assert_eq!(header(&request, "accept"), Some("*/*"));
}

#[tokio::test]
async fn another_host_gets_the_body_of_a_307_only_if_it_is_allowed() {
    let there = Server::start([response("200 OK", "", "")]);
    let here = Server::start((0..2).map(|_| response("307 Temporary Redirect", &to(&there.url), "")));
    let error = client(&here).form().send().await.expect_err("it has a body").to_string();
    assert!(
        error.contains("call `.with(|options| options.allow_body_on_redirect())`") && error.ends_with(&there.url),
        "{error}"
    );
    assert!(there.requests().is_empty());
    assert!(client(&here).form().with(|call| call.allow_body_on_redirect()).send().await.is_ok());
    assert_eq!(header(&here.request(), "x-key"), Some("hunter2"));
    let request = there.request();
    assert_eq!(line(&request), "POST / HTTP/1.1");
    assert_eq!(header(&request, "x-key"), None);
    assert_eq!(body(&request), "grant%20type=client_credentials%20v2");
}

#[tokio::test]
async fn the_same_host_gets_the_credentials() {
    let here = Server::start([response("303 See Other", &to("/done?a=b"), ""), response("200 OK", "", "")]);
    assert!(client(&here).form().send().await.is_ok());
    let requests = here.requests();
    let request = requests.get(1).map(String::as_str).unwrap_or_default();
    assert_eq!(line(request), "GET /done?a=b HTTP/1.1");
    assert_eq!(header(request, "x-key"), Some("hunter2"));
    assert_eq!((header(request, "content-type"), header(request, "content-length"), body(request)), (None, None, ""));
}

#[tokio::test]
async fn a_redirect_loop_is_limited() {
    let here = Server::start((0..11).map(|_| response("302 Found", &to("/again"), "")));
    let error = client(&here).ping().send().await.expect_err("a circle");
    assert!(matches!(&error, Error::Transport(_)) && !error.is_retryable());
    assert_eq!(error.to_string(), "Ping: the server redirects the call more than 10 times");
    assert_eq!(here.requests().len(), 11);
}

#[tokio::test]
async fn a_redirect_without_a_location_is_the_response() {
    let here = Server::start([response("302 Found", "", "moved")]);
    let error = client(&here).ping().send().await.expect_err("no success");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
}
