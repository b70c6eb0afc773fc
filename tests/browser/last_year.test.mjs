// Last year's report beside this one: opened, kept, taken away; a new draft from it; the share of repeated text; numbers
// of the text that follow the cells they repeat.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, folder, stored, type, untilStored } from './files.mjs';
import { click, expectNoSeriousAxe, openApp, press } from './helpers.mjs';

const COLUMNS = ['natural_person', 'org.business', 'org.research', 'org.social_welfare', 'org.legal_service', 'org.other', 'total'];
const SAME = '村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。';
const THEN = `2023年，清河镇围绕群众关心的惠农补贴、宅基地审批和临时救助，逐项公布办理条件、所需材料和咨询电话。${SAME}`;

/** A row of Table B with one natural person's number. */
const row = (key, count) => Object.fromEntries(COLUMNS.map((column) => [
  `applications.${key}@${column}`, ['natural_person', 'total'].includes(column) ? String(count) : '0',
]));

const file = (year, { cells = {}, text = {}, org = '某县清河镇人民政府' } = {}) => JSON.stringify({
  format: 'nianbao/1', edition: 'ed2021', meta: { org_name: org, org_kind: 'township', region: '某县', year }, text, cells,
});

/** 2023: received 8, answered 3, left 5. */
const LAST = {
  cells: {
    ...row('new_received', 8), ...row('carried_in', 0), ...row('result.granted', 3), ...row('result.total', 3), ...row('carried_out', 5),
    'proactive.normative_docs.issued': '2', 'proactive.normative_docs.repealed': '0', 'proactive.normative_docs.in_force': '12',
  },
  text: { overview: THEN },
};

/** 2024: received 6, taken over 3 instead of 5. */
const THIS = {
  cells: { ...row('new_received', 6), ...row('carried_in', 3), ...row('result.granted', 9), ...row('result.total', 9), ...row('carried_out', 0) },
  text: { overview: '2024年，收到政府信息公开申请六件，均已答复。' },
};

/** Opens this year's report, as a person would before comparing. */
async function openThis(page, keep, content = file(2024, THIS)) {
  await choose(page, await keep('2024.nianbao.json', content));
  await press(page, '全部采用');
  return untilStored(page, (one) => one.meta.year === 2024, 'this year');
}

/** Chooses last year's report in its panel. */
async function chooseLast(page, path) {
  await press(page, '对照上年');
  const input = await page.waitForSelector('.panel .file input[type=file]');
  await input.uploadFile(path);
}

const cell = (page, path) => page.waitForSelector(`[id="cell-${path}"]`);

async function fill(page, path, text) {
  await type(page, `[id="cell-${path}"]`, text);
}

test('last year\'s report is opened, compared, kept over a reload and taken away', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await openThis(page, keep);
  assert.equal(await page.$('[id^="note-Y101"]'), null);
  await chooseLast(page, await keep('去年.nianbao.json', file(2023, LAST)));
  await press(page, '对照正在填写的报告');
  await page.waitForSelector('[id^="note-Y101"]');
  await expectNoSeriousAxe(page);
  const figure = () => page.$eval('[id="before-applications.carried_in@natural_person"]', (one) => one.textContent);
  assert.equal(await figure(), '上年留5', 'both sides are seen');
  assert.match(await page.$eval('[id="cell-applications.carried_in@natural_person"]', (one) => one.getAttribute('aria-describedby')), /before-/);
  const report = await untilStored(page, (one) => one.previous, 'last year beside it');
  assert.equal(report.previous.source, '去年.nianbao.json');

  await page.reload();
  await page.waitForSelector('[id^="note-Y101"]');
  await fill(page, 'applications.carried_in@natural_person', '5');
  await page.waitForFunction(() => !document.querySelector('[id^="note-Y101"]'));

  await press(page, '对照上年');
  await press(page, '移去上年报告');
  await untilStored(page, (one) => !one.previous, 'nothing beside it');
  await press(page, '撤销');
  await untilStored(page, (one) => one.previous, 'last year again');
});

test('both years are printed as one sheet, and last year\'s never by the usual print', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await openThis(page, keep);
  await chooseLast(page, await keep('去年.nianbao.json', file(2023, LAST)));
  await press(page, '对照正在填写的报告');
  await page.waitForSelector('[id^="note-Y101"]');
  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  const figures = () => page.$$eval('.before', (all) => all.filter((one) => one.getClientRects().length > 0).length);
  const texts = () => page.$$eval('.reference .then', (all) => all.filter((one) => one.getClientRects().length > 0).map((one) => one.textContent));
  await click(page, '::-p-xpath(//label[contains(., "各格下面显示上年的数")])');
  await page.waitForFunction(() => document.querySelectorAll('.before').length === 200);
  await page.emulateMediaType('print');
  assert.deepEqual([await figures(), await texts()], [0, []]);
  await page.emulateMediaType('screen');
  await press(page, '打印对照表');
  assert.ok(await page.evaluate(() => window.printed));
  await page.emulateMediaType('print');
  assert.deepEqual([await figures(), await texts()], [200, [THEN]]);
  await page.emulateMediaType('screen');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  assert.equal(await page.$('details.reference[open]'), null, 'what was folded is folded again');
});

test('a report of another year is said to be that', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await openThis(page, keep);
  await chooseLast(page, await keep('前年.nianbao.json', file(2022, LAST)));
  await page.waitForFunction(() => document.querySelector('.panel')?.textContent.includes('年份没有相接'));
  await press(page, '对照正在填写的报告');
  await page.waitForSelector('[id^="note-Y103"]');
  assert.equal(await page.$('[id^="note-Y101"]'), null, 'nothing is compared with the wrong year');
});

test('a dropped file becomes last year\'s report', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await openThis(page, keep);
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], '去年.nianbao.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, file(2023, LAST));
  await press(page, '作为上一年度报告');
  await press(page, '对照正在填写的报告');
  await page.waitForSelector('[id^="note-Y101"]');
});

test('a new draft from last year takes what was left and no text', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await press(page, '从上年开始');
  const input = await page.waitForSelector('.panel .file input[type=file]');
  await input.uploadFile(await keep('去年.nianbao.json', file(2023, LAST)));
  await press(page, '从它开始2024年的草稿');
  const report = await untilStored(page, (one) => one.meta.year === 2024, 'the new draft');
  assert.equal((await stored(page)).length, 1, 'the blank sheet left nothing behind');
  assert.equal(report.meta.org_name, '某县清河镇人民政府');
  assert.equal(report.cells['applications.carried_in@natural_person'], '5');
  assert.equal(report.cells['applications.new_received@natural_person'], '');
  assert.equal(report.cells['proactive.normative_docs.in_force'], '', 'the stock is not filled in');
  assert.equal(JSON.stringify(report.text).includes('清河镇'), false);
  const stock = () => page.$eval('[id="before-proactive.normative_docs.in_force"]', (one) => one.textContent);
  assert.equal(await stock(), '上年12', 'but it is seen what it goes on from');
  await fill(page, 'proactive.normative_docs.issued', '3');
  await fill(page, 'proactive.normative_docs.repealed', '1');
  await page.waitForFunction(() => document.querySelector('[id="before-proactive.normative_docs.in_force"]')?.textContent.includes('＝14'));
  const reference = await page.$$eval('.reference .then', (all) => all.map((one) => one.textContent));
  assert.deepEqual(reference, [THEN], 'last year\'s words stand beside');

  // From an open draft the next one is another draft.
  await press(page, '草稿');
  await press(page, '从它开始下一年');
  await untilStored(page, (one) => one.meta.year === 2025, 'the year after');
  assert.equal((await stored(page)).length, 2);
});

test('while writing it is seen how much is last year\'s', async (t) => {
  const { page } = await openApp(t);
  const keep = await folder(t);
  await openThis(page, keep, file(2024, { ...THIS, text: { overview: '' } }));
  await chooseLast(page, await keep('去年.nianbao.json', file(2023, LAST)));
  await press(page, '对照正在填写的报告');
  await untilStored(page, (one) => one.previous, 'last year beside it');
  await press(page, '收起');
  assert.equal(await page.$('.part .likeness'), null, 'nothing to say of nothing');
  await click(page, '[id="text-overview.active"]');
  await page.keyboard.sendCharacter(`${SAME}今年把水库移民后期扶持资金的分配方案张贴到组，附上计算办法，收到村民意见九条并逐条答复，另请退休教师三人担任监督员。`);
  const share = async () => Number(/有(\d+)%/.exec(await page.$eval('.part.overview .likeness', (one) => one.textContent))[1]);
  await page.waitForSelector('.part.overview .likeness');
  const half = await share();
  assert.ok(half > 25 && half < 60, `${half}%`);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.sendCharacter(THEN);
  await page.waitForFunction(() => document.querySelector('.part.overview .likeness')?.textContent.includes('有100%'));
  assert.match(await page.$eval('.part.overview .likeness', (one) => one.textContent), /超过界限/);
  await page.keyboard.press('Tab');
  await page.waitForSelector('[id^="note-Y104"]');
  await press(page, '对照上年');
  const limit = await page.waitForSelector('input.limit');
  assert.equal(await limit.evaluate((one) => one.value), '50');
  await limit.click({ count: 3 });
  await page.keyboard.sendCharacter('100');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => !document.querySelector('[id^="note-Y104"]'));
  await untilStored(page, (one) => one.settings?.limits?.text_repeated === 100, 'the limit');
  assert.equal(await page.$eval('input.limit', (one) => one.value), '100');
  await press(page, '收起');
  await page.$$eval('.below details', (all) => all.forEach((one) => { one.open = true; }));
  assert.ok((await page.$$eval('.reference mark', (all) => all.map((one) => one.textContent))).includes(SAME));
  await expectNoSeriousAxe(page);
});

test('a number of the text follows its cell when somebody says so', async (t) => {
  const { page } = await openApp(t);
  await openThis(page, await folder(t));
  const marked = () => page.$$eval('.prose mark.tied', (all) => all.map((one) => one.textContent));
  await page.waitForSelector('.prose mark.tied');
  assert.deepEqual(await marked(), ['六件']);
  await (await cell(page, 'applications.new_received@total')).hover();
  assert.match(await page.$eval('.foot .tie', (one) => one.textContent), /收到政府信息公开申请六件/);
  await page.hover('.prose mark.tied');
  await page.waitForFunction(() => document.querySelector('.foot .tie').textContent.includes('一致'));

  await fill(page, 'applications.new_received@natural_person', '12');
  await page.waitForSelector('.note.offers');
  const said = await page.$eval('.note.offers', (one) => one.textContent);
  assert.match(said, /把文字里的“六件”改为“十二件”？/);
  const before = (await stored(page)).at(-1).text.overview;
  assert.ok(before.includes('六件'), 'nothing is written by itself');
  await press(page, '不改');
  await page.waitForFunction(() => !document.querySelector('.note.offers'));
  await fill(page, 'applications.new_received@natural_person', '13');
  await press(page, '改为“十三件”');
  await untilStored(page, (one) => one.text.overview.includes('申请十三件'), 'the number');
  await page.waitForFunction(() => !document.querySelector('.note.offers') && document.querySelector('.prose mark.tied'));
  await press(page, '撤销');
  await untilStored(page, (one) => one.text.overview === before, 'as it was');
});

test('last year\'s report goes to the checker once, and again to one that takes its place', async (t) => {
  const { page } = await openApp(t, {
    before: (page) => page.evaluateOnNewDocument(() => {
      window.said = [];
      window.Worker = class extends window.Worker {
        constructor(url, ...more) {
          super(url, ...more);
          this.checks = /checker/.test(url);
          if (this.checks) window.checker = this;
        }

        postMessage(message, ...more) {
          if (this.checks) window.said.push(new TextDecoder().decode(message));
          super.postMessage(message, ...more);
        }
      };
    }),
  });
  const keep = await folder(t);
  await openThis(page, keep);
  await chooseLast(page, await keep('去年.nianbao.json', file(2023, LAST)));
  await press(page, '对照正在填写的报告');
  await page.waitForSelector('[id^="note-Y101"]');
  const sent = () => page.evaluate((then) => window.said.filter((one) => one.includes(then)).length, THEN);
  const note = () => page.$eval('[id^="note-Y101"]', (one) => one.textContent);
  /** Another number, until the checker has said something of it. */
  const change = async (number) => {
    const before = await note();
    await fill(page, 'applications.carried_in@natural_person', number);
    await page.waitForFunction((text) => {
      const found = document.querySelector('[id^="note-Y101"]');
      return found && found.textContent !== text;
    }, {}, before);
  };
  assert.equal(await sent(), 1);
  await change('4');
  await change('2');
  assert.equal(await sent(), 1, 'it is named afterwards');
  await page.evaluate(() => window.checker.dispatchEvent(new Event('error')));
  await change('1');
  assert.equal(await sent(), 2, 'a new checker gets it too');
  assert.match(await note(), /5/);
});
