//! A type of the option `types` without serde.

mod phones {
    use super::PhoneNumber;

    phlo_gen::phlo_collection!("inputs/types.json", types = { "Top.phone_number" = PhoneNumber });
}

#[derive(Debug, Clone)]
pub struct PhoneNumber(u64);

fn main() {
    let _ = PhoneNumber(1);
}
