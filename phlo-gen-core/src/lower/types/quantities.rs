//! Names of numbers: of measures, which have decimals, and of counts and ids, which have none.

use crate::lower::names::identifiers::snake;

/// Words of measures: amounts of money, shares, sizes of things, places on earth.
const MEASURES: &[&str] = &[
    "amount",
    "amounts",
    "price",
    "prices",
    "cost",
    "costs",
    "fee",
    "fees",
    "rate",
    "rates",
    "ratio",
    "percent",
    "percentage",
    "pct",
    "tax",
    "taxes",
    "vat",
    "discount",
    "discounts",
    "subtotal",
    "balance",
    "balances",
    "salary",
    "wage",
    "revenue",
    "income",
    "profit",
    "margin",
    "budget",
    "charge",
    "charges",
    "tip",
    "surcharge",
    "refund",
    "payout",
    "commission",
    "interest",
    "apr",
    "weight",
    "mass",
    "temperature",
    "temp",
    "humidity",
    "pressure",
    "latitude",
    "lat",
    "longitude",
    "lon",
    "lng",
    "altitude",
    "elevation",
    "distance",
    "speed",
    "velocity",
    "radius",
    "volume",
    "area",
    "score",
    "rating",
    "probability",
    "confidence",
    "accuracy",
    "average",
    "avg",
    "mean",
    "median",
    "deviation",
    "stddev",
    "variance",
    "factor",
    "multiplier",
    "coefficient",
    "usd",
    "eur",
    "gbp",
    "kg",
    "km",
    "celsius",
    "fahrenheit",
    "voltage",
    "power",
    "energy",
    "calories",
    "carbs",
    "protein",
    "fat",
    "threshold",
    "opacity",
];

/// Words beside a measure that make it a count or an id.
const NO_MEASURES: &[&str] = &[
    "id", "ids", "count", "counts", "code", "number", "limit", "page", "pages", "size", "index", "type", "status",
    "date", "at", "time", "days", "level", "version", "cents",
];

/// Words of counts and ids.
const COUNTS: &[&str] = &[
    "id",
    "ids",
    "count",
    "counts",
    "limit",
    "offset",
    "page",
    "pages",
    "size",
    "index",
    "idx",
    "skip",
    "top",
    "first",
    "last",
    "port",
    "version",
    "year",
    "month",
    "day",
    "timestamp",
    "zip",
    "pin",
    "otp",
    "code",
    "max",
    "min",
    "number",
    "num",
    "no",
    "seq",
    "sequence",
    "position",
    "priority",
    "attempts",
    "retries",
    "tokens",
    "n",
    "k",
];

/// Whether a number of this name measures something, so that it may have decimals.
pub fn is_measure(name: &str) -> bool {
    let name = snake(name);
    let words: Vec<&str> = name.split('_').collect();
    words.iter().any(|word| MEASURES.contains(word)) && !words.iter().any(|word| NO_MEASURES.contains(word))
}

/// Whether a number of this name counts or identifies something, so that it is whole.
pub fn is_count_or_id(name: &str) -> bool {
    let name = snake(name);
    let last = name.rsplit('_').find(|word| !word.is_empty()).unwrap_or_default();
    COUNTS.contains(&last) || matches!(name.split('_').next(), Some("max" | "min" | "num")) && !is_measure(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_have_decimals() {
        for name in ["amount", "unitPrice", "total_amount", "latitude", "tax_rate", "Weight", "feels_like_temp"] {
            assert!(is_measure(name), "{name}");
        }
        for name in ["rate_limit", "price_id", "amount_cents", "total", "count", "age", "template", "score_count"] {
            assert!(!is_measure(name), "{name}");
        }
    }

    #[test]
    fn counts_and_ids_are_whole() {
        for name in ["id", "userId", "page_size", "limit", "max_tokens", "maxResults", "n"] {
            assert!(is_count_or_id(name), "{name}");
        }
        for name in ["sum", "amount", "quantity", "min_price", "value"] {
            assert!(!is_count_or_id(name), "{name}");
        }
    }
}
