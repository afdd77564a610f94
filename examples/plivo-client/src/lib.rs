//! A client for Plivo, made of a Postman collection: start with [`Client`].

phlo_gen::phlo_collection!("../../collections/plivo.json", doctests = "plivo_client");
