// The same work done by other programs for Node.js, for `cargo xtask bench`: peers.mjs DOCX HTML BLOCKS prints
// { name: milliseconds }, medians. BLOCKS are a report's paragraphs and tables, which docx writes.

import { readFileSync } from 'node:fs';
import * as cheerio from 'cheerio';
import * as docx from 'docx';
import mammoth from 'mammoth';

const [docxFile, htmlFile, blocksFile] = process.argv.slice(2);
const buffer = readFileSync(docxFile);
const html = readFileSync(htmlFile, 'utf8');
const report = JSON.parse(readFileSync(blocksFile, 'utf8'));

async function median(rounds, run) {
  const spent = [];
  // The first runs compile.
  for (let round = -5; round < rounds; round += 1) {
    const start = performance.now();
    await run();
    if (round >= 0) spent.push(performance.now() - start);
  }
  return spent.sort((a, b) => a - b)[rounds >> 1];
}

/** The texts of all cells, as a program that looks for numbers has to. */
function cells(markup) {
  const $ = cheerio.load(markup);
  return $('table').toArray().map((table) => $(table).find('tr').toArray()
    .map((row) => $(row).find('td, th').toArray().map((cell) => $(cell).text().trim())));
}

const paragraph = (text) => new docx.Paragraph({ children: [new docx.TextRun(text)] });

function written() {
  const children = report.blocks.map((block) => {
    if (block.kind !== 'table') return paragraph(block.text);
    const rows = block.rows.map((row) => new docx.TableRow({
      children: row.map((cell) => new docx.TableCell({
        children: [paragraph(cell.text)], rowSpan: cell.rows, columnSpan: cell.columns,
      })),
    }));
    return new docx.Table({ rows });
  });
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
}

console.log(JSON.stringify({
  mammoth: await median(31, () => mammoth.convertToHtml({ buffer })),
  cheerio: await median(31, () => cells(html)),
  docx: await median(31, written),
}));
