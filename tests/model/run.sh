#!/usr/bin/env bash
# Makes a page through a llama.cpp server and a small model, both from PyPI, in a Python environment of their own.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
airstrip=$(realpath "$1")
target=${CARGO_TARGET_DIR:-$here/../../target}
mkdir -p "$target"
home=$(realpath "$target")/model

if ! "$home/bin/python" -c "import xllamacpp" 2>/dev/null; then
  python3 -m venv --clear "$home"
fi
"$home/bin/pip" install --quiet --disable-pip-version-check --no-deps -r "$here/requirements.txt"
"$home/bin/python" "$here/run.py" --airstrip "$airstrip"
