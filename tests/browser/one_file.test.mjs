// The self-contained page carries its own source and writes copies of itself.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openApp } from './helpers.mjs';

async function saved(t, html) {
  const dir = await mkdtemp(join(tmpdir(), 'nianbao-'));
  t.after(() => rm(dir, { recursive: true }));
  const file = join(dir, '年报 副本.html');
  await writeFile(file, html);
  return pathToFileURL(file).href;
}

const DRAFT = JSON.stringify({ text: '</script><script>alert(1)</script><!-- & 中文 "引号"', cells: [1, null] });

test('a copy opens again with its draft, and so does a copy of the copy', async (t) => {
  const { page } = await openApp(t, { oneFile: true });
  assert.equal(await page.evaluate(() => window.nianbaoBoot.embeddedDraft()), null);
  let html = await page.evaluate((draft) => window.nianbaoBoot.withDraft(draft), DRAFT);
  const sizes = [];
  for (let generation = 0; generation < 2; generation += 1) {
    const { page: copy } = await openApp(t, { url: await saved(t, html) });
    const draft = await copy.evaluate(() => window.nianbaoBoot.embeddedDraft());
    assert.deepEqual(JSON.parse(draft), JSON.parse(DRAFT));
    html = await copy.evaluate((text) => window.nianbaoBoot.withDraft(text), DRAFT);
    sizes.push(html.length);
  }
  assert.equal(sizes[0], sizes[1], 'copies of copies do not grow');
});

test('the pristine source holds neither the policy tag nor what others put in', async (t) => {
  const { page } = await openApp(t, {
    oneFile: true,
    before: (page) => page.evaluateOnNewDocument(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.body.append(document.createElement('intruder-bar'));
      }, { capture: true });
    }),
  });
  const html = await page.evaluate(() => window.nianbaoBoot.pristineHtml());
  assert.doesNotMatch(html.replace(/<script[^]*?<\/script>/g, ''), /Content-Security-Policy|intruder-bar/);
  assert.match(html, /^<!DOCTYPE html>/);
});
