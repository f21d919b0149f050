#!/bin/bash
# Builds the release twice, the second time in another folder, and compares the results byte by byte. Takes twice as
# long as a build; to be run by hand before a release.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH

git clone --quiet "$root" "$other/a-longer-name"
(cd "$root" && python3 dev.py build)
(cd "$other/a-longer-name" && python3 dev.py build)
diff --recursive "$root/dist" "$other/a-longer-name/dist"
echo "Both builds are the same, byte for byte."
