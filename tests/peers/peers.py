"""The same work done by other programs for Python, for `cargo xtask bench`: peers.py DOCX HTML BLOCKS prints
{ name: milliseconds }, medians. BLOCKS are a report's paragraphs and tables, which python-docx writes."""

import io
import json
import statistics
import sys
import time
from pathlib import Path

import bs4
import docx


def median(rounds, run):
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def tables_of_word(data):
    """The texts of all cells; row.cells is what its documentation shows."""
    document = docx.Document(io.BytesIO(data))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def tables_of_page(text):
    page = bs4.BeautifulSoup(text, "lxml")
    return [
        [[cell.get_text(strip=True) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
        for table in page.find_all("table")
    ]


def written(report):
    document = docx.Document()
    for block in report["blocks"]:
        if block["kind"] != "table":
            document.add_paragraph(block["text"])
            continue
        table = document.add_table(rows=len(block["rows"]), cols=block["width"])
        for at, row in enumerate(block["rows"]):
            for cell in row:
                first = table.cell(at, cell["column"])
                last = table.cell(at + cell["rows"] - 1, cell["column"] + cell["columns"] - 1)
                (first.merge(last) if first is not last else first).text = cell["text"]
    document.save(io.BytesIO())


def main():
    word, page, blocks = (Path(argument).read_bytes() for argument in sys.argv[1:4])
    report = json.loads(blocks)
    page = page.decode("utf-8")
    results = {
        "python-docx": median(15, lambda: tables_of_word(word)),
        "beautifulsoup": median(15, lambda: tables_of_page(page)),
        "python-docx-written": median(7, lambda: written(report)),
    }
    print(json.dumps(results))


main()
