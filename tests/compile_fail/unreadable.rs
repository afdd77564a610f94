mod shop {
    phlo_gen::phlo_collection!(
        "inputs/shop.json" "inputs/types.json",
        "Orders/**",
        only = Orders,
        environment = ,
        settings = [5],
        rename = { order = "Orders/Place an order" },
        types = Map<String, u8> skip = ["**/Get *"] ["**/Place *"],
        derive = "PartialEq",
        arguments = {},
        doctests =
    );
}

fn main() {}
