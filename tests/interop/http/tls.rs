//! TLS by a private authority, client certificates and HTTP/2, by nginx in front of httpbin.

use crate::cases::Cases;
use crate::http::anything::{each_body, together};
use crate::http::builder;
use crate::servers::Authority;
use crate::{or_skip, servers};
use phlo_gen::reqwest::{Certificate, Identity};

#[tokio::test(flavor = "multi_thread")]
async fn a_private_authority_and_http_2_are_used() {
    let httpbin = or_skip!(servers::httpbin());
    let authority = Authority::new("tls");
    let server = or_skip!(servers::nginx(&authority, &httpbin));
    let url = server.url().replace("http://", "https://");
    let ca = Certificate::from_pem(&authority.read("ca.pem")).expect("a certificate");
    let identity = [authority.read("client.pem"), authority.read("client.key")].concat();
    let identity = Identity::from_pem(&identity).expect("a certificate and its key");
    let trusting = |ca: Certificate| {
        builder(&url).with(|options| options.http_client(move |builder| builder.tls_certs_merge([ca.clone()])))
    };
    let client = trusting(ca.clone()).build().expect("nothing is missing");
    let mut cases = Cases::of("nginx");
    each_body(&mut cases, "TLS, HTTP/2", &client).await;
    together(&mut cases, "TLS, HTTP/2", &client).await;
    let http1 = trusting(ca.clone()).with(|options| options.http_client(|builder| builder.http1_only()));
    let http1 = http1.build().expect("nothing is missing");
    together(&mut cases, "TLS, HTTP/1.1", &http1).await;
    for (name, client, expected) in [("HTTP/2", &client, "HTTP/2.0"), ("HTTP/1.1", &http1, "HTTP/1.1")] {
        let protocol = client.request("GET", "/protocol").send().await.map(|response| response.text().into_owned());
        let outcome = protocol.map_err(|error| error.to_string());
        cases.add(name, outcome.and_then(|found| if found == expected { Ok(()) } else { Err(found) }));
    }
    let unknown = client.request("GET", "/client").send().await;
    let refused = unknown.is_err_and(|error| error.status().is_some_and(|status| status == 403));
    cases.add("no client certificate", refused.then_some(()).ok_or_else(|| "no 403".to_owned()));
    let known = trusting(ca).with(|options| options.http_client(move |builder| builder.identity(identity.clone())));
    let known = known.build().expect("nothing is missing").request("GET", "/client").send().await;
    let outcome = known.map(|response| response.text().into_owned()).map_err(|error| error.to_string());
    cases.add("a client certificate", outcome.and_then(|found| if found == "CN=client" { Ok(()) } else { Err(found) }));
    let distrusting = builder(&url).build().expect("nothing is missing");
    let error = distrusting.request("GET", "/protocol").send().await.err().map(|error| error.to_string());
    let error = error.unwrap_or_default();
    let is_named = error.to_lowercase().contains("certificate");
    cases.add("an unknown authority is named", is_named.then_some(()).ok_or(error));
    cases.finish();
}
