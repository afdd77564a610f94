//! NTLM authorizes a connection: the requests of a handshake go over one connection, whatever other calls do.

use phlo_gen_runtime::transport::Reqwest;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

mod guarded {
    crate::plain_api::plain_api! {
        base_url: "http://guarded.example";
        settings: [];
        auths: &[
            __::Auth { kind: "ntlm", parameters: &[("username", "User"), ("password", "Password")] },
            __::Auth { kind: "ntlm", parameters: &[("username", "Other"), ("password", "Password")] },
        ];
        Get GetBuilder "GET" "/a" Some(0);
        GetAsOther GetAsOtherBuilder "GET" "/a" Some(1);
        GetAsNobody GetAsNobodyBuilder "GET" "/a" None;
    }
}

/// The second message of a handshake.
const CHALLENGE: &str = "TlRMTVNTUAACAAAAAAAAAAAAAAAFgogAASNFZ4mrze8AAAAAAAAAACQAJAAwAAAAAgAMAEQAbwBtAGEAaQBuAAEADABTAGUA\
    cgB2AGUAcgAAAAAA";

/// A server that authorizes connections.
struct Acceptor {
    url: String,
    connections: Arc<AtomicUsize>,
    handshakes: Arc<AtomicUsize>,
}

#[derive(Clone, Copy, Default)]
struct Habits {
    /// Closes a connection after this many responses.
    closes_after: Option<usize>,
}

impl Acceptor {
    fn start(habits: Habits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (connections, handshakes) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let counts = (Arc::clone(&connections), Arc::clone(&handshakes));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                counts.0.fetch_add(1, Ordering::Relaxed);
                let handshakes = Arc::clone(&counts.1);
                // The client closes the connection when it wants to.
                std::thread::spawn(move || drop(serve(stream.expect("a connection"), habits, &handshakes)));
            }
        });
        Self { url, connections, handshakes }
    }
}

fn serve(stream: TcpStream, habits: Habits, handshakes: &AtomicUsize) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let (mut is_challenged, mut user) = (false, None);
    for count in 1.. {
        let (mut authorization, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let lower = line.to_ascii_lowercase();
            match line.trim() {
                "" => break,
                _ if lower.starts_with("authorization:") => authorization = line[14..].trim().to_owned(),
                _ if lower.starts_with("content-length:") => length = lower[15..].trim().parse().unwrap_or(0),
                _ => {}
            }
        }
        reader.read_exact(&mut vec![0; length])?;
        let message = authorization.strip_prefix("NTLM ").unwrap_or_default();
        let (status, asked) = if message.starts_with("TlRMTVNTUAAB") {
            (is_challenged, user) = (true, None);
            ("401 Unauthorized", format!("NTLM {CHALLENGE}"))
        } else if message.starts_with("TlRMTVNTUAAD") && is_challenged {
            handshakes.fetch_add(1, Ordering::Relaxed);
            (is_challenged, user) = (false, Some(if message.contains("VQBzAGUAcg") { "User" } else { "somebody" }));
            ("200 OK", String::new())
        } else if user.is_some() {
            ("200 OK", String::new())
        } else {
            ("401 Unauthorized", "NTLM".to_owned())
        };
        let body = user.unwrap_or("nobody");
        let closes = habits.closes_after == Some(count);
        let connection = if closes { "Connection: close\r\n" } else { "" };
        let asked = if asked.is_empty() { asked } else { format!("WWW-Authenticate: {asked}\r\n") };
        let head = format!("HTTP/1.1 {status}\r\n{asked}{connection}Content-Length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes())?;
        if closes {
            return Ok(());
        }
    }
    Ok(())
}

fn client(server: &Acceptor) -> guarded::Client {
    guarded::Client::builder().base_url(&server.url).build().expect("nothing is missing")
}

/// How many of 30 calls at once succeed.
async fn at_once(client: &guarded::Client) -> usize {
    let call = |client: guarded::Client| async move { client.execute(&guarded::Get::builder().build()).await.is_ok() };
    let calls: Vec<_> = (0..30).map(|_| tokio::spawn(call(client.clone()))).collect();
    let mut successes = 0;
    for call in calls {
        successes += usize::from(call.await.expect("no panic"));
    }
    successes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_at_once_have_a_connection_each() {
    let server = Acceptor::start(Habits::default());
    let client = client(&server);
    for _ in 0..3 {
        assert_eq!(at_once(&client).await, 30);
    }
    let connections = server.connections.load(Ordering::Relaxed);
    assert!(connections <= 30, "{connections} connections");
    assert_eq!(server.handshakes.load(Ordering::Relaxed), connections, "a connection is authorized once");
}

#[cfg(feature = "hyper")]
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_at_once_have_a_connection_each_with_hyper() {
    let server = Acceptor::start(Habits::default());
    let transport = phlo_gen_runtime::transport::Hyper::new().expect("a transport");
    let client = guarded::Client::builder().base_url(&server.url).transport(transport).build().expect("a client");
    for _ in 0..3 {
        assert_eq!(at_once(&client).await, 30);
    }
    let connections = server.connections.load(Ordering::Relaxed);
    assert_eq!(server.handshakes.load(Ordering::Relaxed), connections, "a connection is authorized once");
}

#[tokio::test]
async fn handshakes_of_a_given_client_are_made_one_after_another() {
    let server = Acceptor::start(Habits::default());
    let given = Reqwest::from_builder(reqwest::Client::builder()).expect("a transport");
    let client = guarded::Client::builder().base_url(&server.url).transport(given).build().expect("a client");
    assert_eq!(at_once(&client).await, 30);
}

#[tokio::test]
async fn a_connection_is_authorized_once() {
    let server = Acceptor::start(Habits::default());
    let client = client(&server);
    for _ in 0..5 {
        client.execute(&guarded::Get::builder().build()).await.expect("a response");
    }
    let counts = [&server.connections, &server.handshakes].map(|count| count.load(Ordering::Relaxed));
    assert_eq!(counts, [1, 1]);
}

#[tokio::test]
async fn no_call_goes_over_a_connection_with_other_credentials() {
    let server = Acceptor::start(Habits::default());
    let client = client(&server);
    for _ in 0..2 {
        let own = client.execute(&guarded::Get::builder().build()).await.expect("a response");
        assert_eq!(own.text(), "User");
        let other = client.execute(&guarded::GetAsOther::builder().build()).await.expect("a response");
        assert_eq!(other.text(), "somebody");
        let nobody = client.execute(&guarded::GetAsNobody::builder().build()).await.expect_err("no credentials");
        assert_eq!(nobody.status().map(|status| status.as_u16()), Some(401));
    }
}

#[tokio::test]
async fn a_closed_connection_is_authorized_again() {
    // After the first challenge, and after the response: the handshake starts on another connection.
    for closes_after in [1, 3, 4] {
        let server = Acceptor::start(Habits { closes_after: Some(closes_after) });
        let client = client(&server);
        for _ in 0..3 {
            let outcome = client.execute(&guarded::Get::builder().build()).await;
            assert_eq!(outcome.is_ok(), closes_after > 1, "{closes_after}: {:?}", outcome.err());
        }
    }
}

#[tokio::test]
async fn a_connection_that_is_closed_during_the_handshake_is_an_error() {
    let server = Acceptor::start(Habits { closes_after: Some(2) });
    let error = client(&server).execute(&guarded::Get::builder().build()).await.expect_err("no handshake is possible");
    assert!(!error.to_string().is_empty());
    let connections = server.connections.load(Ordering::Relaxed);
    assert!(connections <= 9, "{connections} connections");
}

#[tokio::test]
async fn a_dropped_call_leaves_no_connection_in_the_middle_of_a_handshake() {
    let server = Acceptor::start(Habits::default());
    let client = client(&server);
    for wait in 0..12 {
        let get = guarded::Get::builder().build();
        let call = client.execute(&get).into_future();
        let _ = tokio::time::timeout(std::time::Duration::from_millis(wait), call).await;
        let response = client.execute(&get).await.expect("a response");
        assert_eq!(response.text(), "User");
    }
}
