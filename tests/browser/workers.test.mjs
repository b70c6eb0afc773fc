// The engines' workers: PDFs through a module of their own, and what happens when a worker traps, hangs or is stopped.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { choose } from './files.mjs';
import { ROOT, openApp, press, serve } from './helpers.mjs';

const FIXTURES = join(ROOT, 'tests/import/pdf');
const PDF = join(FIXTURES, 'libreoffice.town.pdf');

async function banner(page, words, timeout = 10_000) {
  await page.waitForFunction(
    (text) => [...document.querySelectorAll('.banner')].some((one) => one.textContent.includes(text)),
    { timeout }, words,
  );
}

/** The report of the newest draft, once it has an organ. */
async function taken(page) {
  await press(page, '全部采用');
  const text = await page.waitForFunction(() => {
    const drafts = Object.entries(localStorage).filter(([key]) => key.startsWith('nianbao/draft/'));
    const texts = drafts.map(([, text]) => text.slice(text.indexOf('\n') + 1));
    return texts.find((one) => JSON.parse(one).meta.org_name !== '');
  }, { timeout: 10_000 });
  return JSON.parse(await text.jsonValue());
}

for (const [name, options] of [['hosted', {}], ['one file', { oneFile: true }]]) {
  test(`${name}: a PDF is read cell by cell`, async (t) => {
    const { page, watched } = await openApp(t, options);
    await choose(page, PDF);
    const report = await taken(page);
    const truth = JSON.parse(await readFile(join(FIXTURES, 'town.nianbao.json'), 'utf8'));
    assert.deepEqual(report.cells, truth.cells);
    assert.deepEqual(report.text, truth.text);
    if (!options.oneFile) assert.ok(watched.requests().some((url) => /\/pdf\.[0-9a-f]+\.wasm$/.test(url)));
  });
}

test('the module for PDF is fetched for PDFs only, and says what it cannot read', async (t) => {
  const { page, watched } = await openApp(t);
  await choose(page, join(FIXTURES, 'town.nianbao.json'));
  await taken(page);
  assert.ok(!watched.requests().some((url) => /\/pdf\./.test(url)));
  await choose(page, join(FIXTURES, 'bad-scanned.pdf'));
  await banner(page, '没有可以读取的文字');
  await choose(page, join(FIXTURES, 'bad-password.pdf'));
  await banner(page, '有密码保护');
});

/** The workers that read and write files. */
const busy = (page) => page.workers().filter((worker) => !/checker/.test(worker.url())).length;

/** What a worker does when it is asked; the first message only says that the page is there. */
const MISDEEDS = {
  traps: 'throw new WebAssembly.RuntimeError("unreachable")',
  hangs: 'for (;;);',
};

const servers = [];
after(() => Promise.all(servers.map((server) => server.close())));

/** A page whose workers misbehave as long as `state.misdeed` says so. */
async function misled(t, options = {}) {
  const state = { misdeed: null, broken: false };
  const server = await serve({
    change: (path, body) => {
      if (!/\/(engine|pdf)\.[0-9a-f]+\.js$/.test(path)) return body;
      if (state.broken) return 'throw new Error("broken on the way");';
      if (!state.misdeed) return body;
      return `var heard = 0;
        Object.defineProperty(self, 'onmessage', { set: function (hear) {
          self.addEventListener('message', function (event) {
            heard += 1;
            if (heard > 1) { ${MISDEEDS[state.misdeed]} }
            hear(event);
          });
        } });\n${body}`;
    },
  });
  servers.push(server);
  const app = await openApp(t, { url: `${server.origin}/`, allow: /unreachable|broken on the way/, ...options });
  return { ...app, state };
}

test('a worker that traps costs only that file', async (t) => {
  const { page, state } = await misled(t);
  state.misdeed = 'traps';
  await choose(page, PDF);
  await banner(page, '程序遇到意外情况');
  state.misdeed = null;
  await choose(page, PDF);
  assert.equal((await taken(page)).meta.org_name, '乙县丙镇人民政府');
});

test('a worker whose script is broken is given up at once', async (t) => {
  const { page, state } = await misled(t);
  state.broken = true;
  await choose(page, PDF);
  await banner(page, '没有打开');
  state.broken = false;
  await choose(page, PDF);
  assert.equal((await taken(page)).meta.org_name, '乙县丙镇人民政府');
});

test('a worker that hangs is stopped for good', async (t) => {
  const { page, state } = await misled(t);
  state.misdeed = 'hangs';
  await choose(page, PDF);
  await page.waitForFunction(() => window.nianbaoBoot.lastWorker !== null);
  await new Promise((done) => setTimeout(done, 1_000));
  assert.equal(busy(page), 1);
  await press(page, '停止');
  for (let waited = 0; busy(page) > 0 && waited < 5_000; waited += 50) {
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.equal(busy(page), 0, 'the busy worker was ended');
  state.misdeed = null;
  await choose(page, PDF);
  assert.equal((await taken(page)).meta.org_name, '乙县丙镇人民政府');
});
