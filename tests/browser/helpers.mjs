// What every browser test needs: the built page on a local server, a browser with an empty
// profile, and a watch that fails the test on foreign requests and on console errors.
//
//   import { test } from 'node:test';
//   import { openApp } from './helpers.mjs';
//
//   test('what a person does', async (t) => {
//     const { page } = await openApp(t);            // hosted; { oneFile: true } for file://
//     await page.click('…');
//   });
//
// Run all with `cargo xtask test --browser`, one file with
// `node --test tests/browser/smoke.test.mjs` after `cargo xtask dist`.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { delimiter, extname, join, normalize } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DIST = join(ROOT, 'dist');
export const ONE_FILE = join(DIST, 'nianbao.html');

const ROOT_USER = process.getuid?.() === 0;

/** No GPU, no calls home, no sandbox where root leaves no choice. */
export const CHROMIUM_FLAGS = [
  ...(ROOT_USER ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The first program of these names on PATH; `variable` overrides it. */
export function program(variable, ...names) {
  if (process.env[variable]) return process.env[variable];
  for (const name of names) {
    for (const dir of (process.env.PATH ?? '').split(delimiter)) {
      if (existsSync(join(dir, name))) return join(dir, name);
    }
  }
  throw new Error(`none of ${names.join(', ')} is installed; run cargo xtask setup`);
}

/**
 * Serves `folder` on a free port. `change(path, body)` may alter a file before it is sent, or hold it back;
 * `hits` lists the paths asked for.
 */
export async function serve({ folder = DIST, change = (_, body) => body, kinds = KINDS } = {}) {
  const hits = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    hits.push(path);
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    try {
      const body = await change(path, await readFile(file));
      response.writeHead(200, {
        'content-type': kinds[extname(file)] ?? 'application/octet-stream',
        'cache-control': 'no-cache',
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    hits,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

let browser = null;
let server = null;

/** One Chromium per test file; every page gets its own empty profile. */
export async function chromium() {
  browser ??= puppeteer.launch({
    executablePath: program('NIANBAO_CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome'),
    args: CHROMIUM_FLAGS,
    acceptInsecureCerts: false,
  });
  return browser;
}

after(async () => {
  await (await browser)?.close();
  await (await server)?.close();
});

/**
 * Opens the page and waits until the app stands there. Options:
 *   oneFile     the self-contained page from file:// instead of the hosted one
 *   url         another address (a copy of the page, say)
 *   context     an existing BrowserContext: a second tab with the same storage
 *   before      async (page) => …, before the page is loaded
 *   allow       RegExp for console errors that the test provokes on purpose
 *   wait        false: do not wait for the app
 *   javascript  false: scripts off
 * At the end of the test the page is closed and must not have asked for anything foreign
 * nor written an error to the console.
 */
export async function openApp(t, options = {}) {
  const own = !options.context;
  const context = options.context ?? (await (await chromium()).createBrowserContext());
  const page = await context.newPage();
  const watched = await watch(page);
  if (options.javascript === false) await page.setJavaScriptEnabled(false);
  await options.before?.(page);

  let url = options.url;
  if (!url && options.oneFile) url = pathToFileURL(ONE_FILE).href;
  if (!url) {
    server ??= serve();
    url = `${(await server).origin}/`;
  }
  watched.home = url;
  t.after(async () => {
    if (!page.isClosed()) await page.close();
    if (own) await context.close();
    assert.deepEqual(watched.foreign(), [], 'requests that left the page');
    const errors = watched.errors.filter((error) => !options.allow?.test(error));
    assert.deepEqual(errors, [], 'errors in the console');
  });
  await page.goto(url);
  if (options.wait !== false) await appearance(page);
  return { page, context, url, watched };
}

/** Waits for the app: the progress is gone, the main landmark is there, no notice. */
export async function appearance(page) {
  await page.waitForFunction(
    () => (document.querySelector('main') && !document.querySelector('#nianbao-progress'))
      || document.querySelector('#nianbao-notice'),
    { timeout: 20_000 },
  );
  const notice = await page.evaluate(() => document.querySelector('#nianbao-notice')?.textContent);
  assert.equal(notice ?? null, null, 'the page showed a notice instead of the app');
}

/** Records what a page asks for and what it complains about. */
export async function watch(page) {
  const asked = new Map();
  const watched = {
    home: 'about:blank',
    errors: [],
    requests: () => [...asked.values()],
    foreign() {
      const home = new URL(watched.home);
      return watched.requests().filter((address) => {
        const url = new URL(address);
        if (url.protocol === 'data:' || url.protocol === 'blob:') return false;
        if (home.protocol === 'file:') return url.pathname !== home.pathname;
        return url.origin !== home.origin;
      });
    },
  };
  page.on('pageerror', (error) => watched.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.errors.push(message.text());
  });
  page.on('request', (request) => asked.set(request.id, request.url()));
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  session.on('Network.loadingFailed', (event) => {
    // What the policy stopped never left.
    if (event.blockedReason === 'csp') asked.delete(event.requestId);
  });
  return watched;
}

/**
 * axe-core finds nothing serious or critical. `except` lists rule ids with a reason each:
 * { 'color-contrast': 'a picture of the printed form' }.
 */
export async function expectNoSeriousAxe(page, { except = {}, within = null } = {}) {
  // Through the debugger, so that the page's policy need not be loosened.
  await page.evaluate(axe.source);
  const result = await page.evaluate(
    (root) => window.axe.run(root ? document.querySelector(root) : document),
    within,
  );
  const serious = result.violations
    .filter((one) => ['serious', 'critical'].includes(one.impact) && !(one.id in except))
    .map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.target).join(' | ')}`);
  assert.deepEqual(serious, []);
}

/** Brings it into view, waits until it stands still with nothing over it, and clicks its middle as a mouse does. */
export async function click(page, selector, options = {}) {
  await page.waitForSelector(selector, { timeout: 20_000 });
  for (let waited = 0; waited < 20_000; waited += 50) {
    const found = await page.$(selector);
    const at = found && await found.evaluate(async (element) => {
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const middle = () => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      };
      const before = middle();
      await new Promise((later) => setTimeout(later, 40));
      const { x, y } = middle();
      const hit = document.elementFromPoint(x, y);
      return element.isConnected && x === before.x && y === before.y && element.contains(hit) ? { x, y } : null;
    });
    if (at) return page.mouse.click(at.x, at.y, options);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nobody could click ${selector}`);
}

/** Presses the button with these words; `within` narrows the search. */
export const press = (page, words, within = 'body') =>
  click(page, `${within} ::-p-xpath(.//button[normalize-space()="${words}"])`);
