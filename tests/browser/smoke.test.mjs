// The page opens, hosted and as one file, keeps its policy and says so when it cannot open.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { ONE_FILE, expectNoSeriousAxe, openApp, serve } from './helpers.mjs';

// Closed after the pages: what these fetch when they stand there may still be on its way.
const servers = [];
after(() => Promise.all(servers.map((server) => server.close())));

async function served(options) {
  servers.push(await serve(options));
  return servers.at(-1);
}

const BOTH = [['hosted', {}], ['one file', { oneFile: true }]];

for (const [name, options] of BOTH) {
  test(`${name}: the app appears`, async (t) => {
    const { page } = await openApp(t, options);
    assert.equal(await page.evaluate(() => window.nianbaoBoot.oneFile), Boolean(options.oneFile));
  });

  test(`${name}: the policy stops an inline script, eval and foreign requests`, async (t) => {
    const { page } = await openApp(t, { ...options, allow: /Content Security Policy|violates/ });
    const seen = await page.evaluate(async () => {
      const broken = [];
      document.addEventListener('securitypolicyviolation', (event) => broken.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      const img = new Image();
      img.src = 'http://example.invalid/x.png';
      document.body.append(img);
      await fetch('http://example.invalid/').catch(() => {});
      let evaluated = false;
      // A string given to a timer is compiled by the page, not by the debugger.
      window.setTimeout('window.evaluated = true', 0);
      await new Promise((done) => setTimeout(done, 100));
      evaluated = Boolean(window.evaluated);
      return { intruder: Boolean(window.intruder), evaluated, broken };
    });
    assert.equal(seen.intruder, false);
    assert.equal(seen.evaluated, false);
    for (const directive of ['script-src-elem', 'connect-src', 'img-src']) {
      assert.ok(seen.broken.includes(directive), `${directive} in ${seen.broken}`);
    }
  });

  test(`${name}: the policy is the strict one here`, async (t) => {
    const { page } = await openApp(t, options);
    const policy = await page.$eval('meta[http-equiv="Content-Security-Policy"]', (meta) => meta.content);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /'unsafe-eval'|'unsafe-inline'/);
  });

  test(`${name}: with scripts off the page says what to do`, async (t) => {
    const { page } = await openApp(t, { ...options, javascript: false, wait: false });
    const notice = await page.$eval('noscript', (element) => element.textContent);
    assert.match(notice, /JavaScript/);
    assert.ok(await page.$eval('noscript .boot-notice', (element) => element.offsetHeight > 0));
  });

  test(`${name}: a browser without WebAssembly gets a notice`, async (t) => {
    const { page } = await openApp(t, {
      ...options,
      wait: false,
      before: (page) => page.evaluateOnNewDocument(() => { delete window.WebAssembly; }),
    });
    await page.waitForSelector('#nianbao-notice');
    const text = await page.$eval('#nianbao-notice', (element) => element.textContent);
    assert.match(text, /奇安信.*360.*Edge.*UOS/);
    assert.match(text, /极速模式/);
    assert.equal(await page.$('#nianbao-progress'), null);
  });

  test(`${name}: a trap in the app is told calmly`, async (t) => {
    const { page } = await openApp(t, { ...options, allow: /unreachable/ });
    // The smallest module whose start function traps.
    await page.evaluate(() => {
      const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
      setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))), 0);
    });
    await page.waitForSelector('#nianbao-notice');
    assert.match(await page.$eval('#nianbao-notice', (box) => box.textContent), /草稿/);
    assert.ok(await page.$('main'), 'what was on the screen stays');
  });

  test(`${name}: nothing serious for axe`, async (t) => {
    const { page } = await openApp(t, options);
    await expectNoSeriousAxe(page);
  });

  test(`${name}: the engine's script starts a worker under the policy`, async (t) => {
    const { page } = await openApp(t, options);
    const trouble = await page.evaluate(() => new Promise((done) => {
      const worker = new Worker(window.nianbaoBoot.workerUrl());
      worker.onerror = (event) => done(event.message || 'the script did not load');
      // An engine that has nothing to say is fine; one that cannot start is not.
      worker.onmessage = () => done(null);
      setTimeout(() => done(null), 1500);
    }));
    assert.equal(trouble, null);
  });
}

test('one file: only the file itself is read', async (t) => {
  const { page, watched } = await openApp(t, { oneFile: true });
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  assert.deepEqual(watched.requests().filter((url) => !/^(data|blob):/.test(url)).length, 1);
});

test('hosted: the server is asked for each file once', async (t) => {
  const server = await served();
  await openApp(t, { url: `${server.origin}/` });
  assert.equal(server.hits.length, new Set(server.hits).size, server.hits.join('\n'));
});

test('hosted: the engine is not fetched before it is needed', async (t) => {
  const { watched } = await openApp(t);
  assert.deepEqual(watched.requests().filter((url) => /engine/.test(url)), []);
});

test('hosted: the checker is fetched when the form stands there', async (t) => {
  const { page } = await openApp(t);
  const script = await page.waitForFunction(
    () => performance.getEntriesByType('resource').find((one) => /\/checker\.[0-9a-f]+\.js$/.test(one.name))?.startTime,
  );
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  assert.ok(await script.jsonValue() > painted);
});

test('hosted: a server that does not know .wasm will do', async (t) => {
  const server = await served({ kinds: { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' } });
  await openApp(t, { url: `${server.origin}/` });
});

test('hosted: it works from a folder below the root', async (t) => {
  const server = await served({ folder: `${ONE_FILE}/../..` });
  await openApp(t, { url: `${server.origin}/dist/` });
});

test('hosted: a missing file ends in a notice, not in silence', async (t) => {
  const server = await served({ change: (path, body) => {
    if (path.endsWith('.wasm')) throw new Error('gone');
    return body;
  } });
  const { page } = await openApp(t, { url: `${server.origin}/`, wait: false, allow: /404|wasm/ });
  await page.waitForSelector('#nianbao-notice');
  assert.match(await page.$eval('#nianbao-notice', (box) => box.textContent), /没有完整打开/);
});

test('hosted: no inline script and no inline style in the page', async () => {
  const html = await readFile(ONE_FILE.replace('nianbao.html', 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
});
