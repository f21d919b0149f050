#!/bin/bash
# Muniment for macOS: the application that PyInstaller made, signed, notarised and put into an image to be carried.
#
#   MUNIMENT_CODESIGN_IDENTITY="Developer ID Application: ..." python3 dev.py build    (leaves build/frozen/Muniment.app)
#   installer/macos/make_dmg.sh 0.1.0 "Developer ID Application: ..." PROFILE          (leaves dist/muniment-0.1.0-macos.dmg)
#
# PROFILE is a keychain profile of notarytool's. Notarising asks Apple's service, on the machine of who makes the
# release; the stapled image needs no network where it is opened. Written to Apple's documentation; not yet run.
set -euo pipefail

version=$1 identity=$2 profile=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
application=$root/build/frozen/Muniment.app
image=$root/dist/muniment-$version-macos.dmg
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

find "$application" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    xargs -0 codesign --force --timestamp --options runtime --sign "$identity"
codesign --force --timestamp --options runtime --entitlements "$root/installer/macos/entitlements.plist" \
    --sign "$identity" "$application"
codesign --verify --deep --strict "$application"

cp -R "$application" "$stage/"
ln -s /Applications "$stage/Applications"
mkdir -p "$root/dist"
hdiutil create -volname Muniment -srcfolder "$stage" -format ULFO -ov "$image"
codesign --timestamp --sign "$identity" "$image"
xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature "$image"
