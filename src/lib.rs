//! Generates a typed HTTP client from a Postman collection at compile time.
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
//! [`phlo_collection!`] describes the generated code. The rest of this crate is its runtime. A call returns a
//! [`Response`] or an [`Error`]. Every request struct implements [`Operation`]. [`Text`], [`Number`], [`Json`],
//! [`Map`], [`Nullable`], [`OrText`], [`Secret`] and [`File`] are types of arguments and members.

/// Generates the client of a Postman collection in the current module.
///
/// The path is relative to the folder of `Cargo.toml`: a JSON file (format version 2), or a directory of YAML files
/// (version 3, `postman/collections/Shop`). When a file changes, the next build generates the code again. To notice
/// files that are added to a directory, cargo needs a `build.rs` whose `main` is
/// `println!("cargo::rerun-if-changed=postman/collections/Shop");`
///
/// The crate may be renamed in `Cargo.toml`, and another crate may re-export the macro.
///
/// # From collection to code
///
/// | in the collection | in the module |
/// | --- | --- |
/// | the collection | `Client` and `ClientBuilder` |
/// | a folder | a module, and a method of the same name that returns its items |
/// | an item | a request struct, its builder, a method that starts the builder; `…Response` and `…Error` |
/// | a variable in a host or in authorization, or in most items | a setting: a method of `ClientBuilder` |
/// | any other variable, a path variable, a query parameter, a header, a form field, a member of the body | an argument: a method of the builder |
/// | a row of an argument table, a description | documentation; required or not, a default, a fixed value, an enum |
/// | examples | the types of responses, and documentation |
///
/// # In production
///
/// | | |
/// | --- | --- |
/// | failures | retries, where they are safe: [`Retries`], [`CallOptions::idempotency_key`] |
/// | time | `timeout` for a whole call; [`ClientOptions`] for connecting, for pauses, and for the size of a response |
/// | one call | `.with(\|call\| call.header(…))` before `.send()`: [`CallOptions`] |
/// | one client | `.with(\|options\| options.token(…))` before `.build()`: [`ClientOptions`]; `Client::from_env()` |
/// | long responses | `.send().stream()`: [`Stream`] reads pieces, lines, server-sent events, or writes a file |
/// | lists | `.send().pages(Pagination::next("meta.next")).items(\|page\| page.objects)`, a stream: [`Pagination`] |
/// | calls that are not in the collection | `client.request("GET", "/v1/…")`: [`Request`] |
/// | custom transports | `.transport(…)`: [`transport::Transport`]; the feature `hyper` has one for exact targets |
/// | staging, production | `options.environment(…)`: [`Environment`], read at run time |
/// | no async runtime | `.send().blocking()`, with the feature `blocking` |
/// | spans, a log line for each call | the feature `tracing` |
/// | a header on every call | [`ClientOptions::header`] |
///
/// # Options
///
/// Options follow the path, separated by commas. A pattern consists of folder names and an item name, separated by `/`:
/// `*` matches any text within one name, `**` matches any text.
///
/// | option | |
/// | --- | --- |
/// | `environment = "file"` | a Postman environment, in JSON or YAML, whose values take precedence over those of the collection |
/// | `only = ["PHLO/**"]` | items that match a pattern, and no others |
/// | `skip = ["**/Mute *"]` | no items that match a pattern |
/// | `rename = { "PHLO/Run a PHLO" = run }` | another name for an item |
/// | `settings = ["tenant"]` | variables that are settings, regardless of the default rule |
/// | `arguments = ["region"]` | variables, constant headers (`"X-Api-Version"`) and segments of paths (`"/reports/{year}"`) that are arguments, regardless of the default rule |
/// | `constants = ["X-Tenant"]` | headers, and ids in paths, that are always sent as they are saved |
/// | `credentials = ["files.example"]` | hosts that get the collection's credentials although only a few literal URLs name them |
/// | `types = { "RunAPhlo.from" = crate::Phone }` | your own type for a member; it needs serde's `Serialize` and `DeserializeOwned`, `Clone` and `Debug` |
/// | `derive = [PartialEq]` | traits that all structs derive |
/// | `responses = "lenient"` | every member of a response may be absent, or have another type |
/// | `folders = "compact"` | folders that hold nothing but one folder are left out of the path |
/// | `doctests = "my_crate::plivo"` | the path of the module: the examples in the documentation then run as doctests |
///
/// # Errors
///
/// The compiler reports a missing file, invalid JSON, a file that is not a collection, and options that match nothing:
/// with file, line, column and advice. A file of a directory that is not valid is skipped, as by Postman. A collection
/// that Postman can open is never refused; `phlo-gen check` reports its problems.
#[macro_export]
macro_rules! phlo_collection {
    ($($input:tt)*) => {
        // `$crate` is this crate under any name that a Cargo.toml or a re-export gives it; all generated code uses `__`
        use $crate::__private as __;
        $crate::__phlo_collection! { $($input)* }
    };
}
#[doc(hidden)]
pub use phlo_gen_macros::phlo_collection as __phlo_collection;

/// The first page of a client as documentation of the crate: what the API is, how calls are authorized, a first call, all
/// items.
///
/// It takes the same arguments as [`phlo_collection!`]. If that macro is in `lib.rs`, put this at the top of `lib.rs`:
///
/// ```ignore
/// #![cfg_attr(all(doc, not(doctest)), doc = phlo_gen::phlo_docs!("collections/plivo.json"))]
///
/// phlo_gen::phlo_collection!("collections/plivo.json");
/// ```
pub use phlo_gen_macros::phlo_docs;
pub use phlo_gen_runtime::*;

/// The HTTP types in the public API, in the versions that this crate depends on.
pub use phlo_gen_runtime::__private::{http, reqwest};

#[doc(hidden)]
pub use phlo_gen_runtime::__private;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
