#![allow(missing_docs)]
use crate::shape::{Blank, Decode};
pub trait Payload {}
impl<T: Decode> Payload for T {}
pub struct Reply<T>(T);
pub fn example<T: Decode + Blank>(_t: &str) -> T { todo!() }
