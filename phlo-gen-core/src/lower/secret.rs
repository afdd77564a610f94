//! What must not be shown.

/// Words in the names of variables and headers whose values are secrets.
const WORDS: &[&str] = &["token", "secret", "password", "passwd", "apikey", "privatekey", "accesskey", "credential", "signature"];

/// Words that name something about a secret, which is none itself.
const HARMLESS: &[&str] = &[
    "tokentype", "tokenurl", "tokenname", "tokenendpoint", "tokenexpir", "passwordpolicy", "tokenid", "pagetoken",
    "tokenclaim", "tokenscope", "tokenrequest", "tokenlife", "tokenvalid", "tokenformat", "tokencount", "passwordless",
    "credentialkind", "credentialtype", "credentialid", "secretname", "secretid", "signaturemethod", "signaturetype",
];

/// Parameters of authorization that say how it is done, not by whom.
const METHODS: &[&str] = &[
    "in", "key", "algorithm", "signatureMethod", "version", "realm", "addParamsToHeader", "addEmptyParamsToSign",
    "disableHeaderEncoding", "includeBodyHash", "includePayloadHash", "addTokenTo", "addAuthDataToQuery", "headerPrefix",
    "tokenType", "tokenName", "grant_type", "authUrl", "accessTokenUrl", "refreshTokenUrl", "redirect_uri", "scope", "state",
    "client_authentication", "challengeAlgorithm", "useBrowser", "service", "region", "qop", "nonce", "nonceCount",
    "clientNonce", "opaque", "disableRetryRequest", "timestamp", "extraData", "delegation", "headersToSign", "maxBodySize",
    "baseURL", "isSecretBase64Encoded", "payload", "header", "queryParamKey", "alg", "kid", "iss", "exp", "aud", "sub",
    "claims", "domain", "workstation", "callback", "verifier", "advancedOptions", "tokenRequestParams", "authRequestParams",
    "refreshRequestParams", "saveHelperData", "showPassword", "audience", "resource", "app", "appId", "user", "host",
];

/// Parameters of authorization that say who calls: a variable in them is no secret, though a literal is not given away.
const IDENTITIES: &[&str] = &["username", "authId", "consumerKey", "accessKey", "clientToken"];

/// Names of keys that clients send with every request.
const API_KEYS: &[&str] = &["apikey", "accesskey", "accesstoken", "authtoken", "subscriptionkey"];

/// Whether a variable or a header of this name holds a secret.
pub fn is_secret_name(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    WORDS.iter().any(|word| name.contains(word)) && !HARMLESS.iter().any(|word| name.contains(word))
}

/// Whether an argument of this name is the key that a client sends with every request.
pub fn is_api_key_name(name: &str) -> bool {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    API_KEYS.iter().any(|key| name.ends_with(key))
}

/// Whether a header of this name authorizes: its value is a secret of the client.
pub fn is_credential_header(name: &str) -> bool {
    let name = name.trim().to_ascii_lowercase();
    matches!(name.as_str(), "authorization" | "proxy-authorization" | "cookie") || is_secret_name(&name)
}

/// Whether the value of this parameter of authorization is a secret.
pub fn is_credential_parameter(name: &str) -> bool {
    !METHODS.contains(&name)
}

/// Whether a variable that this parameter of authorization consists of is a secret.
pub fn is_secret_parameter(name: &str) -> bool {
    is_credential_parameter(name) && !IDENTITIES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_secrets() {
        for name in ["auth_token", "API-Key", "client_secret", "userPassword", "X-Auth-Token"] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in ["token_type", "nextPageToken", "access.token.claim", "key", "account", "passport"] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn headers_and_parameters_tell_credentials() {
        assert!(is_credential_header("Authorization"));
        assert!(!is_credential_header("Accept"));
        assert!(is_credential_parameter("username"));
        assert!(!is_credential_parameter("region"));
        assert!(is_secret_parameter("value") && !is_secret_parameter("username"));
        assert!(is_api_key_name("X-Api-Key") && !is_api_key_name("token"));
    }
}
