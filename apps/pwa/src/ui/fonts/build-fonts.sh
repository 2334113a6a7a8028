#!/bin/sh
# Cuts the fonts that the app carries out of the full ones (@fontsource-variable, SIL OFL 1.1; neither
# reserves its name): only the characters that Russian, the languages of the region and English use.
# The result is committed. Needs pyftsubset of fonttools 4.38 or newer with brotli.
set -eu
cd "$(dirname "$0")"
full=../../../node_modules/@fontsource-variable

# Russian, Ukrainian and Belarusian letters, the accent, the numero sign.
cyrillic='U+0301,U+0400-045F,U+0490-0491,U+2116'
# Buryat ү ө һ; Tofa ғ қ ң ҷ ә і and their neighbours. Evenk ӈ and Tofa ӄ are in neither font: the
# system's own stands in for them.
peoples='U+0492-0493,U+0496-0497,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04B6-04B7,U+04BA-04BB,U+04C3-04C4,U+04C7-04C8,U+04D8-04D9,U+04E8-04E9'
# Digits, spaces and punctuation stand apart from the Latin letters: Russian text needs only them.
marks='U+0020-0040,U+005B-0060,U+007B-007E,U+00A0,U+00A7,U+00AB,U+00AD,U+00B0,U+00B1,U+00B7,U+00BB,U+00BD,U+00D7,U+2009-200B,U+2011,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+20AC,U+20BD,U+2190-2193,U+2212'
latin='U+0041-005A,U+0061-007A,U+00C9,U+00E9'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# cut <family> <file> <characters> <result>: the weights that the app uses, 400 to 700, and no others.
cut() {
  fonttools varLib.instancer --quiet "$full/$1/files/$2" wght=400:700 -o "$work/$2.ttf"
  pyftsubset "$work/$2.ttf" --unicodes="$3" --flavor=woff2 --output-file="$4" \
    --layout-features='kern,liga,calt,ccmp,locl,mark,mkmk,lnum,tnum,case' --no-hinting
}

for style in normal italic; do
  cut literata literata-cyrillic-wght-$style.woff2 "$cyrillic" literata-cyrillic-$style.woff2
  cut literata literata-cyrillic-ext-wght-$style.woff2 "$peoples,U+20B4" literata-peoples-$style.woff2
  cut literata literata-latin-wght-$style.woff2 "$marks" literata-marks-$style.woff2
  cut literata literata-latin-wght-$style.woff2 "$latin" literata-latin-$style.woff2
done
cut onest onest-cyrillic-wght-normal.woff2 "$cyrillic" onest-cyrillic.woff2
cut onest onest-cyrillic-ext-wght-normal.woff2 "$peoples" onest-peoples.woff2
cut onest onest-latin-wght-normal.woff2 "$marks" onest-marks.woff2
cut onest onest-latin-wght-normal.woff2 "$latin" onest-latin.woff2
