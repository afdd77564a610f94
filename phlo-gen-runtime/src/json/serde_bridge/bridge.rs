//! The implementations of serde's traits.

use crate::json::serde_bridge::{from_serde, to_serde};
use crate::json::{
    Decode, Fields, Json, Map, Nullable, Number, OrText, Secret, Text, Value, ViaSerde, decode, write_object,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Serializes a generated struct.
pub fn serialize<S: Serializer>(object: &dyn Fields, to: S) -> Result<S::Ok, S::Error> {
    let mut text = String::new();
    write_object(object, &mut text);
    to_serde::transcode(&text, to)
}

/// Deserializes a generated struct.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let text = from_serde::transcode(from)?;
    decode(&text).map_err(serde::de::Error::custom)
}

fn serialize_value<S: Serializer>(value: &dyn Value, to: S) -> Result<S::Ok, S::Error> {
    let mut text = String::new();
    value.json(&mut text);
    to_serde::transcode(&text, to)
}

impl<T: Serialize> Serialize for ViaSerde<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(to)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for ViaSerde<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::deserialize(from).map(ViaSerde::from)
    }
}

macro_rules! bridge {
    ($([$($generic:ident)?] $Type:ty;)*) => {$(
        impl<$($generic: Value)?> Serialize for $Type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                serialize_value(self, to)
            }
        }
        impl<'de $(, $generic: Decode)?> Deserialize<'de> for $Type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                deserialize(from)
            }
        }
    )*};
}

bridge! {
    [] Json;
    [] Number;
    [] Secret;
    [] Text;
    [T] Map<T>;
    [T] Nullable<T>;
    [T] OrText<T>;
}

#[cfg(test)]
mod tests {
    use crate::json::{Json, Map, Nullable, Number};

    #[test]
    fn values_go_through_serde_and_come_back() {
        let text = r#"{"b":[1,-2,1.5,"x\n",null,true],"a":{"z":18446744073709551615}}"#;
        let json = Json::parse(text).ok();
        let value = serde_json::to_value(&json).ok();
        assert_eq!(value, serde_json::from_str(text).ok());
        let back: Option<Json> = serde_json::from_str(text).ok();
        assert_eq!(back, json);
    }

    #[test]
    fn order_and_large_integers_survive() {
        let text = r#"{"z":1,"a":170141183460469231731687303715884105727}"#;
        let map: Option<Map<Number>> = serde_json::from_str(text).ok();
        assert_eq!(map.as_ref().map(|map| map.iter().map(|(name, _)| name).collect::<Vec<_>>()), Some(vec!["z", "a"]));
        assert_eq!(serde_json::to_string(&Json::parse(text).ok()).ok().as_deref(), Some(text));
    }

    #[test]
    fn null_and_absence_are_distinct() {
        assert_eq!(serde_json::from_str::<Nullable<String>>("null").ok(), Some(Nullable::Null));
        assert_eq!(serde_json::to_string(&Nullable::Value(1_i64)).ok().as_deref(), Some("1"));
    }

    #[test]
    fn a_type_mismatch_is_refused_with_its_path() {
        let message = serde_json::from_str::<Map<Number>>(r#"{"a":"1"}"#).err().map(|error| error.to_string());
        assert!(message.is_some_and(|text| text.starts_with("a: expected a number, found a string")));
    }
}
