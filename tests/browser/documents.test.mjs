// Files in and out: what is read waits for a decision, what is written opens again as the same report.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CELL, FIRST, SEED, type, choose, stored, untilStored, downloads, folder } from './files.mjs';
import { ROOT, appearance, openApp, press } from './helpers.mjs';

/** A report with something in every kind of field, hostile text included. */
async function fill(page) {
  await type(page, CELL, '12');
  await type(page, 'table.proactive input[data-cell="0"]', '<b>');
  await type(page, 'table.disputes input[data-cell="0"]', '/');
}

test('a text report is read, reviewed, taken in one step and taken back', { skip: !existsSync(SEED) }, async (t) => {
  const { page, watched } = await openApp(t);
  assert.ok(!watched.requests().some((url) => /engine/.test(url)), 'the engine is not fetched before it is needed');
  await choose(page, SEED);
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.org_name !== '', 'the seed');
  assert.equal(report.meta.org_name, '虎林市宝东镇人民政府');
  assert.equal(report.meta.year, 2024);
  const cells = Object.entries(report.cells);
  assert.equal(cells.length, 200);
  assert.deepEqual(
    cells.filter(([, text]) => text === '').map(([path]) => path.split('.').slice(0, 2).join('.')),
    Array(5).fill('disputes.review'),
  );
  for (const part of ['active', 'applications', 'management', 'platform', 'supervision']) {
    assert.ok(report.text.overview[part].length > 20, part);
  }
  await press(page, '撤销');
  await untilStored(page, (one) => one.meta.org_name === '', 'the blank report again');
});

for (const [words, suffix] of [['Word 文档', '.docx'], ['网页', '.html'], ['网页片段', '.html'], ['Excel 表格', '.xlsx'],
  ['报告文件', '.nianbao.json']]) {
  test(`${words}: opened again it is the same report`, async (t) => {
    const { page, context } = await openApp(t);
    const files = await downloads(t, page, context);
    if (existsSync(SEED)) {
      await choose(page, SEED);
      await press(page, '全部采用');
    }
    await fill(page);
    const report = await untilStored(page, (one) => one.cells['disputes.review.upheld'] === '/', 'what was filled');
    await press(page, '下载');
    await press(page, words);
    const file = await files.next(suffix);
    assert.match(file, /年政府信息公开工作年度报告/);

    const { page: other } = await openApp(t);
    await choose(other, file);
    await press(other, '另建草稿');
    const again = await untilStored(other, () => true, 'what was read');
    assert.deepEqual(again, report);
  });
}

test('a file that cannot be read leaves the open draft alone', async (t) => {
  const { page } = await openApp(t);
  await type(page, CELL, '12');
  await untilStored(page, (one) => one.cells[FIRST] === '12', 'the draft');
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256));
  const files = {
    '空.txt': Buffer.alloc(0),
    '噪声.docx': noise,
    '图片.txt': Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), noise]),
    '截断.json': Buffer.from('{"format":"nianbao/1","edition":"ed2021","cells":{"a'),
    '新版.json': Buffer.from('{"format":"nianbao/99","edition":"ed2021","meta":{},"text":{},"cells":{}}'),
    '无关.txt': Buffer.from('今天天气很好。'.repeat(100)),
    '大.txt': Buffer.alloc(30 * 1024 * 1024, 0x20),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(dir, name);
    await writeFile(file, content);
    await choose(page, file);
    await page.waitForFunction(
      (text) => [...document.querySelectorAll('.banner')].some((one) => one.textContent.includes(`${text}：`)),
      { timeout: 20_000 }, name,
    );
    const [banner] = await page.$$eval('.banner', (all, text) => all.map((one) => one.querySelector('p')?.textContent ?? one.textContent)
      .filter((one) => one.includes(text)), name);
    assert.match(banner, /。$/, `${name}: one sentence`);
    await press(page, '知道了');
  }
  assert.equal(await page.$eval(CELL, (input) => input.value), '12');
  assert.equal((await stored(page)).length, 1);
});

test('the list of drafts says of each what is wrong in it', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  const file = (org_name, total, count) => JSON.stringify({
    format: 'nianbao/1', edition: 'ed2021', meta: { org_name, org_kind: 'township', year: 2024 },
    text: { overview: { applications: `全年收到政府信息公开申请${count}件。` } },
    cells: {
      ...Object.fromEntries(['upheld', 'corrected', 'other', 'pending'].map((key) => [`disputes.review.${key}`, '1'])),
      'disputes.review.total': total, [FIRST]: '3', 'applications.new_received@total': '3',
    },
  });
  for (const [name, total, count] of [['错的', '1', '5'], ['对的', '4', '3']]) {
    await choose(page, await keep(`${name}.nianbao.json`, file(`青石县${name}镇人民政府`, total, count)));
    await press(page, '另建草稿');
    await untilStored(page, (one) => one.meta.org_name.includes(name), name);
    // What the text says wrongly is found when the draft has long been saved.
    if (count === '5') await page.waitForSelector('[id^="note-X102"]');
  }
  await press(page, '草稿');
  const lists = () => page.$$eval('.panel li', (all) => all.map((one) => one.querySelector('p').textContent));
  await page.waitForFunction(() => document.querySelectorAll('.panel li').length === 2);
  const [right, wrong] = (await lists()).sort((a) => (a.includes('对的') ? -1 : 1));
  assert.doesNotMatch(right, /必改/);
  assert.match(right, /核实3/);
  assert.match(wrong, /必改1，核实4/);
});

test('a draft is given a name, and keeps it to be changed', async (t) => {
  const { page } = await openApp(t);
  await type(page, CELL, '3');
  await untilStored(page, () => true, 'a draft');
  await press(page, '草稿');
  const NAME = '[aria-label=草稿名称]';
  for (const [before, then] of [['', '报科里的'], ['报科里的', '送审的']]) {
    await press(page, '改名');
    assert.equal(await page.$eval(NAME, (one) => one.value), before);
    await page.$eval(NAME, (one) => one.select());
    await page.keyboard.sendCharacter(then);
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => document.querySelector('.panel li b').textContent.includes(name), {}, then);
  }
});

test('a file dropped on the page and a report pasted into it are read', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t);
  const text = await readFile(SEED, 'utf8');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], '宝东.txt', { type: 'text/plain' }));
    for (const name of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, text);
  await press(page, '放弃');

  // Into a field: a whole report is read, a few words are left to the field.
  const paste = (content) => page.evaluate((at, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector(at).dispatchEvent(event);
    return event.defaultPrevented;
  }, 'textarea, input', content);
  assert.equal(await paste('虎林市宝东镇人民政府'), false);
  assert.equal(await paste(text), true);
  await press(page, '全部采用');
  await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
});

test('a comma-separated table is read back', { skip: !existsSync(SEED) }, async (t) => {
  const { page, context } = await openApp(t);
  const files = await downloads(t, page, context);
  await choose(page, SEED);
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
  await press(page, '下载');
  await press(page, 'CSV 表格');
  const file = await files.next('.csv');
  const { page: other } = await openApp(t);
  await choose(other, file);
  await press(other, '全部采用');
  const again = await untilStored(other, (one) => one.cells[FIRST] !== '', 'the tables');
  assert.deepEqual(again.cells, report.cells);
});

test('the record of the check, marked Word and the blank form are downloaded', { skip: !existsSync(SEED) }, async (t) => {
  const { page, context } = await openApp(t);
  const files = await downloads(t, page, context);
  await choose(page, SEED);
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
  await press(page, '下载');
  await press(page, '核验单网页');
  const record = await readFile(await files.next('核验单.html'), 'utf8');
  assert.ok(record.includes(report.meta.org_name) && record.includes('核验'), 'the record names the organ');
  const titles = await page.$$eval('.note h3, .note .title, .note b', (all) => all.map((one) => one.textContent));
  assert.ok(titles.length > 0, 'the seed has findings');
  await press(page, '核验单');
  await files.next('核验单.docx');
  await press(page, '带批注的 Word');
  const marked = await files.next('批注.docx');
  await press(page, '空白表');
  const blank = await files.next('空白表.docx');
  assert.ok(!blank.includes(report.meta.org_name), 'a blank form is nobody’s');
  const { page: other } = await openApp(t);
  await choose(other, marked);
  await press(other, '另建草稿');
  const again = await untilStored(other, (one) => one.meta.year === 2024, 'the marked report');
  assert.deepEqual(again.cells, report.cells);
});

for (const [file, spot] of [['sheets/libreoffice.xlsx', /表格第\d+行/], ['sheets/xlwt.xls', /表格第\d+行/], ['pdf/libreoffice.town.pdf', /第\d+页/]]) {
  test(`${file}: each cell says where it came from`, async (t) => {
    const { page } = await openApp(t);
    await choose(page, join(ROOT, 'tests', 'import', file));
    await page.waitForSelector('.groups .changes', { timeout: 60_000 });
    const origins = await page.$$eval('.groups .changes td.hint', (all) => all.map((one) => one.textContent));
    assert.ok(origins.length > 150);
    for (const origin of origins) assert.match(origin, spot);
    await press(page, '全部采用');
    await untilStored(page, (one) => one.cells[FIRST] !== '', 'the tables');
  });
}

test('an address is not fetched, and the page says what to do', async (t) => {
  const { page } = await openApp(t);
  for (const name of ['paste', 'drop']) {
    await page.evaluate((kind) => {
      const data = new DataTransfer();
      data.setData('text/plain', 'https://www.example.gov.cn/2024/report.html');
      data.setData('text/uri-list', 'https://www.example.gov.cn/2024/report.html');
      const how = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(kind === 'paste'
        ? new ClipboardEvent(kind, { clipboardData: data, ...how }) : new DragEvent(kind, { dataTransfer: data, ...how }));
    }, name);
    await page.waitForFunction(() => document.querySelector('.banner')?.textContent.includes('本页面不联网'));
    await press(page, '知道了');
  }
});

test('the page saves a copy of itself with the draft inside', async (t) => {
  const { page, context } = await openApp(t, { oneFile: true });
  const files = await downloads(t, page, context);
  await type(page, CELL, '12');
  await untilStored(page, (one) => one.cells[FIRST] === '12', 'the draft');
  await press(page, '下载');
  await press(page, '另存本页');
  const url = pathToFileURL(await files.next('.html')).href;

  // On another computer: the draft is there at once, and kept.
  const { page: copy } = await openApp(t, { url });
  assert.equal(await copy.$eval(CELL, (input) => input.value), '12');
  assert.equal((await stored(copy)).length, 1);
  await type(copy, CELL, '13');
  await untilStored(copy, (one) => one.cells[FIRST] === '13', 'the change');
  await copy.reload();
  await appearance(copy);
  assert.equal(await copy.$eval(CELL, (input) => input.value), '13', 'what was changed since counts');
  assert.equal((await stored(copy)).length, 1);

  // Opened anew there: the draft that was gone on with, not the older one inside.
  const { page: later } = await openApp(t, { url, context: copy.browserContext() });
  assert.equal(await later.$eval(CELL, (input) => input.value), '13');
  assert.equal((await stored(later)).length, 1);

  // A copy of that comes back to where the draft has gone on as well: both are kept.
  await copy.bringToFront();
  const back = await downloads(t, copy, copy.browserContext());
  await press(copy, '下载');
  await press(copy, '另存本页');
  const returned = pathToFileURL(await back.next('.html')).href;
  await page.bringToFront();
  await type(page, CELL, '99');
  await untilStored(page, (one) => one.cells[FIRST] === '99', 'the draft went on');
  await page.close();
  const { page: beside } = await openApp(t, { url: returned, context });
  assert.equal(await beside.$eval(CELL, (input) => input.value), '13');
  assert.deepEqual((await stored(beside)).map((one) => one.cells[FIRST]).sort(), ['13', '99']);
});

test('an engine that does not come costs only that file, and may be stopped', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t, {
    // The page waits half a minute for the engine; a test need not.
    before: (page) => page.evaluateOnNewDocument(() => {
      const real = window.setTimeout;
      window.setTimeout = (deed, after, ...rest) => real(deed, after === 30_000 ? 2_000 : after, ...rest);
    }),
  });
  await type(page, CELL, '12');
  await page.evaluate(() => {
    const { nianbaoBoot } = window;
    window.realUrl = nianbaoBoot.workerUrl;
    nianbaoBoot.workerUrl = () => URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  });
  await choose(page, SEED);
  await press(page, '停止');
  await choose(page, SEED);
  await page.waitForFunction(
    () => [...document.querySelectorAll('.banner')].some((one) => one.textContent.includes('没有打开')),
    { timeout: 10_000 },
  );
  await page.evaluate(() => { window.nianbaoBoot.workerUrl = window.realUrl; });
  await choose(page, SEED);
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
  assert.equal(report.meta.org_name, '虎林市宝东镇人民政府');
});
