// Smoke runs where the page is likely to break first: a real Chromium 83 (what older office
// machines have) and Firefox.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import puppeteer6 from 'puppeteer-core-6';
import { CHROMIUM_FLAGS, ONE_FILE, program, serve } from './helpers.mjs';

/** Unpacked once beside the other slow things; the package carries it compressed. */
function chromium83() {
  const cache = process.env.NIANBAO_CACHE
    ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nianbao');
  const file = join(cache, 'chromium-83', 'chromium');
  if (!existsSync(file)) {
    const packed = createRequire(import.meta.url).resolve('chrome-aws-lambda/bin/chromium.br');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, brotliDecompressSync(readFileSync(packed)));
    chmodSync(`${file}.new`, 0o755);
    renameSync(`${file}.new`, file);
  }
  return file;
}

const BROWSERS = [
  ['Chromium 83', /\/83\./, () => puppeteer6.launch({
    executablePath: chromium83(),
    // It has no swiftshader and no zygote of this system's taste.
    args: [...CHROMIUM_FLAGS, '--no-sandbox', '--no-zygote', '--single-process'],
    headless: true,
  })],
  ['Firefox', /firefox/i, () => puppeteer.launch({
    browser: 'firefox',
    executablePath: program('NIANBAO_FIREFOX', 'firefox-esr', 'firefox'),
    headless: true,
  })],
];

for (const [name, version, launch] of BROWSERS) {
  describe(name, () => {
    let browser;
    let server;
    before(async () => {
      server = await serve();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    test('it is the browser meant', async () => {
      assert.match(await browser.version(), version);
    });

    for (const where of ['hosted', 'one file']) {
      test(`${where}: the app, the checker and the engine start`, async () => {
        const page = await browser.newPage();
        const errors = [];
        page.on('pageerror', (error) => errors.push(String(error.message ?? error)));
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(message.text());
        });
        await page.goto(where === 'hosted' ? `${server.origin}/` : pathToFileURL(ONE_FILE).href);
        await page.waitForFunction(() => document.querySelector('#nianbao-notice')
          || (document.querySelector('main') && !document.querySelector('#nianbao-progress')));
        assert.equal(await page.$('#nianbao-notice'), null);
        // A finding on text is the checker's.
        await page.type('[id="text-overview.active"]', '全年主动公开政府信息信息30条。');
        await page.evaluate(() => document.activeElement.blur());
        await page.waitForFunction(() => document.querySelector('[id^="note-T101"]'), { timeout: 20_000 });
        const trouble = await page.evaluate(() => new Promise((done) => {
          const worker = new Worker(window.nianbaoBoot.workerUrl());
          worker.onerror = (event) => done(event.message || 'the script did not load');
          worker.onmessage = () => done(null);
          setTimeout(() => done(null), 1500);
        }));
        assert.equal(trouble, null);
        assert.deepEqual(errors, []);
        await page.close();
      });
    }
  });
}
