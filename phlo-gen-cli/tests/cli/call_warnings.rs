//! `phlo-gen call`: values that the collection does not name are sent, with a warning.

use crate::common::{Run, file, run};

const COLLECTION: &str = r#"{"info": {"name": "Studio"}, "item": [{"name": "Book a room", "request": {"method": "POST",
    "url": {"raw": "https://studio.example/rooms?limit=5&tags=a", "protocol": "https", "host": ["studio", "example"],
        "path": ["rooms"], "query": [{"key": "limit", "value": "5", "description": "(integer) How many seats"}]},
    "description": "| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n| visibility | string | no | `public` or `private` |\n| organizer.name | string | yes | Who books it |\n| seats[].row | integer | yes | The row |",
    "body": {"mode": "raw", "raw":
        "{\"visibility\": \"public\", \"organizer\": {\"name\": \"Ann\", \"email\": \"ann@studio.example\"}, \"seats\": [{\"row\": 1, \"side\": \"left\"}]}",
        "options": {"raw": {"language": "json"}}}}}]}"#;

fn dry_run(name: &str, arguments: &[&str]) -> Run {
    let collection = file(&format!("studio-{name}.json"), COLLECTION);
    run(&[&["call", &collection, "book_a_room"], arguments, &["--dry-run"]].concat())
}

#[test]
fn a_value_that_the_collection_does_not_name_is_sent_with_a_warning() {
    let run = dry_run("values", &["visibility=pubic", "limit=abc"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("rooms?limit=abc") && run.stdout.contains(r#""visibility":"pubic""#), "{}", run.stdout);
    let expected = "\
warning: the argument `visibility` is `pubic`, which is no value that the collection names
help: did you mean `public`? The values are public, private
warning: the argument `limit` is `abc`, but the collection says that it is of type integer
";
    assert_eq!(run.stderr, expected);
    assert_eq!(dry_run("values", &["visibility=private", "limit=7"]).stderr, "");
    // JSON is meant as it is
    let run = dry_run("values", &["visibility:=null"]);
    assert!(run.stderr.is_empty() && run.stdout.contains(r#""visibility":null"#), "{run:?}");
}

#[test]
fn an_argument_in_another_form_is_explained() {
    let run = dry_run("forms", &["--limit", "5"]);
    assert!(
        run.status == 2
            && run.stderr.contains(
                "tip: an argument of the item is written `limit=…`, and a setting of the client `--set limit=…`"
            ),
        "{run:?}"
    );
    let run = dry_run("forms", &["--page-size", "5"]);
    assert!(run.status == 2 && run.stderr.contains("is written `page_size=…`"), "{run:?}");
    let run = crate::common::run(&["curl", "api.json", "list_beds", "limit=5"]);
    assert!(run.status == 2 && run.stderr.contains("tip: the command has the saved values: `phlo-gen call"), "{run:?}");
    let run = dry_run("forms", &["visibility:=public"]);
    assert!(run.status == 2 && run.stderr.ends_with("\nhelp: a text is written `visibility=public`\n"), "{run:?}");
}

#[test]
fn members_that_are_missing_or_unknown_are_warnings() {
    let run = dry_run("members", &[r#"organizer={"naem": "Ann"}"#, r#"seats=[{"side": "left"}, {"side": "right"}]"#]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let expected = "\
warning: `organizer` has a member `naem`, which the collection does not name
help: did you mean `name`? The members are name, email
warning: `organizer` has no member `name`, which the collection requires
warning: `seats[]` has no member `row`, which the collection requires
";
    assert_eq!(run.stderr, expected);
    let right = [r#"organizer={"name": "Ann"}"#, r#"seats=[{"row": 1}]"#];
    assert_eq!(dry_run("members", &right).stderr, "");
}

#[test]
fn text_where_the_collection_has_a_number_is_a_warning() {
    let run = dry_run("kinds", &[r#"organizer={"name": 5}"#, r#"seats=[{"row": "two"}, {"row": 1, "side": "left"}]"#]);
    let expected = "warning: `seats[].row` is the text `two`, but the collection has an integer there\n";
    assert_eq!((run.status, run.stderr.as_str()), (0, expected));
}

#[test]
fn an_object_that_is_none_is_an_error_with_its_form() {
    for (written, expected) in [
        (
            "organizer={name: Ann}",
            "is not JSON: expected a member name, found `n` at byte 1\nhelp: put the argument in single quotes, and the names \
             and the texts of its members in double quotes: 'organizer={\"city\": \"Bern\", \"floor\": 3}'",
        ),
        (
            "organizer=Ann",
            "must be a JSON object, but is not JSON: expected a value, found `A` at byte 0\nhelp: write it as \
             'organizer={\"name\": …}'",
        ),
        ("seats=A-1", "must be a list of JSON objects\nhelp: write it as 'seats=[{\"row\": …}]'"),
    ] {
        let run = dry_run("forms", &[written]);
        let name = written.split('=').next().unwrap_or_default();
        assert_eq!((run.status, run.stderr), (2, format!("error: the argument `{name}` {expected}\n")));
    }
}

#[test]
fn a_member_of_an_object_is_written_as_json() {
    for (written, form) in [
        ("organizer.name=Ann", r#"'organizer={"name": …}'"#),
        ("organizer[email]=a", r#"'organizer={"email": …}'"#),
        ("seats[0].row=1", r#"'seats=[{"row": …}]'"#),
    ] {
        let run = dry_run("form", &[written]);
        let name = written.split('=').next().unwrap_or_default();
        let expected = format!("error: `{name}` is no argument, but a member of one\nhelp: write it as JSON: {form}\n");
        assert_eq!((run.status, run.stderr), (2, expected));
    }
    let unknown = dry_run("form", &["host.name=Ann"]).stderr;
    assert!(unknown.starts_with("error: there is no argument `host.name`\n"), "{unknown}");
}
