//! Calls that are retried, and those that are not.

use crate::kinds;
use crate::server::{Script, Server, bytes, header, response};
use phlo_gen_runtime::{Error, File, Retries};
use std::time::{Duration, Instant, SystemTime};

fn quick() -> Retries {
    Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(4))
}

fn client(url: &str, retries: Retries) -> kinds::Client {
    kinds::Client::builder().key("hunter2").base_url(url).retries(retries).build().expect("a client")
}

fn busy(status: &str) -> Script {
    response(status, "", "busy")
}

fn list() -> Script {
    response("200 OK", "", "[]")
}

/// The number of requests of a GET if the first response has a status.
async fn requests_after(status: &str, retries: Retries) -> usize {
    let server = Server::start([busy(status), list()]);
    let _ = client(&server.url, retries).list().send().await;
    server.requests().len()
}

#[tokio::test]
async fn a_busy_server_is_called_again() {
    for status in ["408 Late", "425 Early", "429 Slow", "502 Bad", "503 Busy", "504 Gone"] {
        assert_eq!(requests_after(status, quick()).await, 2, "{status}");
    }
}

#[tokio::test]
async fn an_error_response_is_not_retried() {
    for status in ["400 Bad", "401 Who", "404 No", "409 Conflict", "500 Bug", "501 No", "505 No"] {
        assert_eq!(requests_after(status, quick()).await, 1, "{status}");
    }
}

#[tokio::test]
async fn a_500_is_retried_on_demand() {
    assert_eq!(requests_after("500 Bug", quick().server_errors()).await, 2);
}

#[tokio::test]
async fn at_most_two_retries_by_default() {
    let server = Server::start((0..5).map(|_| busy("503 Busy")));
    let error = client(&server.url, quick()).list().send().await.expect_err("busy");
    assert_eq!((server.requests().len(), error.attempts()), (3, 3));
    assert_eq!(
        error.to_string(),
        "List things: 503 Busy: busy (after 3 attempts)".replace("503 Busy", "503 Service Unavailable")
    );
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_call_may_have_other_retries() {
    let server = Server::start((0..9).map(|_| busy("503 Busy")));
    let client = client(&server.url, quick());
    let none = client.list().with(|call| call.retries(Retries::none())).send().await.expect_err("busy");
    let five = client.list().with(|call| call.retries(Retries::at_most(5).backoff(Duration::ZERO, Duration::ZERO)));
    assert_eq!((none.attempts(), five.send().await.expect_err("busy").attempts()), (1, 6));
}

#[tokio::test]
async fn a_post_is_sent_once() {
    for script in [busy("503 Busy"), busy("429 Slow"), bytes(""), bytes("HTTP/1.1 ")] {
        let server = Server::start([script, list()]);
        let error = client(&server.url, quick()).ping().send().await.expect_err("busy");
        assert_eq!((server.requests().len(), error.attempts()), (1, 1), "{error}");
    }
}

#[tokio::test]
async fn a_post_with_an_idempotency_key_is_retried() {
    let server = Server::start([busy("503 Busy"), bytes(""), list()]);
    let call = client(&server.url, quick()).form().with(|call| call.idempotency_key("k-1"));
    assert!(call.send().await.is_ok());
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests.iter().all(|request| header(request, "idempotency-key") == Some("k-1")));
    assert!(requests.iter().all(|request| request.ends_with("grant%20type=client_credentials%20v2")));
}

#[tokio::test]
async fn a_post_is_retried_on_demand() {
    let server = Server::start([busy("503 Busy"), list()]);
    assert!(client(&server.url, quick().all_methods()).ping().send().await.is_ok());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_broken_connection_is_retried() {
    let server = Server::start([bytes(""), bytes("HTTP/1.1 200"), list()]);
    assert!(client(&server.url, quick()).list().send().await.is_ok());
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_post_that_reached_no_server_is_retried() {
    let error = client("http://127.0.0.1:1", quick()).ping().send().await.expect_err("nobody is there");
    assert!(matches!(&error, Error::Transport(error) if error.is_connect()));
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn a_post_redirected_to_an_unreachable_server_is_not_retried() {
    let server = Server::start([response("307 Over there", "Location: http://127.0.0.1:1/\r\n", ""), list()]);
    let error = client(&server.url, quick()).ping().send().await.expect_err("nobody is there");
    assert!(matches!(&error, Error::Transport(error) if !error.is_connect()));
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
}

#[tokio::test]
async fn a_success_that_cannot_be_decoded_is_never_retried() {
    let server = Server::start([response("200 OK", "", "<html>"), list()]);
    let error = client(&server.url, quick().all_methods()).list().send().await.expect_err("no list");
    assert!(matches!(&error, Error::Decode(_)));
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
}

#[tokio::test]
async fn a_file_upload_is_not_retried() {
    let path = std::env::temp_dir().join(format!("phlo-gen-retries-{}.txt", std::process::id()));
    std::fs::write(&path, "content").expect("a file");
    let server = Server::start([busy("503 Busy"), list()]);
    let error = client(&server.url, quick()).send_file().file(File::from_path(&path)).send().await.expect_err("busy");
    std::fs::remove_file(&path).expect("the file");
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
    let server = Server::start([busy("503 Busy"), response("200 OK", "", "")]);
    assert!(client(&server.url, quick()).send_file().file(File::from_bytes("a", "content")).send().await.is_ok());
    assert_eq!(server.requests().len(), 2);
}

async fn waited(retry_after: &str) -> Duration {
    let header = format!("Retry-After: {retry_after}\r\n");
    let server = Server::start([response("429 Slow", &header, ""), list()]);
    let start = Instant::now();
    assert!(client(&server.url, quick()).list().send().await.is_ok());
    start.elapsed()
}

#[tokio::test]
async fn a_retry_after_beyond_all_numbers_is_not_retried() {
    for text in ["99999999999999999999999", "18446744073709551615", "Fri, 31 Dec 9999 23:59:59 GMT"] {
        let server = Server::start([response("429 Slow", &format!("Retry-After: {text}\r\n"), ""), list()]);
        let error = client(&server.url, quick()).list().send().await.expect_err("too late");
        assert_eq!((error.attempts(), server.requests().len()), (1, 1), "{text}");
    }
}

#[tokio::test]
async fn retry_after_sets_the_delay() {
    assert!(waited("1").await >= Duration::from_secs(1));
    assert!(waited(&date(SystemTime::now() + Duration::from_secs(2))).await >= Duration::from_millis(900));
}

#[tokio::test]
async fn an_invalid_retry_after_is_ignored() {
    for text in ["soon", "-5", "1e9", "Sun, 99 Nov 1994", ""] {
        assert!(waited(text).await < Duration::from_secs(1), "{text}");
    }
}

#[tokio::test]
async fn a_delay_beyond_the_timeout_is_not_waited() {
    let server = Server::start([response("429 Slow", "Retry-After: 120\r\n", ""), list()]);
    let start = Instant::now();
    let error = client(&server.url, quick()).list().send().await.expect_err("busy");
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!((error.attempts(), error.retry_after()), (1, Some(Duration::from_secs(120))));
}

#[tokio::test]
async fn all_attempts_share_one_timeout() {
    let slow = || busy("503 Busy").after(Duration::from_millis(200));
    let server = Server::start([slow(), slow(), slow(), slow(), slow()]);
    let call = client(&server.url, Retries::at_most(9).backoff(Duration::ZERO, Duration::ZERO)).list();
    let start = Instant::now();
    let error = call.with(|call| call.timeout(Duration::from_millis(500))).send().await.expect_err("slow");
    assert!(error.is_timeout() && error.attempts() >= 2, "{error}");
    assert!(start.elapsed() < Duration::from_millis(900));
}

#[tokio::test]
async fn a_server_that_is_down_gets_few_retries() {
    let client = client("http://127.0.0.1:1", Retries::at_most(5).backoff(Duration::ZERO, Duration::ZERO));
    let mut attempts = 0;
    for _ in 0..100 {
        attempts += client.list().send().await.expect_err("nobody is there").attempts();
    }
    assert_eq!(attempts, 200);
}

/// A date as HTTP writes it.
fn date(time: SystemTime) -> String {
    const DAYS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).expect("after 1970").as_secs();
    let (mut day, mut year, mut month) = (seconds / 86_400, 1970, 0);
    let leap = |year: u64| u64::from(year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)));
    while day >= 365 + leap(year) {
        day -= 365 + leap(year);
        year += 1;
    }
    let length = |month: usize, year| DAYS[month] + if month == 1 { leap(year) } else { 0 };
    while day >= length(month, year) {
        day -= length(month, year);
        month += 1;
    }
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("Day, {:02} {} {year} {hour:02}:{minute:02}:{second:02} GMT", day + 1, NAMES[month])
}
