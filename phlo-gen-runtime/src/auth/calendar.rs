//! Times as signatures write them.

use super::Moment;

/// A time in UTC.
pub(super) struct Calendar {
    /// `20121125`
    pub(super) date: String,
    /// Hours, minutes and seconds.
    pub(super) time: [u64; 3],
}

impl Calendar {
    /// The calendar's view of a moment.
    pub(super) fn of(moment: &Moment) -> Self {
        let (days, second) = (moment.seconds() / 86_400, moment.seconds() % 86_400);
        // Years that begin with March have their odd day at the end, and eras of 400 years all have 146,097 days.
        let day = days + 719_468;
        let (era, day) = (day / 146_097, day % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self {
            date: format!("{:04}{month:02}{day:02}", era * 400 + year),
            time: [second / 3_600, second / 60 % 60, second % 60],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_gregorian_calendar() {
        let date = |seconds| Calendar::of(&Moment::frozen(seconds)).date;
        assert_eq!(date(0), "19700101");
        assert_eq!(date(951_782_400), "20000229");
        assert_eq!(date(951_868_799), "20000229");
        assert_eq!(date(951_868_800), "20000301");
        assert_eq!(date(1_735_689_599), "20241231");
        assert_eq!(date(4_107_542_400), "21000301");
    }

    #[test]
    fn time_is_that_of_the_day() {
        assert_eq!(Calendar::of(&Moment::frozen(1_353_832_234)).time, [8, 30, 34]);
    }
}
