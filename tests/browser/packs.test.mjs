// Rule packs in the page: taken in wherever a file may be, refused in words, at work beside the form, kept with the
// draft, tried again when it is opened, told in its record.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { choose, downloads, folder, stored, type, untilStored } from './files.mjs';
import { ROOT, expectNoSeriousAxe, openApp, press } from './helpers.mjs';

const EXAMPLE = join(ROOT, 'examples', 'packs', 'qinghe.json');
const TITLE = '青禾市年度报告补充规则';
const PROBLEMS = '[id="text-problems"]';
const COERCION = '[id="cell-proactive.coercion.decisions"]';
const WORD = '[id^="note-QINGHE-02"]';
const BOUND = '[id^="note-QINGHE-04"]';
const FILE = '.panel fieldset .file input[type=file]';

const until = (page, selector, there) => page.waitForFunction(
  (one, wanted) => Boolean(document.querySelector(one)) === wanted, { timeout: 10_000 }, selector, there);

/** Waits until the page says these words in a banner. */
const told = (page, words) => page.waitForFunction(
  (wanted) => [...document.querySelectorAll('.banner')].some((one) => one.textContent.includes(wanted)), { timeout: 20_000 }, words);

async function settings(page) {
  await press(page, '核对结果');
  await press(page, '核对设置');
  await page.waitForFunction(() => document.querySelector('.panel h2')?.textContent === '核对设置');
}

const pack = async (change = () => {}) => {
  const value = JSON.parse(await readFile(EXAMPLE, 'utf8'));
  change(value);
  return JSON.stringify(value, null, 2);
};

/** The pack with the example, opened in its panel. */
async function withPack(page) {
  await settings(page);
  await (await page.waitForSelector(FILE)).uploadFile(EXAMPLE);
  await page.waitForSelector('.pack details');
  return untilStored(page, (one) => one.settings?.packs?.length === 1, 'the pack');
}

async function township(page) {
  await page.select('[id="meta-org_kind"]', 'township');
  await type(page, COERCION, '3');
  await type(page, PROBLEMS, '官网栏目更新不及时。');
  await page.evaluate(() => document.activeElement.blur());
}

for (const [what, options] of [['hosted', {}], ['one file', { oneFile: true }]]) {
  test(`${what}: a pack is opened in its panel, says what it is, and is at work at once`, async (t) => {
    const { page } = await openApp(t, options);
    await township(page);
    const report = await withPack(page);
    assert.equal(report.settings.packs[0].id, 'QINGHE');
    await told(page, '已采用规则包');
    await until(page, WORD, true);
    await until(page, BOUND, true);
    await page.$$eval('.pack details', (all) => all.forEach((one) => { one.open = true; }));
    const words = await page.$eval('.pack', (one) => one.textContent);
    for (const one of [TITLE, '2026.1', '青禾市政务公开办公室', '4项核对', '第一部分的篇幅1500字', '不大于0', '赋权事项清单', '虚构']) {
      assert.ok(words.includes(one), `${one}: ${words}`);
    }
    await expectNoSeriousAxe(page, { within: '.panel' });
    // What a screen reader calls them.
    for (const name of [`使用“${TITLE}（2026.1）”`, `移去 规则包${TITLE}（2026.1）`]) {
      assert.ok(await page.$(`::-p-aria(${name})`), name);
    }
    // The rail keeps the day that the pack sets, and the limit it draws is the usual one here.
    assert.match(await page.$eval('.due', (one) => one.textContent), /1月25日前公布/);
    assert.match(await page.$eval('.limits', (one) => one.textContent), /不填为40/);
    // Why: what the pack says, with its examples.
    await page.$eval(`${BOUND} [data-opens=why]`, (one) => one.click());
    await page.waitForFunction((one) => /要求.*不大于0.*反例.*正例/s.test(document.querySelector(one)?.querySelector('.why')?.textContent ?? ''), {}, BOUND);
    assert.match(await page.$eval(`${BOUND} .basis`, (one) => one.textContent), /赋权事项清单/);
    // Explained like any other.
    await page.$eval(`${BOUND} [data-opens=explain]`, (one) => one.click());
    await type(page, `${BOUND} textarea`, '依法受委托执法。');
    await press(page, '保存说明');
    await untilStored(page, (one) => one.explanations[0]?.rule === 'QINGHE-04', 'the reason');
    await page.waitForSelector(`${BOUND}.explained`);
  });
}

test('a pack is switched off, a rule of it too, taken away, and brought back by undo', async (t) => {
  const { page } = await openApp(t);
  await township(page);
  await withPack(page);
  await until(page, BOUND, true);
  await page.$$eval('.pack details', (all) => all.forEach((one) => { one.open = true; }));
  const tick = (words) => page.$$eval('.pack .choice', (all, wanted) => {
    all.find((one) => one.textContent.includes(wanted)).querySelector('input').click();
  }, words);
  await tick('乡镇有行政强制决定');
  await until(page, BOUND, false);
  await until(page, WORD, true);
  await tick('使用“');
  await until(page, WORD, false);
  await untilStored(page, (one) => one.settings.off?.includes('QINGHE'), 'the pack that is off');
  await page.waitForFunction(() => !/不填为40/.test(document.querySelector('.limits').textContent));
  await press(page, '撤销');
  await until(page, WORD, true);
  // By keyboard alone: the button, and the focus afterwards.
  const button = await page.waitForSelector(`::-p-aria(移去 规则包${TITLE}（2026.1）)`);
  await button.focus();
  await page.keyboard.press('Enter');
  await until(page, '.pack', false);
  await until(page, WORD, false);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '规则包', 'nothing opens under the same key');
  await untilStored(page, (one) => !one.settings, 'no pack and nothing that was off of it');
  await press(page, '撤销');
  await until(page, '.pack', true);
  await until(page, WORD, true);
});

test('a pack is taken wherever a report is: chosen, dropped, pasted', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await choose(page, await keep('规则.txt', await pack()));
  await untilStored(page, (one) => one.settings?.packs?.[0]?.version === '2026.1', 'the chosen one');
  const newer = await pack((one) => { one.version = '2026.2'; });
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], '规则.json'));
    const where = document.querySelector('main');
    for (const name of ['dragover', 'drop']) {
      where.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, newer);
  await told(page, '已换成这一版规则包');
  await untilStored(page, (one) => one.settings.packs.length === 1 && one.settings.packs[0].version === '2026.2', 'the newer one');
  const other = await pack((one) => {
    one.id = 'NANZHOU';
    one.title = '南洲补充规则';
  });
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, other);
  await untilStored(page, (one) => one.settings.packs.length === 2, 'the pasted one');
  assert.equal(await page.$('.groups'), null, 'nothing is reviewed as a report');
});

test('a pack that is not in order is refused in words, and nothing changes', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await type(page, PROBLEMS, '官网栏目更新不及时。');
  await untilStored(page, (one) => one.text.problems !== '', 'the text');
  const whole = await pack();
  for (const [name, content, words] of [
    ['破.json', whole.slice(0, 900), '破.json：规则包没有采用。规则包的内容不完整'],
    ['新.json', whole.replace('nianbao-rules/1', 'nianbao-rules/2'), '比本程序新'],
    ['例.json', await pack((one) => { one.rules[1].examples[2].text.problems = '官网'; }), '规则“QINGHE-02”的第3个例子（正例）不成立'],
    ['名.json', await pack((one) => { one.colour = 'red'; }), '“colour”不认识'],
    ['号.json', await pack((one) => { one.id = 'A101'; }), '自带规则'],
  ]) {
    await choose(page, await keep(name, content));
    await told(page, words);
  }
  assert.equal((await stored(page)).at(-1).settings, undefined);
});

test('a report file with packs is listed with them, and each is tried again', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  const failing = JSON.parse(await pack((one) => {
    one.id = 'NANZHOU';
    one.title = '南洲补充规则';
    one.rules[0].examples[0].wrong = false;
  }));
  const file = {
    format: 'nianbao/1', edition: 'ed2021', meta: { org_name: '青禾镇人民政府', org_kind: 'township', year: 2024 },
    text: { problems: '官网栏目更新不及时。' }, cells: {},
    settings: { packs: [JSON.parse(await pack()), failing, 7, { rules: [[[[]]]] }] },
  };
  await choose(page, await keep('a.nianbao.json', JSON.stringify(file)));
  await page.waitForSelector('.groups');
  assert.match(await page.$eval('.groups', (one) => one.textContent), /核对设置.*规则包4个/s);
  await press(page, '全部采用');
  await untilStored(page, (one) => one.settings?.packs?.length === 4, 'all four, as they came');
  await until(page, WORD, true);
  await settings(page);
  await page.waitForFunction(() => document.querySelectorAll('.pack').length === 4
    && document.querySelector('.panel').textContent.split('没有采用').length === 4);
  assert.match(await page.$eval('.panel', (one) => one.textContent), /NANZHOU-01.*第1个例子/);
  await press(page, '返回核对结果');
  assert.match(await page.$eval('.panel .unchecked', (one) => one.textContent), /规则包没有采用.*规则包“南洲补充规则”/s);
  // The draft is as good as any.
  await page.reload();
  await until(page, WORD, true);
  assert.equal((await stored(page)).at(-1).settings.packs.length, 4);
});

test('the record names the packs, and last year\'s are offered, never taken', async (t) => {
  const { page, context } = await openApp(t);
  const files = await downloads(t, page, context);
  await page.select('[id="meta-org_kind"]', 'township');
  await type(page, '[id="meta-year"]', '2024');
  await type(page, PROBLEMS, '官网栏目更新不及时。');
  await withPack(page);
  await press(page, '下载');
  await press(page, '核验单网页');
  const record = await readFile(await files.next('核验单.html'), 'utf8');
  assert.match(record, /青禾市年度报告补充规则（QINGHE，版本2026\.1/);
  assert.match(record, /QINGHE-02/);
  await press(page, '草稿');
  const begin = await page.waitForSelector('::-p-xpath(//button[normalize-space()="从它开始下一年"])');
  // The list is drawn anew when the draft has been saved.
  await begin.evaluate((one) => one.click());
  await told(page, '上年的报告另有核对设置，没有带过来');
  const fresh = await untilStored(page, (one) => one.meta.year === 2025, 'the new draft');
  assert.equal(fresh.settings, undefined, 'nothing unasked');
  await settings(page);
  await press(page, '沿用上年的设置');
  await untilStored(page, (one) => one.meta.year === 2025 && one.settings?.packs?.length === 1, 'taken over');
  await page.waitForSelector('.pack details');
  assert.equal(await page.$('::-p-xpath(//button[normalize-space()="沿用上年的设置"])'), null);
});

test('on a narrow screen nothing of a pack is cut', async (t) => {
  const { page } = await openApp(t, { before: (page) => page.setViewport({ width: 390, height: 844 }) });
  await withPack(page);
  await page.$$eval('.pack details', (all) => all.forEach((one) => { one.open = true; }));
  const over = await page.evaluate(() => {
    const panel = document.querySelector('.panels');
    const wide = [...panel.querySelectorAll('.pack *')].filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1);
    return [panel.scrollWidth - panel.clientWidth, wide.length];
  });
  assert.deepEqual(over, [0, 0]);
  await expectNoSeriousAxe(page, { within: '.panel' });
});
