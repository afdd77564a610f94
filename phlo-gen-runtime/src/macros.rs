//! The macros that generated source is written in, and the grammar of that source.
//!
//! The generator emits data, the macros expand it to code. They use repetition, not recursion, to keep expansion fast; names
//! by `__`, which generated source imports, because `$crate::__private` is a segment longer; and attributes as tokens,
//! because `meta` parses them once more.
//! All non-generic functions of operations and types are `#[inline]`, so that unused ones are not compiled.
//!
//! # Grammar
//!
//! For each production there is one function of the same name, which writes it. It is in the file of
//! `phlo-gen-core/src/emit/source/` that the comment above the production names. Source text is in quotes, `{ … }`
//! repeats, `[ … ]` is optional. A capitalized word is one name, literal or expression; `Docs` are `#[doc = …]`
//! attributes. `fields!` is called by `object!` and `operation!` and has no production.
//!
//! ```text
//! (* collection.rs *)
//! collection      = import { tracked_file } { custom_type } api client entries [ shared_types ]
//! tracked_file    = "const _: () = { fn _tracked() { let _ = ::core::include_bytes!(" File "); } };"
//! shared_types    = Docs "pub mod types {" import { definition } "}"
//! (* custom_types.rs *)
//! custom_type     = "type" Alias "=" Path ";"
//! (* api.rs *)
//! api             = "static __API: __::Api = __::Api {" "name:" Name ","
//!                   "settings: &[" { api_setting } "]," "hosts: &[" { api_host } "]," "auths: &[" { api_auth } "]," "};"
//!                   { require_auth } [ require_dynamic ]
//! api_setting     = "__::Setting { name:" Name ", default:" Default ", secret:" Bool ", required:" Bool "},"
//! api_host        = "__::Host { name:" Name ", base:" Template "},"
//! api_auth        = "__::Auth { kind:" Kind ", parameters: &[" { "(" Name "," Template ")" } "] },"
//! require_auth    = "__::require_auth!(" Kind ");"
//! require_dynamic = "__::require_dynamic!(" Variable ");"
//! (* client.rs *)
//! client          = "__::client! {" Docs "Client, ClientBuilder = __API;"
//!                   "settings {" { setting } "}" "hosts {" { host } "}" "}"
//! setting         = Docs Setter Index type_path ";"
//! host            = Docs Setter Index ";"
//! (* folder.rs *)
//! import          = [ "use" ( Facade "::__private as __" | "super::__" ) ";" ]
//! entries         = [ folder ] { operation { definition } | module }
//! module          = Docs "pub mod" Module "{" [ import folder_struct ] entries "}"
//! folder_struct   = Docs "#[derive(Clone, Debug)] pub struct" Folder "(pub(super) __::Client);"
//! folder          = "__::folder! {" ( "Client;" | Folder ";" ) { folders items } "}"
//! folders         = "folders {" { Docs Method "->" Module "::" Folder ";" } "}"
//! items           = "items {" { item } "}"
//! item            = Docs [ Deprecated ] Method "->" Builder ";"
//! (* operation.rs *)
//! operation       = "__::operation! {" Docs [ Derive ] Request "," Builder "[" { State } "] for" Client ";"
//!                   { argument } responses spec example "}"
//! argument        = Docs Index Field Name ":" ( required | required_list | optional | optional_list ) ";"
//! required        = type_path "=" type_path "," state
//! required_list   = type_path "=>" type_path "," state
//! state           = ThisState [ "where" Tree ":" Place ] "=> [" { StateAfter } "]" HasArgument Message Note
//! optional        = type_path "|" Setter type_path
//! optional_list   = type_path "," Setter type_path
//! responses       = "->" type_path "," type_path [ ", secret" { Index } ] ";"
//! example         = Json
//! (* spec.rs *)
//! spec            = "__::Spec {" "item:" Name "," "method:" Method ", host:" Index ", path:" Template ","
//!                   ( plain_arguments | argument_table ) "body:" body ", auth:" Auth "," "};"
//! plain_arguments = "arguments: __::Arguments::Plain(" Places ", &[" { Name } "]),"
//! argument_table  = "arguments: __::Arguments::Table(&[" { argument_row } "]),"
//! argument_row    = ( "__::argument(" Place "," Name "," Index ")" [ ".or(" Template ")" ]
//!                   | "__::bare(" Place "," Name ")"
//!                   | "__::fixed(" Place "," Name "," Template ")" ) [ ".typed(" MediaType ")" ] ","
//! body            = "__::Body::" Kind
//! (* definition.rs *)
//! definition      = input | object | choice | by_status | alias
//! input           = "__::input! {" Docs [ Derive ] Object "{" { input_member } "}" [ secrets ] "}"
//! input_member    = Docs Index Field Name ( ( "=" | "=>" ) type_path | ( "|" | "," ) Setter type_path ) ";"
//! object          = "__::object! {" Docs [ Derive ] Object "{" { member } "}" [ nulls ] [ secrets ] [ "lenient true" ] "}"
//! member          = Docs Index Field Name ":" type_path ";"
//! nulls           = "null" { Index }
//! secrets         = "secret" { Index }
//! choice          = "__::choice! {" Docs Choice "{" { variant } "}" "}"
//! variant         = Docs Variant Text ";"
//! by_status       = "__::by_status! {" Docs [ Derive ] Response "{"
//!                   "with_body {" { with_body } "}" "without_body {" { without_body } "}" "}" "}"
//! with_body       = Docs Variant Status type_path ";"
//! without_body    = Docs Variant Status ";"
//! alias           = Docs "pub type" Name "=" type_path ";"
//! (* type_path.rs *)
//! type_path       = "bool" | "i64" | "f64" | "__::" Name [ "<" type_path ">" ] | Path
//! ```
//!
//! # Example
//!
//! The source of a collection of two items, with the first line of each doc comment and without its examples:
//!
//! ```
//! use phlo_gen_runtime::__private as __;
//! #[rustfmt::skip]
//! static __API: __::Api = __::Api {
//!     name: "Garden",
//!     settings: &[
//!         __::Setting { name: "token", default: __::Option::None, secret: true, required: false },
//!     ],
//!     hosts: &[
//!         __::Host { name: "base_url", base: "https://garden.example.com" },
//!     ],
//!     auths: &[
//!         __::Auth { kind: "bearer", parameters: &[("token", "{$token}")] },
//!     ],
//! };
//! __::client! {
//!     #[doc = "A client for Garden."]
//!     #[doc = "# Items"]
//!     Client, ClientBuilder = __API;
//!     settings {
//!         #[doc = "The variable `token` of the collection. A secret: it is never shown."]
//!         token 0 __::SecretString;
//!     }
//!     hosts {
//!         #[doc = "The base URL of the requests to `https://garden.example.com`: scheme, host and port, and optionally a path before theirs."]
//!         base_url 0;
//!     }
//! }
//! __::folder! {
//!     Client;
//!     folders {
//!     }
//!     items {
//!         #[doc = "List plants."]
//!         #[doc = "The same request with curl:"]
//!         list_plants -> ListPlantsBuilder;
//!     }
//!     folders {
//!         #[doc = "“Beds”: `plant`."]
//!         beds -> beds::Beds;
//!     }
//!     items {
//!     }
//! }
//! __::operation! {
//!     #[doc = "List plants"]
//!     ListPlants, ListPlantsBuilder [] for Client;
//!     #[doc = "In the query as `limit`. For example `20`."]
//!     0 limit "limit": __::Option<__::Text> | maybe_limit __::Text;
//!     -> ListPlantsResponse, __::RawBody;
//!     __::Spec {
//!         item: "List plants",
//!         method: "GET", host: 0, path: "/plants",
//!         arguments: __::Arguments::Plain("q", &["limit"]),
//!         body: __::Body::None, auth: __::Option::None,
//!     };
//!     "{\"limit\":\"20\"}"
//! }
//! __::object! {
//!     #[doc = "The response to [`ListPlants`]."]
//!     ListPlantsResponse {
//!         #[doc = ""]
//!         0 names "names": __::Vec<__::String>;
//!     }
//! }
//! #[doc = "“Beds”: `plant`."]
//! pub mod beds {
//!     use phlo_gen_runtime::__private as __;
//!     #[doc = "The items of “Beds”."]
//!     #[derive(Clone, Debug)]
//!     pub struct Beds(pub(super) __::Client);
//!     __::folder! {
//!         Beds;
//!         folders {
//!         }
//!         items {
//!             #[doc = "Plant."]
//!             #[doc = "The same request with curl:"]
//!             plant -> PlantBuilder;
//!         }
//!     }
//!     __::operation! {
//!         #[doc = "Plant"]
//!         Plant, PlantBuilder [Bed Kind] for super::Client;
//!         #[doc = "In the path as `bed`. Required."]
//!         0 bed "bed": __::Text = __::Text, Bed => [__::Set, Kind] __PlantHasBed "plant needs its required argument `bed`" "`bed`: In the path as `bed`.";
//!         #[doc = "One of `fern`, `moss`."]
//!         1 kind "kind": PlantKind = PlantKind, Kind => [Bed, __::Set] __PlantHasKind "plant needs its required argument `kind`" "`kind`: One of fern, moss.";
//!         #[doc = "In the body as `count`. For example `2`."]
//!         2 count "count": __::Option<i64> | maybe_count i64;
//!         #[doc = "In the body as `label`."]
//!         3 label "label": __::Option<super::types::LabelInput> | maybe_label super::types::LabelInput;
//!         -> __::RawBody, __::RawBody;
//!         __::Spec {
//!             item: "Beds / Plant",
//!             method: "POST", host: 0, path: "/beds/{bed}",
//!             arguments: __::Arguments::Plain("pbbb", &["", "kind", "count", "label"]),
//!             body: __::Body::Json, auth: __::Option::Some(0),
//!         };
//!         "{\"bed\":\":bed\",\"kind\":\"fern\",\"count\":2,\"label\":{\"text\":\"Fern\",\"tags\":[\"shade\"]}}"
//!     }
//!     __::choice! {
//!         #[doc = "One of `fern`, `moss`."]
//!         PlantKind {
//!             #[doc = "`fern`"]
//!             Fern "fern";
//!             #[doc = "`moss`"]
//!             Moss "moss";
//!         }
//!     }
//! }
//! #[doc = "The types that occur in several places."]
//! pub mod types {
//!     use phlo_gen_runtime::__private as __;
//!     __::input! {
//!         #[doc = "With `text` and `tags`."]
//!         LabelInput {
//!             #[doc = "Required."]
//!             0 text "text" = __::String;
//!             #[doc = ""]
//!             1 tags "tags" , maybe_tags __::String;
//!         }
//!     }
//! }
//! # fn main() {}
//! ```

/// A struct of a body, which callers make. `new` takes what the collection requires, and there is a setter for each member.
#[doc(hidden)]
#[macro_export]
macro_rules! input {
    (
        $(#[$doc:meta])*
        $Object:ident {
            $(
                #[doc = $field_doc:literal]
                $index:literal $field:ident $name:literal
                $( = $Required:ty )?
                $( => $Element:ty )?
                $( | $maybe:ident $Optional:ty )?
                $( , $maybe_list:ident $OptionalElement:ty )?
            ;)*
        }
        $( secret $($secret:literal)* )?
    ) => {
        $crate::object! {
            $(#[$doc])*
            #[must_use = "give it to a request, which sends it"]
            $Object {
                $(
                    #[doc = $field_doc]
                    $index $field $name: ::core::option::Option<
                        $($Required)? $(::std::vec::Vec<$Element>)? $($Optional)? $(::std::vec::Vec<$OptionalElement>)?
                    >;
                )*
            }
            $( secret $($secret)* )?
        }
        impl ::core::default::Default for $Object {
            /// Without any member: what is required can be set later.
            #[inline]
            fn default() -> Self {
                $crate::__private::Fields::empty()
            }
        }
        impl $Object {
            /// With what is required. The methods below set the members.
            #[inline]
            pub fn new($(
                $( $field: impl $crate::IntoArgument<$Required>, )?
                $( $field: impl $crate::IntoList<$Element>, )?
            )*) -> Self {
                <Self as ::core::default::Default>::default()
                $(
                    $( .$field($crate::IntoArgument::<$Required>::into_argument($field)) )?
                    $( .$field($crate::IntoList::<$Element>::into_list($field)) )?
                )*
            }
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, value: impl $crate::IntoArgument<$Required>) -> Self {
                    $crate::__private::set(&mut self.$field, value);
                    self
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, values: impl $crate::IntoList<$Element>) -> Self {
                    $crate::__private::set_list::<$Element, _>(&mut self.$field, values);
                    self
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, value: impl $crate::IntoArgument<$Optional>) -> Self {
                    $crate::__private::set(&mut self.$field, value);
                    self
                }
                /// Sets the member if the option is `Some`, and unsets it if it is `None`.
                pub fn $maybe(mut self, value: ::core::option::Option<impl ::core::convert::Into<$Optional>>) -> Self {
                    $crate::__private::set_maybe(&mut self.$field, value);
                    self
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, values: impl $crate::IntoList<$OptionalElement>) -> Self {
                    $crate::__private::set_list::<$OptionalElement, _>(&mut self.$field, values);
                    self
                }
                /// Sets the member if the option is `Some`, and unsets it if it is `None`.
                pub fn $maybe_list(mut self, values: ::core::option::Option<impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<$OptionalElement>>>) -> Self {
                    $crate::__private::set_maybe_list(&mut self.$field, values);
                    self
                }
            )?)*
        }
    };
}

/// A struct of a response, or the struct of a body for `input!`.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    (
        $(#$doc:tt)*
        $Object:ident { $( $(#$field_doc:tt)* $index:literal $field:ident $name:literal : $Field:ty; )* }
        $( null $($null:literal)* )?
        $( secret $($secret:literal)* )?
        $( lenient $lenient:literal )?
    ) => {
        $(#$doc)*
        pub struct $Object {
            $( $(#$field_doc)* pub $field: $Field, )*
        }
        __::fields! { $Object { $( $index $field $name )* } $( null $($null)* )? $( secret $($secret)* )? $( lenient $lenient )? }
        impl __::serde::Serialize for $Object {
            fn serialize<S: __::serde::Serializer>(&self, to: S) -> __::Result<S::Ok, S::Error> {
                __::serialize(self, to)
            }
        }
        impl<'de> __::serde::Deserialize<'de> for $Object {
            fn deserialize<D: __::serde::Deserializer<'de>>(from: D) -> __::Result<Self, D::Error> {
                __::deserialize(from)
            }
        }
    };
}

/// The description of a struct: its fields by index, their names in JSON.
#[doc(hidden)]
#[macro_export]
macro_rules! fields {
    (
        $Object:ident { $( $index:literal $field:ident $name:literal )* }
        $( null $($null:literal)* )?
        $( secret $($secret:literal)* )?
        $( lenient $lenient:literal )?
    ) => {
        #[doc(hidden)]
        impl __::Fields for $Object {
            #[inline]
            fn empty() -> Self {
                Self { $( $field: __::Blank::blank() ),* }
            }
            #[inline]
            fn shape(&self) -> __::Shape {
                __::Shape::new(::core::stringify!($Object), &[$($name),*]) $( .nulls(&[$($null),*]) )? $( .secrets(&[$($secret),*]) )? $( .lenient($lenient) )?
            }
            #[inline]
            fn at(&self, field: usize) -> &dyn __::Member {
                match field {
                    $( $index => &self.$field, )*
                    _ => &(),
                }
            }
            #[inline]
            fn at_mut(&mut self, field: usize) -> &mut dyn __::Member {
                match field {
                    $( $index => &mut self.$field, )*
                    _ => __::no_member(),
                }
            }
        }
        impl ::core::clone::Clone for $Object {
            #[inline]
            fn clone(&self) -> Self {
                __::clone(self)
            }
        }
        impl ::core::fmt::Debug for $Object {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __::debug(self, f)
            }
        }
    };
}

/// An open enum of strings: a value that is not in the collection is `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    (
        $(#$doc:tt)*
        $Choice:ident { $( $(#$variant_doc:tt)* $Variant:ident $text:literal; )* }
    ) => {
        $(#$doc)*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Choice {
            $( $(#$variant_doc)* $Variant, )*
            /// A value that is not in the collection.
            Other(__::String),
        }
        impl $Choice {
            /// The value as it is sent.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$Variant => $text, )*
                    Self::Other(other) => other,
                }
            }
        }
        impl ::core::convert::From<&str> for $Choice {
            #[inline]
            fn from(text: &str) -> Self {
                match text {
                    $( $text => Self::$Variant, )*
                    other => Self::Other(__::String::from(other)),
                }
            }
        }
        impl ::core::convert::From<__::String> for $Choice {
            #[inline]
            fn from(text: __::String) -> Self {
                Self::from(text.as_str())
            }
        }
        impl ::core::fmt::Display for $Choice {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        impl __::serde::Serialize for $Choice {
            fn serialize<S: __::serde::Serializer>(&self, to: S) -> __::Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
        impl<'de> __::serde::Deserialize<'de> for $Choice {
            fn deserialize<D: __::serde::Deserializer<'de>>(from: D) -> __::Result<Self, D::Error> {
                let text: __::String = __::serde::Deserialize::deserialize(from)?;
                __::Result::Ok(Self::from(text))
            }
        }
        #[doc(hidden)]
        impl __::Blank for $Choice {
            #[inline]
            fn blank() -> Self {
                Self::Other(__::String::new())
            }
        }
        #[doc(hidden)]
        impl __::Decode for $Choice {
            #[inline]
            fn decode(&mut self, json: &mut __::Reader<'_>) -> __::Outcome {
                *self = Self::from(&*json.scalar()?);
                __::Result::Ok(())
            }
        }
        #[doc(hidden)]
        impl __::Value for $Choice {
            #[inline]
            fn json(&self, out: &mut __::String) {
                __::write_string(self.as_str(), out);
            }
            #[inline]
            fn text(&self, out: &mut __::String) {
                out.push_str(self.as_str());
            }
            #[inline]
            fn each(&self, visit: &mut dyn FnMut(&dyn __::Value)) {
                visit(self);
            }
        }
    };
}

/// An enum of responses by status: a status without an example is `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! by_status {
    (
        $(#$doc:tt)*
        $Response:ident {
            with_body { $( $(#$with_doc:tt)* $With:ident $with_status:literal $Type:ty; )* }
            without_body { $( $(#$without_doc:tt)* $Without:ident $without_status:literal; )* }
        }
    ) => {
        $(#$doc)*
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum $Response {
            $( $(#$with_doc)* $With($Type), )*
            $( $(#$without_doc)* $Without, )*
            /// A response with a status without an example.
            Other($crate::RawBody),
        }
        impl __::Payload for $Response {
            fn read(
                status: u16,
                body: &__::Bytes,
                mismatches: &mut __::Vec<__::Mismatch>,
            ) -> __::Result<Self, __::PayloadError> {
                match status {
                    $( $with_status => __::Payload::read(status, body, mismatches).map(Self::$With), )*
                    $( $without_status => __::Result::Ok(Self::$Without), )*
                    _ => __::Payload::read(status, body, mismatches).map(Self::Other),
                }
            }
        }
    };
}

/// A request: its struct, its builder, and the spec from which the runtime sends it.
///
/// The builder has a type parameter for each required argument: its state, which is `Set` or `Missing`. The setter of the
/// argument changes it, and `send` and `build` require a trait of it that only `Set` implements. If there are many, one
/// type parameter is a tree of all states. An optional argument has a second setter, which takes an option.
#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    (
        $(#$doc:tt)*
        $Request:ident, $Builder:ident [$($State:ident)*] for $Client:ty;
        $(
            #[doc = $field_doc:literal]
            $index:literal $field:ident $name:literal : $Field:ty
            $( = $Required:ty, $ThisState:ty $( where $Tree:ident: $Place:ty )? => [$($StateAfter:tt)*] $HasArgument:ident $message:tt $note:tt )?
            $( => $Element:ty, $ThisListState:ty $( where $ListTree:ident: $ListPlace:ty )? => [$($ListStateAfter:tt)*] $HasList:ident $list_message:tt $list_note:tt )?
            $( | $maybe:ident $Optional:ty )?
            $( , $maybe_list:ident $OptionalElement:ty )?
        ;)*
        -> $Response:ty, $Failure:ty $( , secret $($secret:literal)* )?;
        $spec:expr;
        $example:literal
    ) => {
        $(#$doc)*
        pub struct $Request {
            $( #[doc = $field_doc] pub $field: $Field, )*
        }
        __::fields! { $Request { $( $index $field $name )* } $( secret $($secret)* )? }
        impl $crate::Operation for $Request {
            type Client = $Client;
            type Response = $Response;
            type Failure = $Failure;
            const SPEC: __::Spec = $spec;
        }
        impl $Request {
            /// A builder without a client: it has `build()` and no `send()`.
            #[inline]
            pub fn builder() -> $Builder {
                $Builder {
                    call: (),
                    request: __::Fields::empty(),
                    state: __::PhantomData,
                }
            }
            /// The request with the values that the collection saves, and placeholders for secrets. A variable that is a
            /// setting of the client has its value in the collection, or stays `{{as_it_is_written}}`.
            #[inline]
            pub fn example() -> Self {
                __::example($example, <$Client>::__api())
            }
            /// The same with the settings of a client in place of their variables.
            #[inline]
            pub fn example_for(client: &$Client) -> Self {
                client.0.example($example)
            }
        }
        #[doc = ::core::concat!("The builder of [`", ::core::stringify!($Request), "`].")]
        #[must_use = "nothing is sent: write `.send().await` (or `.build()` for the request as a value)"]
        pub struct $Builder<Binding = () $(, $State = __::Missing)*> {
            call: Binding,
            request: $Request,
            state: __::PhantomData<fn() -> ($($State,)*)>,
        }
        $($(
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(message = $message, label = "a required argument is missing", note = $note)]
            pub trait $HasArgument {}
            impl $HasArgument for __::Set {}
        )?)*
        $($(
            #[doc(hidden)]
            #[diagnostic::on_unimplemented(message = $list_message, label = "a required argument is missing", note = $list_note)]
            pub trait $HasList {}
            impl $HasList for __::Set {}
        )?)*
        impl<Binding $(, $State)*> $Builder<Binding $(, $State)*> {
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, value: impl $crate::IntoArgument<$Required>) -> $Builder<Binding, $($StateAfter)*>
                $( where $Tree: __::States<$Place> )?
                {
                    __::set_required::<$Required, _>(&mut self.request.$field, value);
                    $Builder { call: self.call, request: self.request, state: __::PhantomData }
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, values: impl $crate::IntoList<$Element>) -> $Builder<Binding, $($ListStateAfter)*>
                $( where $ListTree: __::States<$ListPlace> )?
                {
                    __::set_list::<$Element, _>(&mut self.request.$field, values);
                    $Builder { call: self.call, request: self.request, state: __::PhantomData }
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, values: impl $crate::IntoList<$OptionalElement>) -> Self {
                    __::set_list::<$OptionalElement, _>(&mut self.request.$field, values);
                    self
                }
                /// Sets the argument if the option is `Some`, and unsets it if it is `None`.
                pub fn $maybe_list(mut self, values: __::Option<impl ::core::iter::IntoIterator<Item = impl __::Into<$OptionalElement>>>) -> Self {
                    __::set_maybe_list(&mut self.request.$field, values);
                    self
                }
            )?)*
            $($(
                #[doc = $field_doc]
                pub fn $field(mut self, value: impl $crate::IntoArgument<$Optional>) -> Self {
                    __::set(&mut self.request.$field, value);
                    self
                }
                /// Sets the argument if the option is `Some`, and unsets it if it is `None`.
                pub fn $maybe(mut self, value: __::Option<impl __::Into<$Optional>>) -> Self {
                    __::set_maybe(&mut self.request.$field, value);
                    self
                }
            )?)*
            /// The request as a value, which can be kept, cloned or sent later.
            #[inline]
            pub fn build(self) -> $Request
            where
                $($( $( $Tree: __::States<$Place>, )? $ThisState: $HasArgument, )?)*
                $($( $( $ListTree: __::States<$ListPlace>, )? $ThisListState: $HasList, )?)*
            {
                self.request
            }
        }
        impl<$($State),*> $Builder<__::NotSent $(, $State)*> {
            /// Options for this one call: `timeout`, `header`, `query`. See `phlo_gen::CallOptions`.
            // for the compiler, which names `with` where one of them is called; in a search they are names of arguments
            #[cfg_attr(not(doc), doc(alias("timeout", "header", "query", "retries")))]
            pub fn with(mut self, options: impl ::core::ops::FnOnce($crate::CallOptions) -> $crate::CallOptions) -> Self {
                self.call.change(options);
                self
            }
            /// Sends the request.
            #[inline]
            pub fn send(self) -> $crate::CallFuture<$Request>
            where
                $($( $( $Tree: __::States<$Place>, )? $ThisState: $HasArgument, )?)*
                $($( $( $ListTree: __::States<$ListPlace>, )? $ThisListState: $HasList, )?)*
            {
                self.call.send_owned(self.request)
            }
        }
    };
}

/// The methods of a folder, or of the client itself, that return its folders and the builders of its items.
#[doc(hidden)]
#[macro_export]
macro_rules! folder {
    (
        $Folder:ident;
        $(
            folders { $( $(#$folder_doc:tt)* $folder:ident -> $($FolderPath:ident)::+; )* }
            items { $( $(#$item_doc:tt)* $item:ident -> $Builder:ident; )* }
        )*
    ) => {
        impl $Folder {
            $($(
                $(#$folder_doc)*
                #[inline]
                pub fn $folder(&self) -> $($FolderPath)::+ {
                    $($FolderPath)::+(self.0.clone())
                }
            )*
            $(
                $(#$item_doc)*
                #[inline]
                pub fn $item(&self) -> $Builder<__::NotSent> {
                    $Builder {
                        call: self.0.bind(),
                        request: __::Fields::empty(),
                        state: __::PhantomData,
                    }
                }
            )*)*
        }
    };
}

/// The client of a collection and its builder, in the current module.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    (
        $(#$doc:tt)*
        $Client:ident, $Builder:ident = $api:expr;
        settings { $( $(#$setting_doc:tt)* $setting:ident $index:literal $Setting:ty; )* }
        hosts { $( $(#$host_doc:tt)* $host:ident $host_index:literal; )* }
    ) => {
        $(#$doc)*
        #[derive(Clone, Debug)]
        pub struct $Client(__::Client);

        impl $Client {
            /// A builder for a client: set the settings, then call `build()`.
            pub fn builder() -> $Builder {
                $Builder(__::ClientBuilder::new(&$api).named(&[$( ($index, ::core::stringify!($setting)) ),*], &[$($host_index),*]))
            }
            /// A client with settings from environment variables, each named like its setter in upper case. For a prefix
            /// see `phlo_gen::ClientOptions::env`.
            ///
            /// # Errors
            /// `Error::Setting`, which names every variable that is missing.
            pub fn from_env() -> __::Result<$Client, $crate::Error> {
                Self::builder().with(|options| options.env("")).build()
            }
            /// A request that is not in the collection: a method such as `GET` and a path such as `/v1/things?limit=1` below
            /// the collection's first base. It has the collection's first authorization.
            ///
            /// The path of the base is kept: with the base `https://shop.example/api/v2`, `/orders` is sent to
            /// `https://shop.example/api/v2/orders`, with or without its slash. `base_url(…)` and `origin(…)` of the client apply.
            ///
            /// The path is sent as it is: encode what you put into it.
            pub fn request(
                &self,
                method: impl __::Into<__::String>,
                path: impl __::Into<__::String>,
            ) -> $crate::Request {
                self.0.request(__::Into::into(method), __::Into::into(path))
            }
            /// Sends a request that is already built.
            pub fn execute<R: $crate::Operation<Client = $Client>>(&self, request: &R) -> $crate::CallFuture<R> {
                self.0.bind().send(request)
            }
            #[doc(hidden)]
            pub fn __api() -> &'static __::Api {
                &$api
            }
            /// The HTTP request that would be sent; nothing is sent.
            ///
            /// It contains credentials, which its `Debug` output does not show.
            ///
            /// # Errors
            /// Errors that occur before the network is used: a missing setting, an argument that cannot be sent.
            pub fn prepare<R: $crate::Operation<Client = $Client>>(
                &self,
                request: &R,
            ) -> __::Result<$crate::PreparedRequest, $crate::Error> {
                self.0.bind().prepare(request)
            }
        }

        #[doc = ::core::concat!("The builder of [`", ::core::stringify!($Client), "`].")]
        #[derive(Clone, Debug)]
        #[must_use = "a builder does nothing until `build()`"]
        pub struct $Builder(__::ClientBuilder);

        impl $Builder {
            $(
                $(#$setting_doc)*
                pub fn $setting(self, value: impl __::Into<$Setting>) -> Self {
                    let value: $Setting = __::Into::into(value);
                    Self(self.0.setting($index, __::Into::into(value)))
                }
            )*
            $(
                $(#$host_doc)*
                pub fn $host(self, url: impl __::Into<__::String>) -> Self {
                    Self(self.0.host($host_index, __::Into::into(url)))
                }
            )*
            /// Sends every request to one scheme, host and port (`http://127.0.0.1:8080`) with its path kept: for mocks
            /// and proxies.
            pub fn origin(self, url: impl __::Into<__::String>) -> Self {
                Self(self.0.origin(__::Into::into(url)))
            }
            /// Sends requests with the given HTTP client.
            ///
            /// To set proxies or certificates, rather configure the built-in client by
            /// `.with(|options| options.http_client(|builder| …))`. Build your own with `redirect(Policy::none())` and
            /// `referer(false)`: redirects are followed here, so that secrets are never sent to another server. A call
            /// whose redirects it has followed itself is an error, and comes too late: it has sent them already.
            pub fn http_client(self, client: __::reqwest::Client) -> Self {
                Self(self.0.http_client(client))
            }
            /// Sends requests through the given transport: a mock, a layer around reqwest, another HTTP library.
            pub fn transport(self, transport: impl $crate::transport::Transport) -> Self {
                Self(self.0.transport(transport))
            }
            /// All other options: `env` (settings from environment variables), `header` (on every call), `token`,
            /// `http_client`, `allow_http`, timeouts of connections, the size of a response. See `phlo_gen::ClientOptions`.
            ///
            /// `Client::builder().with(|options| options.env("SHOP_").header("X-Team", "orders"))`
            #[doc(alias("env", "environment", "header", "token", "grant", "cookies", "allow_http", "connect_timeout", "idle_timeout"))]
            pub fn with(self, options: impl ::core::ops::FnOnce($crate::ClientOptions) -> $crate::ClientOptions) -> Self {
                Self(self.0.with(options))
            }
            /// The timeout of a whole call, from sending to the last byte of the response. Default: 30 seconds.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }
            /// When failed calls are retried. Default: at most two retries, see `phlo_gen::Retries`.
            pub fn retries(self, retries: $crate::Retries) -> Self {
                Self(self.0.retries(retries))
            }
            /// The client.
            ///
            /// # Errors
            /// `Error::Setting`, which names every setting that is missing or cannot be used.
            pub fn build(self) -> __::Result<$Client, $crate::Error> {
                self.0.build().map($Client)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::__private::{self as __, Payload};
    use bytes::Bytes;

    crate::by_status! {
        Response {
            with_body {
                Ok 200 Vec<i64>;
                Accepted 202 bool;
            }
            without_body {
                NoContent 204;
            }
        }
    }

    mod body {
        use crate::__private as __;

        crate::input! {
            /// A customer.
            #[derive(PartialEq)]
            Customer {
                /// Required.
                0 name "name" = __::String;
                /// The tags. Required.
                1 tags "tags" => __::String;
                /// The age.
                2 age "age" | maybe_age i64;
                /// The addresses.
                3 addresses "addresses" , maybe_addresses Address;
                /// The password.
                4 clone_ "clone" | maybe_clone_ __::String;
            }
            secret 4
        }
        crate::input! {
            /// An address.
            #[derive(PartialEq)]
            Address {
                /// The city.
                0 city "city" | maybe_city __::String;
                /// The point.
                1 point "point" , maybe_point f64;
            }
        }
    }
    use body::{Address, Customer};

    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).unwrap_or_else(|error| error.to_string())
    }

    #[test]
    fn a_body_is_made_of_what_is_required_and_of_setters() {
        let address = Address::new().city("Basel").maybe_city(Some("Bern")).point([7.4, 46.9]);
        let customer = Customer::new("Ann", ["a", "b"]).age(30).addresses([address]).clone_("x");
        assert_eq!(
            json(&customer),
            r#"{"name":"Ann","tags":["a","b"],"age":30,"addresses":[{"city":"Bern","point":[7.4,46.9]}],"clone":"x"}"#
        );
        assert!(format!("{customer:?}").contains("age: Some(30)") && !format!("{customer:?}").contains("\"x\""));
        assert_eq!(json(&customer.clone().name(String::from("Bo")).tags(["c"]).maybe_age(None::<i64>).name), "\"Bo\"");
    }

    #[test]
    fn options_set_and_unset_members_of_a_body() {
        let customer = Customer::default()
            .maybe_age(Some(3))
            .maybe_addresses(Some([Address::default().maybe_point(None::<[f64; 2]>)]));
        assert_eq!(json(&customer), r#"{"age":3,"addresses":[{}]}"#);
        let customer = customer.maybe_age(None::<i64>).maybe_addresses(None::<Vec<Address>>).maybe_clone_(None::<&str>);
        assert_eq!(json(&customer), "{}");
        let literal = Customer { name: Some("Ann".to_owned()), ..Customer::default() };
        assert!(literal == Customer::default().name("Ann"));
    }

    fn read(status: u16, body: &'static str) -> String {
        match Response::read(status, &Bytes::from(body), &mut Vec::new()) {
            Ok(Response::Ok(list)) => format!("{list:?}"),
            Ok(Response::Accepted(accepted)) => accepted.to_string(),
            Ok(Response::NoContent) => "nothing".to_owned(),
            Ok(Response::Other(content)) => format!("{content:?}"),
            Err(fail) => fail.to_string(),
        }
    }

    #[test]
    fn each_status_has_its_own_type() {
        assert_eq!(read(200, "[1]"), "[1]");
        assert_eq!(read(202, "true"), "true");
        assert_eq!(read(202, "[1]"), "expected a boolean, found a list at byte 0");
    }

    #[test]
    fn an_empty_response_is_not_read() {
        assert_eq!(read(204, "{}"), "nothing");
    }

    #[test]
    fn another_status_is_kept_as_it_is() {
        assert_eq!(read(299, "{"), "RawBody(1 bytes)");
    }
}
