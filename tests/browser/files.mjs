// What the tests of files share: choosing them, and what storage and the download folder hold afterwards.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, click, press } from './helpers.mjs';

export const CELL = 'table.applications input[data-cell="0"]';
export const FIRST = 'applications.new_received@natural_person';
export const SEED = join(ROOT, '..', 'shared', 'seeds', 'baodong-2024.txt');

/** A folder that goes with the test, as a function that writes a file into it and says where that is. */
export async function folder(t) {
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  return async (name, content) => {
    await writeFile(join(dir, name), content);
    return join(dir, name);
  };
}

export async function type(page, selector, text) {
  await click(page, selector, { count: 3 });
  await page.type(selector, text);
  await page.keyboard.press('Tab');
}

/** Chooses a file in the panel for opening. */
export async function choose(page, file) {
  const input = await page.$('input[type=file]') ?? (await press(page, '打开 / 粘贴'), await page.waitForSelector('input[type=file]'));
  await input.uploadFile(file);
}

/** The report files in storage, the newest last. */
export async function stored(page) {
  const texts = await page.evaluate(() => Object.entries(localStorage)
    .filter(([key]) => key.startsWith('nianbao/draft/')).map(([, text]) => text));
  return texts
    .map((text) => ({ at: Number(text.split('\t')[2]), report: JSON.parse(text.slice(text.indexOf('\n') + 1)) }))
    .sort((a, b) => a.at - b.at)
    .map((draft) => draft.report);
}

/** Waits until the newest stored report passes. */
export async function untilStored(page, passes, what) {
  let report = null;
  for (let waited = 0; waited < 10_000; waited += 100) {
    report = (await stored(page)).at(-1);
    if (report && passes(report)) return report;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never stored: ${what}; last: ${JSON.stringify(report)?.slice(0, 300)}`);
}

/** Lets downloads of this page land in a folder of their own. */
export async function downloads(t, page, context) {
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  const session = await page.createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow', downloadPath: dir, ...(context?.id ? { browserContextId: context.id } : {}),
  });
  return {
    async next(suffix) {
      for (let waited = 0; waited < 20_000; waited += 100) {
        const name = (await readdir(dir)).find((one) => one.endsWith(suffix));
        if (name) return join(dir, name);
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error(`nothing that ends in ${suffix} was downloaded: ${await readdir(dir)}`);
    },
  };
}
