//! The client of Postman's own API, made from its collection. Members that Postman changes are no errors.

phlo_gen::phlo_collection!("collections/postman-api.json", responses = "lenient");
