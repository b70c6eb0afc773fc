// Blocks pasted into the tables, through the real clipboard and by keyboard alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectNoSeriousAxe, openApp } from './helpers.mjs';

const cell = (path) => `[id="cell-${path}"]`;
const FIRST = 'applications.new_received@natural_person';

/** Puts the same content on the clipboard as text and as HTML, and pastes it where the focus is. */
async function paste(page, text, html = '') {
  const copied = await page.evaluate((plain, rich) => {
    const fill = (event) => {
      event.clipboardData.setData('text/plain', plain);
      if (rich) event.clipboardData.setData('text/html', rich);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', fill, true);
    const done = document.execCommand('copy');
    document.removeEventListener('copy', fill, true);
    return done;
  }, text, html);
  assert.ok(copied, 'the clipboard took it');
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
}

const value = (page, path) => page.$eval(cell(path), (input) => input.value);
const said = (page, table) => page.$eval(`.part.${table} .table-tools [role=status]`, (span) => span.textContent);

/** Waits until a block is taken: what takes it may still be on its way. */
const taken = (page, table) => page.waitForFunction(
  (part) => document.querySelector(`.part.${part} .table-tools [role=status]`).textContent.startsWith('已填入'), { timeout: 10_000 }, table);

/** Waits until a block is shown and the keyboard is where the decision is. */
const offered = (page) => page.waitForFunction(() => document.activeElement.id === 'take-block', { timeout: 10_000 });
const focused = (page) => page.evaluate(() => document.activeElement.id);

/** The printed table as HTML, as a spreadsheet writes it, each value cell with its number in printed order. */
async function printed(page, table) {
  return page.$eval(`table.${table}`, (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('caption, colgroup').forEach((one) => one.remove());
    copy.querySelectorAll('input').forEach((input, at) => input.replaceWith(String(at + 1)));
    copy.querySelectorAll('[class], [id]').forEach((one) => { one.removeAttribute('class'); one.removeAttribute('id'); });
    return `<html><head><style>td{mso-number-format:General}</style></head><body><!--StartFragment-->
      <table style="width:48pt">${copy.innerHTML}</table><!--EndFragment--></body></html>`;
  });
}

test('numbers go right and down from the focused cell, and one undo takes them back', async (t) => {
  const { page } = await openApp(t);
  await page.focus(cell(FIRST));
  await paste(page, '1\t2\t3\r\n4\t5\t6\r\n');
  await taken(page, 'applications');
  assert.equal(await value(page, FIRST), '1');
  assert.equal(await value(page, 'applications.carried_in@org.research'), '6');
  assert.equal(await said(page, 'applications'), '已填入6格，可以撤销。');
  assert.equal(await focused(page), `cell-${FIRST}`, 'the focus stays');
  await page.keyboard.press('Escape');
  assert.equal(await value(page, FIRST), '1', 'Esc takes back typing, not a block');
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await page.waitForFunction((at) => document.querySelector(at).value === '', {}, cell('applications.carried_in@org.research'));
  assert.equal(await value(page, FIRST), '');
  assert.equal(await said(page, 'applications'), '');
});

test('a single value and words are pasted as ever', async (t) => {
  const { page } = await openApp(t);
  await page.focus(cell(FIRST));
  await paste(page, '1,234\r\n');
  assert.match(await value(page, FIRST), /^1,234/);
  assert.equal(await said(page, 'applications'), '');
});

for (const table of ['proactive', 'applications', 'disputes']) {
  test(`the printed table ${table} with its merged cells is matched by its labels`, async (t) => {
    const { page } = await openApp(t);
    const html = await printed(page, table);
    const last = await page.$$eval(`table.${table} input:not([readonly])`, (all) => all.at(-1).id);
    // Totals of these numbers do not agree with their parts; the page asks, and they are taken as pasted.
    await page.focus(`[id="${last}"]`);
    await paste(page, 'nothing', html);
    if (await Promise.any([taken(page, table).then(() => false), offered(page).then(() => true)])) {
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => !document.querySelector('#take-block'));
      assert.equal(await focused(page), last, 'and comes back');
    }
    const values = await page.$$eval(`table.${table} input`, (all) => all.map((input) => input.value));
    assert.deepEqual(values, values.map((_, at) => String(at + 1)));
  });
}

test('a block turned over is recognised by its labels, and what is not obvious is shown first', async (t) => {
  const { page } = await openApp(t);
  const heads = await page.$$eval('table.applications tr.head th', (all) => all.map((one) => one.textContent));
  const rows = await page.$$eval('table.applications tr.body th.line', (all) => all.map((one) => one.textContent));
  assert.ok(heads.includes('自然人'));
  await page.focus(cell('applications.carried_out@org.other'));
  await paste(page, `\t${rows[0]}\t${rows[1]}\n自然人\t8\t3\n商业企业\t2\t1\n`);
  await taken(page, 'applications');
  assert.equal(await value(page, FIRST), '8');
  assert.equal(await value(page, 'applications.carried_in@org.business'), '1');
  assert.equal(await said(page, 'applications'), '已填入4格，可以撤销。');

  // Over the edge: old beside new, nothing filled in before it is decided.
  await page.focus(cell('applications.carried_out@org.other'));
  await paste(page, '5\t6\t7\r\n');
  await offered(page);
  const offer = await page.$eval('.table-tools .offer', (one) => one.textContent);
  assert.match(offer, /没有放入：7/);
  assert.equal(await value(page, 'applications.carried_out@org.other'), '');
  await expectNoSeriousAxe(page, { within: '.table-tools .offer' });
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('.table-tools .offer'));
  assert.equal(await value(page, 'applications.carried_out@org.other'), '');
  assert.equal(await focused(page), 'cell-applications.carried_out@org.other');
});

test('lines inside a cell of HTML never become one number', async (t) => {
  const { page } = await openApp(t);
  await page.focus(cell('disputes.review.upheld'));
  await paste(page, 'x', '<table><tr><td>1<br>2<td><p>3</p><td>4</table>');
  await offered(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((at) => document.querySelector(at).value === '3', {}, cell('disputes.review.corrected'));
  assert.equal(await value(page, 'disputes.review.upheld'), '');
  assert.equal(await value(page, 'disputes.review.other'), '4');
});

test('a table copied here is the same table when it is pasted', async (t) => {
  const { page } = await openApp(t);
  await page.focus(cell(FIRST));
  await paste(page, '1\t2\t3\t4\t5\t6\r\n');
  await taken(page, 'applications');
  await page.evaluate(() => [...document.querySelectorAll('.part.applications .table-tools button')]
    .find((button) => button.textContent === '复制').click());
  await page.waitForSelector('.banner');
  await page.focus(cell('disputes.review.upheld'));
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await page.waitForFunction((at) => document.querySelector(at).value === '', {}, cell(FIRST));
  await page.focus(cell('applications.carried_in@org.business'));
  await page.keyboard.down('Control');
  await page.keyboard.press('v', { commands: ['Paste'] });
  await page.keyboard.up('Control');
  await page.waitForFunction((at) => document.querySelector(at).value === '1', {}, cell(FIRST));
  assert.equal(await value(page, 'applications.new_received@org.other'), '6');
  assert.equal(await value(page, 'applications.new_received@total'), '21');
});
