//! One item for each kind of body and of response, as in generated code.

use phlo_gen_runtime::__private as __;

static API: __::Api = __::Api {
    name: "Kinds",
    settings: &[
        __::Setting { name: "apiKey", default: None, secret: true, required: true },
        __::Setting { name: "version", default: Some("v2"), secret: false, required: false },
    ],
    hosts: &[__::Host { name: "base_url", base: "https://kinds.example.com/{$version}" }],
    auths: &[
        __::Auth { kind: "apikey", parameters: &[("key", "api_key"), ("value", "{$apiKey}"), ("in", "query")] },
        __::Auth { kind: "apikey", parameters: &[("key", "X-Key"), ("value", "{$apiKey}")] },
    ],
};

__::client! {
    /// A client.
    Client, ClientBuilder = API;
    settings {
        /// The key.
        key 0 __::SecretString;
        /// The version.
        version 1 __::String;
    }
    hosts {
        /// The base.
        base_url 0;
    }
}

__::folder! {
    Client;
    folders {}
    items {
        /// Lists.
        list -> ListBuilder;
        /// Uploads.
        upload -> UploadBuilder;
        /// Sends a file.
        send_file -> SendFileBuilder;
        /// Sends a form.
        form -> FormBuilder;
        /// Asks.
        graph -> GraphBuilder;
        /// Pings.
        ping -> PingBuilder;
        /// Writes.
        note -> NoteBuilder;
        /// Posts.
        post -> PostBuilder;
    }
}

__::operation! {
    /// Lists.
    List, ListBuilder [] for Client;
    /// Tags.
    0 tags "tags": __::Option<__::Vec<__::Text>> | maybe_tags __::Vec<__::Text>;
    /// A flag.
    1 verbose "verbose": __::Option<__::Text> | maybe_verbose __::Text;
    /// A trace.
    2 trace "trace": __::Option<__::String> | maybe_trace __::String;
    /// A password.
    3 password "password": __::Option<__::Secret> | maybe_password __::Secret;
    -> __::Vec<Thing>, __::Json;
    __::Spec {
        item: "List things",
        method: "GET",
        host: 0,
        path: "/things",
        arguments: __::Arguments::Table(&[
            __::argument(__::Place::Query, "tag", 0),
            __::argument(__::Place::Query, "verbose", 1),
            __::fixed(__::Place::Header, "X-Version", "{$version}"),
            __::argument(__::Place::Header, "X-Trace", 2),
            __::argument(__::Place::Header, "X-Mine", 3),
        ]),
        body: __::Body::None,
        auth: __::Option::Some(0),
    };
    "{\"tags\":[\"a+b\",false],\"trace\":\"{{$guid}}\"}"
}

__::operation! {
    /// Uploads.
    Upload, UploadBuilder [Photo] for Client;
    /// A photo.
    0 photo "photo": __::File = __::File, Photo => [__::Set] UploadHasPhoto "upload needs its required argument `photo`" "`photo`: a file";
    /// A caption.
    1 caption "caption": __::Option<__::String> | maybe_caption __::String;
    /// A count.
    2 count "count": __::Option<i64> | maybe_count i64;
    -> __::RawBody, __::RawBody;
    __::Spec {
        item: "Upload",
        method: "POST",
        host: 0,
        path: "/upload",
        arguments: __::Arguments::Table(&[
            __::fixed(__::Place::Header, "Content-Type", "multipart/form-data"),
            __::argument(__::Place::Body, "caption", 1),
            __::argument(__::Place::Body, "photo", 0),
            __::argument(__::Place::Body, "count", 2).or("1"),
        ]),
        body: __::Body::Formdata,
        auth: __::Option::None,
    };
    "{}"
}

__::operation! {
    /// Sends a file.
    SendFile, SendFileBuilder [File] for Client;
    /// A file.
    0 file "file": __::File = __::File, File => [__::Set] SendFileHasFile "send_file needs its required argument `file`" "`file`: a file";
    -> __::Option<Thing>, __::RawBody;
    __::Spec {
        item: "Send a file",
        method: "PUT",
        host: 0,
        path: "/file",
        arguments: __::Arguments::Table(&[__::argument(__::Place::Body, "file", 0)]),
        body: __::Body::File,
        auth: __::Option::None,
    };
    "{}"
}

__::operation! {
    /// Sends a form.
    Form, FormBuilder [] for Client;
    /// Names.
    0 names "names": __::Option<__::Vec<__::String>> | maybe_names __::Vec<__::String>;
    -> __::Empty, __::RawBody;
    __::Spec {
        item: "Form",
        method: "POST",
        host: 0,
        path: "/form",
        arguments: __::Arguments::Table(&[
            __::fixed(__::Place::Header, "Content-Type", "text/plain"),
            __::fixed(__::Place::Body, "grant type", "client_credentials {$version}"),
            __::argument(__::Place::Body, "name[]", 0),
        ]),
        body: __::Body::Urlencoded,
        auth: __::Option::Some(1),
    };
    "{}"
}

__::operation! {
    /// Asks.
    Graph, GraphBuilder [] for Client;
    /// An id.
    0 id "id": __::Option<i64> | maybe_id i64;
    -> __::Json, __::RawBody;
    __::Spec {
        item: "Graph",
        method: "POST",
        host: 0,
        path: "/graph",
        arguments: __::Arguments::Table(&[__::argument(__::Place::Body, "id", 0)]),
        body: __::Body::Graphql("query Q($id: ID) {{ thing(id: $id) {{ name }} }}", "Q", ""),
        auth: __::Option::None,
    };
    "{}"
}

__::operation! {
    /// Pings.
    Ping, PingBuilder [] for Client;
    -> __::Empty, __::RawBody;
    __::Spec {
        item: "Ping",
        method: "POST",
        host: 0,
        path: "/ping",
        arguments: __::Arguments::Plain("", &[]),
        body: __::Body::None,
        auth: __::Option::None,
    };
    "{}"
}

__::operation! {
    /// Writes.
    Note, NoteBuilder [Id Text] for Client;
    /// An id.
    0 id "id": __::Text = __::Text, Id => [__::Set, Text] NoteHasId "note needs its required argument `id`" "`id`: an id";
    /// A text.
    1 text "text": __::String = __::String, Text => [Id, __::Set] NoteHasText "note needs its required argument `text`" "`text`: a text";
    -> __::Empty, __::RawBody;
    __::Spec {
        item: "Note",
        method: "PATCH",
        host: 0,
        path: "/notes/{id}",
        arguments: __::Arguments::Table(&[
            __::fixed(__::Place::Header, "Content-Type", "text/markdown"),
            __::argument(__::Place::Body, "text", 1),
        ]),
        body: __::Body::Text("text/plain"),
        auth: __::Option::None,
    };
    "{\"id\":\"a/../b\",\"text\":\"x\"}"
}

__::operation! {
    /// Posts.
    Post, PostBuilder [Id] for Client;
    /// An id.
    0 id "id": __::Text = __::Text, Id => [__::Set] PostHasId "post needs its required argument `id`" "`id`: an id";
    -> __::Vec<Thing>, __::RawBody;
    __::Spec {
        item: "Post",
        method: "POST",
        host: 0,
        path: "/posts/{id}",
        arguments: __::Arguments::Table(&[__::fixed(__::Place::Body, "a", "1")]),
        body: __::Body::Json,
        auth: __::Option::None,
    };
    "{}"
}

__::object! {
    /// A thing.
    #[derive(PartialEq)]
    Thing {
        /// Its name.
        0 name "name": __::String;
    }
}
