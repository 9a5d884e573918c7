#!/usr/bin/env bash
# Writes that the kernel really refuses, or ends the process at: by the size that a file may have, which needs no right
# to mount anything, and by a device that is always full. What is left is the old project or the new one.
#   tests/disk/refused.sh AIRSTRIP
set -euo pipefail
airstrip=$(realpath "$1")
test -c /dev/full || { echo "refused writes: there is no /dev/full here, the device that is always full"; exit 1; }
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"
prompt="Ferrule is a Postgres migration tool. Install with cargo install ferrule."
"$airstrip" new "$prompt" old --theme harbor >/dev/null 2>&1
sed -i 's/"harbor"/"gazette"/' old/airstrip.toml
cp -r old new
"$airstrip" build new >/dev/null 2>&1
"$airstrip" export old --zip old.zip >/dev/null 2>&1
same() { diff -r --exclude=local "$1" "$2" >difference.txt || { echo "$3"; head difference.txt; exit 1; }; }

# limited HOW SIZE COMMAND…: no file may be larger than SIZE KiB; a write beyond it is refused, or kills. Prints what
# it says.
limited() {
  local how=$1 size=$2
  shift 2
  (
    [ "$how" = killed ] || trap '' XFSZ
    ulimit -c 0
    ulimit -f "$size"
    exec "$@" 2>&1 >/dev/null
  )
}

# try NAME COMMAND…: gives it larger and larger files; `before` sets up and `after` judges what was left.
try() {
  local name=$1 how size said code failed
  shift
  for how in refused killed; do
    failed=0
    for size in 0 4 16 64 128 256 512 1024 4096 16384; do
      rm -rf disk
      mkdir disk
      before
      code=0
      said=$(limited "$how" "$size" "$@" 2>/dev/null) || code=$?
      if [ "$code" = 0 ]; then
        after done
        [ "$failed" -ge 3 ] || { echo "$name: only $failed sizes were $how"; exit 1; }
        echo "refused writes: $name fits into files of $size KiB, after $failed sizes that were $how without harm"
        continue 2
      fi
      failed=$((failed + 1))
      if [ "$how" = killed ]; then
        [ "$code" = 153 ] || { echo "$name: it ended with $code, and not by the signal: $said"; exit 1; }
      else
        [ "$code" = 1 ] && grep -q "File too large" <<<"$said" || { echo "$name: it does not say why: $said"; exit 1; }
        after failed
      fi
      # The next run, which nobody limits, completes it.
      "$@" >/dev/null 2>error.txt || { echo "$name: the next run fails"; cat error.txt; exit 1; }
      after done
    done
    echo "$name: it never fits"
    exit 1
  done
}

before() { cp -r old disk/p; }
after() { if [ "$1" = done ]; then same disk/p new "build: it is not the new project"; else same disk/p old "build: it is not the old project"; fi; }
try build "$airstrip" build disk/p

before() { :; }
after() { [ "$1" = done ] || test -z "$(ls -A disk)" || { echo "new: it leaves something"; ls -A disk; exit 1; }; }
try new "$airstrip" new "$prompt" disk/fresh

before() { cp old.zip disk/kept.zip; }
after() {
  if [ "$1" = done ]; then
    python3 -m zipfile -t disk/kept.zip >/dev/null
  else
    cmp old.zip disk/kept.zip
    test "$(ls -A disk)" = kept.zip || { echo "zip: it leaves something"; ls -A disk; exit 1; }
  fi
}
try zip "$airstrip" export new --zip disk/kept.zip --force

code=0
"$airstrip" export new --zip - >/dev/full 2>error.txt || code=$?
[ "$code" = 1 ] && grep -q "No space left" error.txt || { echo "stream: it ends with $code"; cat error.txt; exit 1; }
echo "refused writes: a stream to a full device says so"
