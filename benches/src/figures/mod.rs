//! Processor time and other figures, as tables and as plots.

pub mod cpu;
pub mod plot;
pub mod report;
pub mod usage;
