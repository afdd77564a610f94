use super::*;
use crate::api::{Presence, Type};

#[test]
fn what_prose_says_of_a_secret_is_no_value() {
    let header = "Arguments\n\n| Argument | Type | Required | Description |\n| --- | --- | --- | --- |\n";
    let cases = [
        ("yes", "Defaults to hunter2def", Presence::Required),
        ("no", "Defaults to hunter2def", Presence::Optional),
        ("no", "Set this parameter \"hunter2def\".", Presence::Required),
    ];
    for (required, says, presence) in cases {
        let table = format!("{header}| password | string | {required} | {says} |");
        let lowered = lowered(vec![posts(r#"{"password": "x"}"#, &table)]);
        let password = argument(&lowered, "password");
        assert_eq!((&password.ty, &password.presence, &password.documented_default), (&Type::Secret, &presence, &None));
        assert!(!source(&lowered).contains("hunter2def"), "{says}");
    }
}

#[test]
fn a_header_that_an_api_key_overwrites_is_not_asked_for() {
    let key = |name: &str, place: &str| {
        let mut item = gets(&[], &[("X-Api-Key", "planted-key"), ("Accept", "text/plain")]);
        let parameters = json!([{"key": "key", "value": name}, {"key": "value", "value": "{{kk}}"}, {"key": "in", "value": place}]);
        item["request"]["auth"] = json!({"type": "apikey", "apikey": parameters});
        lowered(vec![item]).literals.len()
    };
    assert_eq!([key("X_API_KEY", "header"), key("X-Other", "header"), key("X-API-KEY", "query")], [0, 1, 1]);
}
