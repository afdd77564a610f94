//! Compile errors that name the feature which a collection needs.

/// A compile error if a kind of authorization needs a feature that is off; nothing for any other word.
#[doc(hidden)]
#[macro_export]
macro_rules! require_auth {
    (asap) => {
        $crate::__require_asap! {}
    };
    (awsv4) => {
        $crate::__require_awsv4! {}
    };
    (digest) => {
        $crate::__require_digest! {}
    };
    (edgegrid) => {
        $crate::__require_edgegrid! {}
    };
    (hawk) => {
        $crate::__require_hawk! {}
    };
    (jwt) => {
        $crate::__require_jwt! {}
    };
    (ntlm) => {
        $crate::__require_ntlm! {}
    };
    (oauth1) => {
        $crate::__require_oauth1! {}
    };
    ($other:tt) => {};
}

/// The arms of a macro cannot depend on the features of this crate: each feature has its own macro.
macro_rules! gates {
    ($($gate:ident $feature:literal)*) => { $(
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $gate {
            () => {};
        }

        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $gate {
            () => {
                ::core::compile_error!(::core::concat!(
                    "this collection authorizes with `", $feature, "`: enable the feature `", $feature, "` of phlo-gen"
                ));
            };
        }
    )* };
}

gates! {
    __require_asap "asap"
    __require_awsv4 "awsv4"
    __require_digest "digest"
    __require_edgegrid "edgegrid"
    __require_hawk "hawk"
    __require_jwt "jwt"
    __require_ntlm "ntlm"
    __require_oauth1 "oauth1"
}
