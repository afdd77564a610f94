//! What the compiler says of calls that block their thread, without the feature for them.

use crate::call::CallFuture;
use crate::error::Error;
use crate::operation::Operation;
use crate::pages::Pages;
use crate::response::Response;

/// No type implements it: the feature is missing.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`.blocking()` needs the feature `blocking` of phlo-gen",
    label = "the feature is not enabled",
    note = "enable it in Cargo.toml: `features = [\"blocking\"]` of the dependency phlo-gen"
)]
pub trait BlockingFeature<T> {
    fn blocking(self) -> T;
}

#[doc(hidden)]
impl<R: Operation> CallFuture<R> {
    pub fn blocking(self) -> Result<Response<R::Response>, Error>
    where
        Self: BlockingFeature<Result<Response<R::Response>, Error>>,
    {
        BlockingFeature::blocking(self)
    }
}

#[doc(hidden)]
impl<R: Operation> Pages<R> {
    pub fn blocking(self) -> std::vec::IntoIter<Result<Response<R::Response>, Error>>
    where
        Self: BlockingFeature<std::vec::IntoIter<Result<Response<R::Response>, Error>>>,
    {
        BlockingFeature::blocking(self)
    }
}
