//! Singulars: `objects` has the element `object`.

/// Words that are the same in the singular and the plural.
const UNCHANGED: &[&str] = &["news", "series", "species"];

/// Plurals in `ies` whose singular ends in `ie`.
const IN_IE: &[&str] = &["movies", "cookies", "calories"];

/// Ends of plurals whose singular ends before `es`.
const IN_ES: &[&str] = &["sses", "xes", "ches", "shes", "tatuses", "onuses", "iruses", "mpuses", "aliases", "canvases"];

/// The name of an element of a list or a map of this name.
pub fn singular(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let ends_with = |words: &[&str]| words.iter().any(|word| lower.ends_with(word));
    if ends_with(UNCHANGED) {
        format!("{name} item")
    } else if lower.ends_with("children") {
        name[..name.len() - 3].to_owned()
    } else if lower.ends_with("people") {
        format!("{}rson", &name[..name.len() - 4])
    } else if ends_with(IN_IE) {
        name[..name.len() - 1].to_owned()
    } else if lower.ends_with("ies") && name.len() > 4 {
        format!("{}y", &name[..name.len() - 3])
    } else if ends_with(IN_ES) {
        name[..name.len() - 2].to_owned()
    } else if lower.ends_with('s') && !ends_with(&["ss", "us", "is"]) && name.len() > 2 {
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
        assert_eq!(singular("sales people"), "sales person");
        assert_eq!(singular("warehouses"), "warehouse");
        assert_eq!(singular("Movies"), "Movie");
        assert_eq!(singular("news"), "news item");
        assert_eq!(singular("TvSeries"), "TvSeries item");
    }
}
