//! Maps and sets with a hash that is short in a macro, which is not optimized: that of the standard library takes ten
//! times as long there.

use std::hash::{BuildHasherDefault, Hasher};

/// A map for names.
pub(crate) type HashMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fnv>>;

/// A set of names.
pub(crate) type HashSet<T> = std::collections::HashSet<T, BuildHasherDefault<Fnv>>;

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits).
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        let (mut hash, mut rest) = (self.0, bytes);
        while let [byte, after @ ..] = rest {
            hash = (hash ^ *byte as u64).wrapping_mul(0x100_0000_01B3);
            rest = after;
        }
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        let hash = |text: &str| {
            let mut fnv = Fnv::default();
            fnv.write(text.as_bytes());
            fnv.finish()
        };
        assert_eq!(
            [hash(""), hash("a"), hash("foobar")],
            [0xCBF2_9CE4_8422_2325, 0xAF63_DC4C_8601_EC8C, 0x8594_4171_F739_67E8]
        );
    }
}
