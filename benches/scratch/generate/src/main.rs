//! Prints the code that progenitor generates: `generate openapi.json builder`.

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let spec: openapiv3::OpenAPI = serde_json::from_str(&std::fs::read_to_string(&arguments[1]).unwrap()).unwrap();
    let style = if arguments[2] == "builder" { InterfaceStyle::Builder } else { InterfaceStyle::Positional };
    let mut settings = GenerationSettings::default();
    settings.with_interface(style);
    println!("{}", Generator::new(&settings).generate_tokens(&spec).unwrap());
}
