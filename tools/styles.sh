#!/bin/sh
# Compile the styles and fetch the pinned htmx and font. Only maintainers run it: it needs npm.
# What it writes is committed; nothing it downloads is kept in the repository otherwise.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
there=${STYLES_CACHE:-${TMPDIR:-/tmp}/walkwith-styles}
out="$here/walkwith/ui/static/ui"
font=@fontsource-variable/atkinson-hyperlegible-next

mkdir -p "$there"
if [ ! -d "$there/node_modules/sass" ]; then
  npm install --silent --no-audit --no-fund --prefix "$there" \
    govuk-frontend@6.6.0 htmx.org@2.0.11 sass@1 "$font@5"
fi
node "$there/node_modules/sass/sass.js" --no-source-map --style=compressed \
  --load-path="$there/node_modules" --quiet-deps \
  "$here/walkwith/ui/styles/walkwith.scss" "$out/walkwith.css"
cp "$there/node_modules/htmx.org/dist/htmx.min.js" "$out/htmx.min.js"
cp "$there/node_modules/$font/files/atkinson-hyperlegible-next-latin-wght-normal.woff2" \
  "$out/atkinson-hyperlegible-next.woff2"
cp "$there/node_modules/$font/LICENSE" "$out/atkinson-hyperlegible-next.LICENSE.txt"
printf 'walkwith.css: %s bytes compressed\n' "$(gzip -9 -c "$out/walkwith.css" | wc -c)"
