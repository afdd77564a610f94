//! Compile errors that name the feature which a collection needs: there is none if the feature is on.

use phlo_gen_runtime::__private::require_auth;

require_auth!(basic);
require_auth!(bearer);
require_auth!(zzz);
#[cfg(feature = "asap")]
require_auth!(asap);
#[cfg(feature = "awsv4")]
require_auth!(awsv4);
#[cfg(feature = "digest")]
require_auth!(digest);
#[cfg(feature = "edgegrid")]
require_auth!(edgegrid);
#[cfg(feature = "hawk")]
require_auth!(hawk);
#[cfg(feature = "jwt")]
require_auth!(jwt);
#[cfg(feature = "ntlm")]
require_auth!(ntlm);
#[cfg(feature = "oauth1")]
require_auth!(oauth1);

#[test]
fn it_compiles() {}
