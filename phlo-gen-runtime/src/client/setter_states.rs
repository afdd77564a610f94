//! The states of required arguments in the type of a builder.

use std::marker::PhantomData;

/// The state of a required argument that has been set.
#[derive(Debug)]
pub struct Set;

/// The state of a required argument that has not been set; also a tree of such states.
#[derive(Debug)]
pub struct Unset;

/// The states of many arguments, as a binary tree. A builder with many required arguments has one of them, since with a
/// type parameter for each argument the signatures of its setters would grow with the square of their number.
#[derive(Debug)]
pub struct Fork<A, B>(PhantomData<fn() -> (A, B)>);

/// The place of an argument in the left half of a tree.
#[derive(Debug)]
pub struct L<Place>(PhantomData<fn() -> Place>);

/// The place of an argument in the right half of a tree.
#[derive(Debug)]
pub struct R<Place>(PhantomData<fn() -> Place>);

/// A tree with an argument at a place.
pub trait States<Place> {
    /// The state of the argument.
    type State;
    /// The tree after the argument has been set.
    type After;
}

/// The state of the argument at a place.
pub type StateAt<Tree, Place> = <Tree as States<Place>>::State;

/// The tree after the argument at a place has been set.
pub type SetAt<Tree, Place> = <Tree as States<Place>>::After;

impl States<()> for Set {
    type State = Set;
    type After = Set;
}

impl States<()> for Unset {
    type State = Unset;
    type After = Set;
}

impl<Place> States<L<Place>> for Unset
where
    Unset: States<Place>,
{
    type State = StateAt<Unset, Place>;
    type After = Fork<SetAt<Unset, Place>, Unset>;
}

impl<Place> States<R<Place>> for Unset
where
    Unset: States<Place>,
{
    type State = StateAt<Unset, Place>;
    type After = Fork<Unset, SetAt<Unset, Place>>;
}

impl<Place, A: States<Place>, B> States<L<Place>> for Fork<A, B> {
    type State = StateAt<A, Place>;
    type After = Fork<SetAt<A, Place>, B>;
}

impl<Place, A, B: States<Place>> States<R<Place>> for Fork<A, B> {
    type State = StateAt<B, Place>;
    type After = Fork<A, SetAt<B, Place>>;
}

#[cfg(test)]
mod tests {
    use super::{Fork, L, R, Set, SetAt, StateAt, Unset};
    use std::any::TypeId;

    type First = L<L<()>>;
    type Second = L<R<()>>;
    type Last = R<R<()>>;

    fn is<A: 'static, B: 'static>() -> bool {
        TypeId::of::<A>() == TypeId::of::<B>()
    }

    #[test]
    fn an_argument_is_set_at_its_place_only() {
        type Tree = SetAt<SetAt<Unset, Last>, First>;
        assert!(is::<Tree, Fork<Fork<Set, Unset>, Fork<Unset, Set>>>());
        assert!(is::<StateAt<Tree, First>, Set>() && is::<StateAt<Tree, Last>, Set>());
        assert!(is::<StateAt<Tree, Second>, Unset>() && is::<StateAt<Tree, R<L<()>>>, Unset>());
        assert!(is::<StateAt<Unset, Second>, Unset>());
    }

    #[test]
    fn the_order_does_not_matter_and_twice_is_once() {
        assert!(is::<SetAt<SetAt<Unset, First>, Last>, SetAt<SetAt<Unset, Last>, First>>());
        assert!(is::<SetAt<SetAt<Unset, Second>, Second>, SetAt<Unset, Second>>());
    }
}
