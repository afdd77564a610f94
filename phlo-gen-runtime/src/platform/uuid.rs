//! UUIDs.

/// A UUID of version 4 of these random bits.
pub(crate) fn uuid(bits: u128) -> String {
    let bits = (bits & !(0xf << 76)) | (4 << 76);
    let bits = (bits & !(0b11 << 62)) | (0b10 << 62);
    let text = format!("{bits:032x}");
    let part = |from, to| text.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
