//! JSON Web Tokens, signed for each request.

use crate::auth::signing::Claims;
use crate::auth::signing::{AuthError, Parameters, SignOutcome, SigningTime, hmac, unbase64};
use crate::request::RequestParts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Sha256, Sha384, Sha512};

/// Writes `Authorization: Bearer …`, or a query parameter.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    _: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let algorithm = parameters.required("jwt", "algorithm")?;
    let claims = |name| {
        let claims = Claims::read(parameters.get(name).unwrap_or_default());
        claims.ok_or_else(|| AuthError::unusable("jwt", name, "is not a JSON object"))
    };
    let (mut header, payload) = (claims("header")?, claims("payload")?);
    header.set_text("alg", algorithm);
    let token = token(&header, &payload, |data| {
        if algorithm.starts_with("HS") {
            return shared(algorithm, &secret(parameters)?, data).ok_or_else(unknown);
        }
        private(algorithm, parameters, data)
    })?;
    if parameters.get("addTokenTo") == Some("queryParam") {
        let name = parameters.text("queryParamKey").unwrap_or("token");
        return Ok(SignOutcome::done(vec![parts.set_query(name, &token)]));
    }
    let prefix = parameters.get("headerPrefix").unwrap_or("Bearer");
    parts.set_authorization("jwt", format!("{prefix} {token}").trim())
}

/// A token in its compact form.
pub(crate) fn token(
    header: &Claims,
    payload: &Claims,
    sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, AuthError>,
) -> Result<String, AuthError> {
    let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let signed = format!("{}.{}", encode(header.json().as_bytes()), encode(payload.json().as_bytes()));
    let signature = encode(&sign(signed.as_bytes())?);
    Ok(format!("{signed}.{signature}"))
}

fn unknown() -> AuthError {
    AuthError::unusable("jwt", "algorithm", "is not known")
}

fn secret(parameters: &Parameters<'_>) -> Result<Vec<u8>, AuthError> {
    let secret = parameters.required("jwt", "secret")?;
    if !parameters.flag("isSecretBase64Encoded") {
        return Ok(secret.as_bytes().to_vec());
    }
    unbase64(secret).ok_or_else(|| AuthError::unusable("jwt", "secret", "is not in base64"))
}

fn shared(algorithm: &str, secret: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    match algorithm {
        "HS256" => Some(hmac::<Sha256>(secret, data)),
        "HS384" => Some(hmac::<Sha384>(secret, data)),
        "HS512" => Some(hmac::<Sha512>(secret, data)),
        _ => None,
    }
}

#[cfg(feature = "jwt-keys")]
fn private(algorithm: &str, parameters: &Parameters<'_>, data: &[u8]) -> Result<Vec<u8>, AuthError> {
    let pem = parameters.required("jwt", "privateKey")?;
    let key = crate::auth::signing::PrivateKey::of_pem("jwt", pem)?;
    key.sign("jwt", algorithm, data)?.ok_or_else(unknown)
}

#[cfg(not(feature = "jwt-keys"))]
fn private(algorithm: &str, _: &Parameters<'_>, _: &[u8]) -> Result<Vec<u8>, AuthError> {
    match algorithm.get(..2) {
        Some("RS" | "PS" | "ES" | "Ed") => Err(AuthError::needs("`jwt` and a private key", "jwt-keys")),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::schemes::tests::{authorization, get, sign_error, signed};
    use crate::auth::signing::WrittenField;
    use crate::operation::Place;

    #[test]
    fn the_mac_of_rfc_7515_a_1_is_reproduced() {
        let key = unbase64("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        let data = b"eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9\
            .eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = shared("HS256", &key.unwrap(), data).unwrap();
        assert_eq!(URL_SAFE_NO_PAD.encode(signature), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    #[test]
    fn the_recorded_header_is_written() {
        let parameters = [
            ("algorithm", "HS256"),
            ("secret", "sssh"),
            ("payload", "{\"sub\":\"1\"}"),
            ("header", "{\"kid\":\"k\",\"alg\":\"none\"}"),
        ];
        assert_eq!(
            authorization("jwt", get("http://h.test/a"), &parameters),
            "Bearer eyJraWQiOiJrIiwiYWxnIjoiSFMyNTYifQ.eyJzdWIiOiIxIn0.lhN-HDYvXLuAfaDd2Ovnfpa3ckePZDRMgxle2pEHIJI"
        );
    }

    #[test]
    fn the_recorded_query_is_written() {
        let parameters = [
            ("algorithm", "HS256"),
            ("secret", "c3NzaA=="),
            ("isSecretBase64Encoded", "true"),
            ("payload", "{\"sub\": \"1\"}"),
            ("addTokenTo", "queryParam"),
            ("queryParamKey", "tok"),
        ];
        let (parts, outcome) = signed("jwt", get("http://h.test/a?tok=old"), &parameters);
        assert_eq!(
            parts.query.unwrap(),
            "tok=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.E1SCEu17z2SSnKusuE0nwZhTmktmRt4t1WEBm9VuexA"
        );
        assert_eq!(outcome.written, [WrittenField { place: Place::Query, name: "tok".to_owned() }]);
    }

    #[test]
    fn postmans_tokens_are_reproduced() {
        let parameters = [
            ("algorithm", "HS512"),
            ("secret", "s"),
            ("payload", "{ \"b\": {\"z\":1,\"a\":[1, 2]}, \"a\": \"x\\u00fc y\" }"),
            ("header", "{\"typ\":\"JWT\",\"alg\":\"none\",\"kid\":\"1\"}"),
            ("headerPrefix", ""),
        ];
        assert_eq!(
            authorization("jwt", get("http://h.test/"), &parameters),
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiIsImtpZCI6IjEifQ.eyJiIjp7InoiOjEsImEiOlsxLDJdfSwiYSI6InjDvCB5In0\
             .gyjtMVO-Q5KOLP3mjg9Id3vLVcUq6pxKZBJK7OU6cLFrPoWzW6G5pk956ni6MFz1oPPR2mlb44n-zqIx4v2U1w"
        );
        assert_eq!(
            authorization(
                "jwt",
                get("http://h.test/"),
                &[("algorithm", "HS384"), ("secret", "s"), ("headerPrefix", "JWT")]
            ),
            "JWT eyJhbGciOiJIUzM4NCJ9.e30.IwoX8mTuOySYPss-uco-uWA5eGuF8vCQ4-UAnEavH05ZGxOvZguK_YJ6nEf6_9Or"
        );
    }

    #[cfg(feature = "jwt-keys")]
    #[test]
    fn postmans_tokens_with_a_private_key_are_reproduced() {
        let key = include_str!("../signing/keys/rfc7515-a2.pem");
        assert_eq!(
            authorization(
                "jwt",
                get("http://h.test/"),
                &[("algorithm", "RS512"), ("privateKey", key), ("payload", "{\"a\":1}")]
            ),
            "Bearer eyJhbGciOiJSUzUxMiJ9.eyJhIjoxfQ.AITG8PpQRvAF73TQN1-bfpuFHkScuaTB0PTaeWFhD9_MN2Yl5rJalcIJCW62q\
             1Ewe9vwF_IjU51RjCT5me6AA7WGga7Iuuade0iOVepdV_rdGY0ikpcyjfOhzlCa1T492Vq86e_gOxh1_Xsl8DEzWNJ1CegRlgdK7\
             UKl1zqDEhAHYS3pxzRaEsMqUDNyBXQfyiyPdxoOW0qIQ_uRZDcW-nAazS-zyAC5p4p-HRXIWmLCjGCilJbz-4QGUBXN7jHQvqL7S\
             T469N6zLiRbweGb6TsyqE3KBRGUctIzO0NZUYrUP6GPJXv7352lGqdx3KGC-5nQQBTvK0CaPikA9coF-A"
        );
    }

    #[test]
    fn unusable_parameters_are_errors() {
        let why = |algorithm, payload| {
            sign_error("jwt", &[("algorithm", algorithm), ("payload", payload), ("secret", "s3cr3t")])
        };
        assert_eq!(why("HS256", "[]"), "`payload` of `jwt` authorization is not a JSON object");
        assert_eq!(why("HS1", ""), "`algorithm` of `jwt` authorization is not known");
        #[cfg(not(feature = "jwt-keys"))]
        {
            let needs = "authorization with `jwt` and a private key needs the feature `jwt-keys` of phlo-gen";
            assert_eq!(why("RS256", ""), needs);
        }
        #[cfg(not(feature = "jwt-keys"))]
        assert_eq!(why("none", ""), "`algorithm` of `jwt` authorization is not known");
        let encoded = [("algorithm", "HS256"), ("secret", "s3cr3t!"), ("isSecretBase64Encoded", "true")];
        assert_eq!(sign_error("jwt", &encoded), "`secret` of `jwt` authorization is not in base64");
    }
}
