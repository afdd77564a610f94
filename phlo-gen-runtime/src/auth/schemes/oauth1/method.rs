//! The signature methods.

use crate::auth::signing::{AuthError, Parameters, base64, hmac, percent};
use crate::request::RequestParts;
use sha1::{Digest, Sha1};
use sha2::{Sha256, Sha512};

/// A signature method with its key.
pub(crate) struct Method<'a> {
    /// The value of `oauth_signature_method`.
    pub(crate) name: &'a str,
    algorithm: Algorithm,
    key: Key,
}

#[derive(Clone, Copy)]
enum Algorithm {
    Plain,
    Sha1,
    Sha256,
    Sha512,
}

enum Key {
    Shared(String),
    #[cfg(feature = "jwt-keys")]
    Private(crate::auth::signing::PrivateKey),
}

impl<'a> Method<'a> {
    /// The method that the parameters name, or HMAC-SHA1.
    pub(crate) fn of(parameters: &Parameters<'a>) -> Result<Self, AuthError> {
        let name = parameters.text("signatureMethod").unwrap_or("HMAC-SHA1");
        let algorithm = match name {
            "PLAINTEXT" => Algorithm::Plain,
            "HMAC-SHA1" => Algorithm::Sha1,
            "HMAC-SHA256" | "RSA-SHA256" => Algorithm::Sha256,
            "HMAC-SHA512" | "RSA-SHA512" => Algorithm::Sha512,
            "RSA-SHA1" => {
                let why = "is RSA-SHA1, which is not supported: RSA-SHA256 and RSA-SHA512 are";
                return Err(AuthError::unusable("oauth1", "signatureMethod", why));
            }
            _ => return Err(AuthError::unusable("oauth1", "signatureMethod", "is not known")),
        };
        let key = if name.starts_with("RSA-") { private_key(parameters)? } else { shared_key(parameters)? };
        Ok(Self { name, algorithm, key })
    }

    /// The signature of a base string, in base64.
    pub(crate) fn signature(&self, text: &str) -> Result<String, AuthError> {
        match &self.key {
            Key::Shared(key) => Ok(match self.algorithm {
                Algorithm::Plain => key.clone(),
                Algorithm::Sha1 => base64(&hmac::<Sha1>(key.as_bytes(), text)),
                Algorithm::Sha256 => base64(&hmac::<Sha256>(key.as_bytes(), text)),
                Algorithm::Sha512 => base64(&hmac::<Sha512>(key.as_bytes(), text)),
            }),
            #[cfg(feature = "jwt-keys")]
            Key::Private(key) => {
                let algorithm = if let Algorithm::Sha512 = self.algorithm { "RS512" } else { "RS256" };
                let signature = key.sign("oauth1", algorithm, text.as_bytes())?;
                Ok(base64(&signature.unwrap_or_default()))
            }
        }
    }

    /// The hash of a body by the hash of the method.
    pub(crate) fn body_hash(&self, parts: &RequestParts) -> Result<Option<Vec<u8>>, AuthError> {
        match self.algorithm {
            Algorithm::Plain => Ok(None),
            Algorithm::Sha1 => hash_body::<Sha1>(parts).map(Some),
            Algorithm::Sha256 => hash_body::<Sha256>(parts).map(Some),
            Algorithm::Sha512 => hash_body::<Sha512>(parts).map(Some),
        }
    }
}

fn hash_body<D: Digest>(parts: &RequestParts) -> Result<Vec<u8>, AuthError> {
    let mut hash = D::new();
    parts.read_body(u64::MAX, &mut |piece| hash.update(piece))?;
    Ok(hash.finalize().to_vec())
}

fn shared_key(parameters: &Parameters<'_>) -> Result<Key, AuthError> {
    let consumer = parameters.required("oauth1", "consumerSecret")?;
    let token = parameters.get("tokenSecret").unwrap_or_default();
    Ok(Key::Shared(format!("{}&{}", percent(consumer), percent(token))))
}

#[cfg(feature = "jwt-keys")]
fn private_key(parameters: &Parameters<'_>) -> Result<Key, AuthError> {
    let pem = parameters.required("oauth1", "privateKey")?;
    Ok(Key::Private(crate::auth::signing::PrivateKey::of_pem("oauth1", pem)?))
}

#[cfg(not(feature = "jwt-keys"))]
fn private_key(_: &Parameters<'_>) -> Result<Key, AuthError> {
    Err(AuthError::needs("`oauth1` and a private key", "jwt-keys"))
}

#[cfg(test)]
#[cfg(feature = "jwt-keys")]
mod tests {
    use crate::auth::schemes::tests::{authorization, get};

    #[test]
    fn postmans_signature_with_a_private_key_is_reproduced() {
        let parameters = [
            ("consumerKey", "ck"),
            ("token", "t"),
            ("nonce", "n"),
            ("timestamp", "1"),
            ("version", "1.0"),
            ("signatureMethod", "RSA-SHA256"),
            ("privateKey", include_str!("../../signing/keys/rfc7515-a2.pem")),
            ("addParamsToHeader", "true"),
        ];
        let header = authorization("oauth1", get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z"), &parameters);
        assert_eq!(
            header.rsplit_once("oauth_signature=").unwrap().1.trim_matches('"'),
            "TZ0AhkKmC4bf5uj9FDjefGnDPzh7Ggb6hz2KdyfyKq%2B5gbhbO7Sjk9ZpT9zE%2BBwMgWtqsTF8O%2FbeuYaxk7Zkhi0Vc\
             %2BF0zo6IYhGPFHQR%2Fk%2BA4Y7AIdK76XwvD%2FhhDB0JAod6%2F9l57UKSO9OW65Ov3pr8eXYPAZG9RAqhQLG9Iqsfd4\
             vTqPd6eUMX%2FgqDAbfFNGey1t8h7tj09D8kr%2BFpGRUgaPUFXTEEakLw3pq%2B1hgY4E2%2FSY2Rv9HN9x%2BSFPcygK3\
             adIF1ZtoADxv2rZU7Dvrg9Z9filUzQeGINDzLE%2FfyVsausOr%2BnaK0gT6KusfZuf3SJgcXfv1zGI4a3%2BQrgw%3D%3D"
        );
    }
}
