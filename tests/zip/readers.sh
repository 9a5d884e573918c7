#!/usr/bin/env bash
# An exported zip in the hands of other programs: each reads the same files from it, and it is the same every time.
#   tests/zip/readers.sh AIRSTRIP
set -euo pipefail
airstrip=$(realpath "$1")
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
cd "$temp"

"$airstrip" new "Ferrule is a Postgres migration tool. Install with cargo install ferrule." project >/dev/null 2>&1
mkdir -p project/node_modules/x project/public/images
echo x > project/node_modules/x/index.js
head -c 3000000 /dev/urandom > project/public/images/large.bin
printf 'Grüße\n' > 'project/public/Über uns.txt'

"$airstrip" export project --zip a.zip >/dev/null 2>&1
(umask 077 && TZ=Pacific/Kiritimati "$airstrip" export project --zip b.zip >/dev/null 2>&1)
touch -d '2031-05-06' project/airstrip.toml
TZ=America/Adak "$airstrip" export project --zip c.zip >/dev/null 2>&1
(umask 000 && TZ=Asia/Kathmandu faketime '2038-02-03 04:05:06' "$airstrip" export project --zip d.zip >/dev/null 2>&1)
for other in b c d; do cmp a.zip "$other.zip"; done

unzip -tq a.zip
mkdir by-unzip by-bsdtar by-python
(cd by-unzip && unzip -q ../a.zip)
bsdtar -xf a.zip -C by-bsdtar
python3 - <<'PYTHON'
import zipfile
archive = zipfile.ZipFile("a.zip")
assert archive.testzip() is None
archive.extractall("by-python")
PYTHON
diff -r by-unzip by-bsdtar
diff -r by-unzip by-python

# What is in it is the project, less what belongs to tools and to this machine, and with its sums.
(cd by-unzip && sha256sum --quiet -c .airstrip/SHA256SUMS)
rm -rf project/node_modules project/.airstrip/local by-unzip/.airstrip/SHA256SUMS
diff -r project by-unzip

# A key is refused, by its name.
echo '-----BEGIN PRIVATE KEY-----' > project/notes.txt
if "$airstrip" export project --zip e.zip 2>refused.txt; then exit 1; fi
grep -q 'notes.txt' refused.txt
test ! -e e.zip
echo "archives: the same in unzip, bsdtar and Python"
