// What the page says of text comes from a worker: after the first paint, about the newest report, and honestly when
// it cannot come.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { downloads } from './files.mjs';
import { openApp, press, serve } from './helpers.mjs';

const TEXT = '[id="text-overview.active"]';
const DOUBLED = '[id^="note-T101"]';
const leave = (page) => page.evaluate(() => document.activeElement.blur());

async function until(page, what, test_, ...more) {
  await page.waitForFunction(test_, { timeout: 8000 }, ...more).catch(() => assert.fail(what));
}

const seen = (page, what, selector) => until(page, what, (one) => document.querySelector(one), selector);
const gone = (page, what, selector) => until(page, what, (one) => !document.querySelector(one), selector);

async function zero(page) {
  await page.focus('[id="cell-applications.new_received@natural_person"]');
  await page.keyboard.down('Alt');
  await page.keyboard.press('0');
  await page.keyboard.up('Alt');
}

const servers = [];
after(() => Promise.all(servers.map((server) => server.close())));

/** A page whose checker's files pass through `change`. */
async function changed(t, change, options = {}) {
  const server = await serve({ change: (path, body) => (/\/checker\./.test(path) ? change(path, body) : body) });
  servers.push(server);
  return openApp(t, { url: `${server.origin}/`, ...options });
}

for (const [name, options] of [['hosted', {}], ['one file', { oneFile: true }]]) {
  test(`${name}: text is checked, and what was mended is no longer said`, async (t) => {
    const { page } = await openApp(t, options);
    await page.type(TEXT, '全年主动公开政府信息信息30条。');
    await leave(page);
    await seen(page, 'doubled words are found', DOUBLED);
    await page.focus(TEXT);
    await page.evaluate((selector) => document.querySelector(selector).setSelectionRange(10, 12), TEXT);
    await page.keyboard.press('Backspace');
    await leave(page);
    await gone(page, 'the finding goes', DOUBLED);
  });

  test(`${name}: a rule is explained without the document engine`, async (t) => {
    const { page, watched } = await openApp(t, options);
    await zero(page);
    await page.type('[id="cell-applications.new_received@natural_person"]', '5');
    await leave(page);
    await seen(page, 'the table is checked', '.note.error');
    await page.evaluate(() => document.querySelector('.note.error [data-opens=why]').click());
    await until(page, 'the explanation comes', () => document.querySelector('.note .why')?.textContent.includes('依据'));
    await until(page, 'with its text', () => document.querySelector('.note .why h5'));
    assert.ok(!watched.requests().some((url) => /\/engine\./.test(url)));
  });
}

test('notes on text stay while other text is typed, and move with their words', async (t) => {
  const { page } = await openApp(t);
  await page.type(TEXT, '全年主动公开政府信息信息30条。');
  await leave(page);
  await seen(page, 'doubled words are found', DOUBLED);
  await page.evaluate((selector) => {
    window.absent = 0;
    new MutationObserver(() => {
      if (!document.querySelector(selector)) window.absent += 1;
    }).observe(document.body, { childList: true, subtree: true });
  }, DOUBLED);
  await page.focus(TEXT);
  await page.keyboard.press('Home');
  await page.keyboard.type('今年，');
  await leave(page);
  await page.type('[id="text-problems"]', '没有。');
  await leave(page);
  await until(page, 'the words are marked where they are now', () => {
    const mark = document.querySelector('[id^="at-note-T101"]');
    return mark && /信息信息/.test(mark.textContent);
  });
  assert.equal(await page.evaluate(() => window.absent), 0, 'the note was never gone');
});

test('without the checker the tables are checked, and the rest is called unchecked', async (t) => {
  const { page } = await changed(t, () => { throw new Error('gone'); }, { allow: /404|checker/ });
  await until(page, 'it is said', () => [...document.querySelectorAll('.foot .counts span')]
    .some((one) => Number(one.textContent.match(/未检查 (\d+)/)?.[1]) > 30));
  await zero(page);
  await page.type('[id="cell-applications.new_received@natural_person"]', '5');
  await leave(page);
  await seen(page, 'the table is checked', '.note.error');
  await page.evaluate(() => [...document.querySelectorAll('button')]
    .find((one) => one.textContent.trim() === '核对结果').click());
  await until(page, 'with the reason', () => document.querySelector('.unchecked')?.textContent
    .includes('核对文字的部分没有打开'));
});

for (const [name, options] of [['hosted', {}], ['one file', { oneFile: true }]]) {
  test(`${name}: the record of the check says what was found in the text`, async (t) => {
    const { page, context } = await openApp(t, options);
    const files = await downloads(t, page, context);
    await page.type(TEXT, '全年主动公开政府信息信息30条。');
    await leave(page);
    await seen(page, 'doubled words are found', DOUBLED);
    await press(page, '下载');
    await press(page, '核验单网页');
    const record = await readFile(await files.next('核验单.html'), 'utf8');
    assert.match(record, /　T101/, 'as a finding, not among what was not checked');
  });
}

test('without the checker there is no record of a check, and it is said why', async (t) => {
  const { page } = await changed(t, () => { throw new Error('gone'); }, { allow: /404|checker/ });
  await press(page, '下载');
  await press(page, '核验单');
  await until(page, 'with the reason', () => [...document.querySelectorAll('.banner')]
    .some((one) => /^核验单：核对文字的部分没有打开/.test(one.textContent.trim())));
});

test('a checker that traps is started again; after some traps it is left alone', async (t) => {
  let broken = true;
  const misdeed = 'var heard = 0; self.addEventListener("message", function () { heard += 1; '
    + 'if (heard > 1) { throw new WebAssembly.RuntimeError("unreachable"); } });\n';
  const { page } = await changed(
    t,
    (path, body) => (broken && /\.js$/.test(path) ? misdeed + body : body),
    { allow: /unreachable/ },
  );
  await until(page, 'it is said', () => /未检查 [3-9]\d/.test(document.querySelector('.foot').textContent));
  broken = false;
  await page.type(TEXT, '全年主动公开政府信息信息30条。');
  await leave(page);
  await seen(page, 'the next one works', DOUBLED);
});
