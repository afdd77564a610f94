//! A call of an item in Rust.

use crate::api::{Api, Argument, Definition, Item, Presence, Type};
use crate::emit::argument::is_settable;
use crate::emit::literal::literal;

/// The text of an argument that has no saved value.
const NO_VALUE: &str = "…";

/// The lines that a caller writes, from the client to the response. `module` is the path of the client's module, if the
/// example is to run.
pub fn call(api: &Api, item: &Item, modules: &[String], module: Option<&str>) -> String {
    let is_required = |argument: &&Argument| is_settable(argument) && argument.presence == Presence::Required;
    let arguments: Vec<&Argument> = item.arguments.iter().filter(is_required).collect();
    let mut out = String::new();
    if let Some(module) = module {
        arguments.iter().for_each(|argument| out.push_str(&custom_value(argument, item, module, modules)));
    }
    out.push_str("let response = client\n");
    for module in modules {
        out.push_str(&format!("    .{module}()\n"));
    }
    out.push_str(&format!("    .{}()\n", item.method_name));
    for argument in arguments {
        out.push_str(&format!("    .{}({})\n", argument.setter, value(api, &argument.ty, argument, item, module)));
    }
    out.push_str("    .send()\n    .await?;\nprintln!(\"{}\", response.status());");
    out
}

/// A hidden line that declares a variable with a value of the user's type, taken from the example.
fn custom_value(argument: &Argument, item: &Item, module: &str, modules: &[String]) -> String {
    if !matches!(argument.ty, Type::Custom(_)) {
        return String::new();
    }
    let request = full_path(Some(module), modules, &item.request);
    let unwrapped = if argument.unsaved { ".ok_or(\"none is saved\")?" } else { "" };
    format!("# let {} = {request}::example().{}{unwrapped};\n", variable(argument), argument.setter)
}

/// The variable that holds a value of the user's type.
fn variable(argument: &Argument) -> String {
    match argument.setter.as_str() {
        // the example declares variables of these names
        taken @ ("client" | "response") => format!("{taken}_"),
        setter => setter.to_owned(),
    }
}

/// Code as a block of Markdown: as the body of a function with these arguments, which compiles, or as an incomplete
/// excerpt.
pub fn code_block(code: &str, doctest_arguments: Option<&str>) -> String {
    match doctest_arguments {
        Some(arguments) => format!(
            "```no_run\n# async fn example({arguments}) -> Result<(), Box<dyn std::error::Error>> {{\n{code}\n# Ok(())\n# }}\n```"
        ),
        None => format!("```rust\n{code}\n```"),
    }
}

/// A value of a type as an expression, for an argument or an element of it.
fn value(api: &Api, ty: &Type, argument: &Argument, item: &Item, module: Option<&str>) -> String {
    let text = argument.example.as_deref().unwrap_or(NO_VALUE);
    match ty {
        Type::Boolean => if text == "true" { "true" } else { "false" }.to_owned(),
        Type::Integer => text.parse::<i64>().unwrap_or(1).to_string(),
        Type::Number => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), _) => number.to_string(),
            (_, Ok(number)) if number.is_finite() => format!("{number:?}"),
            _ => "1".to_owned(),
        },
        Type::OrText(inner) if matches!(**inner, Type::Integer | Type::Number) && crate::json::is_number(text) => {
            value(api, inner, argument, item, module)
        }
        Type::Float => text.parse::<f64>().map_or_else(|_| "1.0".to_owned(), |number| format!("{number:?}")),
        Type::File => format!("phlo_gen::File::from_path({})", literal(text)),
        Type::List(inner) => format!("[{}]", value(api, inner, argument, item, module)),
        Type::Json => "phlo_gen::Json::parse(\"{}\")?".to_owned(),
        Type::Map(_) | Type::Optional(_) => "Default::default()".to_owned(),
        Type::Nullable(_) => "phlo_gen::Nullable::Null".to_owned(),
        Type::Named(path) => match api.definition(item, path) {
            Some(Definition::Choice(choice)) => {
                let first = choice.variants.first().map_or(NO_VALUE, |(_, text)| text);
                literal(argument.example.as_deref().unwrap_or(first))
            }
            _ => format!("{}::default()", full_path(module, &path.modules, &path.name)),
        },
        Type::Custom(_) => variable(argument),
        Type::Text | Type::String | Type::Secret | Type::RawBody | Type::Empty => literal(text),
        Type::OrText(_) | Type::OrBoolean(_) | Type::OneOrMany(_) => literal(text),
    }
}

/// The whole path of a generated type.
fn full_path(module: Option<&str>, modules: &[String], name: &str) -> String {
    let modules = modules.iter().map(String::as_str);
    [module.unwrap_or("api")].into_iter().chain(modules).chain([name]).collect::<Vec<_>>().join("::")
}
