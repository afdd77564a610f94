#![cfg_attr(all(doc, not(doctest)), doc = phlo_gen::phlo_docs!("../../collections/plivo.json", doctests = "plivo_client"))]
#![cfg_attr(not(all(doc, not(doctest))), doc = "A client for Plivo, made of a Postman collection.")]

phlo_gen::phlo_collection!("../../collections/plivo.json", doctests = "plivo_client");
