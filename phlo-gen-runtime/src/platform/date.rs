//! Dates of the calendar, in UTC.

/// A date and a time of day, in UTC.
pub(crate) struct DateTime {
    pub(crate) year: u64,
    /// 1 to 12.
    pub(crate) month: u64,
    /// 1 to 31.
    pub(crate) day: u64,
    pub(crate) hour: u64,
    pub(crate) minute: u64,
    pub(crate) second: u64,
}

/// The days before 1970 of a calendar whose first year is 0 and whose years begin with March.
const DAYS_BEFORE_1970: u64 = 719_468;

impl DateTime {
    /// The date and the time of this many seconds since the beginning of 1970.
    pub(crate) fn of_seconds(seconds: u64) -> Self {
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        // Years that begin with March have their leap day at the end, and all cycles of 400 years have 146,097 days.
        let day = days + DAYS_BEFORE_1970;
        let (cycle, day) = (day / 146_097, day % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Self {
            year: cycle * 400 + year,
            month,
            day,
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
        }
    }

    /// The seconds since the beginning of 1970; 0 for a time before.
    pub(crate) fn seconds(&self) -> u64 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.day - 1;
        days.saturating_sub(DAYS_BEFORE_1970) * 86_400 + self.hour * 3_600 + self.minute * 60 + self.second
    }
}

#[cfg(test)]
mod tests {
    use super::DateTime;

    #[test]
    fn days_are_those_of_the_gregorian_calendar() {
        let date = |seconds| {
            let DateTime { year, month, day, .. } = DateTime::of_seconds(seconds);
            (year, month, day)
        };
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(951_782_400), (2000, 2, 29));
        assert_eq!(date(951_868_799), (2000, 2, 29));
        assert_eq!(date(951_868_800), (2000, 3, 1));
        assert_eq!(date(1_735_689_599), (2024, 12, 31));
        assert_eq!(date(4_107_542_400), (2100, 3, 1));
    }

    #[test]
    fn seconds_are_those_of_the_date() {
        for seconds in [0, 951_782_400, 951_868_799, 951_868_800, 1_353_832_234, 1_735_689_599, 4_107_542_400] {
            assert_eq!(DateTime::of_seconds(seconds).seconds(), seconds);
        }
    }

    #[test]
    fn time_is_that_of_the_day() {
        let DateTime { hour, minute, second, .. } = DateTime::of_seconds(1_353_832_234);
        assert_eq!((hour, minute, second), (8, 30, 34));
    }
}
