#![deny(missing_docs, unused, clippy::all)]
//! Input through a user's macro: its fragments are in groups without delimiters.

macro_rules! client {
    ($path:literal, $option:ident = $environment:expr, $only:expr, $pattern:literal, $item:literal => $method:ident, $($trait:path)*) => {
        phlo_gen::phlo_collection!(
            $path,
            $option = $environment,
            only = $only,
            skip = [$pattern],
            rename = { $item = $method },
            derive = [$($trait),*],
        );
    };
}

mod shop {
    client!(
        "inputs/shop.json",
        environment = "inputs/environment.json",
        ["Orders/**"],
        "**/Get *",
        "Orders/Place an order" => order,
        PartialEq
    );
}

macro_rules! typed {
    ($path:literal, $($member:literal: $type:ty),*) => {
        phlo_gen::phlo_collection!($path, types = { $($member = $type),* });
    };
}

mod phones {
    typed!(
        "inputs/types.json",
        "Run.host": std::net::IpAddr,
        "Run.words": std::collections::HashMap<String, [u8; 2]>
    );
}

fn main() {
    let request = shop::orders::Order::builder().article("A-1").amount(2).build();
    assert_eq!(request, shop::orders::Order { article: "A-1".into(), amount: 2.into(), note: None, marks: None });

    let client = phones::Client::builder().build().expect("nothing is missing");
    let words = std::collections::HashMap::from([(String::from("a"), [1, 2])]);
    let _ = client.outer().inner().run().host(std::net::IpAddr::from([127, 0, 0, 1])).words(words);
}
