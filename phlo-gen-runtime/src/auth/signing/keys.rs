//! Signatures with private keys.

use crate::auth::signing::{AuthError, unbase64};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{self, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, RsaEncoding, RsaKeyPair};

/// A private key in DER.
pub(crate) struct PrivateKey {
    container: Container,
    der: Vec<u8>,
}

enum Container {
    Pkcs8,
    Pkcs1,
    Sec1,
}

impl PrivateKey {
    /// The key in a PEM string, with or without line breaks.
    pub(crate) fn of_pem(kind: &'static str, pem: &str) -> Result<Self, AuthError> {
        let unusable = |why| AuthError::unusable(kind, "privateKey", why);
        let block = || {
            let (label, rest) = pem.split_once("-----BEGIN ")?.1.split_once("-----")?;
            Some((label, rest.split_once("-----END ")?.0))
        };
        let (label, base64) = block().ok_or_else(|| unusable("is not in PEM"))?;
        let container = match label {
            "PRIVATE KEY" => Container::Pkcs8,
            "RSA PRIVATE KEY" => Container::Pkcs1,
            "EC PRIVATE KEY" => Container::Sec1,
            "ENCRYPTED PRIVATE KEY" => return Err(unusable("is encrypted")),
            _ => return Err(unusable("is of an unknown kind")),
        };
        Ok(Self { container, der: unbase64(base64).ok_or_else(|| unusable("is not in PEM"))? })
    }

    /// The key in PKCS #8.
    #[cfg(feature = "asap")]
    pub(crate) fn of_pkcs8(der: Vec<u8>) -> Self {
        Self { container: Container::Pkcs8, der }
    }

    /// The signature of some data by an algorithm of JSON Web Tokens; `None` if there is no such algorithm.
    pub(crate) fn sign(&self, kind: &'static str, algorithm: &str, data: &[u8]) -> Result<Option<Vec<u8>>, AuthError> {
        let signed = match algorithm {
            "RS256" => self.rsa(&signature::RSA_PKCS1_SHA256, data),
            "RS384" => self.rsa(&signature::RSA_PKCS1_SHA384, data),
            "RS512" => self.rsa(&signature::RSA_PKCS1_SHA512, data),
            "PS256" => self.rsa(&signature::RSA_PSS_SHA256, data),
            "PS384" => self.rsa(&signature::RSA_PSS_SHA384, data),
            "PS512" => self.rsa(&signature::RSA_PSS_SHA512, data),
            "ES256" => self.ecdsa(&signature::ECDSA_P256_SHA256_FIXED_SIGNING, data),
            "ES384" => self.ecdsa(&signature::ECDSA_P384_SHA384_FIXED_SIGNING, data),
            "ES512" => self.ecdsa(&signature::ECDSA_P521_SHA512_FIXED_SIGNING, data),
            "EdDSA" => self.ed25519(data),
            _ => return Ok(None),
        };
        signed.map(Some).ok_or_else(|| AuthError::unusable(kind, "privateKey", "is not a key of the algorithm"))
    }

    fn rsa(&self, encoding: &'static dyn RsaEncoding, data: &[u8]) -> Option<Vec<u8>> {
        let key = match self.container {
            Container::Pkcs8 => RsaKeyPair::from_pkcs8(&self.der),
            Container::Pkcs1 => RsaKeyPair::from_der(&self.der),
            Container::Sec1 => return None,
        };
        let key = key.ok()?;
        let mut signature = vec![0; key.public_modulus_len()];
        key.sign(encoding, &SystemRandom::new(), data, &mut signature).ok()?;
        Some(signature)
    }

    fn ecdsa(&self, algorithm: &'static EcdsaSigningAlgorithm, data: &[u8]) -> Option<Vec<u8>> {
        let key = match self.container {
            Container::Pkcs8 => EcdsaKeyPair::from_pkcs8(algorithm, &self.der),
            Container::Sec1 => EcdsaKeyPair::from_private_key_der(algorithm, &self.der),
            Container::Pkcs1 => return None,
        };
        Some(key.ok()?.sign(&SystemRandom::new(), data).ok()?.as_ref().to_vec())
    }

    fn ed25519(&self, data: &[u8]) -> Option<Vec<u8>> {
        let Container::Pkcs8 = self.container else { return None };
        // A key need not come with its public half.
        let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&self.der).ok()?;
        Some(key.sign(data).as_ref().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, KeyPair, UnparsedPublicKey};

    const RSA: &str = include_str!("keys/rfc7515-a2.pem");
    const RSA_PKCS1: &str = include_str!("keys/rfc7515-a2-pkcs1.pem");
    const EC: &str = include_str!("keys/rfc7515-a3.pem");
    const EC_SEC1: &str = include_str!("keys/rfc7515-a3-sec1.pem");
    const DATA: &[u8] = b"eyJhbGciOiJSUzI1NiJ9\
        .eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    fn sign(pem: &str, algorithm: &str) -> Result<Option<Vec<u8>>, AuthError> {
        PrivateKey::of_pem("jwt", pem)?.sign("jwt", algorithm, DATA)
    }

    #[test]
    fn the_signature_of_rfc_7515_a_2_is_reproduced() {
        let published = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5\
            jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZ\
            RmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt\
            5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
        let joined = RSA.replace('\n', "");
        for pem in [RSA, RSA_PKCS1, joined.as_str()] {
            assert_eq!(sign(pem, "RS256"), Ok(unbase64(published)));
        }
    }

    #[test]
    fn signatures_by_the_key_of_rfc_7515_a_3_are_valid() {
        let key = PrivateKey::of_pem("jwt", EC).unwrap();
        let public = EcdsaKeyPair::from_pkcs8(&signature::ECDSA_P256_SHA256_FIXED_SIGNING, &key.der).unwrap();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public.public_key().as_ref().to_vec());
        for pem in [EC, EC_SEC1] {
            let signature = sign(pem, "ES256").unwrap().unwrap();
            assert_eq!(signature.len(), 64);
            assert!(public.verify(DATA, &signature).is_ok());
        }
    }

    #[test]
    fn every_algorithm_signs() {
        for algorithm in ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"] {
            assert_eq!(sign(RSA, algorithm).unwrap().unwrap().len(), 256, "{algorithm}");
        }
        let wider: [(_, &'static EcdsaSigningAlgorithm, _); 2] = [
            ("ES384", &signature::ECDSA_P384_SHA384_FIXED_SIGNING, 96),
            ("ES512", &signature::ECDSA_P521_SHA512_FIXED_SIGNING, 132),
        ];
        for (algorithm, curve, length) in wider {
            let der = EcdsaKeyPair::generate_pkcs8(curve, &SystemRandom::new()).unwrap().as_ref().to_vec();
            let key = PrivateKey { container: Container::Pkcs8, der };
            assert_eq!(key.sign("jwt", algorithm, DATA).unwrap().unwrap().len(), length, "{algorithm}");
        }
        assert_eq!(sign(RSA, "none"), Ok(None));
    }

    #[test]
    fn the_signature_of_rfc_8037_a_4_is_reproduced() {
        const KEY: &str = include_str!("keys/rfc8037-a1.pem");
        const DATA: &[u8] = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let published = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
        assert_eq!(PrivateKey::of_pem("jwt", KEY).unwrap().sign("jwt", "EdDSA", DATA), Ok(unbase64(published)));
        assert!(sign(RSA, "EdDSA").is_err() && sign(EC, "EdDSA").is_err());
    }

    #[test]
    fn a_key_of_another_algorithm_is_an_error() {
        let why = |pem: &str, algorithm| sign(pem, algorithm).unwrap_err().to_string();
        let of = "`privateKey` of `jwt` authorization";
        assert_eq!(why(EC, "RS256"), format!("{of} is not a key of the algorithm"));
        assert_eq!(why(EC, "ES384"), format!("{of} is not a key of the algorithm"));
        assert_eq!(why("s3cr3t", "RS256"), format!("{of} is not in PEM"));
        let encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----";
        assert_eq!(why(encrypted, "RS256"), format!("{of} is encrypted"));
    }
}
