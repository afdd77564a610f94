//! Authorization: one object, or in definitions a list of objects of which Postman writes one.

use crate::collection::auth;
use crate::collection::fields::{Findings, present};
use crate::collection::model::Inherited;
use crate::json::{Json, Kind};

/// Where authorization is.
#[derive(Clone, Copy, PartialEq)]
pub enum Owner {
    /// In the definition of a collection or a folder, where a list is allowed.
    Definition,
    /// In a request.
    Request,
}

/// The authorization of a collection, a folder or a request. `type: inherit` means the same as none.
pub fn read(object: &Json, owner: Owner, findings: &mut Findings) -> Inherited {
    let Some(value) = object.get("auth") else { return Inherited::Parent };
    let auth = match &value.kind {
        Kind::Null => {
            let message = "`auth` is null, so Postman skips this file";
            findings.note(
                "wrong-type",
                value.start,
                message,
                "it is inherited; remove `auth`, or write `type: noauth`",
            );
            return Inherited::Parent;
        }
        Kind::Array(values) => {
            if owner == Owner::Request {
                let help = "its last entry is used; write an object with `type` and `credentials`";
                findings.wrong_type("`auth` of a request", value, "an object", help);
            } else if values.len() > 1 {
                let help = "the last one is used, as by Postman; keep that one";
                findings.note("auth-several", value.start, "several ways to authorize are declared", help);
            }
            let Some(last) = values.last() else { return Inherited::Parent };
            last
        }
        _ => value,
    };
    if present(auth, "type").and_then(Json::as_str) != Some("inherit") {
        return auth::read_in(auth, "credentials", findings);
    }
    if owner == Owner::Definition {
        let message = "Postman refuses the whole collection because of `type: inherit` in a definition";
        findings.note("collection-refused", auth.start, message, "remove `auth`: it is inherited without it");
    }
    Inherited::Parent
}
