#!/bin/sh
# Makes the files of tests/import/matrix anew. README.md beside this says what it needs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
work=$root/target/matrix
files=$work/files
kept=$root/tests/import/matrix/files
python=${PYTHON:-python3}
modules=${NODE_MODULES:-$root/tests/peers/node_modules}
rm -rf "$work"
mkdir -p "$work/blocks" "$work/in" "$work/lo" "$files" "$kept"

(cd "$root" && cargo run -q -p nianbao-testkit --example matrix_reports -- tests/import/matrix/reports "$work/blocks")
"$python" "$here/make.py" "$work/blocks" "$files"
MATRIX_MODULES=$modules node "$here/make.mjs" "$work/blocks" "$files"

# office FROM-FILE FILTER EXTENSION TO-FILE
office() {
    cp "$1" "$work/in/a.${1##*.}"
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to "$2" --outdir "$work/lo" \
        "$work/in/a.${1##*.}" > /dev/null 2>&1
    mv "$work/lo/a.$3" "$4"
}
for name in ed2021 ed2019 hybrid odd; do
    word=$files/$name.python-docx.docx
    office "$word" "odt" odt "$work/$name.odt"
    office "$work/$name.odt" "docx" docx "$files/$name.libreoffice.docx"
    office "$word" "doc:MS Word 97" doc "$files/$name.libreoffice.doc"
    office "$files/$name.openpyxl.xlsx" "xls:MS Excel 97" xls "$files/$name.libreoffice.xls"
    office "$files/$name.openpyxl.xlsx" "xlsx:Calc MS Excel 2007 XML" xlsx "$files/$name.libreoffice.xlsx"
    office "$word" "html:XHTML Writer File:UTF8" html "$work/$name.xhtml.html"
    office "$word" "html:HTML (StarWriter):UTF8" html "$files/$name.libreoffice.html"
    office "$word" "txt:Text (encoded):UTF8" txt "$files/$name.libreoffice.txt"
    pandoc -f html -t docx -o "$files/$name.pandoc.docx" "$files/$name.plain.html"
    pandoc -f html -t html -s --metadata title=x -o "$files/$name.pandoc.html" "$files/$name.plain.html" 2> /dev/null
    pandoc -f html -t gfm -o "$files/$name.pandoc.md" "$files/$name.rows.html"
    pandoc -f docx -t plain -o "$files/$name.pandoc-plain.txt" "$word"
done
# Pictures of the letters make these large: two are enough.
for name in ed2021 odd; do
    office "$files/$name.python-docx.docx" pdf pdf "$files/$name.libreoffice.pdf"
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--user-data-dir=$work/chromium" \
        "--print-to-pdf=$files/$name.chromium.pdf" "file://$files/$name.plain.html" > /dev/null 2>&1
    pdftotext -layout "$files/$name.libreoffice.pdf" "$files/$name.pdftotext.txt"
done

# What is small, or tells most, is kept in the repository.
rm -f "$kept"/*
for layout in docx-npm.docx gb18030.csv libreoffice.docx libreoffice.txt libreoffice.xls libreoffice.xlsx mammoth.html \
    mammoth.txt openpyxl.xlsx openpyxl-sheets.xlsx pandoc.docx pandoc.md plain.html rows.html sheetjs.csv sheetjs.xls; do
    cp "$files"/*."$layout" "$kept"
done
for file in ed2021.portal.html hybrid.portal.html ed2019.plain.mht odd.plain.mht ed2021.libreoffice.doc hybrid.libreoffice.doc \
    odd.python-docx.docx hybrid.word.html ed2019.libreoffice.html odd.sheetjs.html ed2021.pandoc-plain.txt ed2021.pdftotext.txt odd.pdftotext.txt \
    odd.sheetjs.xlsx; do
    cp "$files/$file" "$kept"
done
for name in odd.chromium ed2021.libreoffice; do
    "$python" "$here/strip.py" "$files/$name.pdf" "$kept/$name.pdf"
done
du -sh "$kept"
