#!/bin/bash
# Proves a release where it will be used: in fresh, minimal Debian 12 systems without a network, without Python and
# without Tesseract. To be run by hand, by root, before a release is handed out:
#
#   installer/prove.sh dist/muniment-VERSION-linux-x86_64 KEY [SOURCE_PROGRAM]
#
# KEY is the publisher's public key. With SOURCE_PROGRAM (.venv/bin/muniment), the installed program must say of the
# sample papers what that one says. Needs debootstrap, unshare, Xvfb, xdotool and import (ImageMagick). What it makes
# lies under build/proof, the picture of the window too.
set -euo pipefail

bundle=$(realpath "$1") key=$2 source=${3:-}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
proof=$root/build/proof
samples=$root/resources/samples
deb=$(echo "$bundle"/muniment_*_amd64.deb)
packed=$(echo "$bundle"/muniment-*.tar.xz)
mkdir -p "$proof"

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

# A system of its own, made once; each proof works on a copy.
fresh() {
    if [ ! -d "$proof/base" ]; then
        debootstrap --variant=minbase --include=xz-utils bookworm "$proof/base.new" >"$proof/debootstrap.log"
        mv "$proof/base.new" "$proof/base"
    fi
    rm -rf "$proof/$1"
    cp -a "$proof/base" "$proof/$1"
    mkdir -p "$proof/$1/carried" "$proof/$1/samples"
    cp "$samples"/* "$proof/$1/samples/"
}

# A command in such a system, without a network, as a user of it: PATH, HOME and nothing else of this shell.
inside() {
    local system=$proof/$1 user=$2
    shift 2
    unshare --net --mount --pid --fork --kill-child sh -c '
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev" && mount -t sysfs sys "$0/sys"
        mkdir -p "$0/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
        system=$0 user=$1 && shift
        exec chroot --userspec="$user" "$system" /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin:/home/clerk/.local/bin \
            HOME="$( [ "$user" = root:root ] && echo /root || echo /home/clerk)" DISPLAY="$DISPLAY" LANG=C.UTF-8 "$@"
    ' "$system" "$user" "$@"
}

mkdir -p /tmp/.X11-unix
export DISPLAY=:97
Xvfb $DISPLAY -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 &
screen=$!
trap 'kill $screen 2>/dev/null || true' EXIT

# What is the same for every way of installing: the system, who works there, the program, a name for the picture.
works() {
    local system=$1 user=$2 program=$3
    say "$system: muniment verify"
    inside "$system" "$user" "$program" verify
    say "$system: the sample papers"
    (cd "$proof/$system" && inside "$system" "$user" sh -c "cd / && $program classify --json samples/*") >"$proof/$system.jsonl"
    [ "$(wc -l <"$proof/$system.jsonl")" -eq "$(ls "$samples" | wc -l)" ] || fail "not every paper has an answer"
    ! grep -l '"status": "refused"' "$proof/$system.jsonl" || fail "a sample paper was refused"
    inside "$system" "$user" sh -c "cd / && $program add samples/*" >/dev/null
    inside "$system" "$user" "$program" search harbour | grep -q harbour || fail "a kept paper is not found"
    say "$system: the window"
    inside "$system" "$user" "$program" open /samples/invoice-harbour.pdf >"$proof/$system-window.log" 2>&1 &
    local window=$! seconds=0
    until xdotool search --name Muniment >/dev/null 2>&1; do
        kill -0 $window 2>/dev/null || fail "the window did not open: $(cat "$proof/$system-window.log")"
        [ $((seconds += 1)) -le 180 ] || fail "the window did not open in three minutes"
        sleep 1
    done
    sleep "${SETTLE:-20}"
    import -window root "$proof/$system-window.png"
    kill $window
    wait $window 2>/dev/null || true
}

# One byte of a file is changed; `muniment verify` must say no. The byte is put back.
refuses() {
    local system=$1 user=$2 program=$3 file=$4
    # The twelfth byte of a program means nothing, so that it still starts and can say what is wrong.
    local path=$proof/$system$file place=12
    cp -p "$path" "$proof/whole"
    printf '\377' | dd of="$path" bs=1 seek=$place conv=notrunc status=none
    ! cmp -s "$path" "$proof/whole" || printf '\376' | dd of="$path" bs=1 seek=$place conv=notrunc status=none
    if inside "$system" "$user" "$program" verify >"$proof/refused.txt" 2>&1; then fail "a change of $file was not seen"; fi
    cp -p "$proof/whole" "$path"
    grep -q "NOT HELD" "$proof/refused.txt" || fail "it is not said what is wrong: $(cat "$proof/refused.txt")"
    echo "refused with one byte changed: $file"
}

say "The bundle and its signature"
python3 "$bundle/verify-bundle.pyz" "$bundle" --key "$key"
for file in "$deb" "$packed"; do
    rm -rf "$proof/tampered" && mkdir "$proof/tampered" && cp -r "$bundle/." "$proof/tampered/"
    printf '\377' | dd of="$proof/tampered/$(basename "$file")" bs=1 seek=5000 conv=notrunc status=none
    ! python3 "$proof/tampered/verify-bundle.pyz" "$proof/tampered" --key "$key" 2>/dev/null || fail "a change was not seen"
done
rm -rf "$proof/tampered"
echo "refused with one byte changed: each of the packages"

say "The Debian package, for all users"
fresh debian
cp "$deb" "$proof/debian/carried/"
for program in python3 tesseract; do
    ! inside debian root:root sh -c "command -v $program" || fail "$program is in the fresh system"
done
inside debian root:root useradd --create-home clerk
inside debian root:root sh -c 'dpkg --install /carried/*.deb'
works debian clerk:clerk muniment
internal=/opt/muniment/_internal
refuses debian clerk:clerk muniment /opt/muniment/muniment
refuses debian clerk:clerk muniment $internal/muniment/models/manifest.toml
refuses debian clerk:clerk muniment "$(cd "$proof/debian" && echo .$internal/muniment/models/*.layers.gguf | cut -c2-)"
say "The Debian package, removed"
inside debian root:root dpkg --purge muniment
[ ! -e "$proof/debian/opt/muniment" ] || fail "something is left of the program"
[ -d "$proof/debian/home/clerk/.local/share/muniment" ] || fail "a person's papers are gone"

say "The archive, by a user without root"
fresh archive
cp "$packed" "$proof/archive/carried/"
inside archive root:root useradd --create-home clerk
inside archive clerk:clerk sh -c 'cd && tar xf /carried/*.tar.xz && muniment-*/install.sh'
works archive clerk:clerk /home/clerk/.local/bin/muniment
inside archive clerk:clerk sh -c 'cd && muniment-*/install.sh --remove'
[ ! -e "$proof/archive/home/clerk/.local/opt/muniment" ] || fail "something is left of the program"
[ -d "$proof/archive/home/clerk/.local/share/muniment" ] || fail "a person's papers are gone"

if [ -n "$source" ]; then
    say "The same answers from the program's source"
    (cd "$root/resources" && "$root/$source" classify --json samples/*) >"$proof/source.jsonl"
    python3 - "$proof/source.jsonl" "$proof/debian.jsonl" "$proof/archive.jsonl" "$root" <<'PYTHON'
import json, sys
sys.path.insert(0, sys.argv[4])
from installer.same_answers import without_moment
source, *installed = ([without_moment(json.loads(line)) for line in open(name)] for name in sys.argv[1:4])
for said in installed:
    assert said == source, [one["file"] for one, other in zip(said, source) if one != other]
print(f"the same answers for {len(source)} papers, three ways")
PYTHON
fi
say "Proven. The pictures of the window are $proof/debian-window.png and $proof/archive-window.png"
