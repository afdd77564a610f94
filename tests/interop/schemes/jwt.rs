//! JSON Web Tokens, verified by pyjwt.

use crate::cases::Cases;
use crate::{or_skip, servers};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

phlo_gen::phlo_collection!("tests/interop/collections/jwt.json");

const SECRET: &str = "a secret of thirty-two characters and some more, so that HS512 takes it";

/// A new private key, and the file of its public key.
fn key(kind: &str, options: &[&str]) -> (String, PathBuf) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (private, public) = (folder.join(format!("interop-{kind}.pem")), folder.join(format!("interop-{kind}.pub")));
    let openssl = |arguments: &[&str], out: &PathBuf| {
        let done = Command::new("openssl").args(arguments).arg("-out").arg(out).output().expect("openssl starts");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    openssl(&[&["genpkey"], options].concat(), &private);
    openssl(&["pkey", "-pubout", "-in", &private.to_string_lossy()], &public);
    let text = std::fs::read_to_string(&private).expect("openssl has written the key");
    (text, public)
}

#[tokio::test(flavor = "multi_thread")]
async fn jwt_signs_what_pyjwt_accepts() {
    let (rsa, rsa_public) = key("rsa", &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"]);
    let mut keys = vec![format!("RS={}", rsa_public.display()), format!("PS={}", rsa_public.display())];
    let mut curves = Vec::new();
    for (algorithm, curve) in [("ES256", "P-256"), ("ES384", "P-384")] {
        let (private, public) =
            key(algorithm, &["-algorithm", "EC", "-pkeyopt", &format!("ec_paramgen_curve:{curve}")]);
        keys.push(format!("{algorithm}={}", public.display()));
        curves.push((algorithm, private));
    }
    let server = or_skip!(servers::verifier(&keys));
    let mut cases = Cases::of("jwt");
    let own = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"].map(|algorithm| (algorithm, rsa.clone()));
    let shared = ["HS256", "HS384", "HS512"].map(|algorithm| (algorithm, String::new()));
    for (algorithm, private) in own.into_iter().chain(curves).chain(shared) {
        for place in ["header", "queryParam"] {
            let builder = Client::builder().base_url(server.url()).algorithm(algorithm).place(place);
            let builder = builder.with(|options| options.allow_empty_credentials());
            let secret = if private.is_empty() { SECRET } else { "" };
            let client = builder.secret(secret).private_key(private.as_str()).build().expect("nothing is missing");
            for method in ["GET", "POST"] {
                let algorithm_of = |call: phlo_gen::CallOptions| call.header("Algorithm", algorithm);
                let response = match method {
                    "GET" => client.read().id("bed").filter("a b").with(algorithm_of).send().raw().await,
                    _ => client.post_json().id("bed").name("a b").with(algorithm_of).send().raw().await,
                };
                let seen = response.map_err(|error| error.to_string());
                let seen = seen.and_then(|response| response.json::<Value>().map_err(|error| error.to_string()));
                let outcome = seen.and_then(|seen| match (&seen["claims"]["sub"], &seen["header"]["kid"]) {
                    (sub, kid) if (sub, kid) == (&json!("gardener"), &json!("k1")) => Ok(()),
                    _ => Err(seen.to_string()),
                });
                cases.add(format!("{algorithm} in the {place}: {method}"), outcome);
            }
        }
    }
    cases.finish();
}
