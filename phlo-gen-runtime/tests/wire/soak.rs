//! Thousands of calls at once, a tenth of which fail: each ends, with its own response.
//!
//! With `PHLO_GEN_SOAK=full` there are 10,000 calls, 200 at once; `--nocapture` shows the figures.

use crate::kinds;
use phlo_gen_runtime::{Error, Retries};
use std::collections::HashMap;
use std::future::IntoFuture;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// The number of calls, and of concurrent calls.
fn size() -> (usize, usize) {
    if std::env::var("PHLO_GEN_SOAK").is_ok_and(|size| size == "full") { (10_000, 200) } else { (1_000, 100) }
}

/// The requests that the server has received.
#[derive(Default)]
struct Seen {
    /// The number of requests with each request line.
    lines: Mutex<HashMap<String, usize>>,
    connections: AtomicUsize,
}

/// A server that fails the first attempt of every tenth call: in turn it is busy, closes the connection, or truncates
/// the response.
async fn server() -> (String, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let seen = Arc::new(Seen::default());
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            kept.connections.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(serve(stream, Arc::clone(&kept)));
        }
    });
    (url, seen)
}

async fn serve(mut stream: TcpStream, seen: Arc<Seen>) {
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
        let number = number(&line);
        let times = *seen.lines.lock().expect("no panic").entry(line).and_modify(|times| *times += 1).or_insert(1);
        let body = format!("[{{\"name\":\"{number}\"}}]");
        let ok = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let (response, goes_on) = match (number % 30, times) {
            (0, 1) => ("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", true),
            (10, 1) => ("", false),
            (20, 1) => ("HTTP/1.1 200 OK\r\nConte", false),
            _ => (ok.as_str(), true),
        };
        if stream.write_all(response.as_bytes()).await.is_err() || !goes_on {
            return;
        }
    }
}

/// The number in a request line.
fn number(line: &str) -> usize {
    let digits: String = line.chars().skip_while(|c| *c != '=' && *c != 's').filter(char::is_ascii_digit).collect();
    digits.strip_suffix("11").and_then(|digits| digits.parse().ok()).expect("a number before HTTP/1.1")
}

/// The body of the response to a call: a GET by its number in the query, a POST by its number in the path.
async fn call(client: kinds::Client, number: usize, posts: bool) -> Result<String, Error> {
    let body = if posts {
        client.post().id(number.to_string()).send().into_future().await?.body().clone()
    } else {
        let list = client.list().with(|options| options.query("n", number.to_string()));
        list.send().into_future().await?.body().clone()
    };
    Ok(String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_calls_finish() {
    let (calls, at_once) = size();
    let (url, seen) = server().await;
    let retries = Retries::default().backoff(Duration::from_millis(1), Duration::from_millis(5));
    let client = kinds::Client::builder().key("k").base_url(url).retries(retries).timeout(Duration::from_secs(60));
    let client = client.build().expect("a client");
    let places = Arc::new(Semaphore::new(at_once));
    let start = Instant::now();
    let mut running = Vec::new();
    for index in 0..calls {
        let place = Arc::clone(&places).acquire_owned().await.expect("a place");
        let client = client.clone();
        running.push(tokio::spawn(async move {
            let start = Instant::now();
            let outcome = call(client, index / 2, index % 2 == 1).await;
            drop(place);
            (index, outcome, start.elapsed())
        }));
    }
    let (mut failed, mut times) = (0, Vec::new());
    for call in running {
        let (index, outcome, time) = call.await.expect("no panic");
        times.push(time);
        // A POST that failed is not sent again; a GET is, and succeeds.
        let should_fail = index % 2 == 1 && (index / 2) % 10 == 0;
        match outcome {
            Ok(body) => {
                assert_eq!((body, should_fail), (format!("[{{\"name\":\"{}\"}}]", index / 2), false), "{index}")
            }
            Err(error) => assert!(should_fail, "{index}: {error}"),
        }
        failed += usize::from(should_fail);
    }
    let took = start.elapsed();
    assert_eq!(failed, calls / 20);
    assert!(took < Duration::from_secs(120), "{took:?}");
    let lines = seen.lines.lock().expect("no panic");
    for (line, times) in lines.iter() {
        let expected = if line.starts_with("GET") && number(line).is_multiple_of(10) { 2 } else { 1 };
        assert_eq!(*times, expected, "{line}");
    }
    assert_eq!(lines.len(), calls);
    times.sort();
    let share = |percent: usize| times.get((calls - 1) * percent / 100).copied().unwrap_or_default();
    println!(
        "{calls} calls, {at_once} in flight: {took:.1?}, {:.0} a second; half within {:.1?}, 99 % within {:.1?}; {} \
         requests over {} connections; {failed} POSTs failed once and were not sent again",
        calls as f64 / took.as_secs_f64(),
        share(50),
        share(99),
        lines.values().sum::<usize>(),
        seen.connections.load(Ordering::Relaxed),
    );
}
