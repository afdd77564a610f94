//! Responses whose type depends on their status.

/// An enum of the responses that the collection shows, by status; all others are `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! by_status {
    (
        $(#[$doc:meta])*
        $Response:ident {
            full { $( $(#[$full_doc:meta])* $Full:ident $full:literal $Type:ty; )* }
            empty { $( $(#[$empty_doc:meta])* $Empty:ident $empty:literal; )* }
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum $Response {
            $( $(#[$full_doc])* $Full($Type), )*
            $( $(#[$empty_doc])* $Empty, )*
            /// A response with a status that the collection does not show.
            Other($crate::RawBody),
        }
        impl $crate::__private::Payload for $Response {
            fn read(status: u16, body: &$crate::__private::Bytes) -> ::core::result::Result<Self, $crate::__private::PayloadError> {
                match status {
                    $( $full => $crate::__private::Payload::read(status, body).map(Self::$Full), )*
                    $( $empty => ::core::result::Result::Ok(Self::$Empty), )*
                    _ => $crate::__private::Payload::read(status, body).map(Self::Other),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::operation::Payload;
    use bytes::Bytes;

    crate::by_status! {
        Response {
            full {
                Ok 200 Vec<i64>;
                Accepted 202 bool;
            }
            empty {
                NoContent 204;
            }
        }
    }

    fn read(status: u16, body: &'static str) -> String {
        match Response::read(status, &Bytes::from(body)) {
            Ok(Response::Ok(list)) => format!("{list:?}"),
            Ok(Response::Accepted(accepted)) => accepted.to_string(),
            Ok(Response::NoContent) => "nothing".to_owned(),
            Ok(Response::Other(content)) => format!("{content:?}"),
            Err(fail) => fail.to_string(),
        }
    }

    #[test]
    fn the_status_says_what_is_read() {
        assert_eq!(read(200, "[1]"), "[1]");
        assert_eq!(read(202, "true"), "true");
        assert_eq!(read(202, "[1]"), "expected a boolean, found a list at byte 0");
    }

    #[test]
    fn an_empty_response_is_not_read() {
        assert_eq!(read(204, "what nobody should send"), "nothing");
    }

    #[test]
    fn another_status_is_kept_as_it_is() {
        assert_eq!(read(299, "{"), "RawBody(1 bytes)");
    }
}
