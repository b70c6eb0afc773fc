// Files of the matrix that JavaScript's libraries make: make.mjs BLOCKS FILES, with MATRIX_MODULES naming the
// node_modules folder that has docx, mammoth and xlsx.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.MATRIX_MODULES, 'x.js'));
const docx = require('docx');
const mammoth = require('mammoth');
const XLSX = require('xlsx');
const [blocks, files] = process.argv.slice(2);

const paragraph = (text) => new docx.Paragraph({ children: [new docx.TextRun(text)] });

async function word(report) {
  const children = [paragraph(report.title)];
  for (const block of report.blocks) {
    if (block.kind !== 'table') {
      children.push(paragraph(block.text));
      continue;
    }
    const rows = block.rows.map((row) => new docx.TableRow({
      children: row.map((cell) => new docx.TableCell({
        children: [paragraph(cell.text)],
        rowSpan: cell.rows,
        columnSpan: cell.columns,
      })),
    }));
    children.push(new docx.Table({ rows, width: { size: 100, type: docx.WidthType.PERCENTAGE } }));
  }
  return docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] }));
}

function book(report) {
  const lines = [[report.title]];
  const merges = [];
  for (const block of report.blocks) {
    if (block.kind !== 'table') {
      lines.push([block.text]);
      continue;
    }
    for (const row of block.rows) {
      const line = Array(block.width).fill(null);
      for (const cell of row) {
        const number = !cell.head && /^-?\d+(\.\d+)?$/.test(cell.text);
        line[cell.column] = number ? Number(cell.text) : cell.text;
        if (cell.rows > 1 || cell.columns > 1) {
          const from = { r: lines.length, c: cell.column };
          merges.push({ s: from, e: { r: from.r + cell.rows - 1, c: from.c + cell.columns - 1 } });
        }
      }
      lines.push(line);
    }
  }
  const sheet = XLSX.utils.aoa_to_sheet(lines);
  sheet['!merges'] = merges;
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, 'Sheet1');
  return workbook;
}

for (const file of readdirSync(blocks)) {
  const report = JSON.parse(readFileSync(join(blocks, file), 'utf8'));
  const save = (end, bytes) => writeFileSync(join(files, `${report.name}.${end}`), bytes);
  const document = await word(report);
  save('docx-npm.docx', document);
  save('mammoth.html', (await mammoth.convertToHtml({ buffer: document })).value);
  save('mammoth.txt', (await mammoth.extractRawText({ buffer: document })).value);
  const workbook = book(report);
  for (const [end, type] of [['sheetjs.xlsx', 'xlsx'], ['sheetjs.xls', 'biff8'], ['sheetjs.csv', 'csv'], ['sheetjs.html', 'html']]) {
    save(end, XLSX.write(workbook, { type: 'buffer', bookType: type, compression: true }));
  }
}
