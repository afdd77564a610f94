//! NTLM: NTLMv2 messages in headers, which authorize the connection that carries them.
//!
//! Three requests must go over one connection of HTTP/1.1: the plain one, one with the first message, and one with the
//! answer to the challenge in the response.

mod answer;
mod identity;
mod message;

pub(crate) use self::answer::{answer, sign};
