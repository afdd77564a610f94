//! A local server that answers from the saved examples of a Postman collection.
//!
//! ```
//! use phlo_gen_mock::Mock;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = Mock::from_text(
//!     r#"{
//!         "info": {"name": "Greetings", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
//!         "item": [{
//!             "name": "Greet",
//!             "request": {"method": "GET", "url": "https://api.example.com/greet/:name"},
//!             "response": [{"name": "Greeted", "code": 200, "body": "{\"text\": \"Hello {{name}}\"}"}]
//!         }]
//!     }"#,
//! )?
//! .start()?;
//!
//! assert!(mock.origin().starts_with("http://127.0.0.1:"));
//! // … a client sends `GET /greet/Ada` there, and gets `{"text": "Hello Ada"}` …
//! assert!(mock.requests().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! A client of phlo-gen is led there by its builder: `Client::builder().origin(mock.origin())`.
//!
//! **Which example answers.** The method; then the headers `x-mock-response-code`, `-id` and `-name`; then the path, in which
//! `:x`, `{{x}}`, `{x}` and `<x>` stand for any segment; then the query; the body and headers on request; and of those that
//! are left the one with the most points, a success, or the first in the file. Items of one path are told apart by their
//! fixed values. [`Mock::explain`] says why an example won or lost.
//!
//! **What is refused.** A request without the authorization of its item gets a 401, one that lacks a required argument a
//! 400, and one that no item fits a 404 that names the nearest. An item without an example answers 204. The header `x-mock`
//! marks each response that is no saved example.

mod catalog;
mod error;
mod matching;
mod mock;
#[cfg(test)]
mod public_collections;
mod request;
mod requirements;
mod responder;
mod response;
mod server;
mod variables;

pub use error::Error;
pub use mock::Mock;
pub use request::incoming::Received;
pub use server::exchange::Answered;
pub use server::fault::Fault;
pub use server::mock_server::Running;
