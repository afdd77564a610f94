//! A problem with a setting or an argument, without the item of the call.

use std::borrow::Cow;
use std::fmt;

/// A problem with a setting or an argument. It quotes no value except the path of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    kind: Kind,
    pub(super) name: String,
    pub(super) why: Cow<'static, str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Setting,
    Argument,
    Request,
    Authorization,
}

impl Problem {
    pub(crate) fn setting(name: &str, why: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: Kind::Setting, name: name.to_owned(), why: why.into() }
    }

    /// A setting, by the name of its setter; its variable in the collection is named too if that is another.
    pub(crate) fn setter(setter: &str, variable: &str, why: impl fmt::Display) -> Self {
        match setter == variable {
            true => Self::setting(setter, why.to_string()),
            false => Self::setting(setter, format!("(`{{{{{variable}}}}}` in the collection) {why}")),
        }
    }

    pub(crate) fn argument(name: &str, why: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: Kind::Argument, name: name.to_owned(), why: why.into() }
    }

    /// The request as a whole.
    pub(crate) fn request(why: impl Into<Cow<'static, str>>) -> Self {
        Self { kind: Kind::Request, name: String::new(), why: why.into() }
    }

    /// Authorization that is not possible, with a message that quotes no value.
    pub(crate) fn authorization(why: String) -> Self {
        Self { kind: Kind::Authorization, name: why, why: Cow::Borrowed("") }
    }

    /// Whether the problem is in an argument, or in the request as a whole.
    pub(super) fn is_of_argument(&self) -> bool {
        matches!(self.kind, Kind::Argument | Kind::Request)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Setting => write!(f, "the setting `{}` {}", self.name, self.why),
            Kind::Argument => write!(f, "the argument `{}` {}", self.name, self.why),
            Kind::Request => f.write_str(&self.why),
            Kind::Authorization => f.write_str(&self.name),
        }
    }
}
