// What a clerk does with the sheet, by keyboard as far as a keyboard goes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { click, expectNoSeriousAxe, openApp, press } from './helpers.mjs';

const cell = (path) => `[id="cell-${path}"]`;
const A = 'applications.';

/** The text of a cell as it stands in its field. */
const value = (page, path) => page.$eval(cell(path), (field) => field.value);

/** Waits until something holds on the page; says what when it never does. */
async function until(page, what, test_, ...more) {
  await page.waitForFunction(test_, { timeout: 5000 }, ...more).catch(() => assert.fail(what));
}

const leave = (page) => page.evaluate(() => document.activeElement.blur());

async function type(page, path, text) {
  await page.focus(cell(path));
  await page.keyboard.type(text);
}

const noteOf = (page, path) => page.evaluate((id) => {
  const described = document.getElementById(id).getAttribute('aria-describedby');
  return described && document.getElementById(described.split(' ')[0])?.innerText;
}, `cell-${path}`);

/** A report with one wrong column: 5 + 1 against 4 + 1. */
async function unbalanced(page) {
  await page.type('[id="meta-org_name"]', '青石县白石镇人民政府');
  await page.select('[id="meta-org_kind"]', 'township');
  await press(page, '全部为零', '.part.applications');
  await type(page, `${A}new_received@natural_person`, '5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4');
  await type(page, `${A}carried_out@natural_person`, '1');
  await leave(page);
  await until(page, 'the note appears', () => document.querySelector('.note.error'));
}

test('filled by keyboard: Enter goes down past totals, arrows across, totals follow', async (t) => {
  const { page } = await openApp(t);
  await type(page, `${A}result.other.misc@natural_person`, '2');
  await page.keyboard.press('Enter');
  assert.equal(
    await page.evaluate(() => document.activeElement.id),
    `cell-${A}carried_out@natural_person`,
  );
  await page.keyboard.type('1');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), `cell-${A}carried_out@org.business`);
  await page.keyboard.down('Shift');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Shift');
  assert.equal(await page.evaluate(() => document.activeElement.id), `cell-${A}result.other.misc@org.business`);
  assert.equal(await value(page, `${A}result.total@natural_person`), '2');
  assert.equal(await value(page, `${A}result.total@total`), '2');
  assert.equal(await value(page, `${A}carried_out@total`), '1');
});

test('inside a cell the arrows move the caret first', async (t) => {
  const { page } = await openApp(t);
  await type(page, 'proactive.rules.issued', '12');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'cell-proactive.rules.issued');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'cell-proactive.rules.repealed');
});

test('Esc gives a cell its text back; full-width digits are shown half-width once it is left', async (t) => {
  const { page } = await openApp(t);
  await type(page, 'proactive.rules.issued', '３');
  await page.keyboard.press('Tab');
  await until(page, 'half-width', () => document.getElementById('cell-proactive.rules.issued').value === '3');
  assert.equal(await page.$eval(cell('proactive.rules.issued'), (field) => field.title), '原文：３');
  await page.focus(cell('proactive.rules.issued'));
  assert.equal(await value(page, 'proactive.rules.issued'), '３');
  await page.keyboard.type('99');
  await page.keyboard.press('Escape');
  assert.equal(await value(page, 'proactive.rules.issued'), '３');
});

test('undo and redo from inside a cell', async (t) => {
  const { page } = await openApp(t);
  await type(page, 'proactive.rules.issued', '7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await page.keyboard.press('Tab');
  for (let times = 0; times < 2; times += 1) {
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  }
  await until(page, 'both are gone', () => document.getElementById('cell-proactive.rules.issued').value === ''
    && document.getElementById('cell-proactive.rules.repealed').value === '');
  await page.keyboard.down('Control');
  await page.keyboard.press('y');
  await page.keyboard.up('Control');
  await until(page, 'the first is back', () => document.getElementById('cell-proactive.rules.issued').value === '7');
});

test('Alt+0 fills the table with the focus; what is written stays', async (t) => {
  const { page } = await openApp(t);
  await type(page, 'disputes.review.upheld', '2');
  await page.keyboard.press('Tab');
  await page.keyboard.down('Alt');
  await page.keyboard.press('0');
  await page.keyboard.up('Alt');
  await until(page, 'filled', () => document.getElementById('cell-disputes.litigation.direct.other').value === '0');
  assert.equal(await value(page, 'disputes.review.upheld'), '2');
  assert.equal(await value(page, 'disputes.review.total'), '2');
  assert.equal(await value(page, 'proactive.rules.issued'), '');
});

test('nothing nags while a table is being filled; leaving it shows the note', async (t) => {
  const { page } = await openApp(t);
  await type(page, `${A}new_received@natural_person`, '5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  assert.equal(await page.$('.note'), null);
  await leave(page);
  await until(page, 'a note after leaving', () => document.querySelector('.note'));
});

test('a finding stands as a note level with its cell and is read with it', async (t) => {
  const { page } = await openApp(t);
  await page.setViewport({ width: 1440, height: 1040 });
  await unbalanced(page);
  const path = `${A}carried_out@natural_person`;
  assert.match(await noteOf(page, path), /必改/);
  assert.equal(await page.$eval(cell(path), (field) => field.getAttribute('aria-invalid')), 'true');
  await until(page, 'level with its cell', (id) => {
    const field = document.getElementById(id);
    const note = document.getElementById(field.getAttribute('aria-describedby').split(' ')[0]);
    const [a, b] = [field.getBoundingClientRect(), note.getBoundingClientRect()];
    return b.left > a.right && Math.abs(a.top + a.height / 2 - b.top) < 30;
  }, `cell-${path}`);
  // The other side of the equation is washed.
  assert.ok(await page.$eval(cell(`${A}new_received@natural_person`), (field) => field.parentElement.classList.contains('related')));
});

test('F8 goes to the next finding, Shift+F8 back', async (t) => {
  const { page } = await openApp(t);
  await unbalanced(page);
  await type(page, 'disputes.review.upheld', '0');
  await leave(page);
  await page.keyboard.press('F8');
  await until(page, 'at the first', () => document.activeElement.id === 'cell-applications.carried_out@natural_person');
  await page.keyboard.press('F8');
  await until(page, 'at the second', () => document.activeElement.id.startsWith('cell-disputes.'));
  await page.keyboard.down('Shift');
  await page.keyboard.press('F8');
  await page.keyboard.up('Shift');
  await until(page, 'back', () => document.activeElement.id === 'cell-applications.carried_out@natural_person');
});

/** All of Table C but the five of 行政复议. */
async function blankGroup(page) {
  for (const group of ['litigation.direct', 'litigation.after_review']) {
    for (const outcome of ['upheld', 'corrected', 'other', 'pending']) {
      await type(page, `disputes.${group}.${outcome}`, '0');
    }
  }
  await leave(page);
  await until(page, 'the note appears', () => document.querySelector('.part.disputes .note.verify'));
}

test('a fix is shown before it is made', async (t) => {
  const { page } = await openApp(t);
  await blankGroup(page);
  assert.ok(await page.$eval(cell('disputes.review.other'), (field) => field.parentElement.classList.contains('missing')));
  await click(page, '.part.disputes .note [data-opens=fix]');
  const listed = await page.$$eval('.note .edits li', (lines) => lines.map((line) => line.textContent));
  assert.ok(listed.length >= 4 && listed.every((line) => /空白 → 0$/.test(line)), listed.join());
  assert.equal(await value(page, 'disputes.review.other'), '');
  await press(page, '应用', '.note');
  await until(page, 'filled', () => document.getElementById('cell-disputes.review.other').value === '0');
  await until(page, 'the note is gone', () => !document.querySelector('.part.disputes .note'));
});

test('an explanation stays until the values change', async (t) => {
  const { page } = await openApp(t);
  await blankGroup(page);
  await click(page, '.part.disputes .note [data-opens=explain]');
  await page.type('.note .explain textarea', '复议机关未反馈');
  await press(page, '保存说明', '.note');
  await until(page, 'explained', () => /已说明：复议机关未反馈/.test(document.querySelector('.note.explained')?.innerText));
  await type(page, 'proactive.rules.issued', '0');
  await leave(page);
  assert.ok(await page.$('.part.disputes .note.explained'), 'a change elsewhere leaves it');
  await type(page, 'disputes.review.upheld', '0');
  await leave(page);
  await until(page, 'open again', () => document.querySelector('.part.disputes .note:not(.explained)'));
});

test('why: the rule and its basis; Esc closes and returns the focus', async (t) => {
  const { page } = await openApp(t);
  await unbalanced(page);
  await click(page, '.note.error [data-opens=why]');
  assert.match(await page.$eval('.note .why', (element) => element.innerText), /依据/);
  await page.keyboard.press('Escape');
  assert.equal(await page.$('.note .why'), null);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.opens), 'why');
});

test('the year chooses the form', async (t) => {
  const { page } = await openApp(t);
  const year = async (text) => {
    await click(page, '[id="meta-year"]', { count: 3 });
    await page.keyboard.type(text);
    await leave(page);
  };
  await year('2020');
  await until(page, 'the trial form', () => document.querySelectorAll('td.v input').length === 198);
  assert.match(await page.$eval('.colophon', (element) => element.innerText), /2019年试行格式/);
  await type(page, 'proactive19.rules.made_new', '3');
  await leave(page);
  await year('2024');
  // What is filled in moves only on request.
  await until(page, 'an offer', () => document.querySelector('.offer'));
  assert.equal(await page.$$eval('td.v input', (fields) => fields.length), 198);
  await press(page, '换用2021年格式', '.offer');
  await until(page, 'the form in force', () => document.querySelectorAll('td.v input').length === 200);
});

test('large text scales everything and cuts nothing', async (t) => {
  const { page } = await openApp(t);
  await page.setViewport({ width: 1440, height: 1040 });
  const before = await page.$eval('table.form th', (head) => parseFloat(getComputedStyle(head).fontSize));
  await press(page, '显示设置');
  await page.evaluate(() => [...document.querySelectorAll('.panel label')].find((one) => one.innerText === '特大字').click());
  await until(page, 'larger', (size) => parseFloat(getComputedStyle(document.querySelector('table.form th')).fontSize) > size * 1.4, before);
  const cut = await page.$$eval('table.form th, .bar button, .rail a, .foot button', (all) => all
    .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.textContent));
  assert.deepEqual(cut, []);
});

test('a narrow window: notes below their table, labels stay while it scrolls', async (t) => {
  const { page } = await openApp(t);
  await page.setViewport({ width: 390, height: 844 });
  await unbalanced(page);
  const seen = await page.evaluate(() => {
    const note = document.querySelector('.note.error').getBoundingClientRect();
    const scroll = document.querySelector('.part.applications .scroll');
    const table = scroll.getBoundingClientRect();
    const head = scroll.querySelector('tr.body th.line');
    const before = head.getBoundingClientRect().left;
    scroll.scrollLeft = 120;
    return {
      below: note.top >= table.bottom - 1,
      inside: note.right <= window.innerWidth,
      scrolls: scroll.scrollWidth > scroll.clientWidth,
      stays: Math.abs(head.getBoundingClientRect().left - before) < 2,
      page: document.documentElement.scrollWidth <= window.innerWidth,
    };
  });
  assert.deepEqual(seen, { below: true, inside: true, scrolls: true, stays: true, page: true });
});

test('typed totals are kept; computing them again asks first', async (t) => {
  const { page } = await openApp(t);
  await press(page, '全部为零', '.part.disputes');
  await press(page, '自动合计', '.part.disputes');
  await type(page, 'disputes.review.total', '4');
  await leave(page);
  await press(page, '手填核对', '.part.disputes');
  await until(page, 'asked', () => document.querySelector('.part.disputes .offer'));
  assert.equal(await value(page, 'disputes.review.total'), '4');
  await press(page, '改写', '.part.disputes .offer');
  await until(page, 'computed', () => document.getElementById('cell-disputes.review.total').value === '0');
});

test('an input method composes undisturbed', async (t) => {
  const { page } = await openApp(t);
  const session = await page.createCDPSession();
  await page.focus('[id="text-problems"]');
  await session.send('Input.imeSetComposition', { text: 'wen', selectionStart: 3, selectionEnd: 3 });
  assert.equal(await page.$eval('[id="text-problems"]', (field) => field.value), 'wen');
  assert.doesNotMatch(await page.$eval('.part.problems .set', (set) => set.textContent), /wen/);
  await session.send('Input.insertText', { text: '问题' });
  await until(page, 'taken once', () => /^问题/.test(document.querySelector('.part.problems .set').textContent));
  assert.equal(await page.$eval('[id="text-problems"]', (field) => field.value), '问题');
});

test('what is announced: findings after a cell is left, not on each key', async (t) => {
  const { page } = await openApp(t);
  await press(page, '全部为零', '.part.applications');
  await type(page, `${A}new_received@natural_person`, '5');
  const said = () => page.$eval('[aria-live=polite]', (element) => element.textContent);
  assert.equal(await said(), '');
  await leave(page);
  await until(page, 'said', () => /必改/.test(document.querySelector('[aria-live=polite]').textContent));
});

test('axe finds nothing serious, filled and with panels open', async (t) => {
  const { page } = await openApp(t);
  await page.setViewport({ width: 1440, height: 1040 });
  await expectNoSeriousAxe(page);
  await unbalanced(page);
  await click(page, '.note.error [data-opens=formula]');
  await expectNoSeriousAxe(page);
  for (const panel of ['open', 'drafts', 'summary', 'download', 'settings']) {
    await click(page, `[data-panel=${panel}]`);
    await until(page, panel, () => document.querySelector('.panel'));
    await expectNoSeriousAxe(page, { within: '.panel' });
  }
  await page.evaluate(() => [...document.querySelectorAll('.panel label')].find((one) => one.innerText === '深色').click());
  await page.keyboard.press('Escape');
  await expectNoSeriousAxe(page);
});
