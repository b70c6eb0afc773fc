// What `cargo xtask bench` measures outside Rust: how large the first load is, how fast the
// page answers, how our check stands beside a spreadsheet engine, and how fast a document is
// read in a browser. `bench.mjs page`, `bench.mjs documents` or `bench.mjs rules` leaves, in
// target/bench/browser-page.json and so on, the browser's version and a list of { what, value,
// unit, budget }; budgets are upper limits, or lower ones where `atLeast` is set.
//
// Expects, in target/bench/, the benchmarks compiled to wasm (check.js, check_bg.wasm, the same
// of documents and rules) and, for the page, the built page in dist/.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_FLAGS, DIST, ROOT, program, serve } from './helpers.mjs';

const results = [];
const report = (what, value, unit, budget = null, extra = {}) => {
  results.push({ what, value: Math.round(value * 100) / 100, unit, budget, ...extra });
};

function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
}

/* ---- sizes ---- */

function brotli(file) {
  const body = readFileSync(join(DIST, file));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return brotliCompressSync(body, { params }).length / 1000;
}

function sizes() {
  const files = readdirSync(DIST);
  const sum = (pattern) => files.filter((file) => pattern.test(file)).reduce((all, file) => all + brotli(file), 0);
  report('first load: html, js, css and wasm, brotli 11', sum(/^(index\.html|(boot|app|nianbao)\..*\.(js|css|wasm))$/), 'KB', 220);
  report('of it the wasm', sum(/^app\..*\.wasm$/), 'KB');
  report('rest of the page, fetched when the form stands on the screen, brotli 11', sum(/^rest\./), 'KB');
  report('checker of text, fetched when the form stands on the screen, brotli 11', sum(/^checker\./), 'KB');
  report('document engine, fetched when a file is opened or written, brotli 11', sum(/^engine\./), 'KB', 500);
  report('module for PDF, fetched when one is opened, brotli 11', sum(/^pdf\./), 'KB', 600);
  report('one-file page, as it lies on the disk', readFileSync(join(DIST, 'nianbao.html')).length / 1000, 'KB');
}

/* ---- the page ---- */

const SLOWER = 4;
const CELL = 'main table input:not([readonly])';

/* Without a frame-rate limit, so that what is measured is work and not waiting for a screen. */
const launch = () => puppeteer.launch({
  executablePath: program('NIANBAO_CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome'),
  args: [...CHROMIUM_FLAGS, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
});

async function opened(browser, origin) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(SLOWER);
  await page.evaluateOnNewDocument((cell) => {
    const look = () => {
      if (!document.querySelector(cell)) return requestAnimationFrame(look);
      // The frame after the one that has the form has painted it.
      requestAnimationFrame(() => setTimeout(() => { window.usableAfter = performance.now(); }, 0));
    };
    requestAnimationFrame(look);
  }, CELL);
  await page.goto(origin);
  await page.waitForFunction(() => window.usableAfter, { timeout: 30_000 });
  return page;
}

async function navigation(browser, origin) {
  const times = [];
  for (let round = 0; round < 7; round += 1) {
    const page = await opened(browser, origin);
    times.push(await page.evaluate(() => window.usableAfter));
    await page.browserContext().close();
  }
  report(`from navigation to a usable form, CPU slowed ${SLOWER}×, median of ${times.length}`, percentile(times, 0.5), 'ms', 1000);
}

/* How long each of 180 keys typed into the cells takes until the frame it shows in is done. */
async function strokes(page) {
  await page.evaluate(() => {
    window.strokes = [];
    // A task posted in the frame's callback runs when the frame is done.
    const channel = new MessageChannel();
    let start = 0;
    channel.port1.onmessage = () => window.strokes.push(performance.now() - start);
    document.addEventListener('keydown', () => {
      start = performance.now();
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }, { capture: true });
  });
  const cells = (await page.$$(CELL)).slice(0, 60);
  for (const cell of cells) {
    await cell.focus();
    for (const key of '128') {
      await page.keyboard.press(key);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
    }
  }
  const times = await page.evaluate(() => window.strokes);
  await page.browserContext().close();
  return times;
}

async function keystrokes(browser, origin) {
  const times = await strokes(await opened(browser, origin));
  report(`keystroke to the next frame painted, CPU slowed ${SLOWER}×, 95th percentile of ${times.length}`, percentile(times, 0.95), 'ms', 16);
  report('the same, median', percentile(times, 0.5), 'ms');

  // What of it is the browser's: as many inputs as the form has, and no program at all.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateCPUThrottling(SLOWER);
  const row = `<tr>${'<td><input>'.repeat(10)}`;
  await page.setContent(`<!doctype html><main><table>${row.repeat(20)}</table></main>`);
  const bare = await strokes(page);
  report('the same in a bare table of 200 inputs without any program, 95th percentile', percentile(bare, 0.95), 'ms');
  report('the same, median, without any program', percentile(bare, 0.5), 'ms');
}

/* ---- the check, beside a spreadsheet ---- */

async function besideSpreadsheet(browser, origin) {
  const page = await browser.newPage();
  const require = createRequire(import.meta.url);
  const spreadsheet = join(dirname(require.resolve('axe-core')), '../hyperformula/dist/hyperformula.full.min.js');
  const bench = join(ROOT, 'target/bench');
  // An address of ours without a policy: the page that a server shows for nothing.
  await page.goto(`${origin}/nothing`);
  await page.addScriptTag({ path: spreadsheet });
  await page.addScriptTag({ path: join(bench, 'check.js') });
  const wasm = readFileSync(join(bench, 'check_bg.wasm')).toString('base64');
  const measured = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    // eslint-disable-next-line no-undef
    const ours = wasm_bindgen;
    await ours({ module_or_path: bytes });

    const { cells, equations } = JSON.parse(ours.sheet());
    const rowOf = new Map(cells.map(([id], row) => [id, row]));
    const sum = (ids) => `SUM(${ids.map((id) => `A${rowOf.get(id) + 1}`).join(',')})`;
    const rows = cells.map(([, value], row) => {
      const equation = equations[row];
      return equation ? [value, `=${sum(equation[0])}-${sum(equation[1])}`] : [value];
    });
    const options = { licenseKey: 'gpl-v3' };
    const build = () => window.HyperFormula.buildFromArray(rows, options);
    const sheet = build();
    const edited = rowOf.get(equations[0][1][0]);

    const median = (rounds, times, run) => {
      const spent = [];
      for (let round = 0; round < rounds; round += 1) {
        const start = performance.now();
        run(times);
        spent.push((performance.now() - start) * 1000 / times);
      }
      return spent.sort((a, b) => a - b)[rounds >> 1];
    };
    // Whoever asks whether the sheet is right has to look at every difference.
    const broken = () => equations.filter((_, row) => sheet.getCellValue({ sheet: 0, col: 1, row }) !== 0).length;
    let value = 0;
    return {
      equations: equations.length,
      whole: median(31, 200, (times) => ours.wholeChecks(times)),
      edit: median(31, 200, (times) => ours.editOne(times)),
      paste: median(31, 50, (times) => ours.pasteAll(times)),
      theirEdit: median(31, 50, (times) => {
        for (let time = 0; time < times; time += 1) {
          sheet.setCellContents({ sheet: 0, col: 0, row: edited }, [[value = (value + 1) % 90]]);
          broken();
        }
      }),
      theirPaste: median(15, 5, (times) => {
        for (let time = 0; time < times; time += 1) {
          value = (value + 1) % 90;
          sheet.setCellContents({ sheet: 0, col: 0, row: 0 }, cells.map((_, row) => [(row + value) % 90]));
          broken();
        }
      }),
      theirBuild: median(15, 3, (times) => {
        for (let time = 0; time < times; time += 1) build().destroy();
      }),
    };
  }, wasm);
  await page.close();
  const count = measured.equations;
  report('whole check of a full report with text, wasm in Chromium', measured.whole, 'µs', 200);
  report(`${count} equations after an edit of one cell, wasm in Chromium`, measured.edit, 'µs');
  report('the same in HyperFormula, which computes only those that the cell is in', measured.theirEdit, 'µs');
  report(`${count} equations after all cells were pasted, wasm in Chromium`, measured.paste, 'µs');
  report('the same in HyperFormula', measured.theirPaste, 'µs');
  report(`building the sheet of the ${count} equations in HyperFormula`, measured.theirBuild, 'µs');
  report('HyperFormula beside us, one cell edited', measured.theirEdit / measured.edit, '×');
  report('HyperFormula beside us, all equations to be computed', measured.theirPaste / measured.paste, '×', 20, { atLeast: true });
  report('HyperFormula beside us, sheet built anew', measured.theirBuild / measured.edit, '×', 500, { atLeast: true });
}

/* ---- documents ---- */

async function documents(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/nothing`);
  await page.addScriptTag({ path: join(ROOT, 'target/bench/documents.js') });
  const base64 = (file) => readFileSync(join(ROOT, file)).toString('base64');
  const read = (file) => page.evaluate(async (wasm, document) => {
    const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    // eslint-disable-next-line no-undef
    const ours = wasm_bindgen;
    await ours({ module_or_path: bytes(wasm) });
    const body = bytes(document);
    const cells = ours.readFile(body, 1);
    const spent = [];
    for (let round = 0; round < 31; round += 1) {
      const start = performance.now();
      ours.readFile(body, 10);
      spent.push((performance.now() - start) / 10);
    }
    return { cells, spent: spent.sort((a, b) => a - b)[15] };
  }, base64('target/bench/documents_bg.wasm'), base64(`tests/import/matrix/files/${file}`));
  for (const [what, file, budget] of [
    ['docx of a full report to a report, wasm in Chromium', 'ed2021.docx-npm.docx', 2],
    ['html page, 80 KB, pasted from Word, wasm in Chromium', 'hybrid.word.html', null],
    ['xlsx, to a report, wasm in Chromium', 'ed2021.openpyxl.xlsx', null],
  ]) {
    const measured = await read(file);
    if (measured.cells < 180) throw new Error(`${file}: ${measured.cells} cells`);
    report(what, measured.spent, 'ms', budget);
  }
  await page.close();
}

/* ---- rules ---- */

async function rules(browser, origin) {
  const page = await browser.newPage();
  await page.goto(`${origin}/nothing`);
  await page.addScriptTag({ path: join(ROOT, 'target/bench/rules.js') });
  const wasm = readFileSync(join(ROOT, 'target/bench/rules_bg.wasm')).toString('base64');
  const [first, later] = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    // eslint-disable-next-line no-undef
    const ours = wasm_bindgen;
    await ours({ module_or_path: bytes });
    return [ours.checksWithLastYear, ours.laterChecksWithLastYear].map((checks) => {
      const times = [];
      for (let round = 0; round < 31; round += 1) {
        const start = performance.now();
        checks(20);
        times.push((performance.now() - start) * 1000 / 20);
      }
      return times.sort((a, b) => a - b)[15];
    });
  }, wasm);
  await page.close();
  report('whole check of 5,000 characters with last year\'s text, wasm in Chromium', first, 'µs', 1000);
  report('each later check beside the same last year\'s report, wasm in Chromium', later, 'µs');
}

const part = process.argv[2];
if (part === 'page') sizes();
const server = await serve();
const browser = await launch();
try {
  if (part === 'documents') {
    await documents(browser, server.origin);
  } else if (part === 'rules') {
    await rules(browser, server.origin);
  } else {
    await besideSpreadsheet(browser, server.origin);
    await navigation(browser, `${server.origin}/`);
    await keystrokes(browser, `${server.origin}/`);
  }
  const version = await browser.version();
  writeFileSync(join(ROOT, `target/bench/browser-${part}.json`), JSON.stringify({ browser: version, results }, null, 1));
} finally {
  await browser.close();
  await server.close();
}
