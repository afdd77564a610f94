//! Singulars: `objects` has the element `object`.

/// The name of an element of a list or a map of this name.
pub fn singular(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if lower.ends_with("children") {
        name[..name.len() - 3].to_owned()
    } else if lower.ends_with("ies") && name.len() > 4 {
        format!("{}y", &name[..name.len() - 3])
    } else if ["sses", "xes", "ches", "shes", "tatuses", "onuses", "iruses", "mpuses", "aliases", "canvases"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        name[..name.len() - 2].to_owned()
    } else if lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end)) && name.len() > 2 {
        name[..name.len() - 1].to_owned()
    } else {
        format!("{name} item")
    }
}

/// The singular, or the name itself where it is none in the plural.
pub fn singular_or_same(name: &str) -> String {
    let singular = singular(name);
    if singular.ends_with(" item") { name.to_owned() } else { singular }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_named_in_the_singular() {
        assert_eq!(singular("objects"), "object");
        assert_eq!(singular("Response entries"), "Response entry");
        assert_eq!(singular("addresses"), "address");
        assert_eq!(singular("statuses"), "status");
        assert_eq!(singular("bonuses"), "bonus");
        assert_eq!(singular("aliases"), "alias");
        assert_eq!(singular("purchases"), "purchase");
        assert_eq!(singular("status"), "status item");
        assert_eq!(singular("data"), "data item");
        assert_eq!(singular("Tree children"), "Tree child");
    }
}
