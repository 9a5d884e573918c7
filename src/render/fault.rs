//! Why a script gave no result.

use std::io;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A place in the body of the entry module, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Why a script gave no result.
#[derive(Debug, thiserror::Error, Serialize, Deserialize)]
pub enum Fault {
    /// It threw.
    #[error("the script threw: {message}")]
    Threw {
        /// What it threw, as text.
        message: String,
        /// The calls that led there.
        stack: Option<String>,
        /// Where in the entry module, when that is known.
        at: Option<Spot>,
    },
    /// It did not end in time.
    #[error("the script ran longer than {0:?}")]
    TimedOut(Duration),
    /// It wanted more memory than it may have.
    #[error("the script ran out of memory")]
    OutOfMemory,
    /// It called too deep.
    #[error("the script called itself too deep")]
    StackOverflow,
    /// It gave more HTML than a page may have.
    #[error("the script gave {0} bytes of HTML")]
    TooLarge(usize),
    /// The engine ended under it.
    #[error("the script ended its engine: {0}")]
    Crashed(String),
    /// No engine could be started.
    #[error("could not start a script engine")]
    #[serde(skip)]
    Unavailable(#[source] io::Error),
}
