//! The commands of the program, one file or folder each, and the runtime in which they send.

mod async_runtime;
mod call;
mod check;
mod completions;
mod curl;
mod diff;
mod expand;
mod list;
mod man;
mod mock;
mod new;
mod pull;

pub use self::call::Call;
pub use self::check::Check;
pub use self::completions::Completions;
pub use self::curl::Curl;
pub use self::diff::Diff;
pub use self::expand::Expand;
pub use self::list::List;
pub use self::man::Man;
pub use self::mock::Mock;
pub use self::new::New;
pub use self::pull::Pull;
