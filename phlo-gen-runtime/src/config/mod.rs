//! The configuration of a client and of one call: values of settings, limits, retries, options.

mod call_options;
mod limits;
mod retries;
mod settings;

pub use self::call_options::CallOptions;
pub(crate) use self::call_options::CallOverrides;
pub(crate) use self::limits::Limits;
pub use self::retries::Retries;
pub(crate) use self::settings::{SettingSource, Settings};
