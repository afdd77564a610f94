//! Errors in `types` options: names without a member.

use crate::api::{self, Definition, SharedType, Type};
use crate::lower::names::identifiers::camel;
use crate::lower::options::Options;
use crate::lower::review::option_error::{OptionError, unknown};
use crate::shapes::Format;

/// The names that `types` options may have, before types are shared.
pub fn known(options: &Options, root: &api::Folder) -> Vec<String> {
    let mut known = Vec::new();
    if !options.types.is_empty() {
        members(root, &mut known);
    }
    // a format exists if one string has it
    for format in Format::ALL.map(Format::name) {
        let own = options.types.iter().find(|(name, _)| name == format);
        if own.is_some_and(|(_, custom)| uses(root, custom)) {
            known.push(format.to_owned());
        }
    }
    known
}

/// The `types` options that do not match a member, of an item or of a shared type. `known` is what they could name before
/// types are shared, some of which nobody sees: only names of the generated types are suggested. A member of an item that
/// `errors` say cannot be renamed is no second error, and none is one if the others leave no item.
pub fn check(
    options: &Options,
    known: &[String],
    errors: &[OptionError],
    root: &api::Folder,
    shared: &[SharedType],
) -> Vec<OptionError> {
    if options.types.is_empty() {
        return Vec::new();
    }
    let mut generated = Vec::new();
    members(root, &mut generated);
    shared.iter().for_each(|shared| members_of(&shared.definition, &mut generated));
    if generated.is_empty() && !errors.is_empty() {
        return Vec::new();
    }
    let is_wrong = |path: &str| errors.iter().any(|error| error.option == "rename" && error.given == path);
    let renamed = options.rename.iter().filter(|(path, _)| is_wrong(path)).map(|(_, name)| camel(name));
    let renamed: Vec<String> = renamed.collect();
    let is_known = |name: &String| known.contains(name) || generated.contains(name);
    let is_renamed = |name: &str| {
        let mut ends = renamed.iter().filter_map(|request| name.strip_prefix(request.as_str()));
        ends.any(|end| end.starts_with(|c: char| c == '.' || c.is_ascii_uppercase()))
    };
    let others = options.types.iter().filter(|(name, _)| !is_known(name) && !is_renamed(name));
    others.map(|(name, _)| unknown_type(name, &generated)).collect()
}

/// The error of a name that is neither a member, which has a dot, nor the format of a string.
fn unknown_type(name: &str, members: &[String]) -> OptionError {
    if name.contains('.') {
        return unknown("types", name, "there is no member", members);
    }
    let formats = Format::ALL.map(|format| format.name().to_owned());
    if formats.contains(&name.to_owned()) {
        return unknown("types", name, "no string has the format", &[]);
    }
    let error = unknown("types", name, "there is no member or format", &formats);
    let forms = format!("a member is written `Type.member`, and the formats are `{}`", formats.join("`, `"));
    OptionError { help: error.help.or(Some(forms)), ..error }
}

/// Whether an argument or a member has this custom type.
fn uses(folder: &api::Folder, custom: &str) -> bool {
    let of_item = |item: &api::Item| {
        let members = item.types.iter().flat_map(|definition| match definition {
            Definition::Object(object) => object.members.as_slice(),
            _ => &[],
        });
        let mut types = item.arguments.iter().map(|argument| &argument.ty).chain(members.map(|member| &member.ty));
        types.any(|ty| is_custom(ty, custom))
    };
    folder.items.iter().any(of_item) || folder.folders.iter().any(|inner| uses(inner, custom))
}

fn is_custom(ty: &Type, custom: &str) -> bool {
    match ty {
        Type::Custom(path) => path == custom,
        other => other.inner().is_some_and(|inner| is_custom(inner, custom)),
    }
}

fn members(folder: &api::Folder, out: &mut Vec<String>) {
    for item in &folder.items {
        out.extend(item.arguments.iter().map(|argument| format!("{}.{}", item.request, argument.setter)));
        item.types.iter().for_each(|definition| members_of(definition, out));
    }
    folder.folders.iter().for_each(|inner| members(inner, out));
}

fn members_of(definition: &Definition, out: &mut Vec<String>) {
    if let Definition::Object(object) = definition {
        out.extend(object.members.iter().map(|member| format!("{}.{}", object.name, member.field)));
    }
}
