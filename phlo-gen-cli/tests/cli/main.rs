//! Tests of the program as a whole.

mod call;
mod call_environment;
mod call_warnings;
mod check;
mod common;
mod diff;
mod directory;
mod help_examples;
mod list;
mod mock;
mod new;
mod program;
mod pull;
mod pull_faults;
#[path = "../../../tests/common/shared_build.rs"]
mod shared_build;
mod three_ways;
