//! Generated code, written by hand: the input of the runtime's macros, and the items that they generate.

use phlo_gen_runtime::__private as __;

static API: __::Api = __::Api {
    name: "Plivo REST API",
    settings: &[
        __::Setting { name: "auth_id", default: None, secret: false, required: true },
        __::Setting { name: "auth_token", default: None, secret: true, required: true },
    ],
    hosts: &[__::Host { name: "base_url", base: "https://phlorunner.plivo.com" }],
    auths: &[__::Auth { kind: "basic", parameters: &[("username", "{$auth_id}"), ("password", "{$auth_token}")] }],
};

__::client! {
    /// A client.
    Client, ClientBuilder = API;
    settings {
        /// The account.
        auth_id 0 __::String;
        /// Its token.
        auth_token 1 __::SecretString;
    }
    hosts {
        /// The base of the API.
        base_url 0;
    }
}
__::folder! {
    Client;
    folders {
        /// PHLO
        phlo -> phlo::Phlo;
    }
    items {}
}

/// PHLO
pub mod phlo {
    use phlo_gen_runtime::__private as __;

    /// PHLO
    #[derive(Clone, Debug)]
    pub struct Phlo(pub(super) __::Client);

    __::folder! {
        Phlo;
        folders {}
        items {
            /// Transfers.
            cold_transfer_a_caller -> ColdTransferACallerBuilder;
        }
    }

    __::operation! {
        /// Transfers.
        ColdTransferACaller, ColdTransferACallerBuilder [PhloId NodeId To TriggerSource] for super::Client;
        /// The PHLO.
        0 phlo_id "phlo_id": __::Text = __::Text, PhloId => [__::Set, NodeId, To, TriggerSource] ColdTransferACallerHasPhloId
            "cold_transfer_a_caller needs its required argument `phlo_id`" "`phlo_id`: the PHLO";
        /// The node.
        1 node_id "node_id": __::Text = __::Text, NodeId => [PhloId, __::Set, To, TriggerSource] ColdTransferACallerHasNodeId
            "cold_transfer_a_caller needs its required argument `node_id`" "`node_id`: the node";
        /// To whom.
        2 to "to": __::String = __::String, To => [PhloId, NodeId, __::Set, TriggerSource] ColdTransferACallerHasTo
            "cold_transfer_a_caller needs its required argument `to`" "`to`: phone number";
        /// As what.
        3 role "role": __::Option<ColdTransferACallerRole> | maybe_role ColdTransferACallerRole;
        /// By whom.
        4 trigger_source "trigger_source": __::String = __::String, TriggerSource => [PhloId, NodeId, To, __::Set] ColdTransferACallerHasTriggerSource
            "cold_transfer_a_caller needs its required argument `trigger_source`" "`trigger_source`: who";
        -> ColdTransferACallerResponse, ColdTransferACallerResponse;
        __::Spec {
            item: "PHLO / Cold transfer a caller",
            method: "POST",
            host: 0,
            path: "/v1/phlo/{phlo_id}/multi_party_call/{node_id}",
            arguments: __::Arguments::Table(&[
                __::fixed(__::Place::Body, "action", "\"cold_transfer\""),
                __::argument(__::Place::Body, "to", 2),
                __::argument(__::Place::Body, "role", 3).or("\"agent\""),
                __::argument(__::Place::Body, "trigger_source", 4),
            ]),
            body: __::Body::Json,
            auth: __::Option::Some(0),
        };
        "{\"phlo_id\":\"{phlo_id}\",\"to\":\"+14155550100\"}"
    }

    __::choice! {
        /// A role.
        ColdTransferACallerRole {
            /// `agent`
            Agent "agent";
            /// `customer`
            Customer "customer";
        }
    }

    __::object! {
        /// A response.
        ColdTransferACallerResponse {
            /// The id.
            0 api_id "api_id": __::String;
            /// The error.
            1 error "error": __::Option<__::String>;
        }
    }
}
