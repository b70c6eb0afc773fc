// The decision on what was read: cell by cell, text by text, file by file.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CELL, FIRST, SEED, type, choose, untilStored } from './files.mjs';
import { expectNoSeriousAxe, openApp, press } from './helpers.mjs';

/** Clicks the n-th tick of a group of what was read and gives the words of its cell. */
const untick = (page, nth) => page.$$eval('.groups .changes tbody tr', (rows, at) => {
  rows[at].querySelector('input').click();
  return rows[at].querySelector('th').textContent;
}, nth);

test('what was read is taken cell by cell, old beside new, doubts beside their cells', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t);
  await type(page, CELL, '77');
  await choose(page, SEED);
  await page.waitForSelector('.groups');
  await page.$$eval('.groups details', (all) => all.forEach((one) => { one.open = true; }));
  await expectNoSeriousAxe(page, { within: '.panel' });
  const rows = await page.$$eval('.groups .changes tbody tr', (all) => all.map((row) => row.textContent));
  const first = rows.findIndex((row) => row.includes('77'));
  assert.ok(first >= 0, 'the old number stands beside the new one');
  assert.match(rows[first], /第\d+行/, 'and where the new one came from');
  await untick(page, first);
  await untick(page, first + 1);
  const mixed = await page.$$eval('.groups > li > .choice input', (all) => all.map((one) => one.indeterminate));
  assert.equal(mixed.filter(Boolean).length, 1, 'the group shows that some of it is left out');
  await press(page, '采用所选');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'what was ticked');
  assert.equal(report.cells[FIRST], '77', 'what was not ticked stays');
  assert.equal(Object.values(report.cells).filter((text) => text !== '').length, 200 - 5 - 1);
  await press(page, '撤销');
  const before = await untilStored(page, (one) => one.meta.org_name === '', 'as one step');
  assert.equal(before.cells[FIRST], '77');
});

test('a text that changed shows what went and what came', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t);
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  await choose(page, SEED);
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
  const text = report.text.problems;
  const word = text.slice(10, 14);
  const changed = join(dir, 'changed.nianbao.json');
  report.text.problems = text.replace(word, '');
  await writeFile(changed, JSON.stringify(report));
  await choose(page, changed);
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent.includes('changed'));
  assert.equal(await page.$$eval('.groups > li', (all) => all.length), 1);
  assert.equal(await page.$eval('.groups .quoted del', (one) => one.textContent), word);
  assert.equal(await page.$('.groups .quoted ins'), null);
});

test('of several files one is read at a time', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t);
  const text = await readFile(SEED, 'utf8');
  await page.evaluate((content) => {
    const data = new DataTransfer();
    for (const name of ['甲.txt', '乙.txt', '丙.zip']) data.items.add(new File([content], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await press(page, '乙.txt');
  await press(page, '另建草稿');
  await untilStored(page, (one) => one.meta.year === 2024, 'the second file');
  const lines = await page.$$eval('.panel li', (all) => all.map((one) => one.textContent));
  assert.deepEqual(lines, ['甲.txt', '乙.txt　已读取', '丙.zip']);
  await press(page, '丙.zip');
  await page.waitForFunction(() => document.querySelector('.banner.warning')?.textContent.includes('先解压'));
  await press(page, '甲.txt');
  await press(page, '放弃');
  await press(page, '收起');
  await page.waitForFunction(() => !document.querySelector('.panel'));
});

test('a text in another encoding is read again as somebody says', { skip: !existsSync(SEED) }, async (t) => {
  const { page } = await openApp(t);
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  const file = join(dir, 'utf16.txt');
  await writeFile(file, Buffer.from(await readFile(SEED, 'utf8'), 'utf16le'));
  await choose(page, file);
  await press(page, '按UTF-16重新读取');
  await press(page, '全部采用');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the seed');
  assert.equal(report.meta.org_name, '虎林市宝东镇人民政府');
});
