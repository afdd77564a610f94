//! Singulars: `objects` has the element `object`.

use crate::lower::names::identifiers;

/// Words that are the same in the singular and the plural, or are no plurals.
const UNCHANGED: &[&str] = &[
    "alias",
    "analytics",
    "atlas",
    "aws",
    "bias",
    "bordeaux",
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
    ("actividades", "actividad"),
    ("alquileres", "alquiler"),
    ("analyses", "analysis"),
    ("animales", "animal"),
    ("apis", "api"),
    ("atividades", "atividade"),
    ("axes", "axis"),
    ("brownies", "brownie"),
    ("buses", "bus"),
    ("caches", "cache"),
    ("calories", "calorie"),
    ("canales", "canal"),
    ("cartoes", "cartao"),
    ("children", "child"),
    ("cidades", "cidade"),
    ("ciudades", "ciudad"),
    ("colores", "color"),
    ("cookies", "cookie"),
    ("cpus", "cpu"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("diagnoses", "diagnosis"),
    ("echoes", "echo"),
    ("emojis", "emoji"),
    ("enfermedades", "enfermedad"),
    ("errores", "error"),
    ("feet", "foot"),
    ("flores", "flor"),
    ("gases", "gas"),
    ("gpus", "gpu"),
    ("halves", "half"),
    ("headaches", "headache"),
    ("heroes", "hero"),
    ("hospitales", "hospital"),
    ("hoteles", "hotel"),
    ("imagenes", "imagen"),
    ("indices", "index"),
    ("itens", "item"),
    ("knives", "knife"),
    ("kpis", "kpi"),
    ("leaves", "leaf"),
    ("lenses", "lens"),
    ("lugares", "lugar"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("meses", "mes"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("mujeres", "mujer"),
    ("niches", "niche"),
    ("niveles", "nivel"),
    ("ordenes", "orden"),
    ("ordens", "ordem"),
    ("paises", "pais"),
    ("papeles", "papel"),
    ("people", "person"),
    ("perfiles", "perfil"),
    ("pois", "poi"),
    ("potatoes", "potato"),
    ("propiedades", "propiedad"),
    ("propriedades", "propriedade"),
    ("quizzes", "quiz"),
    ("redes", "red"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("shelves", "shelf"),
    ("skis", "ski"),
    ("skus", "sku"),
    ("sucursales", "sucursal"),
    ("talleres", "taller"),
    ("taxis", "taxi"),
    ("teeth", "tooth"),
    ("tomatoes", "tomato"),
    ("valores", "valor"),
    ("vertices", "vertex"),
    ("vetoes", "veto"),
    ("wives", "wife"),
    ("women", "woman"),
    ("zombies", "zombie"),
];

/// Ends of plurals whose singular ends before `es`.
const IN_ES: &[&str] = &["sses", "xes", "ches", "shes", "tatuses", "onuses", "iruses", "mpuses", "aliases", "canvases"];

/// Ends of plurals in other languages that no English word has, and their singulars: `estaciones`, `jogadores`, `ações`.
const ENDS: &[(&str, &str)] = &[
    ("adores", "ador"),
    ("agens", "agem"),
    ("ctores", "ctor"),
    ("eaux", "eau"),
    ("edores", "edor"),
    ("esores", "esor"),
    ("iales", "ial"),
    ("idores", "idor"),
    ("ioes", "iao"),
    ("iones", "ion"),
    ("itores", "itor"),
    ("nsores", "nsor"),
    ("utores", "utor"),
    ("coes", "cao"),
    ("ssoes", "ssao"),
    ("ões", "ão"),
];

/// Ends of plurals that have another singular in Spanish than in Portuguese: such a word stays as it is.
const UNCLEAR: &[&str] = &["idades", "edades", "tades", "udades"];

/// The name of an element of a list or a map of this name.
pub fn singular(name: &str) -> String {
    let is_item = || name.get(last_word(name)..).is_some_and(|word| word.eq_ignore_ascii_case("item"));
    of_plural(name).unwrap_or_else(|| if is_item() { name.to_owned() } else { format!("{name} item") })
}

/// The singular, or the name itself where it is none in the plural.
pub fn singular_or_same(name: &str) -> String {
    of_plural(name).unwrap_or_else(|| name.to_owned())
}

/// Whether a name is a plural, though its singular may be unclear.
pub fn is_plural(name: &str) -> bool {
    has_unclear_singular(&name.to_ascii_lowercase()) || of_plural(name).is_some_and(|one| one != name)
}

/// Whether a segment of a path names several things: `books`, `box-types`.
pub fn is_plural_segment(segment: &str) -> bool {
    is_plural(&identifiers::snake(segment))
}

fn of_plural(name: &str) -> Option<String> {
    if let Some((things, of)) = things_of(name) {
        return of_plural(things).map(|one| one + of);
    }
    let (before, word) = name.split_at_checked(last_word(name))?;
    let lower = word.to_ascii_lowercase();
    let ends_with = |words: &[&str]| words.iter().any(|word| lower.ends_with(word));
    if let Ok(at) = IRREGULAR.binary_search_by_key(&lower.as_str(), |(plural, _)| plural) {
        return IRREGULAR.get(at).map(|(_, singular)| before.to_owned() + &like(word, singular));
    }
    if UNCHANGED.binary_search(&lower.as_str()).is_ok() || has_unclear_singular(&lower) {
        return None;
    }
    if let Some(one) = of_another_language(&lower) {
        return Some(before.to_owned() + &like(word, &one));
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

/// The singular of a word in lower case whose end no English plural has.
fn of_another_language(lower: &str) -> Option<String> {
    if !lower.ends_with("es") && !lower.ends_with("ns") && !lower.ends_with("ux") {
        return None;
    }
    ENDS.iter().find_map(|(end, one)| {
        let stem = lower.strip_suffix(end).filter(|stem| !stem.is_empty())?;
        Some(stem.to_owned() + one)
    })
}

fn has_unclear_singular(lower: &str) -> bool {
    UNCLEAR.iter().any(|end| lower.ends_with(end))
}

/// The things and what they are of: `forms` and `OfPayment`. Terms of use are one thing.
fn things_of(name: &str) -> Option<(&str, &str)> {
    let is_followed = |(at, _): &(usize, &str)| {
        name.get(at + 2..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    // most names have no letter `f`
    name.find('f')?;
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
            ("habitaciones", "habitacion"),
            ("Proveedores", "Proveedor"),
            ("lista_directores", "lista_director"),
            ("transacoes", "transacao"),
            ("Avaliações", "Avaliação"),
            ("regioes", "regiao"),
            ("mensagens", "mensagem"),
            ("materiales", "material"),
            ("tableaux", "tableau"),
            ("SESIONES", "SESION"),
            ("cidades", "cidade"),
            ("ciudades", "ciudad"),
            ("stores", "store"),
            ("grades", "grade"),
            ("decades", "decade"),
            ("zones", "zone"),
            ("shoes", "shoe"),
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
            "capacidades",
            "Bordeaux",
            "libertades",
            "s",
        ] {
            assert_eq!(singular(name), format!("{name} item"));
            assert_eq!(singular_or_same(name), name);
        }
        assert_eq!(["item", "line_item", "menuItem"].map(singular), ["item", "line_item", "menuItem"]);
    }
}
