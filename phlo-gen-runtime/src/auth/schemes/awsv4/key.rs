//! The key of signatures of one day, one region and one service.

use crate::auth::signing::{AuthError, Parameters, SigningTime, hex, hmac};
use crate::platform::DateTime;
use sha2::{Digest, Sha256};

/// The key of signatures of one day, one region and one service, and their names.
pub(super) struct Key<'a> {
    pub(super) access: &'a str,
    pub(super) token: Option<&'a str>,
    pub(super) service: &'a str,
    pub(super) time: String,
    pub(super) scope: String,
    key: Vec<u8>,
}

impl<'a> Key<'a> {
    pub(super) fn new(parameters: &Parameters<'a>, signing_time: &SigningTime) -> Result<Self, AuthError> {
        let secret = parameters.required("awsv4", "secretKey")?;
        let region = parameters.text("region").unwrap_or("us-east-1");
        let service = parameters.text("service").unwrap_or("execute-api");
        let DateTime { year, month, day, hour, minute, second } = signing_time.date_time();
        let date = format!("{year:04}{month:02}{day:02}");
        let parts = [date.as_str(), region, service, "aws4_request"];
        let key = parts.iter().fold(format!("AWS4{secret}").into_bytes(), |key, part| hmac::<Sha256>(&key, part));
        Ok(Self {
            access: parameters.required("awsv4", "accessKey")?,
            token: parameters.text("sessionToken"),
            service,
            time: format!("{date}T{hour:02}{minute:02}{second:02}Z"),
            scope: parts.join("/"),
            key,
        })
    }

    pub(super) fn signature(&self, canonical: &str) -> String {
        let request = hex(&Sha256::digest(canonical));
        hex(&hmac::<Sha256>(&self.key, format!("AWS4-HMAC-SHA256\n{}\n{}\n{request}", self.time, self.scope)))
    }
}
