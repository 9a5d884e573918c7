#!/usr/bin/env bash
# A disk that is really full: a small one of its own, with a little more room in every round, until everything fits.
# Whatever does not fit leaves the old project, and nothing beside it; with more room the next run does it.
#   tests/disk/full.sh AIRSTRIP
set -euo pipefail
airstrip=$(realpath "$1")
if [ "${2:-}" != inside ]; then
  "$(dirname "$(realpath "$0")")/refused.sh" "$airstrip"
  if ! unshare -rm true 2>/dev/null; then
    echo "full disk: nobody may mount a small one here; that the kernel refuses to write is checked, above"
    exit 0
  fi
  exec unshare -rm "$(realpath "$0")" "$airstrip" inside
fi

temp=$(mktemp -d)
trap 'umount "$temp/disk" 2>/dev/null || true; rm -rf "$temp"' EXIT
cd "$temp"
mkdir disk
prompt="Ferrule is a Postgres migration tool. Install with cargo install ferrule."
quiet() { "$@" >/dev/null 2>error.txt; }
quiet "$airstrip" new "$prompt" old --theme harbor
sed -i 's/"harbor"/"gazette"/' old/airstrip.toml
cp -r old new
quiet "$airstrip" build new
quiet "$airstrip" export old --zip old.zip
same() { diff -r --exclude=local "$1" "$2" >difference.txt || { echo "$3"; head difference.txt; exit 1; }; }

# try NAME COMMAND…: gives it more and more room; `before` sets up and `after` judges what was left.
try() {
  local name=$1 room left failed=0
  shift
  for room in 0 4 16 40 80 120 160 200 240 280 320 400 600 1000 2000; do
    mount -t tmpfs -o size=16m tmpfs disk
    before
    mount -o "remount,size=$(($(du -sk --apparent-size disk | cut -f1) + $(find disk | wc -l) * 4 + room))k" disk
    # What is left of the last block is filled, so that the room is what it says.
    left=$(df --output=avail -k disk | tail -1)
    head -c "$((left > room ? left - room : 0))k" /dev/zero >disk/filler
    if quiet "$@"; then
      after done
      umount disk
      [ "$failed" -ge 3 ] || { echo "$name: only $failed rounds were full"; exit 1; }
      echo "full disk: $name fits with $room KiB, after $failed rounds without harm"
      return
    fi
    failed=$((failed + 1))
    grep -qi "no space left" error.txt || { echo "$name: it does not say why"; cat error.txt; exit 1; }
    after failed
    mount -o remount,size=32m disk
    quiet "$@" || { cat error.txt; exit 1; }
    after done
    umount disk
  done
  echo "$name: it never fits"
  exit 1
}

before() { cp -r old disk/p; }
after() { if [ "$1" = done ]; then same disk/p new "build: it is not the new project"; else same disk/p old "build: it is not the old project"; fi; }
try build "$airstrip" build disk/p

before() { :; }
after() {
  if [ "$1" = done ]; then return; fi
  test "$(ls -A disk)" = filler || { echo "new: it leaves something"; ls -A disk; exit 1; }
}
try new "$airstrip" new "$prompt" disk/fresh

before() { cp old.zip disk/kept.zip; }
after() {
  if [ "$1" = done ]; then unzip -tq disk/kept.zip >/dev/null; else cmp old.zip disk/kept.zip; fi
  test "$(ls -A disk | tr '\n' ' ')" = "filler kept.zip " || { echo "zip: it leaves something"; ls -A disk; exit 1; }
}
try zip "$airstrip" export new --zip disk/kept.zip --force
