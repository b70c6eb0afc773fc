// The page's module comes in two halves. The first is enough to fill the form in and to keep it; the second comes after
// the first paint, or not at all, and then the page says so.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openApp, serve } from './helpers.mjs';

const CELL = '[id="cell-applications.new_received@natural_person"]';
const TEXT = '[id="text-overview.active"]';
const PANELS = ['open', 'last-year', 'drafts', 'summary', 'download', 'settings'];

const servers = [];
after(() => Promise.all(servers.map((server) => server.close())));

/** A page whose second half passes through `change`. */
async function changed(t, change, options = {}) {
  const server = await serve({ change: (path, body) => (/\/rest\./.test(path) ? change(body) : body) });
  servers.push(server);
  return { ...(await openApp(t, { url: `${server.origin}/`, ...options })), server };
}

const until = (page, what, test_, ...more) =>
  page.waitForFunction(test_, { timeout: 8000 }, ...more).catch(() => assert.fail(what));
const panel = (page, key) => page.evaluate((key) => document.querySelector(`[data-panel="${key}"]`).click(), key);
async function zero(page) {
  await page.focus(CELL);
  await page.keyboard.down('Alt');
  await page.keyboard.press('0');
  await page.keyboard.up('Alt');
}
const saved = (page) => page.evaluate(() => {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith('nianbao/draft/'));
  return keys.map((key) => localStorage.getItem(key)).join('\n');
});

const value = (page) => page.$eval(CELL, (input) => input.value);
/** Pastes plain text where the focus is, as far as that is the page's own affair. */
const paste = (page, text) => page.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  return !document.activeElement.dispatchEvent(event);
}, text);

test('while the second half is on its way the form is filled in, undone and kept', async (t) => {
  let come;
  const held = new Promise((done) => { come = done; });
  const { page, server } = await changed(t, (body) => held.then(() => body));
  await until(page, 'nothing else is waited for', () => document.querySelectorAll('main table input').length > 100);
  await zero(page);
  await page.type(CELL, '7');
  await page.keyboard.press('Enter');
  await page.keyboard.type('12');
  await page.type(TEXT, '全年主动公开政府信息30条。');
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.press('y');
  await page.keyboard.up('Control');
  await page.keyboard.press('F8');
  await page.evaluate(() => document.activeElement.blur());
  await panel(page, 'drafts');
  await until(page, 'a panel says that it is on its way', () => document.querySelector('.panels')?.textContent.includes('正在打开'));
  await until(page, 'the draft is kept', () => Object.keys(localStorage).some((key) => key.startsWith('nianbao/draft/')));
  assert.match(await saved(page), /主动公开政府信息30条/);
  assert.equal(await page.$('.note'), null);
  assert.ok(server.hits.some((path) => /\/rest\./.test(path)), 'it is asked for');
  assert.ok(!server.hits.some((path) => /\/checker\./.test(path)), 'and the checker comes after it');

  come();
  await until(page, 'the panel opens by itself', () => document.querySelector('section.panel h2'));
  await until(page, 'and the table is checked', () => document.querySelector('.note.error'));
});

test('a block pasted meanwhile is filled in when the second half is here', async (t) => {
  let come;
  const held = new Promise((done) => { come = done; });
  const { page } = await changed(t, (body) => held.then(() => body));
  await page.focus(CELL);
  assert.equal(await paste(page, '5'), false, 'a value is left to the browser');
  assert.ok(await paste(page, '1\t2\r\n3\t4\r\n'));
  assert.equal(await value(page), '');
  come();
  await until(page, 'the block', () => document.querySelector('.part.applications .table-tools [role=status]').textContent.startsWith('已填入4格'));
  assert.equal(await value(page), '1');
});

test('when the second half cannot be had, the page says so and goes on', async (t) => {
  let there = false;
  const { page } = await changed(t, (body) => {
    if (there) return body;
    throw new Error('away');
  }, { allow: /404|Failed to load/ });
  await until(page, 'one sentence', () => document.querySelector('.banner.warning')?.textContent.includes('还有一部分没有打开'));
  await zero(page);
  await page.focus(CELL);
  assert.ok(await paste(page, '8\t9'));
  await until(page, 'what was pasted is not lost', (cell) => document.querySelector(cell).value === '8 9', CELL);
  await page.type(CELL, '7');
  await page.evaluate(() => document.activeElement.blur());
  await until(page, 'the draft is kept', () => Object.keys(localStorage).some((key) => key.startsWith('nianbao/draft/')));
  await panel(page, 'download');
  await until(page, 'the panel says why it stays shut', () => document.querySelector('.panels p[role=alert]'));
  await panel(page, 'download');

  there = true;
  await panel(page, 'download');
  await until(page, 'asked for again, it comes', () => document.querySelector('section.panel h2'));
  await until(page, 'and the table is checked', () => document.querySelector('.note.error'));
});

for (const [name, options] of [['hosted', {}], ['one file', { oneFile: true }]]) {
  test(`${name}: every panel opens`, async (t) => {
    const { page } = await openApp(t, options);
    for (const key of PANELS) {
      await panel(page, key);
      await until(page, key, () => document.querySelector('section.panel h2'));
      await page.keyboard.press('Escape');
      await until(page, `${key} closes`, () => !document.querySelector('section.panel'));
    }
  });
}
