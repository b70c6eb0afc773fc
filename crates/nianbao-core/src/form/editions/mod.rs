//! All editions of the form, oldest first. The only place that names a year.

use super::Edition;

/// Declares the edition modules and lists them; a new edition is one file and one word here.
macro_rules! editions {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+
        /// All editions, oldest first.
        pub static EDITIONS: &[&Edition] = &[$(&$name::EDITION),+];
    };
}

mod shared;

editions![y2019, y2021];
