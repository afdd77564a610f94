//! The setters of arguments of a path, without what a tester's variable says of its value.

use crate::lower::names::entries::without_test_code;
use crate::lower::names::identifiers;
use crate::lower::names::singular::{is_plural, singular_or_same};

/// Words in front of the name of a variable that say where its value is from.
const FROM: &[&str] = &[
    "created", "demo", "dummy", "example", "existing", "fake", "first", "last", "latest", "mock", "my", "new",
    "random", "sample", "some", "temp", "test", "tmp", "updated", "valid", "your",
];

/// Those among them that never belong to a name.
const ALWAYS: &[&str] = &["created", "dummy", "existing", "fake", "mock"];

/// The last words of names of what chooses one of many.
const CHOOSES: &[&str] = &["code", "guid", "id", "key", "name", "number", "sku", "slug", "token", "uuid"];

/// Words behind a name that say which value a test gives, and the status that it expects.
const OF_TESTS: &[&str] = &["_not_found", "_non_existent", "_nonexistent", "_invalid", "_wrong"];

/// Words that ask for a value: `enter_order_id_here`. In front, and behind.
const ASKING: &[&str] =
    &["enter_", "insert_", "put_", "replace_with_", "replace_me_with_", "replace_", "fill_in_", "provide_"];
const HERE: &str = "_here";

/// Methods that tests name a value after: `plants_put_id`.
const METHODS: &[&str] = &["_get_", "_put_", "_patch_", "_delete_"];

/// A name of more words is a sentence that says what to put there.
const MOST_WORDS: usize = 6;

/// The words for a variable of a path behind a segment: `transfer_id` for `new-transfer-id` behind `transfers`.
pub fn setter_words(variable: &str, before: &str) -> String {
    let name = without_test_code(variable);
    let words = identifiers::snake(name);
    if let Some(asked) = asked_for(&words) {
        return asked;
    }
    if let Some(tested) = without_test_case(&words, before) {
        return tested;
    }
    if words.split('_').count() > MOST_WORDS && before.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return behind(before);
    }
    let Some((first, rest)) = words.split_once('_').filter(|(first, rest)| FROM.contains(first) && *rest != "name")
    else {
        return name.to_owned();
    };
    let (stem, last) = rest.rsplit_once('_').filter(|(_, last)| CHOOSES.contains(last)).unwrap_or_default();
    let chooses = !last.is_empty();
    let parent = singular_or_same(&identifiers::snake(before));
    let is_parent =
        |words: &str| words == parent || parent.strip_suffix(words).is_some_and(|before| before.ends_with('_'));
    let is_whole = is_parent(&words) || words.rsplit_once('_').is_some_and(|(stem, _)| is_parent(stem));
    let is_of_parent =
        !is_whole && (is_parent(rest) && parent != identifiers::snake(before) || chooses && is_parent(stem));
    match is_of_parent || chooses && ALWAYS.contains(&first) {
        true => rest.to_owned(),
        false => name.to_owned(),
    }
}

/// A name without the number of the first of several, if no other of the path begins as it does: `plant_id` for
/// `plant_id_1`.
pub fn without_first_number(variable: &str, has_others: impl Fn(&str) -> bool) -> &str {
    let Some(stem) = variable.strip_suffix('1') else { return variable };
    let bare = stem.trim_end_matches(['-', '_', ' ']);
    let words = identifiers::snake(bare);
    let chooses = words.rsplit('_').next().is_some_and(|last| CHOOSES.contains(&last));
    if bare.len() < stem.len() && chooses && !has_others(&words) { bare } else { variable }
}

/// What somebody is asked to put in place of a name: `order_id` for `insert_your_order_id_here`.
fn asked_for(words: &str) -> Option<String> {
    let without_here = words.strip_suffix(HERE);
    let rest = without_here.unwrap_or(words);
    let asked = ASKING.iter().find_map(|asking| rest.strip_prefix(asking)).or(without_here)?;
    let owned = ["your_", "the_", "a_", "an_", "my_"].iter().find_map(|article| asked.strip_prefix(article));
    let asked = owned.unwrap_or(asked);
    let chooses = asked.rsplit('_').next().is_some_and(|last| CHOOSES.contains(&last));
    chooses.then(|| asked.to_owned())
}

/// What a test calls a value, without the case: `plant_id` for `plants_put_id_not_found` behind `plants`.
fn without_test_case(words: &str, before: &str) -> Option<String> {
    let chooses = |words: &str| words.rsplit('_').next().is_some_and(|last| CHOOSES.contains(&last));
    let stem = OF_TESTS.iter().find_map(|case| words.strip_suffix(case)).filter(|stem| chooses(stem));
    let parent = singular_or_same(&identifiers::snake(before));
    let of_method = |method: &&str| {
        let (owner, rest) = stem.unwrap_or(words).split_once(*method)?;
        let is_of_parent =
            singular_or_same(owner) == parent || rest.rsplit_once('_').is_some_and(|(of, _)| of == parent);
        (is_of_parent && chooses(rest)).then_some(rest)
    };
    match METHODS.iter().find_map(of_method) {
        Some(rest) if CHOOSES.contains(&rest) => Some(format!("{parent}_{rest}")),
        rest => rest.or(stem).map(str::to_owned),
    }
}

/// What a value behind a segment is, by the segment: `order_id` behind `orders`, `out_trade_no` behind `out-trade-no`.
fn behind(segment: &str) -> String {
    let words = identifiers::snake(segment);
    let is_version = |last: &str| last.strip_prefix('v').is_some_and(|number| number.parse::<u8>().is_ok());
    let words = match words.rsplit_once('_') {
        Some((words, last)) if is_version(last) => words.to_owned(),
        _ => words,
    };
    if is_plural(&words) { format!("{}_id", singular_or_same(&words)) } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_value_is_from_is_no_part_of_its_name() {
        for (variable, before, expected) in [
            ("new-transfer-id", "transfers", "transfer_id"),
            ("created_facility_id", "facilities", "facility_id"),
            ("TC.01.02.petId", "pets", "petId"),
            ("testUserId", "users", "user_id"),
            ("myOrgName", "orgs", "org_name"),
            ("dummy_product_id", "cart", "product_id"),
            ("existing_order_uuid", "orders", "order_uuid"),
            ("your_merchant_id", "merchants", "merchant_id"),
            ("random_customer_id", "customers", "customer_id"),
            ("last_order_id", "orders", "order_id"),
            ("example-key", "keys", "key"),
            // no method
            ("blog_post_id", "blog", "blog_post_id"),
            ("address_post_code", "addresses", "address_post_code"),
            ("new_estimate_id", "delivery-estimates", "estimate_id"),
        ] {
            assert_eq!(setter_words(variable, before), expected, "{variable} behind {before}");
        }
    }

    #[test]
    fn the_first_number_is_no_part_of_a_name_unless_there_is_a_second() {
        let of = |variable: &'static str, others: &[&str]| {
            without_first_number(variable, |words| {
                others.iter().any(|other| identifiers::snake(other).starts_with(words))
            })
        };
        assert_eq!(of("plant-id-1", &["plants"]), "plant-id");
        assert_eq!(of("id_1", &[]), "id");
        for (variable, others) in [
            ("plant_id_1", &["plant_id_2"][..]),
            ("plant-id-1", &["plant_id_3"]),
            ("plant_id_1", &["plant_id"]),
            ("plant_id_11", &[]),
            ("plantId1", &[]),
            ("plant_id_2", &[]),
            ("address_line_1", &[]),
            ("1", &[]),
        ] {
            assert_eq!(of(variable, others), variable);
        }
    }

    #[test]
    fn what_asks_for_a_value_is_no_part_of_its_name() {
        for (variable, before, expected) in [
            ("enter_order_id_here", "orders", "order_id"),
            ("insert-plant-id", "plants", "plant_id"),
            ("REPLACE_WITH_PLANT_ID", "plants", "plant_id"),
            ("YOUR_ACCOUNT_ID_HERE", "accounts", "account_id"),
            ("put your key here", "keys", "key"),
            ("insertOrderId", "orders", "order_id"),
            // other verbs and nouns
            ("replacement_id", "parts", "replacement_id"),
            ("insert_mode", "rows", "insert_mode"),
            ("get_here", "maps", "get_here"),
            ("here", "maps", "here"),
            ("enterprise_id", "enterprises", "enterprise_id"),
        ] {
            assert_eq!(setter_words(variable, before), expected, "{variable} behind {before}");
        }
    }

    #[test]
    fn the_case_of_a_test_is_no_part_of_a_name() {
        for (variable, before, expected) in [
            ("plants_put_id_not_found", "plants", "plant_id"),
            ("plants_delete_id", "plants", "plant_id"),
            ("garden_get_plant_id", "plant", "plant_id"),
            ("TC.01.02.plantId_not_found", "plants", "plant_id"),
            ("plant_key_invalid", "plants", "plant_key"),
            ("album_delete_hash", "album", "album_delete_hash"),
            ("plant_get_username", "plant", "plant_get_username"),
            ("order_put_id", "plants", "order_put_id"),
            ("page_not_found", "pages", "page_not_found"),
            ("option_put_option", "option", "option_put_option"),
        ] {
            assert_eq!(setter_words(variable, before), expected, "{variable} behind {before}");
        }
    }

    #[test]
    fn a_sentence_is_no_name() {
        for (variable, before, expected) in [
            ("replace this with the id of the order", "orders", "order_id"),
            ("请将此处替换为要查询的订单号", "out-trade-no", "out_trade_no"),
            ("put the number of the complaint in here", "complaints-v2", "complaint_id"),
            ("将此处替换为活动号", "", "将此处替换为活动号"),
            ("collaboration_allowlist_exempt_target_id", "targets", "collaboration_allowlist_exempt_target_id"),
        ] {
            assert_eq!(setter_words(variable, before), expected, "{variable} behind {before}");
        }
    }

    #[test]
    fn a_word_of_the_name_stays() {
        for (variable, before) in [
            ("test_run_id", "testRun"),
            ("sample_id", "samples"),
            ("test_id", "tests"),
            ("new_owner_id", "transfer"),
            ("from_account_id", "accounts"),
            ("current_user_id", "users"),
            ("new_password", "password"),
            ("example_id", "examples"),
            ("user_id_2", "users"),
            ("first_name", "names"),
            ("id", "users"),
        ] {
            assert_eq!(setter_words(variable, before), variable, "{variable} behind {before}");
        }
    }
}
