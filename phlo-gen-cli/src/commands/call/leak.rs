//! Values of static lifetime. The program builds one request and ends, so they are never freed.

/// A string of static lifetime.
pub fn leak_text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// A list of static lifetime.
pub fn leak_list<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}
