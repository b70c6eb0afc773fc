// How the report is checked: rules switched off, limits drawn, and both kept with the draft.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stored, untilStored } from './files.mjs';
import { expectNoSeriousAxe, openApp, press } from './helpers.mjs';

const TEXT = '[id="text-overview.active"]';
const DOUBLED = '[id^="note-T101"]';

/** Waits until an element is there or gone. */
const until = (page, selector, there) => page.waitForFunction(
  (one, wanted) => Boolean(document.querySelector(one)) === wanted, { timeout: 10_000 }, selector, there);

async function settings(page) {
  await press(page, '核对结果');
  await press(page, '核对设置');
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === '核对设置');
  await page.$$eval('.panel details.rules', (all) => all.forEach((one) => { one.open = true; }));
}

const tick = (page, title) => page.$$eval('.panel .choice', (all, words) => {
  all.find((one) => one.textContent === words).querySelector('input').click();
}, title);

/** The field behind these words. */
const field = (page, label) => page.waitForSelector(`::-p-xpath(//label[span="${label}"]//input)`);

/** What stands in it. */
const written = async (page, label) => (await field(page, label)).evaluate((one) => one.value);

/** Writes in it, as a person who types and leaves it. */
async function write(page, label, text) {
  const input = await field(page, label);
  await input.click({ count: 3 });
  await input.type(text);
  await page.keyboard.press('Tab');
}

test('a rule that is switched off says so, comes back by undo and stays off after a reload', async (t) => {
  const { page } = await openApp(t);
  await page.type(TEXT, '全年主动公开政府信息信息30条。');
  await page.evaluate(() => document.activeElement.blur());
  await until(page, DOUBLED, true);
  await settings(page);
  await expectNoSeriousAxe(page, { within: '.panel' });
  const title = await page.$eval(`${DOUBLED} .title`, (one) => one.textContent);
  await tick(page, title);
  await until(page, DOUBLED, false);
  await press(page, '返回核对结果');
  await page.waitForFunction((words) => [...document.querySelectorAll('.panel .unchecked li')]
    .some((one) => one.textContent.includes('设置') && one.textContent.includes(words)), {}, title);
  await untilStored(page, (one) => one.settings?.off?.includes('T101'), 'the rule that is off');
  await press(page, '撤销');
  await until(page, DOUBLED, true);
  await press(page, '重做');
  await untilStored(page, (one) => one.settings?.off?.includes('T101'), 'and off again');
  await page.reload();
  await page.waitForSelector(TEXT);
  await settings(page);
  assert.equal(await page.$$eval('.panel .choice', (all, words) => all
    .find((one) => one.textContent === words).querySelector('input').checked, title), false);
  await press(page, '恢复一般设置');
  await until(page, DOUBLED, true);
});

test('a limit is drawn within its range, and refused outside it', async (t) => {
  const { page } = await openApp(t);
  await page.type(TEXT, `${'全年工作有序推进。'.repeat(20)}`);
  await settings(page);
  await write(page, '第一部分的篇幅', '12');
  await page.waitForFunction(() => document.querySelector('.panel [role=status]')?.textContent.includes('没有改'));
  assert.equal((await stored(page)).at(-1)?.settings, undefined);
  await write(page, '第一部分的篇幅', '100');
  await until(page, '[id^="note-F112"]', true);
  await untilStored(page, (one) => one.settings?.limits?.overview_length === 100, 'the limit');
  await write(page, '公布期限', '2025-02-30');
  await page.waitForFunction(() => document.querySelector('.panel [role=status]')?.textContent.includes('日期'));
  await write(page, '公布期限', '2026-02-20');
  await untilStored(page, (one) => one.settings?.deadline === '2026-02-20', 'the last day');

  // Who comes back finds in the fields what holds.
  await page.reload();
  await page.waitForSelector(TEXT);
  await settings(page);
  assert.equal(await written(page, '第一部分的篇幅'), '100');
  assert.equal(await written(page, '公布期限'), '2026-02-20');
  await press(page, '恢复一般设置');
  await page.waitForFunction(() => ['input.limit', 'input.day'].every((at) => [...document.querySelectorAll(at)].every((one) => !one.value)));
});

test('a note offers to do without its rule', async (t) => {
  const { page } = await openApp(t);
  await page.type(TEXT, '全年主动公开政府信息信息30条。');
  await page.evaluate(() => document.activeElement.blur());
  await until(page, DOUBLED, true);
  await page.$eval(`${DOUBLED} [data-opens=why]`, (one) => one.click());
  await press(page, '这份报告不再查这一条');
  await until(page, DOUBLED, false);
  await press(page, '撤销');
  await until(page, DOUBLED, true);
});
