//! Rows of tables that are about the path of the URL.

use crate::arguments::{Facts, TableRow, UsedAs};
use crate::bytes::find_rare;
use crate::collection::Description;
use crate::lower::requests::argument::RequestArgument;
use crate::lower::requests::path::RequestPath;

/// Joins rows about the path with its arguments.
pub fn add_path_facts(rows: &mut [TableRow], path: &RequestPath, arguments: &[RequestArgument], facts: &mut [Facts]) {
    for row in rows {
        let is_elsewhere = row.place.as_deref().is_some_and(|place| place != "path")
            && arguments.iter().any(|argument| row.names.contains(&argument.key));
        let index = path.arguments.iter().position(|argument| row.names.contains(&argument.name));
        if let Some(known) = index.filter(|_| !is_elsewhere).and_then(|index| facts.get_mut(index)) {
            known.fill_from(row.facts.clone());
            row.used_as = Some(UsedAs::Argument);
        }
    }
}

/// Records that rows about parts of an address in the description, `https://host/<version>/a`, are not used: the
/// request does not have these parts.
pub fn skip_address_parts(rows: &mut [TableRow], description: Option<&Description>, arguments: &[RequestArgument]) {
    let Some(description) = description.filter(|description| find_rare(&description.text, "://").is_some()) else {
        return;
    };
    let text = description.text.replace("&lt;", "<").replace("&gt;", ">");
    for row in rows.iter_mut().filter(|row| row.used_as.is_none()) {
        let is_part = |name: &String| text.contains(&format!("/<{name}>")) || text.contains(&format!("/{{{name}}}"));
        let is_sent = |name: &String| arguments.iter().any(|argument| argument.key == *name);
        if row.names.iter().all(|name| is_part(name) && !is_sent(name)) {
            row.used_as = Some(UsedAs::Nothing);
        }
    }
}
