//! One order of members in which those of several objects keep theirs.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// All names in an order that has each of these orders in it, the names that were seen first before others; `None` if
/// there is none.
pub fn merged<'n>(orders: &[Vec<&'n str>]) -> Option<Vec<&'n str>> {
    let mut names: Vec<&str> = Vec::new();
    let mut ranks: HashMap<&str, usize> = HashMap::new();
    let mut after: Vec<Vec<usize>> = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    for order in orders {
        let mut last: Option<usize> = None;
        for name in order {
            let rank = *ranks.entry(name).or_insert_with(|| {
                names.push(name);
                after.push(Vec::new());
                before.push(0);
                names.len() - 1
            });
            if let Some(last) = last
                && !after[last].contains(&rank)
            {
                after[last].push(rank);
                before[rank] += 1;
            }
            last = Some(rank);
        }
    }
    let mut out = Vec::with_capacity(names.len());
    let mut ready: BinaryHeap<Reverse<usize>> =
        (0..names.len()).filter(|rank| before[*rank] == 0).map(Reverse).collect();
    while let Some(Reverse(next)) = ready.pop() {
        out.push(names[next]);
        for rank in &after[next] {
            before[*rank] -= 1;
            if before[*rank] == 0 {
                ready.push(Reverse(*rank));
            }
        }
    }
    (out.len() == names.len()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::merged;

    fn order(orders: &[&str]) -> Option<String> {
        let orders: Vec<Vec<&str>> = orders.iter().map(|order| order.split(' ').collect()).collect();
        merged(&orders).map(|names| names.join(" "))
    }

    #[test]
    fn each_order_is_kept() {
        assert_eq!(order(&["a b c", "a x c"]).as_deref(), Some("a b x c"));
        assert_eq!(order(&["name birth", "name index", "name age index"]).as_deref(), Some("name birth age index"));
        assert_eq!(order(&["b", "a b"]).as_deref(), Some("a b"));
        assert_eq!(order(&["a b", "c d"]).as_deref(), Some("a b c d"));
    }

    #[test]
    fn orders_that_contradict_have_none() {
        assert_eq!(order(&["a b", "b a"]), None);
        assert_eq!(order(&["a b", "b c", "c a"]), None);
    }
}
