//! The states of required arguments in the type of a builder.

use std::marker::PhantomData;

/// The state of a required argument that has been set.
#[derive(Debug)]
pub struct Set;

/// The state of a required argument that has not been set; also a tree of such states.
#[derive(Debug)]
pub struct Missing;

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

impl States<()> for Missing {
    type State = Missing;
    type After = Set;
}

impl<Place> States<L<Place>> for Missing
where
    Missing: States<Place>,
{
    type State = StateAt<Missing, Place>;
    type After = Fork<SetAt<Missing, Place>, Missing>;
}

impl<Place> States<R<Place>> for Missing
where
    Missing: States<Place>,
{
    type State = StateAt<Missing, Place>;
    type After = Fork<Missing, SetAt<Missing, Place>>;
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
    use super::{Fork, L, Missing, R, Set, SetAt, StateAt};
    use std::any::TypeId;

    type First = L<L<()>>;
    type Second = L<R<()>>;
    type Last = R<R<()>>;

    fn is<A: 'static, B: 'static>() -> bool {
        TypeId::of::<A>() == TypeId::of::<B>()
    }

    #[test]
    fn an_argument_is_set_at_its_place_only() {
        type Tree = SetAt<SetAt<Missing, Last>, First>;
        assert!(is::<Tree, Fork<Fork<Set, Missing>, Fork<Missing, Set>>>());
        assert!(is::<StateAt<Tree, First>, Set>() && is::<StateAt<Tree, Last>, Set>());
        assert!(is::<StateAt<Tree, Second>, Missing>() && is::<StateAt<Tree, R<L<()>>>, Missing>());
        assert!(is::<StateAt<Missing, Second>, Missing>());
    }

    #[test]
    fn the_order_does_not_matter_and_twice_is_once() {
        assert!(is::<SetAt<SetAt<Missing, First>, Last>, SetAt<SetAt<Missing, Last>, First>>());
        assert!(is::<SetAt<SetAt<Missing, Second>, Second>, SetAt<Missing, Second>>());
    }
}
