//! Tests of the program as a whole.

mod call;
mod check;
mod common;
mod diff;
mod directory;
mod list;
mod mock;
mod new;
mod program;
mod pull;
mod pull_faults;
mod three_ways;
