//! The lengths that W1 adds up when it reads everything.

use crate::pairs::Pairs;

/// The total length of names and values.
pub fn of_pairs<T: AsRef<str>>(Pairs(pairs): &Pairs<T>) -> usize {
    pairs.iter().map(|(name, value)| name.as_ref().len() + value.as_ref().len()).sum()
}

/// The length of a cookie's name and value.
pub fn of_cookie(cookie: &str) -> usize {
    cookie.split_once('=').map_or(cookie.len(), |(name, value)| name.len() + value.len())
}
