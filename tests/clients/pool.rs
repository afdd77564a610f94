//! Clients of two collections share the connections of one HTTP client.
#![deny(missing_docs, unused, clippy::all)]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

mod shop {
    phlo_gen::phlo_collection!("tests/compile_fail/inputs/shop.json");
}

mod plivo {
    phlo_gen::phlo_collection!("collections/plivo.json", only = ["PHLO/*"]);
}

#[tokio::test]
async fn two_clients_use_one_connection() {
    let (origin, connections) = server();
    let http = phlo_gen::reqwest::Client::new();
    let shop = shop::Client::builder().http_client(http.clone()).origin(&origin).build().expect("nothing is missing");
    let plivo = plivo::Client::builder().auth_id("MA").auth_token("t").http_client(http).origin(&origin);
    let plivo = plivo.build().expect("nothing is missing");
    for _ in 0..3 {
        let order = shop.orders().get_an_order().order_id("17").send().await.expect("the order is there");
        assert_eq!(&**order.body(), b"{}");
        assert!(plivo.phlo().run_a_phlo().phlo_id("p").send().await.is_err(), "an empty object is no run");
    }
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

/// A server that answers every request with `{}`, and counts its connections.
fn server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            count.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || {
                let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
                while lines.by_ref().any(|line| line.is_empty()) {
                    let response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
                    if (&stream).write_all(response.as_bytes()).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (origin, connections)
}
