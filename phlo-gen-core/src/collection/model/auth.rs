//! Authorization as an entry has it.

/// Authorization as an entry has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Inherited {
    /// Not declared: that of the parent applies.
    #[default]
    Parent,
    /// Declared here; `noauth` and unknown kinds end the inheritance and send nothing.
    Own(Auth),
}

/// A way to authorize requests.
#[derive(Debug, Clone, PartialEq)]
pub struct Auth {
    /// Its type: `basic`, `bearer`, …
    pub kind: String,
    /// Its parameters; those that are not strings as JSON text. Disabled ones count.
    pub parameters: Vec<(String, String)>,
    /// Where it begins, in bytes.
    pub offset: usize,
}
