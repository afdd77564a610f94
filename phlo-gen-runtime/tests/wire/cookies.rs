//! Cookies: kept only if enabled, and sent only to their host.

use crate::kinds;
use crate::server::{Server, header, response};

fn script(cookie: &str) -> impl Iterator<Item = crate::server::Script> {
    let set = format!("Set-Cookie: session={cookie}; Path=/; HttpOnly\r\n");
    [response("200 OK", &set, "[]"), response("200 OK", "", "[]")].into_iter()
}

#[tokio::test]
async fn cookies_are_kept_on_demand() {
    for wanted in [true, false] {
        let server = Server::start(script("planted"));
        let builder = kinds::Client::builder().key("k").base_url(&server.url);
        let builder = builder.with(|options| if wanted { options.cookies() } else { options });
        let client = builder.build().expect("a client");
        assert!(!format!("{client:?}").contains("planted"));
        assert!(client.list().send().await.is_ok() && client.clone().list().send().await.is_ok());
        let sent = server.requests().last().and_then(|request| header(request, "cookie").map(str::to_owned));
        assert_eq!(sent.as_deref(), wanted.then_some("session=planted"));
    }
}

#[tokio::test]
async fn a_cookie_set_by_a_redirect_stays_with_its_origin() {
    let other = Server::start([response("200 OK", "", "[]")]);
    let there = format!("Set-Cookie: session=planted\r\nLocation: {}/x\r\n", other.url);
    let here = Server::start([response("302 Found", &there, "")]);
    let builder = kinds::Client::builder().key("k").base_url(&here.url).with(|options| options.cookies());
    assert!(builder.build().expect("a client").list().send().await.is_ok());
    assert_eq!(header(&other.request(), "cookie"), None);
}
