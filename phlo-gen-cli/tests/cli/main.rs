//! The program, run as users run it.

mod call;
mod check;
mod common;
mod diff;
mod list;
mod mock;
mod new;
mod program;
mod three_ways;
