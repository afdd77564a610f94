//! Schemes of authorization, each with a verifier.

mod awsv4;
mod digest;
mod edgegrid;
mod hawk;
mod jwt;
mod ntlm;
mod oauth1;
mod oauth2;
