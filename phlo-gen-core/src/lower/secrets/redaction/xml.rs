//! Secrets in XML and HTML: elements and attributes named like secrets, and values beside the name of a secret.

use crate::collection::secrets::keys::{Within, with_variables};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;

/// Where text begins that is not markup.
const CDATA: &str = "<![CDATA[";

/// Attributes and elements that name the value beside them.
const NAMES: [&str; 5] = ["name", "key", "field", "Name", "Key"];

/// Attributes and elements with a value beside its name.
const VALUES: [&str; 8] = ["value", "Value", "val", "string", "data", "content", "text", "integer"];

/// Elements whose text is shown to people, whatever their name is.
const LABELS: [&str; 6] = ["a", "button", "label", "legend", "option", "select"];

/// A text with a placeholder in place of each secret.
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // the name of the value that comes next
    let mut named: Option<&str> = None;
    while let Some((skipped, after)) = rest.split_once('>') {
        let (before, tag) = skipped.rsplit_once('<').map_or((skipped, None), |(before, tag)| (before, Some(tag)));
        out.push_str(before);
        rest = after;
        let Some(tag) = tag else {
            out.push('>');
            continue;
        };
        out.push('<');
        let element = element(tag);
        let attributes = Attributes::of(tag);
        match tag.starts_with("!--") {
            true => out.push_str(&with_variables(tag, Within::Code)),
            false => attributes.write(tag, &mut out),
        }
        out.push('>');
        if tag.starts_with(['/', '!', '?']) || tag.ends_with('/') {
            continue;
        }
        let Some((start, content)) = content(after) else { continue };
        let is_value = VALUES.contains(&element);
        let owner = match named {
            Some(name) if is_value => Some(name),
            // the name of a field may stand on a message about it
            _ => attributes.named().filter(|_| !LABELS.contains(&element) && !has_words(content)),
        };
        if content.trim().is_empty() && start == 0 {
            // the value of an element may be in one of its own
            named = if detect::is_secret_name(element) { Some(element) } else { owner };
            continue;
        }
        named = (NAMES.contains(&element) && detect::is_secret_name(content.trim())).then(|| content.trim());
        let is_secret = |name: &&str| !content.trim().is_empty() && detect::is_secret_value(name, content);
        let name = [Some(element), owner].into_iter().flatten().find(is_secret);
        // what is not markup ends here, too
        if name.is_some() || start > 0 {
            out.push_str(&after[..start]);
            out.push_str(&name.map_or(content.to_owned(), placeholder));
            rest = &after[start + content.len()..];
        }
    }
    out + rest
}

fn has_words(content: &str) -> bool {
    content.trim().contains(char::is_whitespace)
}

/// The name of the element of a tag, without its prefix.
fn element(tag: &str) -> &str {
    let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// The text at the beginning of an element, and where it begins. An element of other elements has an empty one.
fn content(after: &str) -> Option<(usize, &str)> {
    let blanks = after.len() - after.trim_start().len();
    if let Some(data) = after[blanks..].strip_prefix(CDATA) {
        let start = blanks + CDATA.len();
        return Some((start, data.split_once("]]>").map_or(data, |(content, _)| content)));
    }
    let (content, next) = after.split_once('<')?;
    (next.starts_with('/') || content.trim().is_empty()).then_some((0, content))
}

/// The attributes of a tag.
struct Attributes<'t>(Vec<Attribute<'t>>);

struct Attribute<'t> {
    name: &'t str,
    value: &'t str,
    /// Where the value begins in the tag.
    start: usize,
}

impl<'t> Attributes<'t> {
    fn of(tag: &'t str) -> Self {
        let (mut all, mut from) = (Vec::new(), 0);
        while let Some(equals) = tag[from..].find('=') {
            let sign = from + equals;
            let name = tag[from..sign].trim_end();
            let name = name.rsplit(|c: char| c.is_whitespace() || c == ':').next().unwrap_or_default();
            let after = tag[sign + 1..].trim_start();
            let start = tag.len() - after.len() + 1;
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let Some(end) = quote.and_then(|quote| after.get(1..)?.find(quote)) else {
                from = sign + 1;
                continue;
            };
            let value = &tag[start..start + end];
            all.push(Attribute { name, value, start });
            from = start + end + 1;
        }
        Attributes(all)
    }

    /// The name of a secret that the element with these attributes holds.
    fn named(&self) -> Option<&'t str> {
        let is_field = |attribute: &&Attribute<'_>| attribute.name == "type" && attribute.value == "password";
        let name = self.0.iter().find(|attribute| NAMES.contains(&attribute.name)).map(|attribute| attribute.value);
        let of_field = || self.0.iter().find(is_field).map(|attribute| attribute.value);
        name.filter(|name| detect::is_secret_name(name)).or_else(of_field)
    }

    /// Writes the tag without secrets.
    fn write(&self, tag: &str, out: &mut String) {
        let (mut from, named) = (0, self.named());
        for Attribute { name, value, start } in &self.0 {
            let owner = if VALUES.contains(name) { named } else { None };
            let names = [Some(*name), owner].into_iter().flatten();
            let mut secret = names.filter(|name| !value.trim().is_empty() && detect::is_secret_value(name, value));
            if let Some(name) = secret.next() {
                out.push_str(&tag[from..*start]);
                out.push_str(&placeholder(name));
                from = start + value.len();
            }
        }
        out.push_str(&tag[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_elements_are_not_shown() {
        let text = "<?xml version='1.0'?><a><s:password x='1'>p</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>\n1</pin> </a>";
        let shown = "<?xml version='1.0'?><a><s:password x='1'>{{password}}</s:password><password/><token>{{t}}</token><secrets><b>c</b></secrets><pin>{{pin}}</pin> </a>";
        assert_eq!(xml(text), shown);
        assert_eq!(xml("<a> b > c"), "<a> b > c");
    }

    #[test]
    fn values_beside_the_name_of_a_secret_are_not_shown() {
        for (text, shown) in [
            ("<login user=\"bob\" password=\"Zk83Qp\"/>", "<login user=\"bob\" password=\"{{password}}\"/>"),
            ("<login s:password = 'Zk83Qp'>", "<login s:password = '{{password}}'>"),
            ("<password><![CDATA[Zk8<3>Qp]]></password>", "<password><![CDATA[{{password}}]]></password>"),
            ("<param name=\"password\">Zk83Qp</param>", "<param name=\"password\">{{password}}</param>"),
            ("<add key=\"password\" value=\"Zk83Qp\"/>", "<add key=\"password\" value=\"{{password}}\"/>"),
            ("<meta name='csrf-token' content='Zk83Qp'>", "<meta name='csrf-token' content='{{csrf-token}}'>"),
            (
                "<input type=\"password\" name=\"p\" value=\"Zk83Qp\">",
                "<input type=\"password\" name=\"p\" value=\"{{password}}\">",
            ),
            ("<!-- password: k8QzV3mLpTxWc2Rn --><b>1</b>", "<!-- password: {{password}} --><b>1</b>"),
            ("<key>password</key>\n<string>Zk83Qp</string>", "<key>password</key>\n<string>{{password}}</string>"),
            (
                "<member><name>password</name><value><string>Zk83Qp</string></value></member>",
                "<member><name>password</name><value><string>{{password}}</string></value></member>",
            ),
            ("<name>password</name><value>Zk 83 Qp</value>", "<name>password</name><value>{{password}}</value>"),
            ("<token><value>Zk83Qp</value></token>", "<token><value>{{token}}</value></token>"),
            ("<token>\n <value>Zk83Qp</value></token>", "<token>\n <value>{{token}}</value></token>"),
        ] {
            assert_eq!(xml(text), shown);
        }
    }

    #[test]
    fn other_values_stay() {
        for text in [
            "<login user=\"bob\" password=\"\"/>",
            "<login password=\"{{password}}\"/>",
            "<name>password</name><id>4</id><value>5</value>",
            "<name>user</name><value>bob</value>",
            "<button name=\"reset_password\">Send</button>",
            "<a href=\"/token\" name=\"token\">Token</a>",
            "<add key=\"color\" value=\"red\"/>",
            "<value>5</value>",
            "<field name=\"password\">must not be blank</field>",
            "<a b=c d='e>",
            "<![CDATA[ <b>",
            "<a><![CDATA[ <b>",
            "<password><![CDATA[]]></password>",
        ] {
            assert_eq!(xml(text), text);
        }
    }
}
