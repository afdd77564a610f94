#!/usr/bin/env bash
# Takes wide and narrow screenshots of the Plivo client's documentation: bash docs/screenshots.sh [folder]
# Needs chromium on PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-target/screenshots}
cargo doc --quiet --no-deps -p plivo-client
manual=${CARGO_TARGET_DIR:-target}/doc/plivo_client
mkdir -p "$folder"

# name, page, height
pages='crate index.html 2600
client struct.Client.html 3600
folder messages/index.html 1400
items messages/struct.Messages.html 3600
request messages/struct.SendSms.html 2400
builder messages/struct.SendSmsBuilder.html 2400
response messages/type.SendSmsResponse.html 1400'

while read -r name page height; do
    for width in 1280 400; do
        # a chromium window is at least 500 wide, so narrow pages are shown in an iframe
        frame=$folder/frame.html
        src=$(realpath "$manual/$page")
        printf '<!doctype html><body style="margin:0"><iframe src="file://%s" width="%s" height="%s" style="border:0"></iframe>' \
            "$src" "$width" "$height" >"$frame"
        chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files \
            --virtual-time-budget=4000 --window-size="$((width < 500 ? 500 : width)),$height" \
            --screenshot="$folder/$name-$width.png" "file://$(realpath "$frame")" 2>/dev/null
    done
done <<<"$pages"
rm "$folder/frame.html"
echo "the screenshots are in $folder"
