//! The code of the collections in `collections/features` compiles without a warning and sends the expected requests.
#![deny(missing_docs, unused, warnings, clippy::all)]

mod names {
    phlo_gen::phlo_collection!("collections/features/names.json");
}

/// Text that is hostile to Rust and to rustdoc.
pub mod hostile_text {
    phlo_gen::phlo_collection!("collections/features/hostile-text.json");
}

/// URLs.
pub mod urls {
    phlo_gen::phlo_collection!("collections/features/urls.json");
}

/// Bodies.
pub mod bodies {
    phlo_gen::phlo_collection!("collections/features/bodies.json");
}

/// Authorization.
#[cfg(feature = "auth")]
pub mod auth {
    phlo_gen::phlo_collection!("collections/features/auth.json");
}

/// Variables.
pub mod variables {
    phlo_gen::phlo_collection!("collections/features/variables.json");
}

/// Variables, with the values of an environment.
pub mod greenhouse {
    phlo_gen::phlo_collection!(
        "collections/features/variables.json",
        environment = "collections/features/variables.postman_environment.json",
    );
}

/// Responses.
pub mod responses {
    phlo_gen::phlo_collection!("collections/features/responses.json");
}

/// Argument tables.
pub mod tables {
    phlo_gen::phlo_collection!("collections/features/tables.json");
}

/// The older spelling of the format.
pub mod v20 {
    phlo_gen::phlo_collection!("collections/features/v20.json");
}

/// A prepared request as text: the request line, the relevant headers, the body.
fn text(request: phlo_gen::http::Request<phlo_gen::Body>) -> String {
    let (head, body) = request.into_parts();
    let mut out = format!("{} {}\n", head.method, head.uri);
    for (name, value) in &head.headers {
        let is_shown = !matches!(name.as_str(), "user-agent" | "accept" | "content-length" | "accept-encoding");
        if is_shown {
            out.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
        }
    }
    match body.as_bytes() {
        Some(bytes) => out + &String::from_utf8_lossy(bytes),
        None => out + "(a stream)",
    }
}

macro_rules! sent {
    ($client:expr, $request:expr) => {
        text($client.prepare(&$request).expect("it can be sent").into_http())
    };
}

#[test]
fn names_are_free_of_keywords_and_clashes() {
    let client = names::Client::builder().build().expect("nothing is missing");
    let items = client.keywords_and_reserved_words();
    let _ = (items.type_(), items.self_(), items.async_(), items.gen_(), items.clone_(), items.call(), items.client());
    let _ = (client.execute_(), client.prepare_(), client.builder_(), client.from_env_(), client.clone_());
    let twice = client.twice();
    let _ = (twice.leaf(), twice.leaf_label(), twice.leaf_by_id(), twice.leaf_2(), twice.leaf_get());
    let _ = twice.leaf_items().leaf();
    let _ = client.a().b().c().d().deep_down();
    assert_eq!(
        sent!(
            client,
            names::keywords_and_reserved_words::str_::Bool::builder().self_("a").a1("b").a_1("c").call("d").build()
        ),
        "GET https://garden.example.com/a/b/c/d\n"
    );
    let arguments = names::Arguments::builder().type_("p").type_id("q").type_query("1").type_2("2").send_("13").build();
    assert_eq!(
        sent!(client, arguments),
        "POST https://garden.example.com/p/q?type=1&Type=2&=12&send=13\ncontent-type: application/json\n{}"
    );
}

#[test]
fn hostile_text_is_sent_unchanged() {
    let client = hostile_text::Client::builder().build().expect("nothing is missing");
    assert_eq!(
        sent!(client, hostile_text::QuotesAndComments::builder().hostile_id("0").id("{}\"#*/").q0("x").build()),
        "POST https://garden.example.com/hostile/0/%7B%7D%22%23*%2F?q0=x\nx-text: \"# r#\"raw\"# */ /* //\n"
    );
    let error = client.prepare(&hostile_text::Keys::example()).expect_err("a header has a line break");
    assert!(error.to_string().contains("X-Ok"), "{error}");
}

#[test]
fn urls_are_put_together() {
    let client = urls::Client::builder().region("north").basic_username("gardener").basic_password("p").build();
    let client = client.expect("nothing is missing");
    let hosts = urls::hosts::AllPartsAreVariables::example();
    assert_eq!(sent!(client, hosts), "GET https://north.garden.example.com:8443/now\n");
    assert_eq!(
        sent!(client, urls::hosts::UserAndPassword::example()),
        "GET https://private.example.com/now\nauthorization: Basic Z2FyZGVuZXI6cA==\n"
    );
    assert_eq!(
        sent!(client, urls::paths::ColonAndADot::example()),
        "GET https://api.garden.example.com/v1/beds/7.json\n"
    );
    assert_eq!(
        sent!(client, urls::paths::Braces::builder().bed_id("a/b").plant_id("c?d").build()),
        "GET https://api.garden.example.com/v1/beds/a%2Fb/plants/c%3Fd\n"
    );
    assert_eq!(
        sent!(client, urls::queries::Rows::example()),
        "GET https://api.garden.example.com/v1/plants?kind=herb&limit=20&debug&empty=&absent&number&=nameless&bed=north%201\n"
    );
    assert_eq!(
        sent!(client, urls::queries::RepeatedRows::example()),
        "GET https://api.garden.example.com/v1/plants?id=1&id=2&id=3\n"
    );
    let many = urls::methods::OfManyArguments::builder().q("16").a("0").b("x").c("2").d("3").e("4").f("5").g("6");
    let many = many.b("1").z("z").h("7").i("8").j("9").k("10").l("11").m("12").n("13").o("14").p("15").build();
    let line = "GET https://api.garden.example.com/v1/0/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16?z=z\n";
    assert_eq!(sent!(client, many), line);
    let ripe = urls::queries::ListPlantsThatAreRipe::builder().build();
    assert_eq!(sent!(client, ripe), "GET https://api.garden.example.com/v1/crop?state=ripe\n");
    let error = client.prepare(&urls::queries::KeyInTheQuery::example()).expect_err("the key is missing");
    assert!(error.to_string().contains("api_key"), "{error}");
    let key = urls::queries::KeyInTheQuery::builder().a("1").api_key("k&k").build();
    assert_eq!(sent!(client, key), "GET https://api.garden.example.com/v1/plants?api_key=k%26k&a=1\n");
    assert!(
        !format!("{:?}", urls::queries::KeyInTheQuery::builder().a("1").api_key("s3cret").build()).contains("s3cret")
    );
    assert!(client.prepare(&urls::hosts::NoUrl::example()).is_err());
}

#[test]
fn bodies_are_written() {
    let client = bodies::Client::builder().build().expect("nothing is missing");
    let body = |text: String| text.split_once("\ncontent-type: ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    assert_eq!(
        body(sent!(client, bodies::json::CommentsAndCommas::example())),
        "application/json\n{\n  \n  \"kind\": \"herb\",\n  \"site\": \"https://x.example.com\", \n  \n  \"age\": 3,\n}",
        "what Postman sends: it takes out the comments and leaves the comma"
    );
    assert_eq!(
        body(sent!(client, bodies::json::LargeNumbers::example())),
        "application/json\n{\"n\":9007199254740993,\"m\":1e400,\"x\":1.10,\"y\":-0}"
    );
    assert_eq!(body(sent!(client, bodies::json::Number::example())), "application/json\n12345678901234567890");
    assert_eq!(body(sent!(client, bodies::json::EmptyObject::builder().build())), "application/json\n{}");
    assert_eq!(body(sent!(client, bodies::json::NamesTwice::example())), "application/json\n{\"a\":1,\"a\":2}");
    assert_eq!(
        body(sent!(client, bodies::other::Xml::example())),
        "application/xml\n<plant kind=\"herb\">litres</plant>"
    );
    assert_eq!(
        body(sent!(client, bodies::other::Urlencoded::builder().kind("a b&c").tag(["x", "y"]).build())),
        "application/x-www-form-urlencoded\nkind=a%20b%26c&tag=x&tag=y"
    );
    assert_eq!(
        body(sent!(client, bodies::other::Xml::builder().unit("<b>&").build())),
        "application/xml\n<plant kind=\"herb\">&lt;b&gt;&amp;</plant>"
    );
    assert_eq!(body(sent!(client, bodies::other::Xml::builder().body("<b/>").build())), "application/xml\n<b/>");
    let error = client.prepare(&bodies::other::Xml::builder().build()).expect_err("the text has a hole");
    assert!(error.to_string().contains("`unit` has no value"), "{error}");
    assert_eq!(
        body(sent!(client, bodies::other::Graphql::builder().kind("herb").first(1).build())),
        "application/json\n{\"query\":\"query Plants($kind: String!, $first: Int) {\\n  plants(kind: $kind, first: $first) { id }\\n}\",\"operationName\":\"Plants\",\"variables\":{\"kind\":\"herb\",\"first\":1}}"
    );
    assert_eq!(sent!(client, bodies::other::BodyOfAGet::example()), "GET https://garden.example.com/none\n");
    assert_eq!(body(sent!(client, bodies::other::BodyOfAGetThatIsSent::example())), "application/json\n{\"a\":1}");
}

#[cfg(feature = "auth")]
#[test]
fn authorization_is_inherited() {
    let builder = auth::Client::builder().user("u").password("p").token("t").garden_key("g");
    let client = builder.apikey_value("k").header_token("h").build().expect("nothing is missing");
    let of = |text: String| text.lines().nth(1).unwrap_or_default().to_owned();
    const BASIC: &str = "authorization: Basic dTpw";
    assert_eq!(of(sent!(client, auth::Inherits::example())), BASIC);
    assert_eq!(of(sent!(client, auth::NullInherits::example())), BASIC);
    assert_eq!(of(sent!(client, auth::AnEmptyObjectInherits::example())), BASIC);
    assert_eq!(of(sent!(client, auth::NullTypeInherits::example())), BASIC);
    assert_eq!(of(sent!(client, auth::None_::example())), "");
    assert_eq!(of(sent!(client, auth::UnknownType::example())), "");
    use auth::bearer_folder::{InheritsFromTheFolder, folder_without::HasNone, inner_folder::InheritsFromFarAway};
    assert_eq!(of(sent!(client, InheritsFromTheFolder::example())), "authorization: Bearer t");
    assert_eq!(of(sent!(client, InheritsFromFarAway::example())), "authorization: Bearer t");
    assert_eq!(of(sent!(client, HasNone::example())), "");
    assert_eq!(of(sent!(client, auth::kinds::ApiKeyInAHeader::example())), "x-garden-key: g");
    assert_eq!(
        sent!(client, auth::kinds::ApiKeyInTheQuery::example()),
        "GET https://garden.example.com/beds?a=1&key=k\n"
    );
    assert_eq!(of(sent!(client, auth::headers::Both::example())), "authorization: Bearer t");
    let variable = sent!(client, auth::headers::Variable::example());
    assert!(variable.contains("authorization: Token h\n") && variable.contains("x-request-id: "), "{variable}");
    let error = client.prepare(&auth::bearer_folder::folder_without::HasItsOwn::example());
    assert!(error.expect_err("the token is not set").to_string().contains("bearer_token"));
}

#[test]
fn settings_replace_arguments_that_are_not_set() {
    let client = variables::Client::builder().access_token("t").build().expect("nothing is missing");
    const HEAD: &str = "\nauthorization: Bearer t\n";
    let share = variables::ByShare::example();
    assert_eq!(sent!(client, share), format!("GET https://eu.garden.example.com/v2/garden/g1/beds{HEAD}"));
    let own = variables::ByShare::builder().garden("g/2").build();
    assert_eq!(sent!(client, own), format!("GET https://eu.garden.example.com/v2/garden/g%2F2/beds{HEAD}"));
    let query = variables::ByShareInAQuery::builder().garden("g2").plant("mint").build();
    assert_eq!(sent!(client, query), format!("GET https://eu.garden.example.com/v2/beds?garden=g2&plant=mint{HEAD}"));
    let builder = greenhouse::Client::builder().access_token("t");
    let error = builder.clone().build().expect("nothing is missing").prepare(&greenhouse::ByShare::example());
    assert!(error.expect_err("the environment has no garden").to_string().contains("garden"));
    let client = builder.garden("g3").build().expect("nothing is missing");
    let share = greenhouse::ByShare::example();
    assert_eq!(sent!(client, share), format!("GET https://greenhouse.garden.example.com/v2/garden/g3/beds{HEAD}"));
    // an item without authorization needs no token, so that a client without one can be built
    let client = variables::Client::builder().build().expect("nothing is missing");
    assert!(client.prepare(&variables::SetByAScript::example()).is_ok());
    let error = client.prepare(&variables::ByShare::example()).expect_err("the token is missing");
    assert!(error.to_string().contains("access_token"), "{error}");
}

#[test]
fn tables_decide_what_is_required_and_fixed() {
    let client = tables::Client::builder().build().expect("nothing is missing");
    let request = tables::MarkdownTable::builder().bed_id("b").kind("herb").build();
    assert_eq!(
        sent!(client, request),
        "POST https://garden.example.com/beds/b/plants\ncontent-type: application/json\n{\"kind\":\"herb\",\"depth\":5,\"action\":\"plant\"}"
    );
}

#[test]
fn responses_have_their_types() {
    let response = responses::ObjectResponse {
        id: 1,
        name: None,
        size: 2.into(),
        ripe: true,
        note: None,
        tags: vec![],
        empty: vec![],
        owner: responses::types::Owner { name: "Ada".into(), phone: None },
        plants: vec![responses::types::Plant { kind: "basil".into(), age: None }],
    };
    let list: responses::ListOfObjectsResponse = vec![responses::types::Bed { id: response.id, name: response.name }];
    assert_eq!(list.len(), 1);
    let _: responses::FailuresError = responses::FailuresError::default();
    let harvested = responses::ByStatusResponse::Ok(responses::ByStatusResponseOk { id: 7, weight: 1.5 });
    assert!(!matches!(harvested, responses::ByStatusResponse::NoContent));
    let _ = responses::CutShortResponse { id: 7 };
}

#[test]
fn both_versions_of_the_format_are_read() {
    let client =
        v20::Client::builder().garden_key("k").user("u").basic_password("p").build().expect("nothing is missing");
    assert_eq!(
        sent!(client, v20::beds::ReadABed::example()),
        "GET https://garden.example.com/beds/north\nx-trace: <trace>\nx-garden-key: k\n"
    );
    assert_eq!(
        sent!(client, v20::beds::CreateABed::example()),
        "POST https://garden.example.com/beds\ncontent-type: application/json\nx-line: 1\nauthorization: Basic dTpw\n{\"name\":\"north\"}"
    );
    assert!(client.prepare(&v20::NoRequest::example()).is_err());
}

#[test]
fn numbers_that_are_saved_as_text_are_taken_as_both() {
    let client = tables::Client::builder().build().expect("nothing is missing");
    assert_eq!(
        sent!(client, tables::NumbersAsText::example()),
        "POST https://garden.example.com/water\ncontent-type: application/json\n\
         {\"litres\":\"10\",\"price\":\"1.50\",\"slowly\":\"\",\"beds\":[{\"metres\":\"3\"}],\"code\":\"12\"}"
    );
    let bed = tables::types::BedInput { metres: Some(4.into()) };
    let request = tables::NumbersAsText::builder().litres(20).price(1.5).slowly(true).beds(vec![bed]).code("7").build();
    assert_eq!(
        sent!(client, request),
        "POST https://garden.example.com/water\ncontent-type: application/json\n\
         {\"litres\":20,\"price\":1.5,\"slowly\":true,\"beds\":[{\"metres\":4}],\"code\":\"7\"}"
    );
    let request = tables::NumbersAsText::builder().litres("20").build();
    assert!(sent!(client, request).ends_with("{\"litres\":\"20\"}"));
}
