//! Reads a Postman collection while your crate compiles and leaves behind a typed HTTP client.
//!
//! ```no_run
//! mod plivo {
//!     phlo_gen::phlo_collection!("collections/plivo.json");
//! }
//!
//! # async fn example() -> Result<(), phlo_gen::Error> {
//! let client = plivo::Client::builder().auth_id("MAXXXXXXXXXXXXXXXXXX").auth_token("…").build()?;
//! let response = client
//!     .phlo()
//!     .multi_party_call()
//!     .cold_transfer_a_caller()
//!     .phlo_id("…")
//!     .node_id("…")
//!     .to("+14155550100")
//!     .trigger_source("+14155550101")
//!     .send()
//!     .await?;
//! println!("{} {}", response.status(), response.api_id);
//! # Ok(())
//! # }
//! ```
//!
//! [`phlo_collection!`] says what becomes what. The rest of this crate is what generated code stands on: [`Response`] and
//! [`Error`] are what a call ends in, [`Operation`] is what every request struct is, [`Text`], [`Number`], [`Json`], [`Map`],
//! [`Nullable`], [`OrText`], [`Secret`] and [`File`] are types of arguments and members.

/// Leaves behind a client for a Postman collection, in the module where it stands.
///
/// The path is relative to the folder of `Cargo.toml`. When the file changes, the code is generated again.
/// The crate may be renamed in `Cargo.toml`, and another crate may re-export the macro.
///
/// # What becomes what
///
/// | in the collection | in the module |
/// | --- | --- |
/// | the collection | `Client` and `ClientBuilder` |
/// | a folder | a module, and a method of the same name that leads to its items |
/// | an item | a request struct, its builder, a method that starts the builder; `…Response` and `…Error` |
/// | a variable in a host or in authorization, or in most items | a setting: a method of `ClientBuilder` |
/// | any other variable, a path variable, a row, a member of the body | an argument: a method of the builder |
/// | a row of an argument table, a description | documentation; required or not, a default, a fixed value, an enum |
/// | saved responses | the types of responses, and documentation |
///
/// # In production
///
/// | | |
/// | --- | --- |
/// | failures | calls are sent again where that is safe: [`Retries`], [`CallOptions::idempotency_key`] |
/// | time | `timeout` for a whole call; [`ClientOptions`] for the connection and for pauses, and for how long a response may be |
/// | one call | `.with(\|call\| call.header(…))` before `.send()`: [`CallOptions`] |
/// | one client | `.with(\|options\| options.token(…))` before `.build()`: [`ClientOptions`]; `Client::from_env()` |
/// | long responses | `.send().stream()`: [`Stream`] reads pieces, lines, server-sent events, or writes a file |
/// | lists | `.send().pages(Pagination::next("meta.next")).items(\|page\| page.objects)`, a stream: [`Pagination`] |
/// | unknown calls | `client.request("GET", "/v1/…")`: [`Request`] |
/// | other transports | `.transport(…)`: [`transport::Transport`]; the feature `hyper` has one for exact targets |
/// | staging, production | `options.environment(…)`: [`Environment`], read while the program runs |
/// | no runtime | `.send().blocking()`, with the feature `blocking` |
/// | spans | the feature `tracing` |
///
/// # Options
///
/// They follow the path, parted by commas. A pattern is folders and item parted by `/`, in which `*` is any text of one name
/// and `**` any text.
///
/// | option | |
/// | --- | --- |
/// | `environment = "file"` | a Postman environment whose values go before those of the collection |
/// | `only = ["PHLO/**"]` | items that match a pattern, and no others |
/// | `skip = ["**/Mute *"]` | no items that match a pattern |
/// | `rename = { "PHLO/Run a PHLO" = run }` | another name for an item |
/// | `settings = ["tenant"]` | variables that are settings, whatever the rule says |
/// | `arguments = ["region"]` | variables that are arguments, whatever the rule says |
/// | `types = { "RunAPhlo.from" = crate::Phone }` | a type of yours for a member; it needs serde's `Serialize` and `DeserializeOwned`, `Clone` and `Debug` |
/// | `derive = [PartialEq]` | traits that all structs derive |
/// | `responses = "lenient"` | every member of a response may be absent |
/// | `doctests = "my_crate::plivo"` | the path of the module: the examples in the documentation then run as doctests |
///
/// # Errors
///
/// The compiler reports a file that is missing, is no JSON, or is something else than a collection, and options that name
/// nothing: with file, line and column, and with what to do. A collection that Postman opens is never refused;
/// `phlo-gen check` reports what is odd in it.
#[macro_export]
macro_rules! phlo_collection {
    ($($input:tt)*) => {
        // `$crate` is this crate whatever a user's Cargo.toml or a re-export calls it; all generated code uses `__`
        use $crate::__private as __;
        $crate::__phlo_collection! { $($input)* }
    };
}
#[doc(hidden)]
pub use phlo_gen_macros::phlo_collection as __phlo_collection;

/// The first page of a client as documentation of the crate: what the API is, how calls are authorized, a first call, all
/// items.
///
/// It takes what [`phlo_collection!`] takes, and stands at the top of `lib.rs` where that stands in `lib.rs`:
///
/// ```ignore
/// #![cfg_attr(all(doc, not(doctest)), doc = phlo_gen::phlo_docs!("collections/plivo.json"))]
///
/// phlo_gen::phlo_collection!("collections/plivo.json");
/// ```
pub use phlo_gen_macros::phlo_docs;
pub use phlo_gen_runtime::*;

/// The HTTP types that clients take and give, in the versions that they are made with.
pub use phlo_gen_runtime::__private::{http, reqwest};

#[doc(hidden)]
pub use phlo_gen_runtime::__private;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
