#!/bin/sh
# Installs Muniment from this folder: for all users as root, else into the home of who runs it. Needs no network.
#
#   ./install.sh             install, or take the place of an installed version
#   ./install.sh --remove    remove it; papers and settings stay
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" -eq 0 ]; then
    home=/opt/muniment programs=/usr/local/bin share=/usr/local/share
else
    home=$HOME/.local/opt/muniment programs=$HOME/.local/bin share=${XDG_DATA_HOME:-$HOME/.local/share}
fi
lists='applications/muniment.desktop
icons/hicolor/scalable/apps/muniment.svg
man/man1/muniment.1.gz
metainfo/muniment.metainfo.xml'

remove() {
    for file in $lists; do rm -f -- "$share/$file"; done
    rm -f -- "$programs/muniment"
    rm -rf -- "$home"
}

if [ "${1:-}" = --remove ]; then
    remove
    echo "Muniment is removed. Papers and settings were left where they are."
    exit 0
fi
if [ $# -gt 0 ]; then
    echo "usage: $0 [--remove]" >&2
    exit 2
fi

(cd "$here/muniment" && sha256sum --check --quiet --strict SHA256SUMS) || {
    echo "This folder is not as it was packed. Nothing was installed." >&2
    exit 1
}
mkdir -p -- "$(dirname -- "$home")" "$programs"
# The new version is put beside the old one first: one of the two is always whole.
rm -rf -- "$home.new"
cp -R -P -p -- "$here/muniment" "$home.new"
remove
mv -- "$home.new" "$home"
ln -s -- "$home/muniment" "$programs/muniment"
for file in $lists; do
    mkdir -p -- "$(dirname -- "$share/$file")"
    case $file in
        *.desktop) sed "s|Exec=muniment|Exec=$programs/muniment|" "$home/share/$file" >"$share/$file" ;;
        *) cp -- "$home/share/$file" "$share/$file" ;;
    esac
done
echo "Muniment is installed in $home; its command is $programs/muniment."
case ":$PATH:" in
    *":$programs:"*) ;;
    *) echo "The folder $programs is not in your PATH; log in anew, or add it." ;;
esac
