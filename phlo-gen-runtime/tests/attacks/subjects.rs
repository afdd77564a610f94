//! Every way by which a secret gets into a call.

use crate::api::{API, FORM, JSON, MULTIPART, PATH, Probe};
use phlo_gen_runtime::__private as __;
use phlo_gen_runtime::transport::Transport;
use phlo_gen_runtime::{CallFuture, CallOptions, ClientOptions, Error, File, PreparedRequest, Retries};
use std::time::Duration;

/// A secret with characters that encodings change.
pub const SECRET: &str = "Zq7-planted+k3y/Wx9";

/// A secret that may be a part of a host.
pub const TENANT: &str = "zq7planted4tenant";

/// The access token that a server grants.
pub const GRANTED: &str = "Gr4nted-planted+t0k/en";

/// A way by which a secret gets into a call.
pub struct Subject {
    pub name: String,
    pub secrets: Vec<String>,
    auth: Option<usize>,
    spec: __::Spec,
    user: &'static str,
    options: fn(ClientOptions, &str) -> ClientOptions,
    call: fn(CallOptions) -> CallOptions,
    probe: fn() -> Probe,
}

impl Subject {
    /// The client whose calls have the secret: to this URL, over this transport.
    pub fn client(&self, url: &str, transport: impl Transport) -> __::Client {
        let base = url.replace("http://", &format!("http://{}", self.user));
        let builder = __::ClientBuilder::new(&API)
            .setting(0, SECRET.into())
            .setting(1, TENANT.into())
            .setting(2, "0ther-planted+s3cret".into())
            .host(0, base)
            .transport(transport)
            .timeout(Duration::from_millis(1500))
            .retries(Retries::none())
            .with(|options| (self.options)(options.response_limit(2000), url));
        builder.build().expect("a client")
    }

    /// The call.
    pub fn call(&self, client: &__::Client) -> CallFuture<Probe> {
        let mut bound = client.bind();
        bound.change(self.call);
        let spec = __::Spec { auth: self.auth, ..self.spec };
        bound.send_as(Box::leak(Box::new(spec)), &(self.probe)())
    }

    /// The request of the call.
    pub fn prepare(&self, client: &__::Client) -> Result<PreparedRequest, Error> {
        let mut bound = client.bind();
        bound.change(self.call);
        let spec = __::Spec { auth: self.auth, ..self.spec };
        bound.prepare_as(Box::leak(Box::new(spec)), &(self.probe)())
    }

    fn new(name: &str) -> Self {
        let other = "0ther-planted+s3cret".to_owned();
        Self {
            name: name.to_owned(),
            secrets: vec![SECRET.to_owned(), TENANT.to_owned(), other],
            auth: None,
            spec: JSON,
            user: "",
            options: |options, _| options,
            call: |call| call,
            probe: Probe::builder_built,
        }
    }
}

impl Probe {
    fn builder_built() -> Self {
        Probe::builder().build()
    }
}

/// Whether a kind of authorization is among the features of this build.
fn is_built(kind: &str) -> bool {
    let features = [
        ("digest", cfg!(feature = "digest")),
        ("hawk", cfg!(feature = "hawk")),
        ("awsv4", cfg!(feature = "awsv4")),
        ("edgegrid", cfg!(feature = "edgegrid")),
        ("oauth1", cfg!(feature = "oauth1")),
        ("ntlm", cfg!(feature = "ntlm")),
        ("jwt", cfg!(feature = "jwt")),
    ];
    features.iter().all(|(name, is_built)| *name != kind || *is_built)
}

/// All of them.
pub fn subjects() -> Vec<Subject> {
    let mut all: Vec<Subject> = (0..API.auths.len())
        .filter(|auth| is_built(API.auths[*auth].kind))
        .map(|auth| {
            let kind = API.auths[auth].kind;
            Subject { auth: Some(auth), ..Subject::new(&format!("{kind} {auth}")) }
        })
        .collect();
    all.extend([
        Subject { probe: || Probe::builder().query(SECRET).build(), ..Subject::new("an argument in the query") },
        Subject { probe: || Probe::builder().header(SECRET).build(), ..Subject::new("an argument in a header") },
        Subject {
            probe: || Probe::builder().path(SECRET).build(),
            spec: PATH,
            ..Subject::new("an argument in the path")
        },
        Subject {
            probe: || Probe::builder().body(vec![SECRET.into()]).build(),
            ..Subject::new("an argument in a JSON body")
        },
        Subject {
            probe: || Probe::builder().body(vec![SECRET.into()]).build(),
            spec: FORM,
            ..Subject::new("an argument in a form")
        },
        Subject {
            probe: || Probe::builder().body(vec![SECRET.into()]).file(File::from_bytes("a.txt", "content")).build(),
            spec: MULTIPART,
            ..Subject::new("an argument in a multipart form")
        },
        Subject { call: |call| call.header("X-Auth-Token", SECRET), ..Subject::new("a header of the call") },
        Subject { call: |call| call.header("X-Session-Id", SECRET), ..Subject::new("another header of the call") },
        Subject {
            call: |call| call.header("Authorization", format!("Bearer {SECRET}")),
            auth: Some(0),
            ..Subject::new("the authorization of the call")
        },
        Subject { call: |call| call.query("api_key", SECRET), ..Subject::new("a parameter of the call") },
        Subject { call: |call| call.member("password", SECRET), ..Subject::new("a member of the call") },
        Subject { user: "somebody:Zq7-planted%2Bk3y%2FWx9@", ..Subject::new("a password before the host") },
        Subject { user: "Zq7-planted%2Bk3y%2FWx9@", ..Subject::new("a key before the host") },
        Subject {
            auth: Some(0),
            options: |options, _| options.token(|| async { Ok(SECRET.into()) }),
            ..Subject::new("a token from a function")
        },
        Subject {
            auth: Some(0),
            options: |options, _| {
                options.token(|| async { Err(format!("the vault refuses {SECRET} and access_token={GRANTED}").into()) })
            },
            ..with_granted("a function that fails")
        },
    ]);
    #[cfg(feature = "oauth2")]
    all.extend(grants());
    all
}

/// Grants, by an authorization server that echoes what it receives.
#[cfg(feature = "oauth2")]
fn grants() -> [Subject; 4] {
    use phlo_gen_runtime::Grant;
    [
        Subject {
            auth: Some(0),
            options: |options, url| options.grant(Grant::client_credentials(format!("{url}/token"), "id", SECRET)),
            ..with_granted("client credentials")
        },
        Subject {
            auth: Some(0),
            options: |options, url| options.grant(Grant::password(format!("{url}/token"), "id", "somebody", SECRET)),
            ..with_granted("a password grant")
        },
        Subject {
            auth: Some(0),
            options: |options, url| options.grant(Grant::refresh_token(format!("{url}/token"), "id", SECRET)),
            ..with_granted("a refresh token")
        },
        Subject {
            auth: Some(0),
            options: |options, url| {
                let url = url.replace("http://", "http://me:Zq7-planted%2Bk3y%2FWx9@");
                options.grant(
                    Grant::client_credentials(format!("{url}/token"), "id", "s3cond-pl4nted").parameter("x", SECRET),
                )
            },
            ..with_granted("a parameter of a grant")
        },
    ]
}

fn with_granted(name: &str) -> Subject {
    let mut subject = Subject::new(name);
    subject.secrets.push(GRANTED.to_owned());
    subject
}
