//! The collections of `collections/features` as code.
#![deny(missing_docs, unused, warnings, clippy::all)]

mod names {
    phlo_gen::phlo_collection!("collections/features/names.json");
}

/// Text that is hostile to Rust and to rustdoc.
pub mod hostile_text {
    phlo_gen::phlo_collection!("collections/features/hostile-text.json");
}

/// URLs.
pub mod urls {
    phlo_gen::phlo_collection!("collections/features/urls.json");
}

/// Bodies.
pub mod bodies {
    phlo_gen::phlo_collection!("collections/features/bodies.json");
}

/// Authorization.
pub mod auth {
    phlo_gen::phlo_collection!("collections/features/auth.json");
}

/// Variables.
pub mod variables {
    phlo_gen::phlo_collection!("collections/features/variables.json");
}

/// Variables, with the values of an environment.
pub mod greenhouse {
    phlo_gen::phlo_collection!(
        "collections/features/variables.json",
        environment = "collections/features/variables.postman_environment.json",
    );
}

/// Replies.
pub mod replies {
    phlo_gen::phlo_collection!("collections/features/replies.json");
}

/// Argument tables.
pub mod tables {
    phlo_gen::phlo_collection!("collections/features/tables.json");
}

/// The older spelling of the format.
pub mod v20 {
    phlo_gen::phlo_collection!("collections/features/v20.json");
}

#[test]
fn compiles() {
    let _ = names::Client::builder();
}
