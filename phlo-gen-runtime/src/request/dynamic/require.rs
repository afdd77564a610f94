//! The compile error that names the feature which a collection needs.

#[cfg(feature = "dynamic")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_dynamic {
    ($name:literal) => {};
}

#[cfg(not(feature = "dynamic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_dynamic {
    ($name:literal) => {
        ::core::compile_error!(::core::concat!(
            "this collection uses the dynamic variable `{{$",
            $name,
            "}}`: enable the feature `dynamic` of phlo-gen"
        ));
    };
}
