//! Thousands of calls at once, a tenth of which fail.

use crate::kinds;
use phlo_gen_runtime::Retries;
use std::collections::HashMap;
use std::future::IntoFuture;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

const CALLS: usize = 3000;
const AT_ONCE: usize = 100;

/// How often each request line has come in.
type Seen = Arc<Mutex<HashMap<String, usize>>>;

/// A server that fails a call in ten when it first sees it: in turn it is busy, hangs up, or breaks off in the reply.
async fn server() -> (String, Seen) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let seen = Seen::default();
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&kept)));
        }
    });
    (url, seen)
}

async fn serve(mut stream: TcpStream, seen: Seen) {
    let mut bytes = Vec::new();
    loop {
        let end = loop {
            match String::from_utf8_lossy(&bytes).find("\r\n\r\n") {
                Some(end) => break end + 4,
                None if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 => return,
                None => {}
            }
        };
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let length = crate::server::header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        while bytes.len() < end + length {
            if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                return;
            }
        }
        bytes.drain(..end + length);
        let line = crate::server::line(&head).to_owned();
        let times = *seen.lock().expect("no panic").entry(line.clone()).and_modify(|times| *times += 1).or_insert(1);
        let (reply, goes_on) = match (number(&line) % 30, times) {
            (0, 1) => ("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", true),
            (10, 1) => ("", false),
            (20, 1) => ("HTTP/1.1 200 OK\r\nConte", false),
            _ => ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", true),
        };
        if stream.write_all(reply.as_bytes()).await.is_err() || !goes_on {
            return;
        }
    }
}

/// The number in a request line.
fn number(line: &str) -> usize {
    let digits: String = line.chars().skip_while(|c| *c != '=' && *c != 's').filter(char::is_ascii_digit).collect();
    digits.strip_suffix("11").and_then(|digits| digits.parse().ok()).expect("a number before HTTP/1.1")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_calls_come_to_their_ends() {
    let (url, seen) = server().await;
    let retries = Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(5));
    let client = kinds::Client::builder().key("k").base_url(url).retries(retries).timeout(Duration::from_secs(20));
    let client = client.build().expect("a client");
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let start = Instant::now();
    let mut calls = Vec::new();
    for call in 0..CALLS {
        let place = Arc::clone(&places).acquire_owned().await.expect("a place");
        let client = client.clone();
        calls.push(tokio::spawn(async move {
            let outcome = if call % 2 == 0 {
                let list = client.list().with(|options| options.query("n", (call / 2).to_string()));
                list.send().into_future().await.map(drop)
            } else {
                client.note().id((call / 2).to_string()).text("t").send().into_future().await.map(drop)
            };
            drop(place);
            (call, outcome)
        }));
    }
    let mut failed = 0;
    for call in calls {
        let (call, outcome) = call.await.expect("no panic");
        let should_fail = call % 2 == 1 && (call / 2) % 10 == 0;
        assert_eq!(outcome.is_err(), should_fail, "{call}: {outcome:?}");
        failed += usize::from(should_fail);
    }
    assert_eq!(failed, CALLS / 20);
    assert!(start.elapsed() < Duration::from_secs(60));
    let seen = seen.lock().expect("no panic");
    for (line, times) in seen.iter() {
        let expected = if line.starts_with("GET") && number(line).is_multiple_of(10) { 2 } else { 1 };
        assert_eq!(*times, expected, "{line}");
    }
    assert_eq!(seen.len(), CALLS);
}
