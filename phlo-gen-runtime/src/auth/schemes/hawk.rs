//! Hawk: a MAC over method, URL and, optionally, the body.

use crate::auth::signing::{AuthError, Parameters, SignOutcome, SigningTime, base64, hmac};
use crate::request::RequestParts;
use http::header::CONTENT_TYPE;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use std::borrow::Cow;

/// Writes `Authorization: Hawk …`.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let id = parameters.required("hawk", "authId")?;
    let key = parameters.required("hawk", "authKey")?.as_bytes();
    let algorithm = Algorithm::of(parameters)?;
    let nonce = parameters.text("nonce").map_or_else(|| signing_time.nonce::<6>().into(), Cow::Borrowed);
    let timestamp = match parameters.text("timestamp") {
        Some(timestamp) if timestamp.parse::<u64>().is_ok_and(|seconds| seconds > 0) => Cow::Borrowed(timestamp),
        _ => signing_time.seconds().to_string().into(),
    };
    let hash = if parameters.flag("includePayloadHash") { payload_hash(parts, algorithm)? } else { None };
    let extra = parameters.text("extraData");
    // Postman's documentation names it `appId`, but Postman itself reads `app`.
    let app = parameters.text("app");
    let delegation = app.and(parameters.text("delegation"));

    let (host, port) = host_and_port(parts);
    let mut signed = format!(
        "hawk.1.header\n{timestamp}\n{nonce}\n{}\n{}\n{host}\n{port}\n{}\n",
        parts.method,
        parts.target(),
        hash.as_deref().unwrap_or_default(),
    );
    // Hawk itself replaces only the first of each.
    signed += &extra.unwrap_or_default().replacen('\\', "\\\\", 1).replacen('\n', "\\n", 1);
    signed += "\n";
    if let Some(app) = app {
        signed += &format!("{app}\n{}\n", delegation.unwrap_or_default());
    }
    let mac = base64(&algorithm.mac(key, &signed));

    let extra = extra.map(|extra| extra.replace('\\', "\\\\").replace('"', "\\\""));
    let optional = [("hash", hash.as_deref()), ("ext", extra.as_deref())];
    let ending = [("mac", Some(mac.as_str())), ("app", app), ("dlg", delegation)];
    let mut header = format!("Hawk id=\"{id}\", ts=\"{timestamp}\", nonce=\"{nonce}\"");
    for (name, value) in optional.into_iter().chain(ending) {
        if let Some(value) = value {
            header += &format!(", {name}=\"{value}\"");
        }
    }
    parts.set_authorization("hawk", &header)
}

#[derive(Clone, Copy)]
enum Algorithm {
    Sha1,
    Sha256,
}

impl Algorithm {
    fn of(parameters: &Parameters<'_>) -> Result<Self, AuthError> {
        match parameters.text("algorithm") {
            Some("sha1") => Ok(Self::Sha1),
            Some("sha256") | None => Ok(Self::Sha256),
            Some(_) => Err(AuthError::unusable("hawk", "algorithm", "is neither sha1 nor sha256")),
        }
    }

    fn mac(self, key: &[u8], data: &str) -> Vec<u8> {
        match self {
            Self::Sha1 => hmac::<Sha1>(key, data),
            Self::Sha256 => hmac::<Sha256>(key, data),
        }
    }

    fn payload_hash(self, parts: &RequestParts) -> Result<Vec<u8>, AuthError> {
        match self {
            Self::Sha1 => hash_payload::<Sha1>(parts),
            Self::Sha256 => hash_payload::<Sha256>(parts),
        }
    }
}

fn host_and_port(parts: &RequestParts) -> (String, String) {
    let authority = parts.authority.as_str().to_ascii_lowercase();
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => {
            (host.to_owned(), port.to_owned())
        }
        _ => (authority, if parts.scheme == "https" { "443" } else { "80" }.to_owned()),
    }
}

/// The hash of the body, if there is one.
fn payload_hash(parts: &RequestParts, algorithm: Algorithm) -> Result<Option<String>, AuthError> {
    if parts.files.is_none() && parts.body.as_ref().is_none_or(|body| body.is_empty()) {
        return Ok(None);
    }
    algorithm.payload_hash(parts).map(|hash| Some(base64(&hash)))
}

fn hash_payload<D: Digest>(parts: &RequestParts) -> Result<Vec<u8>, AuthError> {
    let kind = parts.header(CONTENT_TYPE).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let mut hash = D::new_with_prefix(format!("hawk.1.payload\n{kind}\n"));
    parts.read_body(u64::MAX, &mut |piece| hash.update(piece))?;
    Ok(hash.chain_update(b"\n").finalize().to_vec())
}

#[cfg(test)]
mod tests {
    use crate::auth::schemes::tests::{AT, authorization, body, get, post, sign_error};

    const KEYS: [(&str, &str); 4] = [
        ("authId", "dh37fgj492je"),
        ("authKey", "werxhqb98rpaxn39848xrunpaw3489ruxnpa98w4rxn"),
        ("nonce", "j4h3g2"),
        ("timestamp", "1353832234"),
    ];

    fn with<'a>(more: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
        [&KEYS[..], more].concat()
    }

    #[test]
    fn the_example_of_hawk_is_signed() {
        let request = get("http://example.com:8000/resource/1?b=1&a=2");
        assert_eq!(
            authorization("hawk", request, &with(&[("algorithm", "sha256"), ("extraData", "some-app-ext-data")])),
            "Hawk id=\"dh37fgj492je\", ts=\"1353832234\", nonce=\"j4h3g2\", ext=\"some-app-ext-data\", \
             mac=\"6R4rV5iE+NPoym+WwjeHzjAGXUtLNIxmo1vpMofpLAE=\""
        );
    }

    #[test]
    fn the_body_is_hashed_if_configured() {
        let request =
            || body(post("http://example.com:8000/resource/1?b=1&a=2"), "text/plain", "Thank you for flying Hawk");
        let header = |include| {
            let more = [("includePayloadHash", include), ("extraData", "some-app-ext-data")];
            authorization("hawk", request(), &with(&more))
        };
        assert_eq!(
            header("true"),
            "Hawk id=\"dh37fgj492je\", ts=\"1353832234\", nonce=\"j4h3g2\", \
             hash=\"Yi9LfIIFRtBEPt74PVmbTF/xVAwPn7ub15ePICfgnuY=\", ext=\"some-app-ext-data\", \
             mac=\"aSe1DERmZuRl3pI36/9BdZmnErTw3sNzOOAUlfeKjVw=\""
        );
        assert!(!header("false").contains("hash="));
    }

    #[test]
    fn app_and_delegation_are_signed() {
        let request = get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z");
        assert_eq!(
            authorization("hawk", request, &with(&[("algorithm", "sha1"), ("app", "my-app"), ("delegation", "dlg")])),
            "Hawk id=\"dh37fgj492je\", ts=\"1353832234\", nonce=\"j4h3g2\", mac=\"dGQrIlL6VBYWalpx8BUcrAWvPgM=\", \
             app=\"my-app\", dlg=\"dlg\""
        );
    }

    #[test]
    fn extra_data_is_quoted_as_postman_does() {
        let request = get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z");
        assert_eq!(
            authorization("hawk", request, &with(&[("extraData", "a\\b\\c\"d")])),
            "Hawk id=\"dh37fgj492je\", ts=\"1353832234\", nonce=\"j4h3g2\", ext=\"a\\\\b\\\\c\\\"d\", \
             mac=\"y/IwhdKXDh6OLuNE5FAfmYiXnX1+0M4+dpLg7P18l+0=\""
        );
    }

    #[test]
    fn the_recorded_request_is_signed() {
        let keys = [("authId", "i"), ("authKey", "k"), ("algorithm", "sha256"), ("nonce", "n")];
        assert_eq!(
            authorization("hawk", get("http://h.test/a"), &keys),
            format!("Hawk id=\"i\", ts=\"{AT}\", nonce=\"n\", mac=\"6eqhjPDfPLqt15U4eTUPTxtptGZa28lFF1rgebkfE6o=\"")
        );
    }

    #[test]
    fn unusable_parameters_are_errors() {
        assert_eq!(sign_error("hawk", &KEYS[..1]), "authorization with `hawk` needs its parameter `authKey`");
        assert_eq!(
            sign_error("hawk", &with(&[("algorithm", "md5")])),
            "`algorithm` of `hawk` authorization is neither sha1 nor sha256"
        );
    }
}
