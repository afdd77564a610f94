//! The type parameters of a builder: the states of its required arguments.

use crate::api::{Argument, Item, Presence};
use crate::bytes::ByName;
use heck::ToUpperCamelCase;

/// The largest number of required arguments that have a type parameter each.
const MOST_PARAMETERS: usize = 16;

/// The states of the required arguments of an item.
pub enum States {
    /// A type parameter for each argument that is required.
    Parameters(Vec<Option<String>>),
    /// A binary tree: with a type parameter for each of many arguments, all of which each setter names, the source would
    /// grow with the square of their number.
    Tree {
        /// The type parameter that is the tree.
        parameter: String,
        /// The names and the places of the required arguments.
        places: Vec<Option<[String; 2]>>,
    },
}

impl States {
    /// The states of an item with these arguments.
    pub fn of(item: &Item, arguments: &[&Argument]) -> Self {
        let mut taken = ByName::default();
        let own = [&*item.request, &*item.builder, "Binding", "Self"].into_iter();
        for name in own.chain(item.types.iter().map(|definition| definition.name())) {
            taken.add(name.to_owned(), ());
        }
        let mut free = |mut name: String| {
            while taken.has(&name) {
                name.push('_');
            }
            taken.add(name.clone(), ());
            name
        };
        let mut name = |argument: &&Argument| free(argument.setter.to_upper_camel_case());
        let is_required = |argument: &&Argument| argument.presence == Presence::Required;
        let names: Vec<Option<String>> =
            arguments.iter().map(|argument| is_required(argument).then(|| name(argument))).collect();
        let count = names.iter().flatten().count();
        if count <= MOST_PARAMETERS {
            return Self::Parameters(names);
        }
        let mut indices = 0..;
        let place = |name: Option<String>| Some([name?, place(indices.next()?, count)]);
        Self::Tree { places: names.into_iter().map(place).collect(), parameter: free("States".to_owned()) }
    }

    /// The type parameters.
    pub fn parameters(&self) -> Vec<&str> {
        match self {
            Self::Parameters(names) => names.iter().flatten().map(String::as_str).collect(),
            Self::Tree { parameter, .. } => vec![parameter],
        }
    }

    /// The name of the state of an argument, and the states before and after its setter, if it is required.
    pub fn state(&self, argument: usize) -> Option<[String; 2]> {
        match self {
            Self::Parameters(names) => {
                let this = names.get(argument)?.as_ref()?;
                let after = names.iter().flatten().map(|name| if name == this { "__::Set" } else { name });
                let after = after.collect::<Vec<_>>().join(", ");
                Some([this.clone(), format!("{this} => [{after}]")])
            }
            Self::Tree { parameter: tree, places } => {
                let [name, place] = places.get(argument)?.as_ref()?;
                let transition =
                    format!("__::StateAt<{tree}, {place}> where {tree}: {place} => [__::SetAt<{tree}, {place}>]");
                Some([name.clone(), transition])
            }
        }
    }
}

/// The place of an argument in a tree of so many arguments: left or right, from the root on.
fn place(index: usize, count: usize) -> String {
    let depth = usize::BITS - count.saturating_sub(1).leading_zeros();
    let step = |inner: String, bit: u32| format!("__::{}<{inner}>", if index >> bit & 1 == 0 { "L" } else { "R" });
    (0..depth).fold("()".to_owned(), step)
}

#[cfg(test)]
mod tests {
    use super::place;
    use std::collections::HashSet;

    #[test]
    fn each_argument_has_its_own_place() {
        assert_eq!(place(2, 4), "__::R<__::L<()>>");
        for count in [9, 16, 17, 400] {
            let places: HashSet<String> = (0..count).map(|index| place(index, count)).collect();
            assert_eq!(places.len(), count);
            assert_eq!(places.iter().map(String::len).collect::<HashSet<_>>().len(), 1);
        }
    }
}
