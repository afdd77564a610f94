use crate::{operation::{Api, Operation}, send::{Body, Call, Sending}, Error};
/// A
#[derive(Clone, Debug)] pub struct Client; #[derive(Clone, Debug)] pub struct ClientBuilder; pub struct Set; pub struct Unset; pub struct Bound;
#[allow(missing_docs)]
impl Client { pub fn bind(&self) -> Bound { Bound } }
#[allow(missing_docs)]
impl Bound { pub fn with(self, _o: impl FnOnce(Call) -> Call) -> Self { self } pub fn send<R: Operation>(&self, _r: &R) -> Sending<R> { todo!() } pub fn prepare<R: Operation>(&self, _r: &R) -> Result<http::Request<Body>, Error> { todo!() } }
#[allow(missing_docs)]
impl ClientBuilder { pub fn new(_a: &'static Api) -> Self { todo!() } pub fn setting(self, _i: usize, _v: secrecy::SecretString) -> Self { self } pub fn host(self, _i: usize, _u: String) -> Self { self } pub fn origin(self, _u: String) -> Self { self } pub fn http_client(self, _c: reqwest::Client) -> Self { self } pub fn timeout(self, _t: std::time::Duration) -> Self { self } pub fn build(self) -> Result<Client, Error> { todo!() } }
