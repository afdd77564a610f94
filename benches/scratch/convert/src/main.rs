//! Prints a collection as an OpenAPI document: `convert collection.json`.

use postman2openapi::{TargetFormat, TranspileOptions, from_path};

fn main() {
    let path = std::env::args().nth(1).unwrap();
    println!("{}", from_path(&path, TranspileOptions { format: TargetFormat::Json }).unwrap());
}
