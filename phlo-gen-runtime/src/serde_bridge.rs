#![allow(missing_docs)]
use crate::shape::*;
pub fn serialize<S: serde::Serializer>(_o: &dyn Fields, _s: S) -> Result<S::Ok, S::Error> { todo!() }
pub fn deserialize<'de, T: Decode, D: serde::Deserializer<'de>>(_d: D) -> Result<T, D::Error> { todo!() }
