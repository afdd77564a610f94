//! Lists that are split into pages.

use crate::kinds;
use crate::server::{Script, Server, body, header, line, response};
use phlo_gen_runtime::{Error, Pagination, Retries};
use std::time::Duration;

fn page(text: &str) -> Script {
    response("200 OK", "", text)
}

fn client(url: &str) -> kinds::Client {
    kinds::Client::builder().key("k").base_url(url).build().expect("a client")
}

/// The content of pages, how they end, and the first lines of their requests.
async fn pages(
    scripts: impl IntoIterator<Item = Script>,
    path: &str,
    paging: Pagination,
) -> (Vec<String>, Vec<String>) {
    let server = Server::start(scripts);
    let mut pages = client(&server.url).request("GET", path).send().pages(paging);
    let mut results = Vec::new();
    while let Some(page) = pages.next().await {
        results.push(page.map_or_else(|error| error.to_string(), |page| page.text().into_owned()));
    }
    assert!(pages.next().await.is_none());
    let lines = server.requests().iter().map(|request| line(request).replace(" HTTP/1.1", "")).collect();
    (results, lines)
}

#[tokio::test]
async fn a_link_in_the_response_is_followed() {
    let first = r#"{"meta":{"next":"/things?limit=2&offset=2"},"objects":[1,2]}"#;
    let last = r#"{"meta":{"next":null},"objects":[3]}"#;
    let (results, lines) = pages([page(first), page(last)], "/things?limit=2", Pagination::next("meta.next")).await;
    assert_eq!(results, [first, last]);
    assert_eq!(lines, ["GET /things?limit=2&api_key=k", "GET /things?limit=2&offset=2&api_key=k"]);
}

#[tokio::test]
async fn a_link_to_another_host_is_called_on_the_first_host() {
    let first = r#"{"next":"https://evil.example.com/things?p=2&api_key=theirs"}"#;
    let (results, lines) = pages([page(first), page("{}")], "/things", Pagination::next("next")).await;
    assert_eq!(results.len(), 2);
    assert_eq!(lines, ["GET /things?api_key=k", "GET /things?p=2&api_key=k"]);
}

#[tokio::test]
async fn a_link_header_is_followed() {
    let link = |target: &str| format!("Link: </things?page=9>; rel=\"last\"\r\nLink: <{target}>; rel=\"next\"\r\n");
    let scripts = [
        response("200 OK", &link("http://h/things?page=2"), "a"),
        response("200 OK", &link("?page=3"), "b"),
        page("c"),
    ];
    let (results, lines) = pages(scripts, "/things", Pagination::link()).await;
    assert_eq!(results, ["a", "b", "c"]);
    assert_eq!(lines.last().map(String::as_str), Some("GET /things?page=3&api_key=k"));
}

#[tokio::test]
async fn a_cursor_is_sent_back() {
    let scripts = [r#"{"cursor":"a&b"}"#, r#"{"cursor":12}"#, r#"{"cursor":""}"#].map(page);
    let (results, lines) = pages(scripts, "/things?after=0&x", Pagination::cursor("cursor", "after")).await;
    assert_eq!(results.len(), 3);
    assert_eq!(
        lines,
        ["GET /things?after=0&x&api_key=k", "GET /things?x&after=a%26b&api_key=k", "GET /things?x&after=12&api_key=k"]
    );
}

#[tokio::test]
async fn the_cursor_may_be_in_the_last_element() {
    let scripts = [r#"{"data":[{"id":"a"},{"id":"b"}],"has_more":true}"#, r#"{"data":[{"id":"c"}],"has_more":false}"#];
    let paging = Pagination::cursor("data[-1].id", "starting_after").more("has_more");
    let (results, lines) = pages(scripts.map(page), "/things", paging).await;
    assert_eq!((results.len(), lines[1].as_str()), (2, "GET /things?starting_after=b&api_key=k"));
}

#[tokio::test]
async fn pages_are_numbered() {
    let scripts = || ["[1,2]", "[3]", "[]"].map(page);
    let (results, lines) = pages(scripts(), "/things", Pagination::number("page", "")).await;
    assert_eq!(results, ["[1,2]", "[3]", "[]"]);
    assert_eq!(lines, ["GET /things?api_key=k", "GET /things?page=2&api_key=k", "GET /things?page=3&api_key=k"]);
    let (_, lines) = pages(scripts(), "/things?page=0", Pagination::number("page", "")).await;
    assert_eq!(lines.last().map(String::as_str), Some("GET /things?page=2&api_key=k"));
}

#[tokio::test]
async fn elements_are_counted() {
    let scripts = [r#"{"of":{"list":[1,2]}}"#, r#"{"of":{"list":[3]}}"#, r#"{"of":{"list":[]}}"#].map(page);
    let (_, lines) = pages(scripts, "/things?limit=2", Pagination::offset("offset", "of.list")).await;
    assert_eq!(
        lines,
        [
            "GET /things?limit=2&api_key=k",
            "GET /things?limit=2&offset=2&api_key=k",
            "GET /things?limit=2&offset=3&api_key=k"
        ]
    );
}

#[tokio::test]
async fn a_cursor_may_be_sent_in_the_body() {
    let server = Server::start([r#"{"next":{"page":2}}"#, "{}"].map(page));
    let request = client(&server.url).request("POST", "/search").json(&serde_json::json!({"q": "x"}));
    let mut pages = request.send().pages(Pagination::cursor("next", "start").in_body());
    while let Some(page) = pages.next().await {
        assert!(page.is_ok());
    }
    let requests = server.requests();
    assert_eq!(body(&requests[1]), r#"{"q":"x","start":{"page":2}}"#);
    assert_eq!(header(&requests[1], "content-length"), Some("28"));
}

#[tokio::test]
async fn a_repeated_cursor_ends_the_pages() {
    let scripts = ["a", "b", "a"].map(|mark| page(&format!(r#"{{"cursor":"{mark}"}}"#)));
    let (results, _) = pages(scripts, "/things", Pagination::cursor("cursor", "after")).await;
    assert_eq!(results.len(), 3);
}

#[tokio::test]
async fn a_repeated_list_is_dropped() {
    let scripts = || [r#"{"id":1,"list":[1]}"#, r#"{"id":2,"list":[1]}"#].map(page);
    for paging in [Pagination::number("page", "list"), Pagination::offset("offset", "list")] {
        let (results, lines) = pages(scripts(), "/things", paging).await;
        assert_eq!((results.len(), lines.len()), (1, 2));
    }
}

#[tokio::test]
async fn the_error_of_a_page_is_kept_and_ends_the_pages() {
    let scripts = [page(r#"{"next":"?p=2"}"#), response("404 Not Found", "", "gone")];
    let (results, lines) = pages(scripts, "/things", Pagination::next("next")).await;
    assert_eq!(results, [r#"{"next":"?p=2"}"#, "a request of your own: 404 Not Found: gone"]);
    assert_eq!(lines.len(), 2);
}

#[tokio::test]
async fn each_page_is_retried_by_itself() {
    let server = Server::start([
        response("503 Busy", "", ""),
        page(r#"[{"name":"a"}]"#),
        response("503 Busy", "", ""),
        page(r#"[{"name":"b"}]"#),
        page("[]"),
    ]);
    let retries = Retries::at_most(1).backoff(Duration::ZERO, Duration::ZERO);
    let call = client(&server.url).list().with(|call| call.retries(retries));
    let mut things = call.send().pages(Pagination::number("page", "").unlisted_parameter()).items(|page| page);
    let mut names = Vec::new();
    while let Some(thing) = things.next().await {
        names.push(thing.expect("a thing").name);
    }
    assert_eq!((names.join(" ").as_str(), server.requests().len()), ("a b", 5));
}

#[tokio::test]
async fn an_unreadable_cursor_is_an_error_after_its_page() {
    let list = |text: &'static str, paging| pages([page(text)], "/things", paging);
    let beginning = "a request of your own: the server has accepted the call (200 OK), and its response cannot be read: \
         it does not say where the next page is: ";
    let (results, _) = list(r#"{"next":{"href":"planted"}}"#, Pagination::next("next")).await;
    assert_eq!(results.len(), 2);
    assert!(
        results[1].starts_with(beginning) && results[1].contains("next: expected a link, which is a string"),
        "{}",
        results[1]
    );
    let (results, _) = list("<html>", Pagination::next("next")).await;
    assert!(results[1].starts_with(beginning), "{}", results[1]);
    let (results, _) = list(r#"{"items":{}}"#, Pagination::number("page", "items")).await;
    assert!(results[1].contains("items: expected the list of the elements of a page"), "{}", results[1]);
    let (results, _) = list(r#"{"next":"mailto:planted"}"#, Pagination::next("next")).await;
    assert_eq!(results[1], "a request of your own: the link to the next page is not an http or https URL");
    let (results, _) = list(r#"{"next":"planted"}"#, Pagination::cursor("next", "c").in_body()).await;
    assert_eq!(results.len(), 2, "without a body one is made: {results:?}");
}

#[tokio::test]
async fn a_misspelled_path_is_an_error_after_the_first_page() {
    let text = r#"{"count":3,"meta":{"next":"/things?p=2","limit":1},"berths":[{"id":7},{"id":8}]}"#;
    for (paging, message) in [
        (
            Pagination::next("nxt"),
            "nxt: expected the member that `Pagination` names, found an object with `count`, `meta`, `berths` at byte 0",
        ),
        (
            Pagination::next("meta.nxt"),
            "meta.nxt: expected the member that `Pagination` names, found an object with `next`, `limit` at byte 18",
        ),
        (Pagination::number("page", "berth"), "berth: expected"),
        (Pagination::offset("offset", "meta.berths"), "meta.berths: expected"),
        (
            Pagination::cursor("berths[-1].uid", "after"),
            "berths[1].uid: expected the member that `Pagination` names, found an object with `id`",
        ),
        (
            Pagination::cursor("berths.id", "after"),
            "berths.id: expected the member that `Pagination` names, found a list",
        ),
        (
            Pagination::next("count"),
            "count: expected a link, which is a string (for the value of a parameter, use `Pagination::cursor`), found a number at byte 9",
        ),
    ] {
        let (results, lines) = pages([page(text)], "/things", paging.clone()).await;
        assert_eq!((results.len(), lines.len()), (2, 1), "{results:?}");
        assert!(results[1].contains(message), "{}", results[1]);
    }
    let (results, _) = pages([page(r#"[{"id":7}]"#)], "/things", Pagination::offset("offset", "berths")).await;
    assert!(results[1].contains("found a list, which has the path `\"\"`"), "{results:?}");
    let cursor = || Pagination::cursor("nextToken", "token");
    let (results, _) = pages([page(text)], "/things", cursor().may_be_absent()).await;
    assert_eq!(results.len(), 1, "{results:?}");
    let last = r#"{"things":[{"id":7}],"more":false}"#;
    let (results, _) = pages([page(last)], "/things", cursor().more("more")).await;
    assert_eq!(results, [last]);
}

#[tokio::test]
async fn null_and_what_is_empty_end_the_pages() {
    for text in [r#"{"meta":null}"#, r#"{"meta":{}}"#, r#"{"meta":{"next":""}}"#, r#"{"meta":{"next":null}}"#] {
        let (results, _) = pages([page(text)], "/things", Pagination::next("meta.next")).await;
        assert_eq!(results, [text]);
    }
    let (results, _) = pages([page(r#"{"data":[]}"#)], "/things", Pagination::cursor("data[-1].id", "after")).await;
    assert_eq!(results.len(), 1, "{results:?}");
}

#[tokio::test]
async fn a_member_that_the_type_does_not_have_is_misspelled() {
    let server = Server::start([page(r#"[{"name":"a"}]"#)]);
    let mut pages = client(&server.url).list().send().pages(Pagination::cursor("[0].nmae", "tag"));
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let error = pages.next().await.and_then(Result::err).expect("an error").to_string();
    assert!(
        error.contains("[0].nmae: expected the member that `Pagination` names, found an object with `name`"),
        "{error}"
    );
}

#[tokio::test]
async fn a_misspelled_parameter_is_an_error_before_anything_is_sent() {
    let list = || client("http://127.0.0.1:1").list();
    for paging in [Pagination::number("pge", ""), Pagination::offset("pge", ""), Pagination::cursor("[-1].name", "pge")]
    {
        for raw in [false, true] {
            let error = if raw {
                list().send().raw().pages(paging.clone()).next().await.and_then(Result::err)
            } else {
                list().send().pages(paging.clone()).next().await.and_then(Result::err)
            };
            let error = error.expect("an error");
            assert!(matches!(error, Error::Argument(_)), "{error:?}");
            let message = error.to_string();
            assert!(
                message.contains("`pge` of `Pagination` is no query parameter of this call in the collection"),
                "{message}"
            );
            assert!(message.ends_with("If the API knows it all the same, add `.unlisted_parameter()`"), "{message}");
        }
    }
}

#[tokio::test]
async fn a_parameter_that_the_collection_does_not_list_is_sent_if_that_is_said() {
    let scripts = || [r#"[{"name":"a"}]"#, "[]"].map(page);
    let server = Server::start(scripts());
    let mut pages = client(&server.url).list().send().pages(Pagination::number("pge", "").unlisted_parameter());
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    assert!(server.requests().iter().any(|request| line(request).contains("pge=2")));
    let server = Server::start(scripts());
    let call = client(&server.url).list().with(|call| call.query("pge", "1"));
    let mut pages = call.send().pages(Pagination::number("pge", ""));
    assert!(pages.next().await.is_some_and(|page| page.is_ok()), "a parameter that the call sends is meant");
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_is_the_only_error() {
    let mut pages = client("http://127.0.0.1:1").request("a b", "/").send().pages(Pagination::link());
    assert!(matches!(pages.next().await, Some(Err(Error::Argument(_)))));
    assert!(pages.next().await.is_none());
}

#[test]
fn pages_are_send_and_debug_shows_no_secret() {
    fn anywhere(pages: impl futures_core::Stream + Send + Unpin + std::fmt::Debug) -> String {
        format!("{pages:?}")
    }
    let list = || client("http://127.0.0.1:1").list().password("planted").send().pages(Pagination::next("next"));
    assert!(!anywhere(list()).contains("planted"));
    assert!(!anywhere(list().items(|page| page)).contains("planted"));
}

#[cfg(feature = "blocking")]
#[test]
fn pages_work_without_an_async_runtime() {
    let server = Server::start([r#"[{"name":"a"},{"name":"b"}]"#, r#"[{"name":"c"}]"#, "[]"].map(page));
    let pages = client(&server.url).list().send().pages(Pagination::number("page", "").unlisted_parameter()).blocking();
    let things: Result<Vec<_>, Error> = pages.items(|page| page).map(|thing| thing.map(|thing| thing.name)).collect();
    assert_eq!(things.expect("things").join(" "), "a b c");
    let mut pages = client("http://127.0.0.1:1").list().send().pages(Pagination::link()).blocking();
    assert!(pages.next().is_some_and(|page| page.is_err()) && pages.next().is_none());
}
