//! ASAP: JSON Web Tokens between Atlassian's services, valid for an hour.

use crate::auth::schemes::jwt::token;
use crate::auth::signing::{AuthError, Claims, Parameters, PrivateKey, SignOutcome, SigningTime, unbase64, unpercent};
use crate::request::RequestParts;

/// Writes `Authorization: Bearer …`.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let claims = Claims::read(parameters.get("claims").unwrap_or_default());
    let mut claims = claims.ok_or_else(|| AuthError::unusable("asap", "claims", "is not a JSON object"))?;
    let key_id = match claims.get("kid") {
        Some(json) => serde_json::from_str(json).unwrap_or_else(|_| json.to_owned()),
        None => parameters.required("asap", "kid")?.to_owned(),
    };
    complete(&mut claims, parameters, signing_time)?;
    let algorithm = parameters.text("alg").unwrap_or("RS256");
    let mut header = Claims::default();
    header.set_text("alg", algorithm);
    header.set_text("kid", &key_id);
    let key = private_key(parameters.required("asap", "privateKey")?, &key_id)?;
    let token = token(&header, &claims, |data| {
        let unknown = || AuthError::unusable("asap", "alg", "is not known");
        key.sign("asap", algorithm, data)?.ok_or_else(unknown)
    })?;
    parts.set_authorization("asap", &format!("Bearer {token}"))
}

/// Adds the claims that are missing.
fn complete(claims: &mut Claims, parameters: &Parameters<'_>, signing_time: &SigningTime) -> Result<(), AuthError> {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let now = signing_time.seconds();
    let given = |claims: &Claims, name: &str| claims.get(name).map(str::to_owned);
    let named = |claims: &Claims, name: &str| match given(claims, name) {
        Some(json) => Ok(json),
        None => parameters.required("asap", name).map(text),
    };
    let issuer = named(claims, "iss")?;
    let audience = named(claims, "aud")?;
    let subject = given(claims, "sub").or_else(|| parameters.text("sub").map(text));
    let lasts = parameters.text("exp").and_then(|exp| exp.trim().parse::<u64>().ok()).filter(|exp| *exp > 0);
    let end = now.saturating_add(lasts.unwrap_or(3_600)).to_string();
    for (name, json) in [
        ("iat", given(claims, "iat").unwrap_or_else(|| now.to_string())),
        ("iss", issuer.clone()),
        ("sub", subject.unwrap_or(issuer)),
        ("jti", given(claims, "jti").unwrap_or_else(|| text(&signing_time.uuid()))),
        ("aud", audience),
        ("exp", given(claims, "exp").map_or(end, |json| json.trim_matches('"').to_owned())),
    ] {
        claims.set(name, json);
    }
    Ok(())
}

/// The key in a PEM string or in a `data:` URL that names it.
fn private_key(text: &str, key_id: &str) -> Result<PrivateKey, AuthError> {
    let unusable = |why| AuthError::unusable("asap", "privateKey", why);
    let decoded = unpercent(&text.trim().trim_matches('"').replace('+', "%2B"));
    let Some(data) = decoded.strip_prefix("data:") else { return PrivateKey::of_pem("asap", &decoded) };
    let parts = data.strip_prefix("application/pkcs8;kid=").and_then(|rest| rest.split_once(";base64,"));
    let (id, base64) = parts.ok_or_else(|| unusable("is a URL of another kind than `data:application/pkcs8`"))?;
    if id != key_id {
        return Err(unusable("is not the key that `kid` names"));
    }
    unbase64(base64).map(PrivateKey::of_pkcs8).ok_or_else(|| unusable("is not in base64"))
}

#[cfg(test)]
mod tests {
    use crate::auth::schemes::tests::{authorization, get, sign_error};

    const KEY: &str = include_str!("../signing/keys/rfc7515-a2.pem");
    const PARAMETERS: [(&str, &str); 5] =
        [("kid", "k/1"), ("iss", "issuer"), ("aud", "audience"), ("privateKey", KEY), ("claims", "{\"jti\": \"j\"}")];
    const TOKEN: &str = "Bearer eyJhbGciOiJSUzI1NiIsImtpZCI6ImsvMSJ9.eyJqdGkiOiJqIiwiaWF0IjoxMzUzODMyMjM0LCJpc3MiOiJpc3N1ZXIi\
             LCJzdWIiOiJpc3N1ZXIiLCJhdWQiOiJhdWRpZW5jZSIsImV4cCI6MTM1MzgzNTgzNH0.mlbcM6SK1m5GAVliU79eDrLb-AJ31wfY\
             ecqrWVJK2rKciHOBwnuCvIp8i3gXOMWEy4A7iH0E4MD6snlEoURLmtQac1t8GXcNY0ErxjHYVdx3NZjU09JgrxzM00CnryIHaTia\
             _DLvEHpQHf_UOJdd5ZJyNQDWCQe654K45206IUkVF4sFo1dVQe-j2esUSZAg2o8afcQ0WAO3QO6EZpRQeUfERx1weNk50CEGN9Rr\
             tlv_ECGZbNPzAXTQ4KheeDOVPjqMs88LmzW3Ra2_t4M0SOOTdgQ2ibb8D-X4UCcr_4uHtB2kcCxfKRkszmGltMNj9ImGdNIKuUaS\
             YNVI59ITCw";

    fn with<'a>(more: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
        [&PARAMETERS[..], more].concat()
    }

    fn token(more: &[(&'static str, &str)]) -> String {
        authorization("asap", get("http://h.test/"), &with(more))
    }

    #[test]
    fn postmans_tokens_are_reproduced() {
        assert_eq!(token(&[]), TOKEN);
        let claims = r#"{"x": 1, "aud": ["a","b"], "sub":"me","jti":"j"}"#;
        assert_eq!(
            token(&[("alg", "RS384"), ("exp", "60"), ("claims", claims)]),
            "Bearer eyJhbGciOiJSUzM4NCIsImtpZCI6ImsvMSJ9.eyJ4IjoxLCJhdWQiOlsiYSIsImIiXSwic3ViIjoibWUiLCJqdGkiOiJq\
             IiwiaWF0IjoxMzUzODMyMjM0LCJpc3MiOiJpc3N1ZXIiLCJleHAiOjEzNTM4MzIyOTR9.P8qpZFXEb5ZXpRKZ2QpaevX1jvFXakA\
             B4VUi1IqKa063ElGDB70IRUCTFybV5SjriDHpMTTlw_7HzHQpHQdqgVIIp1koHzvaz9RcytxPJ5E_YPGgn_vcB-EpD5k0-gcQ-ZU\
             OAp3eBTWtl4bKqoSVVRc16SqKVlZvjWDGhqZf7briQfiLuhyUVDPAFQrxsXrWgu85cckYqtlBFvFbMK1yj8hTWozdMOBgYf6hwrV\
             vTSk8hStKgbRZPRM7yR3zGtwxaoKD2p5zn7rxDxh0SSX3jkJHhGkf-DEEP0XfYQTMV4ICOwnFHpMzSxqD8vL2_PrL50kEiChvNnw\
             -yCKFXldT7A"
        );
    }

    #[test]
    fn a_key_may_be_in_a_data_url() {
        let base64: String = KEY.lines().filter(|line| !line.starts_with('-')).collect();
        let url = format!("data:application/pkcs8;kid=k/1;base64,{base64}");
        assert_eq!(token(&[("privateKey", &url)]), TOKEN);
        assert_eq!(token(&[("privateKey", &url.replace(':', "%3A").replace('+', "%2B"))]), TOKEN);
        assert_eq!(
            sign_error("asap", &with(&[("privateKey", &url), ("kid", "other")])),
            "`privateKey` of `asap` authorization is not the key that `kid` names"
        );
    }

    #[test]
    fn unusable_parameters_are_errors() {
        assert_eq!(sign_error("asap", &PARAMETERS[..2]), "authorization with `asap` needs its parameter `aud`");
        for without_key in [PARAMETERS[..3].to_vec(), with(&[("privateKey", "")])] {
            assert_eq!(sign_error("asap", &without_key), "authorization with `asap` needs its parameter `privateKey`");
        }
        assert_eq!(sign_error("asap", &with(&[("alg", "HS256")])), "`alg` of `asap` authorization is not known");
        assert_eq!(
            sign_error("asap", &with(&[("privateKey", "data:x")])),
            "`privateKey` of `asap` authorization is a URL of another kind than `data:application/pkcs8`"
        );
    }
}
