//! The places of a collection, each repeated as often as wanted.

use serde_json::{Value, json};

/// A place: its name, a length, and a collection in which the place has a length.
pub type Place = (&'static str, usize, &'static (dyn Fn(usize) -> String + Sync));

fn collection(items: Vec<Value>) -> String {
    json!({"info": {"name": "G"}, "item": items}).to_string()
}

/// The elements of a list, each made of its index.
fn list(length: usize, element: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..length).map(element).collect()
}

fn text(length: usize, piece: impl Fn(usize) -> String) -> String {
    (0..length).map(piece).collect()
}

fn url(path: &str) -> Value {
    json!({"protocol": "https", "host": "h.example", "path": path})
}

fn get(name: &str, path: &str) -> Value {
    json!({"name": name, "request": {"method": "GET", "url": url(path)}})
}

fn sends(name: &str, path: &str, body: &Value) -> Value {
    let body = json!({"mode": "raw", "raw": body.to_string(), "options": {"raw": {"language": "json"}}});
    json!({"name": name, "request": {"method": "POST", "url": url(path), "body": body}})
}

fn described(description: &str) -> String {
    collection(vec![json!({"name": "A", "request": {"method": "POST", "url": url("a"), "description": description}})])
}

fn raw(language: &str, text: &str) -> String {
    let body = json!({"mode": "raw", "raw": text, "options": {"raw": {"language": language}}});
    collection(vec![json!({"name": "A", "request": {"method": "POST", "url": url("a"), "body": body}})])
}

fn form(rows: Vec<Value>) -> String {
    let body = json!({"mode": "urlencoded", "urlencoded": rows});
    collection(vec![json!({"name": "A", "request": {"method": "POST", "url": url("a"), "body": body}})])
}

fn graphql(query: &str, variables: &str) -> String {
    let body = json!({"mode": "graphql", "graphql": {"query": query, "variables": variables}});
    collection(vec![json!({"name": "A", "request": {"method": "POST", "url": url("a"), "body": body}})])
}

fn script(source: &str) -> String {
    let event = json!([{"listen": "test", "script": {"exec": source}}]);
    let response = json!([{"name": "r", "code": 200, "body": "{\"a\": 1}"}]);
    collection(vec![
        json!({"name": "A", "event": event, "request": {"method": "GET", "url": url("a")}, "response": response}),
    ])
}

fn responses(bodies: Vec<Value>) -> String {
    let example =
        |body: Value| json!({"name": "r", "code": 200, "_postman_previewlanguage": "json", "body": body.to_string()});
    let examples: Vec<Value> = bodies.into_iter().map(example).collect();
    collection(vec![json!({"name": "A", "request": {"method": "GET", "url": url("a")}, "response": examples})])
}

fn with_variables(path: &str, variables: Vec<Value>) -> String {
    json!({"info": {"name": "G"}, "variable": variables, "item": [get("A", path)]}).to_string()
}

fn table(rows: &str) -> String {
    described(&format!("Arguments\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n{rows}"))
}

fn cell(piece: &str, length: usize) -> String {
    table(&format!("| m | string | yes | {} |\n", piece.repeat(length)))
}

/// A check for two objects, joined by a word of JSON Schema, or a string: it says nothing of the members in the end.
fn of_either_kind(word: &str, length: usize) -> String {
    let object = |prefix: char| {
        let names = || (0..length).map(move |at| format!("{prefix}{at}"));
        let properties: String = names().map(|name| format!("{name}: {{}},")).collect();
        let required: String = names().map(|name| format!("'{name}',")).collect();
        format!("{{required: [{required}], properties: {{{properties}}}}}")
    };
    let (one, other) = (object('a'), object('b'));
    format!("pm.response.to.have.jsonSchema({{anyOf: [{{{word}: [{one}, {other}]}}, {{type: 'string'}}]}})")
}

fn nested(open: &str, close: &str, length: usize) -> String {
    open.repeat(length) + close.repeat(length).as_str()
}

fn variable(at: usize) -> Value {
    json!({"key": format!("v{at}"), "value": "x"})
}

fn object(length: usize, value: impl Fn(usize) -> Value) -> Value {
    Value::Object((0..length).map(|at| (format!("m{at}"), value(at))).collect())
}

/// The places.
pub const PLACES: &[Place] = &[
    ("items of one name", 150, &|n| collection(list(n, |_| get("Same", "a")))),
    ("apostrophes in a name", 4_000, &|n| collection(vec![get(&"x'".repeat(n), "a")])),
    ("variables and text in a path", 2_000, &|n| with_variables(&"x{{v0}}".repeat(n), vec![variable(0)])),
    ("items of one path", 150, &|n| collection(list(n, |at| get(&format!("I{at}"), "a")))),
    ("items", 150, &|n| collection(list(n, |at| get(&format!("I{at}"), &format!("a{at}"))))),
    ("objects of one name and one path", 150, &|n| {
        let params =
            |at: usize| json!({"method": format!("m{at}"), "params": {format!("a{at}"): 1, format!("b{at}"): 2}});
        collection(list(n, |at| sends(&format!("I{at}"), "rpc", &params(at))))
    }),
    ("objects of one name", 150, &|n| {
        let guest = |at: usize| json!({"guest": {format!("a{at}"): 1, format!("b{at}"): {"c": at}}});
        collection(list(n, |at| sends(&format!("I{at}"), &format!("a{at}"), &guest(at))))
    }),
    ("items of one path with rows", 150, &|n| {
        collection(list(n, |at| get(&format!("I{at}"), &format!("a?{}", text(9, |row| format!("w{row}=a{at}x&"))))))
    }),
    ("actions of one path", 150, &|n| {
        collection(list(n, |at| get(&format!("I{at}"), &format!("a?cmd=do{at}x&action=do{at}y"))))
    }),
    ("items with numbers", 150, &|n| collection(list(n, |at| get(&format!("I{at}"), &format!("users/{at}"))))),
    ("items in other scripts", 150, &|n| collection(list(n, |at| get(&format!("ф{at}"), "a")))),
    ("folders of one name", 150, &|n| collection(list(n, |_| json!({"name": "Same", "item": [get("A", "a")]})))),
    ("folders", 150, &|n| collection(list(n, |at| json!({"name": format!("F{at}"), "item": [get("A", "a")]})))),
    ("hosts", 150, &|n| {
        collection(list(n, |at| json!({"name": format!("I{at}"), "request": format!("https://h{at}.example/a")})))
    }),
    ("hosts that are variables", 200, &|n| {
        collection(list(n, |at| json!({"name": format!("I{at}"), "request": format!("{{{{host{at}}}}}/a")})))
    }),
    ("required arguments", 200, &|n| collection(vec![get("A", &text(n, |at| format!("/{{{{v{at}}}}}")))])),
    ("required members", 100, &|n| table(&text(n, |at| format!("| v{at} | string | yes | The v. |\n")))),
    ("query rows of one name", 1000, &|n| {
        let query = list(n, |_| json!({"key": "q", "value": "v"}));
        collection(vec![json!({"name": "A", "request": {"url": {"host": "h", "path": "a", "query": query}}})])
    }),
    ("query rows", 500, &|n| {
        let query = list(n, |at| json!({"key": format!("q{at}"), "value": "v"}));
        collection(vec![json!({"name": "A", "request": {"url": {"host": "h", "path": "a", "query": query}}})])
    }),
    ("query rows of two names", 500, &|n| {
        let query = list(n, |at| json!({"key": format!("q{}", at % 2), "value": "v"}));
        collection(vec![json!({"name": "A", "request": {"url": {"host": "h", "path": "a", "query": query}}})])
    }),
    ("described rows", 150, &|n| {
        let query = list(
            n,
            |at| json!({"key": format!("q{at}"), "value": "v", "description": "(Required) The q. Defaults to 5."}),
        );
        collection(vec![json!({"name": "A", "request": {"url": {"host": "h", "path": "a", "query": query}}})])
    }),
    ("headers of one name", 500, &|n| {
        let header = list(n, |_| json!({"key": "X-A", "value": "v"}));
        collection(vec![json!({"name": "A", "request": {"url": "https://h/a", "header": header}})])
    }),
    ("headers", 500, &|n| {
        let header = list(n, |at| json!({"key": format!("X-A{at}"), "value": "v"}));
        collection(vec![json!({"name": "A", "request": {"url": "https://h/a", "header": header}})])
    }),
    ("secret headers", 150, &|n| {
        let header = list(n, |at| json!({"key": format!("X-Token-{at}"), "value": format!("hunter2value{at}")}));
        collection(vec![json!({"name": "A", "request": {"url": "https://h/a", "header": header}})])
    }),
    ("form rows", 500, &|n| form(list(n, |at| json!({"key": format!("q{at}"), "value": "v"})))),
    ("form rows of one name", 800, &|n| form(list(n, |_| json!({"key": "q", "value": "v"})))),
    ("members", 500, &|n| raw("json", &object(n, |at| json!(at)).to_string())),
    ("members of one name", 1000, &|n| raw("json", &format!("{{{}\"m\":1}}", "\"m\":1,".repeat(n)))),
    ("members that are secrets", 300, &|n| {
        raw("json", &json!({"password": object(n, |at| json!(format!("hunter2value{at}")))}).to_string())
    }),
    ("objects", 150, &|n| raw("json", &object(n, |at| json!({format!("a{at}"): 1, "b": 2})).to_string())),
    ("elements", 1000, &|n| raw("json", &json!({"l": list(n, |at| json!({"a": at, "b": "x"}))}).to_string())),
    ("elements with members in other orders", 50, &|n| {
        let names: Vec<String> = (0..20).map(|at| format!("\"m{at}\":{at}")).collect();
        let reversed: Vec<String> = names.iter().rev().cloned().collect();
        let element = format!("{{{}}},{{{}}}", names.join(","), reversed.join(","));
        raw("json", &format!("{{\"l\":[{}]}}", vec![element; n].join(",")))
    }),
    ("elements of many shapes", 300, &|n| {
        raw("json", &json!({"l": list(n, |at| json!({format!("a{at}"): 1}))}).to_string())
    }),
    ("members with variables", 400, &|n| {
        raw("json", &format!("{{{}\"e\":1}}", text(n, |at| format!("\"m{at}\":{{{{v{at}}}}},"))))
    }),
    ("comments in JSON", 2000, &|n| raw("json", &format!("{{{}\"a\":1}}", "// a\n".repeat(n)))),
    ("comments of one line in JSON", 8000, &|n| raw("json", &format!("{{{}\n\"a\":1}}", "/**/".repeat(n)))),
    ("open comments in JSON", 12_000, &|n| raw("json", &format!("{{{}", "/*".repeat(n)))),
    ("open comments on lines of JSON", 4000, &|n| raw("json", &format!("{{\"a\": 1{}", " /* a\n".repeat(n)))),
    ("members of what is almost JSON", 1000, &|n| {
        raw("json", &format!("{{{}}}", text(n, |at| format!("m{at}: 'x' // a\n n{at}: None,"))))
    }),
    ("quotes in what is almost JSON", 5000, &|n| raw("json", &format!("{{a: {}", "'\\'".repeat(n)))),
    ("brackets of what is almost JSON", 20_000, &|n| raw("json", &format!("{{a: {}", "[".repeat(n)))),
    ("values on one line of what is almost JSON", 2000, &|n| raw("json", &format!("[{}]", "1, ".repeat(n)))),
    ("numbered variables in a path", 400, &|n| {
        collection(vec![get("A", &text(n, |at| format!("/{{{{a{at}_id_1}}}}")))])
    }),
    ("open strings in JSON", 5000, &|n| raw("json", &"\"a".repeat(n))),
    ("brackets in JSON", 60_000, &|n| raw("json", &"[".repeat(n))),
    ("braces in JSON", 12_000, &|n| raw("json", &format!("{{\"a\":{}", "{{".repeat(n)))),
    ("surrogates", 3000, &|n| raw("json", &format!("{{\"a\":\"{}\"}}", "\\ud800".repeat(n)))),
    ("members of a response", 1000, &|n| responses(vec![object(n, |at| json!(at))])),
    ("objects of a response", 300, &|n| responses(vec![object(n, |at| json!({format!("a{at}"): 1, "b": 2}))])),
    ("elements of a response", 1500, &|n| responses(vec![json!(list(n, |at| json!({"a": at, "b": null})))])),
    ("examples", 600, &|n| responses(list(n, |at| json!({"a": at})))),
    ("examples of many shapes", 400, &|n| responses(list(n, |at| json!({format!("a{at}"): at})))),
    ("types of items", 100, &|n| {
        collection(list(n, |at| {
            let body = json!({"u": {format!("a{at}"): 1, "b": 2}}).to_string();
            json!({"name": format!("I{at}"), "request": "https://h/a", "response": [{"name": "r", "code": 200, "body": body}]})
        }))
    }),
    ("unused variables", 1500, &|n| with_variables("a", list(n, variable))),
    ("variables that are secrets", 400, &|n| {
        with_variables("a", list(n, |at| json!({"key": format!("token{at}"), "value": format!("hunter2value{at}")})))
    }),
    ("variables that are misspelt", 150, &|n| {
        with_variables(
            &text(n, |at| format!("/{{{{variabel{at}}}}}")),
            list(n, |at| json!({"key": format!("variable{at}")})),
        )
    }),
    ("variables in variables", 300, &|n| {
        with_variables(
            "{{v0}}",
            list(n, |at| json!({"key": format!("v{at}"), "value": format!("{{{{v{}}}}}", at + 1)})),
        )
    }),
    ("rings of variables", 300, &|n| {
        with_variables(
            "{{v0}}",
            list(n, |at| json!({"key": format!("v{at}"), "value": format!("{{{{v{}}}}}", (at + 1) % n)})),
        )
    }),
    ("variables in text", 1000, &|n| raw("text", &text(n, |at| format!("{{{{v{at}}}}} ")))),
    ("one variable in text", 3000, &|n| raw("text", &"{{v}} ".repeat(n))),
    ("braces", 20_000, &|n| raw("text", &"{{".repeat(n))),
    ("braces in a URL", 4000, &|n| {
        collection(vec![json!({"name": "A", "request": format!("https://h/{}", "{{".repeat(n))})])
    }),
    ("secrets of a path", 200, &|n| {
        let secret = |at: usize| format!("k8QzV3mL{at}pTx7Wc2Rn5a");
        let path: Vec<String> = (0..n).flat_map(|at| ["token".to_owned(), secret(at)]).collect();
        let url = json!({"raw": format!("https://h.example/{}", path.join("/")), "protocol": "https", "host": ["h"], "path": path});
        collection(vec![json!({"name": "A", "request": {"method": "GET", "url": url}})])
    }),
    ("segments", 750, &|n| collection(vec![get("A", &text(n, |at| format!("/s{at}")))])),
    ("numbers in a path", 1500, &|n| collection(vec![get("A", &text(n, |at| format!("/{at}")))])),
    ("variables with long values in text", 400, &|n| {
        let request =
            json!({"url": "{{v}}/a", "method": "POST", "body": {"mode": "raw", "raw": "{{v}} {{w}} ".repeat(n)}});
        let variables = ["v", "w"].map(|key| json!({"key": key, "value": "ab ".repeat(20 * n)}));
        json!({"info": {"name": "G"}, "variable": variables, "item": [{"name": "A", "request": request}]}).to_string()
    }),
    ("a long name", 8000, &|n| collection(vec![get(&"a b".repeat(n), "a")])),
    ("brackets of a name", 2000, &|n| collection(vec![get(&"(bed) ".repeat(n), "a")])),
    ("versions of a name", 3000, &|n| collection(vec![get(&format!("{}bed", "1.2.3 ".repeat(n)), "a")])),
    ("long names beside rows that select", 12_000, &|n| {
        let item = |value: &str| {
            let name = format!("{}{value}", text(n, |at| format!("bed{at} ")));
            json!({"name": name, "request": format!("https://h.example/beds?status={value}&action={value}beds")})
        };
        collection(["open", "closed"].map(item).to_vec())
    }),
    ("a long segment", 10_000, &|n| collection(vec![get("A", &"a".repeat(n))])),
    ("a long value", 10_000, &|n| form(vec![json!({"key": "q", "value": "ab ".repeat(n)})])),
    ("a long key", 5000, &|n| form(vec![json!({"key": "ab ".repeat(n), "value": "v"})])),
    ("words", 6000, &|n| described(&"word ".repeat(n))),
    ("paragraphs", 600, &|n| described(&"A paragraph.\n\n".repeat(n))),
    ("lines", 3000, &|n| described(&"line\n".repeat(n))),
    ("list entries", 1000, &|n| described(&"* entry\n".repeat(n))),
    ("quotations", 8000, &|n| described(&">".repeat(n))),
    ("brackets", 5000, &|n| described(&"[".repeat(n))),
    ("open links", 2000, &|n| described(&"[a](b ".repeat(n))),
    ("open images", 2000, &|n| described(&"![a".repeat(n))),
    ("stars", 5000, &|n| described(&"*a ".repeat(n))),
    ("stars of two kinds", 2500, &|n| described(&"**a*".repeat(n))),
    ("backticks", 1000, &|n| described(&text(n, |at| "`".repeat(at % 60) + " "))),
    ("tags", 1500, &|n| described(&"<b>".repeat(n))),
    ("open tags", 5000, &|n| described(&"<".repeat(n))),
    ("open attributes", 2000, &|n| described(&"<a href='".repeat(n))),
    ("open comments", 3000, &|n| described(&"<!-- ".repeat(n))),
    ("nested lists of HTML", 800, &|n| described(&"<ul><li>".repeat(n))),
    ("nested tables of HTML", 300, &|n| described(&"<table><tr><td>".repeat(n))),
    ("rows of HTML", 300, &|n| described(&format!("<table>{}</table>", "<tr><td>a</td><td>b</td></tr>".repeat(n)))),
    ("references", 800, &|n| {
        described(&(text(n, |at| format!("[r{at}]: http://x\n")) + &text(n, |at| format!("[r{at}] "))))
    }),
    ("entities", 5000, &|n| described(&"&amp;".repeat(n))),
    ("ampersands", 6000, &|n| described(&"&".repeat(n))),
    ("URLs", 1500, &|n| described(&"https://x.y/z ".repeat(n))),
    ("a long URL", 6000, &|n| described(&format!("https://{}", "a.".repeat(n)))),
    ("addresses", 4000, &|n| described(&"a@b.".repeat(n))),
    ("underscores", 6000, &|n| described(&"a_".repeat(n))),
    ("headings", 750, &|n| described(&"# H\n\n".repeat(n))),
    ("fences", 400, &|n| described(&"```\ncode\n```\n".repeat(n))),
    ("pipes", 4000, &|n| described(&"|".repeat(n))),
    ("table rows", 200, &|n| table(&text(n, |at| format!("| m{at} | string | yes | The m. |\n")))),
    ("table rows of one name", 300, &|n| table(&"| m | string | yes | The m. |\n".repeat(n))),
    ("tables", 120, &|n| {
        described(&text(n, |at| format!("Arguments\n\n| Name | Required |\n| --- | --- |\n| m{at} | yes |\n\n")))
    }),
    ("columns", 300, &|n| described(&format!("|{}\n|{}\n|{}\n", "Name|".repeat(n), "---|".repeat(n), "a|".repeat(n)))),
    ("definitions of no argument", 150, &|n| described(&text(n, |at| format!("`a{at}`: some words\n\n")))),
    ("values below tables", 300, &|n| {
        let rows = text(n, |at| format!("| m{at} | string | yes | The m. |\n"));
        let below = text(n, |at| format!("\nValues of m{at}:\n\n* A\n* B\n"));
        table(&format!("{rows}{below}"))
    }),
    ("lines below names", 300, &|n| {
        let rows = text(n, |at| format!("| m{at} | string | yes | The m. |\n"));
        table(&format!("{rows}{}", text(n, |at| format!("\n**m{at}**\nA\nB\n"))))
    }),
    ("lines below a name", 2000, &|n| {
        table(&format!("| m | string | yes | The m. |\n\n**m**\n{}", text(n, |at| format!("A{at}\n"))))
    }),
    ("lists of values", 1500, &|n| cell("One of `a`, ", n)),
    ("allowed values", 1000, &|n| {
        table(&format!("| m | string | yes | Allowed values: {} |\n", text(n, |at| format!("`v{at}`, "))))
    }),
    ("conditions", 2000, &|n| cell("required if ", n)),
    ("defaults", 2000, &|n| cell("defaults to ", n)),
    ("quotes", 4000, &|n| cell("\"a ", n)),
    ("parentheses", 4000, &|n| cell("(", n)),
    ("colons", 4000, &|n| described(&"a: ".repeat(n))),
    ("equals signs", 4000, &|n| described(&"a=".repeat(n))),
    ("keys", 500, &|n| described(&text(n, |at| format!("ghp_{at:036} ")))),
    ("beginnings of keys", 3000, &|n| described(&"eyJ-sk-".repeat(n))),
    ("passwords beside users", 400, &|n| {
        described(&text(n, |at| format!("Credentials: bob / hV8rX2mQ7kTp3LzN{at}Yw5, ")))
    }),
    ("items of one endpoint", 60, &|n| {
        let query = |description: &str| json!([{"key": "page", "value": "1", "description": description}]);
        let description = text(150, |at| format!("word{at} "));
        collection(list(n, |at| {
            let description = if at == 0 { description.as_str() } else { "" };
            let url = json!({"protocol": "https", "host": "h.example", "path": "a", "query": query(description)});
            json!({"name": format!("A{at}"), "request": {"method": "GET", "url": url}})
        }))
    }),
    ("passwords in sentences", 600, &|n| described(&"Log in with password for the set('pin / is ".repeat(n))),
    ("passwords that people chose", 400, &|n| {
        described(&text(n, |at| format!("Test user: bob / Falcon48{at}!\n\nPassword: Falcon48{at}\n\n")))
    }),
    ("tokens without a name", 600, &|n| described(&text(n, |at| format!("/ hV8rX2mQ7kTp3LzN{at}Yw5 and ")))),
    ("titles above tokens", 300, &|n| described(&text(n, |at| format!("## Token\n\nhV8rX2mQ7kTp3LzN{at}Yw5\n\n")))),
    ("dashes after names", 600, &|n| described(&"token - a \u{2013} ".repeat(n))),
    ("lines of a key", 300, &|n| {
        described(&format!("Private key:\n\n{}", "MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQDR\n".repeat(n)))
    }),
    ("keys in queries", 300, &|n| {
        described(&format!("https://h.example/verify?{}", text(n, |at| format!("t=hV8rX2mQ7kTp3LzN{at}Yw5&"))))
    }),
    ("blocks of YAML", 600, &|n| raw("text", &"key: a\npassword: |\n  hV8rX2mQ7kTp3LzN\n  a\n".repeat(n))),
    ("lines within a secret", 300, &|n| {
        let secret = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        with_variables(&"hV8rX2mQ\\\n   ".repeat(n), vec![json!({"key": "token", "value": secret})])
    }),
    ("beginnings of tokens", 3000, &|n| described(&"Bearer ".repeat(n))),
    ("beginnings of private keys", 500, &|n| described(&"-----BEGIN PRIVATE KEY-----".repeat(n))),
    ("beginnings of passwords", 3000, &|n| described(&"a://b:".repeat(n))),
    ("invisible characters", 4000, &|n| described(&"\u{202e}".repeat(n))),
    ("validations", 600, &|n| {
        script(&"pm.response.to.have.jsonSchema({type: 'object', properties: {a: {type: 'integer'}}});\n".repeat(n))
    }),
    ("validations on one line", 6000, &|n| script(&"jsonSchema(".repeat(n))),
    ("validations by name", 800, &|n| {
        script(&text(n, |at| format!("const s{at} = {{type: 'object'}}; tv4.validate(j, s{at});\n")))
    }),
    ("schemas of schemas", 400, &|n| {
        script(
            &(text(n, |at| format!("const s{} = {{properties: {{a: s{at}, b: s{at}}}}};\n", at + 1))
                + &format!("pm.response.to.have.jsonSchema(s{n})")),
        )
    }),
    ("members of a schema", 300, &|n| {
        script(&format!(
            "pm.response.to.have.jsonSchema({{type: 'object', properties: {{{}}}}})",
            text(n, |at| format!("a{at}: {{type: 'string'}},"))
        ))
    }),
    ("members of two schemas", 600, &|n| script(&of_either_kind("allOf", n))),
    ("members of either schema", 600, &|n| script(&of_either_kind("oneOf", n))),
    ("references of a schema", 600, &|n| {
        script(&format!(
            "pm.response.to.have.jsonSchema({{definitions: {{{}}}, anyOf: [{{properties: {{{}}}}}, {{type: 'string'}}]}})",
            text(n, |at| format!("d{at}: {{type: 'string'}},")),
            text(n, |at| format!("a{at}: {{$ref: '#/definitions/d{at}'}},")),
        ))
    }),
    ("variables of scripts", 1500, &|n| script(&text(n, |at| format!("pm.environment.set('a{at}', 1);\n")))),
    ("open variables of scripts", 2000, &|n| script(&"pm.environment.set('".repeat(n))),
    ("braces of scripts", 2000, &|n| script(&format!("pm.response.to.have.jsonSchema({}", "{a:".repeat(n)))),
    ("comments of scripts", 8000, &|n| script(&"a /* ".repeat(n))),
    ("elements of XML", 6000, &|n| raw("xml", &"<a>".repeat(n))),
    ("secrets of XML", 4000, &|n| raw("xml", &"<password>".repeat(n))),
    ("signs of XML", 18_000, &|n| raw("xml", &format!("<a {}", ">".repeat(n)))),
    ("pairs", 3000, &|n| raw("text", &"a=b&".repeat(n))),
    ("brackets of GraphQL", 12_000, &|n| graphql(&format!("query{{{}", "a(".repeat(n)), "{}")),
    ("braces of GraphQL", 9000, &|n| graphql(&"{a".repeat(n), "")),
    ("open strings of GraphQL", 3000, &|n| graphql(&format!("{{a(b: {}) }}", "\\\\\\\"".repeat(n)), "")),
    ("secrets of GraphQL", 1500, &|n| graphql(&format!("{{a({})}}", "token: \"x\" ".repeat(n)), "")),
    ("variables of GraphQL", 400, &|n| {
        graphql(
            &format!("query({}) {{a}}", text(n, |at| format!("$m{at}: Int "))),
            &object(n, |at| json!(at)).to_string(),
        )
    }),
    ("authorizations", 100, &|n| {
        collection(list(n, |at| {
            let auth = json!({"type": "bearer", "bearer": [{"key": "token", "value": format!("{{{{t{at}}}}}")}]});
            json!({"name": format!("I{at}"), "request": {"url": "https://h/a", "auth": auth}})
        }))
    }),
    ("parameters of authorization", 2000, &|n| {
        let parameters = list(n, |at| json!({"key": format!("k{at}"), "value": "v"}));
        json!({"info": {"name": "G"}, "auth": {"type": "oauth2", "oauth2": parameters}, "item": [get("A", "a")]})
            .to_string()
    }),
    ("saved requests", 450, &|n| {
        let example = |at: usize| json!({"name": "r", "code": 200, "originalRequest": {"url": {"host": "h", "path": "a", "query": [{"key": format!("q{at}"), "value": "v"}]}}});
        collection(vec![json!({"name": "A", "request": "https://h/a", "response": list(n, example)})])
    }),
    ("saved bodies", 150, &|n| {
        let example = |at: usize| {
            let body = json!({"id": at, format!("a{at}"): 1}).to_string();
            let request =
                json!({"url": "https://h/a", "method": "POST", "body": {"mode": "raw", "raw": r#"{"id": 1, "b": 2}"#}});
            json!({"name": "r", "code": 200, "body": body, "originalRequest": request})
        };
        let request = json!({"url": "https://h/a", "method": "POST", "body": {"mode": "raw", "raw": r#"{"c": 1}"#}});
        collection(vec![json!({"name": "A", "request": request, "response": list(n, example)})])
    }),
    ("constants that are secrets elsewhere", 150, &|n| {
        let token = |at: usize| format!("k8{at:06}Qz3Vm5Lp7");
        let header = list(n, |at| json!({"key": format!("X-H{at}"), "value": format!("a{}b", token(at))}));
        let tokens = Value::from(list(n, |at| json!({"token": token(at)}))).to_string();
        let response = json!([{"name": "r", "code": 200, "body": tokens}]);
        let request = json!({"url": "https://h/a", "method": "GET", "header": header});
        collection(vec![json!({"name": "A", "request": request, "response": response})])
    }),
    // the depth has a limit
    ("nested folders", 20, &|n| {
        let nested = |at: usize| {
            (0..20).fold(get("A", "a"), |inner, depth| json!({"name": format!("f{at} {depth}"), "item": [inner]}))
        };
        collection(list(n, nested))
    }),
    ("nested values", 60, &|n| raw("json", &format!("{{\"a\":[{}]}}", vec![nested("[", "]", 60); n].join(",")))),
];
