//! The frames between this process and its render child: a length, then JSON.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::limits::Limits;
use super::unit::Unit;

/// The longest frame that is read.
const MOST_FRAME: u32 = 32 << 20;

/// What the parent asks.
#[derive(Serialize, Deserialize)]
pub(super) struct Request {
    pub(super) limits: Limits,
    pub(super) unit: Unit,
}

/// What the child says.
#[derive(Serialize, Deserialize)]
pub(super) enum Reply {
    /// A fresh realm waits for a request.
    Ready,
    /// The request was done.
    Done(Result<String, Fault>),
}

pub(super) fn frame(message: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut frame = vec![0; 4];
    serde_json::to_writer(&mut frame, message)?;
    let length = u32::try_from(frame.len() - 4).map_err(io::Error::other)?;
    frame[..4].copy_from_slice(&length.to_le_bytes());
    Ok(frame)
}

pub(super) fn write(output: &mut impl Write, frame: &[u8]) -> io::Result<()> {
    output.write_all(frame)?;
    output.flush()
}

pub(super) fn read<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MOST_FRAME {
        return Err(io::Error::other("the frame is too long"));
    }
    let mut text = Vec::new();
    input.take(u64::from(length)).read_to_end(&mut text)?;
    Ok(serde_json::from_slice(&text)?)
}

#[cfg(test)]
mod tests {
    use super::{Reply, frame, read};

    #[test]
    fn a_frame_comes_back() {
        let sent = frame(&Reply::Done(Ok("<p>ä</p>".to_owned()))).unwrap();
        let reply = read(&mut sent.as_slice()).unwrap();
        assert!(matches!(reply, Reply::Done(Ok(it)) if it == "<p>ä</p>"));
    }

    #[test]
    fn a_bad_frame_is_an_error() {
        for bytes in [&b""[..], b"\x01", b"\x04\0\0\0nul", b"\xff\xff\xff\xff", b"\x02\0\0\0no"] {
            assert!(read::<Reply>(&mut &bytes[..]).is_err(), "{bytes:?}");
        }
    }
}
