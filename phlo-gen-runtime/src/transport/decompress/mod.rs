//! Decompresses responses while they are received: gzip and deflate.

mod deflate;
mod encoding;
mod gzip;
mod unpacked_body;

use self::encoding::{encodings, names_it};
use self::unpacked_body::{Refused, Unpacked};
use crate::transport::{Body, ResponseBody, ResponseFuture, Transport};
use http::HeaderValue;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH};
use std::sync::Arc;

/// What is asked for. Servers that have deflate have gzip too.
const GZIP: HeaderValue = HeaderValue::from_static("gzip");

/// The transport, with responses decompressed. Requests accept gzip unless they have an `Accept-Encoding`.
pub(crate) fn decompressing(transport: Arc<dyn Transport>) -> Arc<dyn Transport> {
    Arc::new(Decompressing(transport))
}

struct Decompressing(Arc<dyn Transport>);

impl Transport for Decompressing {
    fn send(&self, mut request: http::Request<Body>) -> ResponseFuture<'_> {
        Box::pin(async move {
            let asked_for = request.headers_mut().entry(ACCEPT_ENCODING).or_insert(GZIP).clone();
            let mut response = self.0.send(request).await?;
            match encodings(response.headers()) {
                Ok(encodings) if encodings.is_empty() => Ok(response),
                Ok(encodings) => {
                    response.headers_mut().remove(CONTENT_ENCODING);
                    response.headers_mut().remove(CONTENT_LENGTH);
                    // The last encoding was applied last.
                    Ok(encodings.into_iter().rev().fold(response, |response, encoding| {
                        response.map(|packed| ResponseBody::new(Unpacked::new(packed, encoding.decoder())))
                    }))
                }
                // Who asks for it can read it.
                Err(unknown) if names_it(&asked_for, &unknown) => Ok(response),
                Err(unknown) => Ok(response.map(|packed| ResponseBody::new(Refused::new(packed, unknown)))),
            }
        })
    }
}
