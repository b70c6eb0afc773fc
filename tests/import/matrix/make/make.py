"""Files of the matrix that Python's libraries and plain markup make: make.py BLOCKS FILES."""

import csv
import email.message
import email.policy
import html
import io
import json
import sys
from pathlib import Path

import docx
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH


def tables(report):
    return [block for block in report["blocks"] if block["kind"] == "table"]


def word(report, path):
    """python-docx: cells merged by the library, which leaves vMerge and gridSpan."""
    document = docx.Document()
    title = document.add_paragraph(report["title"])
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in report["blocks"]:
        if block["kind"] != "table":
            document.add_paragraph(block["text"])
            continue
        table = document.add_table(rows=len(block["rows"]), cols=block["width"], style="Table Grid")
        for at, row in enumerate(block["rows"]):
            for cell in row:
                first = table.cell(at, cell["column"])
                last = table.cell(at + cell["rows"] - 1, cell["column"] + cell["columns"] - 1)
                merged = first.merge(last) if first is not last else first
                merged.text = cell["text"]
    document.save(path)


def place(sheet, block, top):
    for at, row in enumerate(block["rows"]):
        for cell in row:
            line, column = top + at, cell["column"] + 1
            text = cell["text"]
            number = not cell["head"] and text.replace(".", "", 1).lstrip("-").isdigit()
            sheet.cell(line, column, (float(text) if "." in text else int(text)) if number else text)
            if cell["rows"] > 1 or cell["columns"] > 1:
                sheet.merge_cells(
                    start_row=line,
                    start_column=column,
                    end_row=line + cell["rows"] - 1,
                    end_column=column + cell["columns"] - 1,
                )
    return top + len(block["rows"])


def sheet(report, path):
    """openpyxl: everything on one sheet, numbers as numbers."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "年报"
    page.cell(1, 1, report["title"])
    top = 2
    for block in report["blocks"]:
        if block["kind"] == "table":
            top = place(page, block, top)
        else:
            page.cell(top, 1, block["text"])
            top += 1
    book.save(path)


def sheets(report, path):
    """openpyxl: a sheet for each table, numbers only."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    head = ""
    for block in report["blocks"]:
        if block["kind"] == "heading":
            head = block["text"]
        if block["kind"] == "table":
            page = book.create_sheet(f"表{len(book.sheetnames) + 1}")
            page.cell(1, 1, report["title"])
            page.cell(2, 1, head)
            place(page, block, 3)
    book.save(path)


def comma(report, path):
    """CSV as a Chinese spreadsheet saves it: GB18030, merged cells followed by empty ones."""
    lines = [[report["title"]]]
    for block in report["blocks"]:
        if block["kind"] != "table":
            lines.append([block["text"]])
            continue
        cells = [[""] * block["width"] for _ in block["rows"]]
        for at, row in enumerate(block["rows"]):
            for cell in row:
                cells[at][cell["column"]] = cell["text"]
        lines += cells
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    Path(path).write_bytes(out.getvalue().encode("gb18030"))


def spans(cell):
    rows = f' rowspan="{cell["rows"]}"' if cell["rows"] > 1 else ""
    columns = f' colspan="{cell["columns"]}"' if cell["columns"] > 1 else ""
    return rows + columns


def page(report, paragraph, table):
    parts = [paragraph({"kind": "title", "text": report["title"]})]
    for block in report["blocks"]:
        parts.append(table(block) if block["kind"] == "table" else paragraph(block))
    return "\n".join(parts)


def plain_html(report):
    def paragraph(block):
        tag = {"title": "h1", "heading": "h2", "subhead": "h3"}.get(block["kind"], "p")
        return f"<{tag}>{html.escape(block['text'])}</{tag}>"

    def table(block):
        rows = "".join(
            "<tr>" + "".join(f"<td{spans(cell)}>{html.escape(cell['text'])}</td>" for cell in row) + "</tr>\n"
            for row in block["rows"]
        )
        return f'<table border="1">\n{rows}</table>'

    body = page(report, paragraph, table)
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{report["title"]}</title></head><body>\n{body}\n</body></html>\n'


def word_html(report):
    """What a clipboard holds after copying from Word: fonts around every run, digits apart from letters."""

    def runs(text):
        out, run = "", ""
        for letter in text + "\0":
            digit = letter.isascii() and letter.isalnum()
            if run and (letter == "\0" or digit != (run[-1].isascii() and run[-1].isalnum())):
                latin = run[-1].isascii() and run[-1].isalnum()
                font = "lang=EN-US style='font-size:12.0pt;font-family:\"Times New Roman\"'" if latin else "style='font-family:仿宋_GB2312'"
                out += f"<span {font}>{html.escape(run)}</span>"
                run = ""
            run += letter
        return out or "<span lang=EN-US><o:p>&nbsp;</o:p></span>"

    def paragraph(block):
        return f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>{runs(block['text'])}<span lang=EN-US><o:p></o:p></span></p>"

    def table(block):
        rows = ""
        for row in block["rows"]:
            rows += " <tr style='mso-yfti-irow:1;height:20.0pt'>\n"
            for cell in row:
                wide = f" colspan={cell['columns']}" if cell["columns"] > 1 else ""
                high = f" rowspan={cell['rows']}" if cell["rows"] > 1 else ""
                rows += (
                    f"  <td width=64{wide}{high} valign=top style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>\n"
                    f"  <p class=MsoNormal align=center style='mso-element:frame;mso-height-rule:exactly'>{runs(cell['text'])}</p>\n  </td>\n"
                )
            rows += " </tr>\n"
        return f"<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='mso-yfti-tbllook:1184'>\n{rows}</table>"

    head = "<meta name=ProgId content=Word.Document><style><!-- /* Font Definitions */ @font-face {font-family:宋体;} --></style>"
    return (
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">\n<head>"
        f"{head}<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>\n<body lang=ZH-CN>\n"
        f"<!--StartFragment-->{page(report, paragraph, table)}<!--EndFragment-->\n</body></html>\n"
    )


def portal_html(report):
    """A portal's page: navigation around the report, layout tables, headings in bold paragraphs."""

    def paragraph(block):
        text = html.escape(block["text"])
        if block["kind"] == "title":
            return f'<div class="title">{text}</div><div class="info">来源：本站　发布时间：2025-01-10　字体：【大 中 小】</div>'
        bold = block["kind"] in ("heading", "subhead")
        return f"<p style=\"text-indent:2em\">{'<strong>' if bold else '&#12288;&#12288;'}{text}{'</strong>' if bold else ''}</p>"

    def table(block):
        rows = ""
        for row in block["rows"]:
            cells = ""
            for cell in row:
                tag = "th" if cell["head"] else "td"
                cells += f'<{tag}{spans(cell)} style="border:1px solid"><p>{html.escape(cell["text"]) or "&nbsp;"}</p></{tag}>'
            rows += f"<tr>{cells}</tr>"
        return f'<div class="scroll"><table cellspacing="0"><tbody>{rows}</tbody></table></div>'

    menu = "".join(f'<li><a href="/{at}">{text}</a></li>' for at, text in enumerate(["首页", "新闻中心", "政务服务", "互动交流"]))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>门户网站</title><script>var a = "<table><tr><td>1</td></tr></table>";</script></head><body>'
        f'<div id="nav"><ul>{menu}</ul></div><table class="layout" width="100%"><tr><td class="left">栏目导航</td><td class="main">'
        f'<div id="zoom">{page(report, paragraph, table)}</div></td></tr></table>'
        '<div class="footer"><p>版权所有：某门户网站　网站标识码：0000000000</p></div></body></html>\n'
    )


def rows_html(report):
    """A table for each row, without spans: labels above or beside a row stand in each."""

    def paragraph(block):
        return f"<p>{html.escape(block['text'])}</p>"

    def table(block):
        out = []
        for row in block["rows"]:
            cells = "".join(f"<td>{html.escape(cell['text'])}</td>" for cell in row)
            out.append(f"<table><tr>{cells}</tr></table>")
        return "\n".join(out)

    return f"<html><body>{page(report, paragraph, table)}</body></html>\n"


def web_archive(text):
    """What “save as a single file” makes."""
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message.set_content(text, subtype="html", charset="utf-8", cte="quoted-printable")
    related = email.message.EmailMessage(policy=email.policy.SMTP)
    related["From"] = "<Saved by a browser>"
    related["Subject"] = "report"
    related["MIME-Version"] = "1.0"
    related.make_related()
    message["Content-Location"] = "https://example.invalid/report.html"
    related.attach(message)
    style = email.message.EmailMessage(policy=email.policy.SMTP)
    style.set_content("td { border: 1px solid }", subtype="css", charset="utf-8", cte="base64")
    related.attach(style)
    return related.as_bytes()


def main():
    blocks, files = map(Path, sys.argv[1:3])
    for source in sorted(blocks.glob("*.json")):
        report = json.loads(source.read_text(encoding="utf-8"))
        name = files / report["name"]
        word(report, f"{name}.python-docx.docx")
        sheet(report, f"{name}.openpyxl.xlsx")
        sheets(report, f"{name}.openpyxl-sheets.xlsx")
        comma(report, f"{name}.gb18030.csv")
        for style, make in [("plain", plain_html), ("word", word_html), ("portal", portal_html), ("rows", rows_html)]:
            Path(f"{name}.{style}.html").write_text(make(report), encoding="utf-8")
        Path(f"{name}.plain.mht").write_bytes(web_archive(plain_html(report)))


main()
