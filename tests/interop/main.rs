//! Generated clients call servers and verifiers that are not ours: from pip, npm and Debian, all on this machine.
//!
//! `tests/interop/install.sh` installs them. Each test starts what it needs, and says `skipped: no …` without it.

mod cases;
mod garden;
mod http;
mod schemes;
mod servers;
