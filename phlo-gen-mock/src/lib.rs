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
//! // … a client sends `GET /greet/Ada` and receives `{"text": "Hello Ada"}` …
//! assert!(mock.requests().is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! A client of phlo-gen sends its requests there with `Client::builder().origin(mock.origin())`.
//!
//! **Which example is the response.** Examples are compared with the request by these criteria, in this order: the method;
//! the headers `x-mock-response-code`, `-id` and `-name`; the path, in which `:x`, `{{x}}`, `{x}` and `<x>` match any
//! segment; the fixed values and defaults of the item; the query; the body and headers, if the mock or the request requires
//! it; the score; whether the status is a success; the order in the file. [`Mock::explain`] gives the reasons.
//!
//! **Which requests are refused.** A request without the authorization of its item gets a 401, one without a required
//! argument a 400, and one that fits no item a 404 that names the nearest item. A 400 has the form of one that is saved,
//! with the item or another. The response of an item without an example is a 204. Each response that is not a saved example
//! has the header `x-mock`.

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
pub use request::Request;
pub use server::{Exchange, Fault, MockServer};
