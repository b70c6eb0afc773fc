//! Exact decimal amounts. No floating point: 0.1 + 0.2 is 0.3 here.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

/// How many decimals an [`Amount`] keeps.
const DECIMALS: u32 = 12;
const ONE: i128 = 10_i128.pow(DECIMALS);
/// Longest whole part that is read; a count of things or of 万元 never comes near it, and sums cannot overflow.
const MAX_WHOLE_DIGITS: usize = 18;

/// An exact decimal number with up to twelve decimals: a count, or an amount in the unit its cell states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// Zero.
    pub const ZERO: Amount = Amount(0);

    /// A whole number.
    pub const fn whole(value: i64) -> Amount {
        Amount(value as i128 * ONE)
    }

    /// Reads `12`, `-3`, `0.5`; ASCII digits only, no separators, no exponent. `None` for anything else, and for
    /// more than 18 digits before or 12 after the point.
    pub fn parse(text: &str) -> Option<Amount> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let point_without_decimals = digits.contains('.') && fraction.is_empty();
        if whole.is_empty() || point_without_decimals || !plain(whole) || !plain(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        if whole.len() > MAX_WHOLE_DIGITS || fraction.len() > DECIMALS as usize {
            return None;
        }
        let mut value: i128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            value = value * 10 + i128::from(digit - b'0');
        }
        value *= 10_i128.pow(DECIMALS - fraction.len() as u32);
        Some(Amount(if negative { -value } else { value }))
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// How many decimals it needs.
    pub fn decimals(self) -> u32 {
        (0..DECIMALS).find(|&decimals| self.0 % 10_i128.pow(DECIMALS - decimals) == 0).unwrap_or(DECIMALS)
    }

    /// The number as an integer; `None` when it has decimals or is too large.
    pub fn to_whole(self) -> Option<i64> {
        if self.is_whole() { i64::try_from(self.0 / ONE).ok() } else { None }
    }

    /// The distance from 0.
    pub fn abs(self) -> Amount {
        Amount(self.0.abs())
    }

    /// A tenth, a ten-thousandth and so on: divides by a power of ten, `None` when decimals would be lost.
    pub fn shift_down(self, places: u32) -> Option<Amount> {
        let by = 10_i128.checked_pow(places)?;
        (self.0 % by == 0).then_some(Amount(self.0 / by))
    }
}

impl Add for Amount {
    type Output = Amount;
    fn add(self, other: Amount) -> Amount {
        Amount(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        *self = *self + other;
    }
}

impl Sub for Amount {
    type Output = Amount;
    fn sub(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }
}

impl Neg for Amount {
    type Output = Amount;
    fn neg(self) -> Amount {
        Amount(-self.0)
    }
}

impl Mul<i64> for Amount {
    type Output = Amount;
    fn mul(self, times: i64) -> Amount {
        Amount(self.0.saturating_mul(i128::from(times)))
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Amount>>(parts: I) -> Amount {
        parts.fold(Amount::ZERO, Add::add)
    }
}

impl fmt::Display for Amount {
    /// Without separators and without trailing zeros: `96171.6`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let value = self.0.unsigned_abs();
        let one = ONE.unsigned_abs();
        // Counts are nearly always small; 64-bit printing is several times faster than 128-bit.
        match u64::try_from(value / one) {
            Ok(whole) => write!(f, "{whole}")?,
            Err(_) => write!(f, "{}", value / one)?,
        }
        let fraction = (value % one) as u64;
        if fraction == 0 {
            return Ok(());
        }
        let digits = format!("{fraction:0width$}", width = DECIMALS as usize);
        write!(f, ".{}", digits.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_prints() {
        for text in ["0", "12", "-3", "96171.6", "59237.2449", "0.000000000001", "999999999999999999"] {
            assert_eq!(Amount::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Amount::parse("007.50").unwrap().to_string(), "7.5");
        for text in ["", "-", ".", "1.", ".5", "1e3", "１", "1,000", "1000000000000000000", "0.0000000000001"]
        {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn counts_decimals() {
        for (text, decimals) in [("3", 0), ("0.5", 1), ("59237.2449", 4), ("0.00001", 5)] {
            assert_eq!(Amount::parse(text).unwrap().decimals(), decimals, "{text}");
        }
    }
}
