use super::*;
use crate::collection::{Auth, Inherited};

fn auth(definition: &str) -> Inherited {
    collection(&[(".resources/definition.yaml", &format!("$kind: collection\n{definition}"))]).auth
}

fn own(auth: Inherited) -> (String, Vec<(String, String)>) {
    match auth {
        Inherited::Own(Auth { kind, parameters, .. }) => (kind, parameters),
        Inherited::Parent => panic!("none"),
    }
}

#[test]
fn authorization_is_an_object_or_a_list_of_one() {
    let token = vec![("token".to_owned(), "{{t}}".to_owned())];
    let map = "auth:\n  type: bearer\n  credentials:\n    token: '{{t}}'";
    let list = "auth:\n  - id: x\n    name: Mine\n    type: bearer\n    credentials:\n      - {key: token, value: '{{t}}', type: string}";
    assert_eq!(own(auth(map)), ("bearer".to_owned(), token.clone()));
    assert_eq!(own(auth(list)), ("bearer".to_owned(), token));
    let none = "auth:\n  - id: ''\n    type: noauth\n    name: No Auth";
    assert_eq!(own(auth(none)).0, "noauth");
    assert_eq!(auth("auth: []"), Inherited::Parent);
    assert_eq!(auth("auth: {type: inherit, credentials: []}"), Inherited::Parent);
    assert_eq!(auth("name: x"), Inherited::Parent);
    assert_eq!(own(auth("auth: [{type: basic}, {type: digest}]")).0, "digest");
}

#[test]
fn credentials_may_be_nested() {
    let text = "auth:\n  type: oauth2\n  credentials:\n    - key: authRequestParams\n      value:\n        - {key: a, value: b}\n    - {key: useBrowser, value: true}";
    let parameters = own(auth(text)).1;
    assert_eq!(parameters[0], ("authRequestParams".to_owned(), r#"[{"key":"a","value":"b"}]"#.to_owned()));
    assert_eq!(parameters[1], ("useBrowser".to_owned(), "true".to_owned()));
}

#[test]
fn variables_are_a_map_or_a_list() {
    let read = |variables: &str| {
        collection(&[(".resources/definition.yaml", &format!("$kind: collection\nvariables:\n{variables}"))])
    };
    let map = read("  base: http://h\n  port: 8080");
    let pairs: Vec<_> =
        map.variables.iter().map(|variable| (variable.key.as_str(), variable.value.as_deref())).collect();
    assert_eq!(pairs, [("base", Some("http://h")), ("port", Some("8080"))]);
    assert_eq!(map.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["collection-refused"]);
    let list = read("  - {key: a, value: x, disabled: true}\n  - {key: b, value: y, secret: true}");
    assert_eq!((list.variables[0].disabled, list.variables[1].kind.as_deref()), (true, Some("secret")));
    assert!(list.findings.is_empty(), "{:?}", list.findings);
}

#[test]
fn scripts_are_those_before_and_after() {
    let text = "scripts:\n  - {type: 'http:beforeRequest', code: 'a'}\n  - {type: 'http:afterResponse', code: \"b\\r\\nc\", language: text/javascript}\n  - {type: 'grpc:beforeInvoke', code: d}\n  - {type: 'http:afterResponse', code: ' '}";
    let collection = collection(&[(".resources/definition.yaml", &format!("$kind: collection\n{text}"))]);
    let scripts: Vec<_> =
        collection.scripts.iter().map(|script| (script.listen.as_str(), script.source.as_str())).collect();
    assert_eq!((scripts, collection.findings.len()), (vec![("prerequest", "a"), ("test", "b\nc")], 0));
}

#[test]
fn environments_may_be_yaml() {
    let text = "name: Here\nvalues:\n  - key: host\n    value: h.test\n  - {key: old, value: x, enabled: false}\n  - {key: token, value: t, type: secret}\n  - {key: pin, value: '1', secret: true}\ncolor: null\n";
    let environment = crate::collection::read_environment(text).unwrap();
    let read: Vec<_> = environment.variables.iter().map(|v| (v.key.as_str(), v.disabled, v.kind.as_deref())).collect();
    let expected =
        [("host", false, None), ("old", true, None), ("token", false, Some("secret")), ("pin", false, Some("secret"))];
    assert_eq!((environment.name.as_str(), read.as_slice()), ("Here", expected.as_slice()));
}
