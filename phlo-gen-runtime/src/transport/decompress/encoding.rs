//! The encodings of a body: `Content-Encoding`.

use crate::error::UnknownEncoding;
use crate::transport::decompress::deflate::Deflate;
use crate::transport::decompress::gzip::Gzip;
use crate::transport::decompress::unpacked_body::Decoder;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, HeaderValue};

/// How many encodings of one body are undone.
const MOST: usize = 3;

/// An encoding that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Gzip,
    Deflate,
}

impl Encoding {
    pub(super) fn decoder(self) -> Box<dyn Decoder> {
        match self {
            Self::Gzip => Box::new(Gzip::default()),
            Self::Deflate => Box::new(Deflate::default()),
        }
    }
}

/// The encodings of a response in the order in which they were applied.
pub(super) fn encodings(headers: &HeaderMap) -> Result<Vec<Encoding>, UnknownEncoding> {
    let mut encodings = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        for name in names(value) {
            match name.as_str() {
                "" | "identity" => {}
                "gzip" | "x-gzip" if encodings.len() < MOST => encodings.push(Encoding::Gzip),
                "deflate" if encodings.len() < MOST => encodings.push(Encoding::Deflate),
                _ => return Err(UnknownEncoding(name)),
            }
        }
    }
    Ok(encodings)
}

/// The names of a list, in lower case.
fn names(value: &HeaderValue) -> impl Iterator<Item = String> + '_ {
    let name = |name: &[u8]| String::from_utf8_lossy(name.trim_ascii()).to_ascii_lowercase();
    value.as_bytes().split(|byte| *byte == b',').map(name)
}

/// Whether an `Accept-Encoding` names an encoding.
pub(super) fn names_it(accepted: &HeaderValue, UnknownEncoding(unknown): &UnknownEncoding) -> bool {
    names(accepted).any(|name| name.split(';').next().is_some_and(|name| name.trim_end() == unknown))
}

#[cfg(test)]
mod tests {
    use super::{CONTENT_ENCODING, Encoding, HeaderMap, HeaderValue, UnknownEncoding, encodings, names_it};

    fn of(rows: &[&'static str]) -> Result<Vec<Encoding>, UnknownEncoding> {
        encodings(&rows.iter().map(|row| (CONTENT_ENCODING, HeaderValue::from_static(row))).collect::<HeaderMap>())
    }

    #[test]
    fn encodings_are_read_in_any_spelling() {
        for rows in [["gzip"], ["GZip"], ["x-gzip"], [" X-Gzip "], ["identity, gzip"]] {
            assert_eq!(of(&rows), Ok(vec![Encoding::Gzip]), "{rows:?}");
        }
        for rows in [&[][..], &[""], &["identity"], &["Identity", ""]] {
            assert_eq!(of(rows), Ok(vec![]), "{rows:?}");
        }
        let both = Ok(vec![Encoding::Deflate, Encoding::Gzip]);
        assert_eq!((of(&["deflate, gzip"]), of(&["deflate", "gzip"])), (both.clone(), both));
    }

    #[test]
    fn what_cannot_be_undone_is_named() {
        for (rows, name) in [(["br"], "br"), (["gzip, ZSTD"], "zstd"), (["gzip, gzip, gzip, gzip"], "gzip")] {
            assert_eq!(of(&rows), Err(UnknownEncoding(name.to_owned())), "{rows:?}");
        }
        let unknown = UnknownEncoding("br".to_owned());
        let is_in = |text| names_it(&HeaderValue::from_static(text), &unknown);
        assert!(is_in("gzip, br") && is_in("BR;q=0.5") && !is_in("gzip") && !is_in("*") && !is_in("brotli"));
    }
}
