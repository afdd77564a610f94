//! Hosts that only a few literal URLs name: they get no credentials that a collection or a folder declares for others.

use crate::bytes::{find_rare, kind, position, trimmed};
use crate::collection::{Inherited, Item, Url};
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::variables::scope::Variables;
use std::collections::HashMap;

/// The hosts of the items that inherit one authorization.
#[derive(Debug, Default)]
pub struct StrayHosts {
    /// By where the authorization begins.
    groups: HashMap<usize, Group>,
    /// Hosts that get the credentials nevertheless.
    allowed: Vec<String>,
}

/// The hosts of the items that inherit one authorization: how many items each has, in the order of first use.
#[derive(Debug, Default)]
struct Group {
    hosts: Vec<(String, usize)>,
    items: usize,
}

impl StrayHosts {
    /// The hosts of these items. `allowed` are the hosts that the options name.
    pub fn new(items: &[AuthorizedItem<'_>], variables: &Variables<'_>, allowed: &[String]) -> Self {
        let mut stray = StrayHosts { allowed: allowed.iter().map(|host| normal(host)).collect(), ..Self::default() };
        for AuthorizedItem { item, auth, .. } in items {
            let Some(auth) = auth.filter(|_| inherits(item)) else { continue };
            let host = host(&item.request.url, variables);
            let group = stray.groups.entry(auth.offset).or_default();
            group.items += 1;
            match group.hosts.iter_mut().find(|(known, _)| *known == host) {
                Some((_, count)) => *count += 1,
                None => group.hosts.push((host, 1)),
            }
        }
        stray
    }

    /// The literal host of an item, if it gets none of the credentials that the item inherits.
    pub fn of(&self, authorized: &AuthorizedItem<'_>, variables: &Variables<'_>) -> Option<String> {
        let auth = authorized.auth.filter(|auth| auth.kind != "noauth" && inherits(authorized.item))?;
        let url = &authorized.item.request.url;
        let group = self.groups.get(&auth.offset)?;
        let host = host(url, variables);
        let (main, _) = group.hosts.iter().rev().max_by_key(|(_, count)| *count)?;
        let is_literal = !url.host.is_empty() && !url.host.contains("{{");
        let is_known = group.hosts.iter().any(|(other, count)| {
            // a host that many items have, or the value of a variable, is no stray
            let is_home = other == main || other.contains("{{") || !group.is_rare(*count, main);
            is_home && site(other) == site(&host)
        });
        let count = group.hosts.iter().find(|(known, _)| *known == host).map_or(0, |(_, count)| *count);
        let is_stray = is_literal && !is_known && host != *main && group.is_rare(count, main);
        (is_stray && !self.allowed.contains(&host)).then_some(host)
    }
}

impl Group {
    /// Whether a host has few of the items: half, if the others are at a variable, else a quarter.
    fn is_rare(&self, count: usize, main: &str) -> bool {
        count * if main.contains("{{") { 2 } else { 4 } <= self.items
    }
}

fn inherits(item: &Item) -> bool {
    item.request.auth == Inherited::Parent
}

/// The host of a URL with the values of its variables, without scheme and port.
fn host(url: &Url, variables: &Variables<'_>) -> String {
    normal(&variables.resolve(&url.host))
}

fn normal(host: &str) -> String {
    let host = trimmed(host);
    let host = find_rare(host, "://").map_or(host, |at| &host[at + 3..]);
    let end =
        if host.starts_with("{{") { host.len() } else { position(host, kind!(b'/' | b':')).unwrap_or(host.len()) };
    host[..end].to_ascii_lowercase()
}

/// The part of a host that has one owner: `example.com`; an address is its own.
fn site(host: &str) -> &str {
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let labels: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at).collect();
    // `example.co.uk`: the label before the last is short
    let last_but_one = labels.get(1).map_or(host, |at| &host[at + 1..]);
    let is_short = last_but_one.split('.').next().is_some_and(|label| label.len() <= 3) && labels.len() > 2;
    match (is_address, is_short) {
        (true, _) => host,
        (false, true) => labels.get(2).map_or(host, |at| &host[at + 1..]),
        (false, false) => last_but_one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection;
    use crate::lower::options::Options;
    use crate::lower::postman::authorization::authorized_items;

    fn strays(urls: &[&str], allowed: &[&str]) -> Vec<String> {
        let items: Vec<String> = urls.iter().map(|url| format!(r#"{{"request": "{url}"}}"#)).collect();
        let text = format!(
            r#"{{"info": {{}}, "auth": {{"type": "bearer", "bearer": {{"token": "t"}}}}, "variable": [{{"key": "known", "value": "https://api.shop.example"}}], "item": [{}]}}"#,
            items.join(",")
        );
        let read = collection::read(&text).expect("it is a collection");
        let items = authorized_items(&read, &|_| true);
        let variables = Variables::new(&read, None, &items, &Options::default());
        let allowed: Vec<String> = allowed.iter().map(|host| (*host).to_owned()).collect();
        let hosts = StrayHosts::new(&items, &variables, &allowed);
        items.iter().filter_map(|item| hosts.of(item, &variables)).collect()
    }

    #[test]
    fn a_literal_beside_a_variable_is_stray() {
        let urls = ["{{base}}/a", "{{base}}/b", "{{base}}/c", "https://10.1.2.3/d"];
        assert_eq!(strays(&urls, &[]), ["10.1.2.3"]);
        assert_eq!(strays(&urls, &["10.1.2.3"]), [""; 0]);
    }

    #[test]
    fn hosts_of_one_owner_are_not_stray() {
        assert_eq!(strays(&["{{known}}/a", "{{known}}/b", "https://files.shop.example/c"], &[]), [""; 0]);
        assert_eq!(strays(&["https://a.example/1", "https://b.example/2"], &[]), [""; 0]);
    }

    #[test]
    fn a_site_has_one_owner() {
        assert_eq!(site("api.shop.example"), "shop.example");
        assert_eq!(site("api.shop.co.uk"), "shop.co.uk");
        assert_eq!(site("10.1.2.3"), "10.1.2.3");
        assert_eq!(site("{{base}}"), "{{base}}");
    }
}
