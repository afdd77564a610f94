#![allow(missing_docs)]
use crate::operation::Operation;
#[derive(Debug)] pub struct Body; pub struct Call; pub struct Sending<R>(std::marker::PhantomData<R>);
impl Call { pub fn timeout(self) -> Self { self } }
#[allow(clippy::all)] impl<R: Operation> Sending<R> {}
