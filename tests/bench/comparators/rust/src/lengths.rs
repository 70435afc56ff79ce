//! The lengths that W1 with everything read adds up.

use crate::pairs::Pairs;

/// Of all names and values together.
pub fn of_pairs<T: AsRef<str>>(Pairs(pairs): &Pairs<T>) -> usize {
    pairs.iter().map(|(name, value)| name.as_ref().len() + value.as_ref().len()).sum()
}

/// Of a cookie's name and value together.
pub fn of_cookie(cookie: &str) -> usize {
    cookie.split_once('=').map_or(cookie.len(), |(name, value)| name.len() + value.len())
}
