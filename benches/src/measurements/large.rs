//! The cost of very large collections: a check of the crate that holds the macro.

use crate::figures::report::{Bar, Report};
use crate::figures::usage::{Usage, usage};
use crate::measurements::check::{Task, after_change, change, command};
use crate::scratch::{Scratch, Way, package};
use std::io;

/// The numbers of items: the second is eight times the first, the third is checked incrementally.
pub const LARGE: [usize; 3] = [625, 5000, 2000];

/// How time and memory of a check grow with the number of items.
pub fn growth(scratch: &Scratch, report: &mut Report) -> io::Result<()> {
    let [few, many, edited] = LARGE;
    report.section("Very large collections", "processor time and memory of a check after a change, once");
    let checked = |task: Task, items: usize| -> io::Result<Usage> {
        let package = package(Way::Phlo, items);
        // the first run builds the dependencies
        after_change(scratch, task, &package)?;
        change(scratch, &package)?;
        usage(&command(scratch, task, &package))
    };
    let (small, large) = (checked(Task::Check, few)?, checked(Task::Check, many)?);
    for (items, taken) in [(few, small), (many, large)] {
        report.line(&format!("{items} items: {:.2} seconds, {:.0} MB", taken.seconds, taken.megabytes));
    }
    let title = format!("check of {many} items, of that of {few}");
    report.bar(&format!("{title}: processor time"), large.seconds / small.seconds, Bar::AtMost(9.0));
    report.bar(&format!("{title}: memory"), large.megabytes / small.megabytes, Bar::AtMost(9.0));
    report.bar(&format!("memory of a check of {many} items, GB"), large.megabytes / 1e3, Bar::AtMost(3.5));
    let edit = checked(Task::IncrementalCheck, edited)?;
    report.bar(&format!("incremental check of {edited} items, seconds"), edit.seconds, Bar::AtMost(6.0));
    Ok(())
}
