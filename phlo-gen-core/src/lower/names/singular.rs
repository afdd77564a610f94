//! Singulars: `objects` has the element `object`.

/// Words that are the same in the singular and the plural, or are no plurals.
const UNCHANGED: &[&str] = &[
    "alias",
    "analytics",
    "atlas",
    "aws",
    "bias",
    "canvas",
    "cms",
    "dns",
    "economics",
    "gas",
    "goods",
    "gps",
    "has",
    "headquarters",
    "https",
    "iaas",
    "ios",
    "lens",
    "logistics",
    "mathematics",
    "means",
    "mms",
    "nas",
    "news",
    "os",
    "paas",
    "physics",
    "politics",
    "pos",
    "saas",
    "series",
    "sms",
    "species",
    "tls",
    "ups",
    "vps",
    "yes",
];

/// Plurals that no rule below makes singular.
const IRREGULAR: &[(&str, &str)] = &[
    ("analyses", "analysis"),
    ("apis", "api"),
    ("axes", "axis"),
    ("brownies", "brownie"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("calories", "calorie"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("cpus", "cpu"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("diagnoses", "diagnosis"),
    ("echoes", "echo"),
    ("emojis", "emoji"),
    ("feet", "foot"),
    ("gases", "gas"),
    ("gpus", "gpu"),
    ("halves", "half"),
    ("headaches", "headache"),
    ("heroes", "hero"),
    ("indices", "index"),
    ("knives", "knife"),
    ("kpis", "kpi"),
    ("leaves", "leaf"),
    ("lenses", "lens"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("niches", "niche"),
    ("people", "person"),
    ("pois", "poi"),
    ("potatoes", "potato"),
    ("quizzes", "quiz"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("shelves", "shelf"),
    ("skis", "ski"),
    ("skus", "sku"),
    ("taxis", "taxi"),
    ("teeth", "tooth"),
    ("tomatoes", "tomato"),
    ("vertices", "vertex"),
    ("vetoes", "veto"),
    ("wives", "wife"),
    ("women", "woman"),
    ("zombies", "zombie"),
];

/// Ends of plurals whose singular ends before `es`.
const IN_ES: &[&str] = &["sses", "xes", "ches", "shes", "tatuses", "onuses", "iruses", "mpuses", "aliases", "canvases"];

/// The name of an element of a list or a map of this name.
pub fn singular(name: &str) -> String {
    of_plural(name).unwrap_or_else(|| format!("{name} item"))
}

/// The singular, or the name itself where it is none in the plural.
pub fn singular_or_same(name: &str) -> String {
    of_plural(name).unwrap_or_else(|| name.to_owned())
}

fn of_plural(name: &str) -> Option<String> {
    if let Some((things, of)) = things_of(name) {
        return of_plural(things).map(|one| one + of);
    }
    let (before, word) = name.split_at_checked(last_word(name))?;
    let lower = word.to_ascii_lowercase();
    let ends_with = |words: &[&str]| words.iter().any(|word| lower.ends_with(word));
    if UNCHANGED.binary_search(&lower.as_str()).is_ok() {
        return None;
    }
    if let Ok(at) = IRREGULAR.binary_search_by_key(&lower.as_str(), |(plural, _)| plural) {
        return IRREGULAR.get(at).map(|(_, singular)| before.to_owned() + &like(word, singular));
    }
    let without = |end: usize| name.get(..name.len().checked_sub(end)?).map(str::to_owned);
    if lower.ends_with("ies") && word.len() > 4 {
        without(3).map(|stem| stem + "y")
    } else if ends_with(IN_ES) {
        without(2)
    } else if lower.ends_with('s') && !ends_with(&["ss", "us", "is"]) && word.len() > 2 {
        without(1)
    } else {
        None
    }
}

/// The things and what they are of: `forms` and `OfPayment`. Terms of use are one thing.
fn things_of(name: &str) -> Option<(&str, &str)> {
    let is_followed = |(at, _): &(usize, &str)| {
        name.get(at + 2..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let at = name.match_indices("Of").find(is_followed).map(|(at, _)| at);
    let at = at.or_else(|| name.find("_of_")).or_else(|| name.find(" of "))?;
    name.split_at_checked(at).filter(|(things, _)| !things.to_ascii_lowercase().ends_with("terms"))
}

/// Where the last word of a name begins.
fn last_word(name: &str) -> usize {
    let bytes = name.as_bytes();
    let begins = |at: &usize| match (bytes.get(at.wrapping_sub(1)), bytes.get(*at)) {
        (Some(before), Some(byte)) => {
            matches!(before, b' ' | b'_' | b'-' | b'.') || before.is_ascii_lowercase() && byte.is_ascii_uppercase()
        }
        _ => false,
    };
    (1..bytes.len()).rev().find(begins).unwrap_or(0)
}

/// A word with the capitals of another.
fn like(word: &str, lower: &str) -> String {
    let mut chars = word.chars();
    match (chars.next().is_some_and(char::is_uppercase), chars.all(char::is_uppercase)) {
        (true, true) => lower.to_ascii_uppercase(),
        (true, false) => lower.get(..1).unwrap_or_default().to_ascii_uppercase() + lower.get(1..).unwrap_or_default(),
        _ => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(UNCHANGED.is_sorted() && IRREGULAR.is_sorted());
    }

    #[test]
    fn an_element_is_named_in_the_singular() {
        for (plural, expected) in [
            ("objects", "object"),
            ("Response entries", "Response entry"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("bonuses", "bonus"),
            ("aliases", "alias"),
            ("purchases", "purchase"),
            ("Tree children", "Tree child"),
            ("sales people", "sales person"),
            ("warehouses", "warehouse"),
            ("Movies", "Movie"),
            ("UserApis", "UserApi"),
            ("KPIS", "KPI"),
            ("search_indices", "search_index"),
            ("caches", "cache"),
            ("batches", "batch"),
            ("taxes", "tax"),
            ("lenses", "lens"),
            ("licenses", "license"),
            ("ties", "tie"),
            ("productSkus", "productSku"),
            ("women", "woman"),
            ("formsOfPayment", "formOfPayment"),
            ("points_of_sale", "point_of_sale"),
            ("user Offers", "user Offer"),
        ] {
            assert_eq!(singular(plural), expected);
            assert_eq!(singular_or_same(plural), expected);
        }
    }

    #[test]
    fn what_is_no_plural_stays() {
        for name in [
            "status",
            "data",
            "news",
            "TvSeries",
            "gps",
            "BulkSms",
            "canvas",
            "ios",
            "analytics",
            "address",
            "termsOfUse",
            "s",
        ] {
            assert_eq!(singular(name), format!("{name} item"));
            assert_eq!(singular_or_same(name), name);
        }
    }
}
