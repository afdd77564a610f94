macro_rules! client {
    ($path:literal, $pattern:literal, $type:ty) => {
        phlo_gen::phlo_collection!($path, only = [$pattern], types = { "PlaceAnOrder.amout" = $type });
    };
}

mod shop {
    client!("inputs/shop.json", "Order/**", std::vec::Vec<u8>);
}

mod mistyped {
    client!("inputs/shop.json", "Orders/**", std::vec::Vec<u8>);
}

mod missing {
    client!("inputs/shpo.json", "Orders/**", u8);
}

fn main() {}
