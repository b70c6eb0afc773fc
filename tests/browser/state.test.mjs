// Nothing typed is lost: reloads, several tabs, storage that fails, copies of the page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appearance, click, openApp, press } from './helpers.mjs';

const CELL = 'table.applications input[data-cell="0"]';
const OTHER = 'table.applications input[data-cell="1"]';

async function type(page, selector, text) {
  await click(page, selector, { count: 3 });
  await page.type(selector, text);
  await page.keyboard.press('Tab');
}

const value = (page, selector = CELL) => page.$eval(selector, (input) => input.value);

const waitForValue = (page, wanted, selector = CELL) => page.waitForFunction(
  (at, text) => document.querySelector(at)?.value === text, { timeout: 5000 }, selector, wanted,
);

const drafts = (page) => page.evaluate(
  () => Object.keys(localStorage).filter((key) => key.startsWith('nianbao/draft/')),
);

const waitForDrafts = (page, count) => page.waitForFunction(
  (wanted) => Object.keys(localStorage).filter((key) => key.startsWith('nianbao/draft/')).length === wanted,
  { timeout: 5000 }, count,
);

/** Until the stored text of some draft holds these words. */
const waitForStored = (page, words) => page.waitForFunction(
  (text) => Object.entries(localStorage)
    .some(([key, stored]) => key.startsWith('nianbao/draft/') && stored.includes(text)),
  { timeout: 5000 }, words,
);

const stored = (cell, text) => `"${cell}":"${text}"`;
const FIRST = 'applications.new_received@natural_person';


test('a page that was only looked at stores no draft', async (t) => {
  const { page } = await openApp(t);
  await new Promise((done) => setTimeout(done, 600));
  assert.deepEqual(await drafts(page), []);
});

test('reload, even at once after a key, keeps what was typed', async (t) => {
  const { page } = await openApp(t);
  await click(page, CELL);
  await page.type(CELL, '12');
  await page.reload();
  await appearance(page);
  await waitForValue(page, '12');
  // Undo starts anew, but what is there can be changed and is saved again.
  await type(page, CELL, '345');
  await waitForStored(page, stored(FIRST, '345'));
  assert.equal((await drafts(page)).length, 1);
});

test('closing the tab and opening another brings the draft back', async (t) => {
  const { page, context } = await openApp(t);
  await type(page, CELL, '7');
  await page.close();
  const { page: again } = await openApp(t, { context });
  await waitForValue(again, '7');
});

test('a second tab on the same draft saves a copy and never overwrites', async (t) => {
  const { page: first, context } = await openApp(t);
  await type(first, CELL, '1');
  await waitForStored(first, stored(FIRST, '1'));

  const { page: second } = await openApp(t, { context });
  await waitForValue(second, '1');

  // The second tab shows what the first saves.
  await first.bringToFront();
  await type(first, OTHER, '5');
  await waitForStored(first, '"applications.new_received@org.business":"5"');
  await second.bringToFront();
  await waitForValue(second, '5', OTHER);

  await type(second, CELL, '2');
  await waitForDrafts(second, 2);
  await waitForStored(second, stored(FIRST, '2'));
  await waitForStored(second, stored(FIRST, '1'));

  // Both go on, each in its own.
  await first.bringToFront();
  assert.equal(await value(first), '1');
  await type(first, CELL, '11');
  await waitForStored(first, stored(FIRST, '11'));
  await waitForStored(first, stored(FIRST, '2'));
  assert.equal((await drafts(first)).length, 2);

  // Each tab keeps its own over a reload.
  await first.reload();
  await appearance(first);
  await waitForValue(first, '11');
});

test('when the first tab is closed, the second one writes the draft itself', async (t) => {
  const { page: first, context } = await openApp(t);
  await type(first, CELL, '1');
  await waitForStored(first, stored(FIRST, '1'));
  const { page: second } = await openApp(t, { context });
  await waitForValue(second, '1');
  await first.close();
  await second.bringToFront();
  await new Promise((done) => setTimeout(done, 300));
  await type(second, CELL, '2');
  await waitForStored(second, stored(FIRST, '2'));
  assert.equal((await drafts(second)).length, 1);
});

const noStorage = (page) => page.evaluateOnNewDocument(() => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
  }
});

const fullStorage = (page) => page.evaluateOnNewDocument(() => {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
});

for (const [name, before] of [['no storage at all', noStorage], ['storage that is full', fullStorage]]) {
  test(`${name}: the page goes on in memory and asks before it is left`, async (t) => {
    const { page } = await openApp(t, { before });
    await type(page, CELL, '12');
    await type(page, OTHER, '3');
    await new Promise((done) => setTimeout(done, 500));
    assert.equal(await value(page), '12');
    assert.equal(await value(page, OTHER), '3');

    let asked = false;
    page.on('dialog', async (dialog) => {
      asked = dialog.type() === 'beforeunload';
      await dialog.accept();
    });
    await page.reload();
    await appearance(page);
    assert.ok(asked, 'leaving asked');
  });
}

test('leaving a page whose draft is saved asks nothing', async (t) => {
  const { page } = await openApp(t);
  await type(page, CELL, '12');
  let asked = false;
  page.on('dialog', async (dialog) => {
    asked = true;
    await dialog.accept();
  });
  await page.reload();
  assert.equal(asked, false);
  await appearance(page);
});

const untilBanner = (page, words) => page.waitForFunction(
  (text) => [...document.querySelectorAll('.banner')].some((one) => one.textContent.includes(text)),
  { timeout: 5000 }, words,
);

const untilNoBanner = (page, words) => page.waitForFunction(
  (text) => ![...document.querySelectorAll('.banner')].some((one) => one.textContent.includes(text)),
  { timeout: 5000 }, words,
);

test('the second tab says so, and may go on with the draft when asked', async (t) => {
  const { page: first, context } = await openApp(t);
  await type(first, CELL, '1');
  await waitForStored(first, stored(FIRST, '1'));
  const { page: second } = await openApp(t, { context });
  await untilBanner(second, '另一个标签页');
  await press(second, '改在这里填写');
  await untilNoBanner(second, '另一个标签页');
  await first.bringToFront();
  await untilBanner(first, '另一个标签页');
  await second.bringToFront();
  await type(second, CELL, '2');
  await waitForStored(second, stored(FIRST, '2'));
  assert.equal((await drafts(second)).length, 1);
  await first.bringToFront();
  await waitForValue(first, '2');
});

test('a full storage says so and offers the report file', async (t) => {
  const { page } = await openApp(t, { before: fullStorage });
  page.on('dialog', (dialog) => dialog.accept());
  await type(page, CELL, '12');
  await untilBanner(page, '保存空间已满');
  // Once the report is in a file, nothing would be lost by leaving.
  await press(page, '下载报告文件');
  let asked = false;
  page.on('dialog', () => { asked = true; });
  await page.reload();
  await appearance(page);
  assert.equal(asked, false);
});

test('on a shared computer nothing outlives the tab', async (t) => {
  const { page, context } = await openApp(t);
  await type(page, CELL, '12');
  await waitForStored(page, stored(FIRST, '12'));
  await press(page, '草稿');
  await click(page, '::-p-xpath(//label[contains(., "公用电脑")]//input)');
  await waitForDrafts(page, 0);
  await page.reload();
  await appearance(page);
  await waitForValue(page, '12');
  await type(page, CELL, '13');
  await page.reload();
  await appearance(page);
  await waitForValue(page, '13');
  assert.deepEqual(await drafts(page), []);
  const { page: other } = await openApp(t, { context });
  assert.equal(await value(other), '');
});

test('a deleted draft comes back, a cleared computer keeps nothing, in no tab', async (t) => {
  const { page, context } = await openApp(t);
  await type(page, CELL, '12');
  await waitForStored(page, stored(FIRST, '12'));
  await press(page, '草稿');
  await press(page, '删除');
  await waitForDrafts(page, 0);
  await waitForValue(page, '');
  await press(page, '撤销删除');
  await waitForDrafts(page, 1);
  await waitForValue(page, '12');

  const { page: other } = await openApp(t, { context });
  await waitForValue(other, '12');
  await page.bringToFront();
  await press(page, '清除本机全部草稿');
  await press(page, '全部清除');
  await waitForDrafts(page, 0);
  await waitForValue(page, '');
  await other.bringToFront();
  await waitForValue(other, '');
  await new Promise((done) => setTimeout(done, 500));
  assert.deepEqual(await drafts(other), []);
});
