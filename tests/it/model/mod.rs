//! A scripted model: every answer is written down beforehand, and every one must be asked for.

mod faults;
mod hostile;
mod loops;
mod plans;
mod script;
mod wired;
