/*
 * The first script of the page: sets the policy, tests the browser, shows progress and
 * notices, starts the app. It knows nothing of forms or drafts.
 *
 * A classic script in ES5, because Internet Explorer must be able to run it as far as the
 * notice. `cargo xtask dist` puts it and one of hosted.js / one_file.js into one function
 * whose argument `page` carries file names, sizes and hashes.
 *
 * The contract with the app: window.nianbaoBoot =
 *   oneFile           true in the self-contained page, false in the hosted folder
 *   workerUrl(part)   address of a classic script that starts a module in a worker: 'engine'
 *                     (the document engine, also without `part`), 'pdf' or 'checker'. Use a gloo-worker
 *                     spawner with `.as_module(false).with_loader(true)`. The one-file page
 *                     makes a Blob URL for each, once, at the first call.
 *   lastWorker        the worker that was made last
 *   pristineHtml()    the page's own source as it was loaded, before anything changed it;
 *                     null in the hosted page
 *   embeddedDraft()   the text inside <script type="application/json" id="nianbao-draft">
 *                     of the one-file page; null when empty or hosted
 *   withDraft(json)   pristineHtml() with that block replaced; null in the hosted page
 *   whenWhole(told)   calls told(true) when the rest of the app's module is there, at once if it is;
 *                     told(false) when it cannot be had now. See web/src/rest.rs.
 *   ready()           the app has painted: the progress goes away. Called two frames after
 *                     the start by itself if the app does not.
 *
 * What the policy means for the app: no `style` attribute in markup (set style properties
 * from code, or use a class), no inline handlers, no request but for the page's own files,
 * pictures from `data:` and `blob:` only.
 */

var boot = {
  oneFile: page.oneFile,
  workerUrl: null,
  lastWorker: null,
  pristineHtml: function () { return null; },
  embeddedDraft: function () { return null; },
  withDraft: function () { return null; },
  whenWhole: whenWhole,
  ready: removeProgress
};
window.nianbaoBoot = boot;

/* ---- policy ---- */

/* Browsers that do not know 'wasm-unsafe-eval' compile no wasm under a policy without
   'unsafe-eval'. Array.prototype.findLast came to Chromium with the same version (97), and
   navigator.permissions to Safari (16); guessing wrong costs only the stricter word. */
function evalWord() {
  return Array.prototype.findLast && navigator.permissions ? "'wasm-unsafe-eval'" : "'unsafe-eval'";
}

function insertPolicy() {
  var meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = page.policy.replace("'wasm-unsafe-eval'", evalWord());
  var head = document.getElementsByTagName('head')[0];
  head.insertBefore(meta, head.firstChild);
}

/* ---- the browser ---- */

/* A module that uses sign extension, saturating conversion and bulk memory: what the app
   is compiled to. Chromium 75, Firefox 79, Safari 15 and later take it. */
var SAMPLE = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 25, 1, 23, 0,
  65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11
];

function browserWillDo() {
  try {
    if (!window.Promise || !window.fetch || !window.TextDecoder || !window.Worker || !window.Blob) return false;
    if (!window.URL || !URL.createObjectURL || !window.WebAssembly) return false;
    if (page.oneFile && !window.DecompressionStream) return false;
    return WebAssembly.validate(new Uint8Array(SAMPLE));
  } catch (e) {
    return false;
  }
}

/* ---- progress and notices ---- */

function removeProgress() {
  var box = document.getElementById('nianbao-progress');
  if (box && box.parentNode) box.parentNode.removeChild(box);
}

function showProgress(part) {
  var box = document.getElementById('nianbao-progress');
  var bar = box && box.getElementsByTagName('progress')[0];
  if (bar) bar.value = Math.min(100, Math.round(part * 100));
}

var noticed = false;

/* `lines[0]` is the heading. With `again`, a button that reloads. */
function showNotice(lines, again, over) {
  if (noticed) return;
  noticed = true;
  removeProgress();
  var box = document.createElement('div');
  box.id = 'nianbao-notice';
  box.className = over ? 'boot-notice boot-over' : 'boot-notice';
  box.setAttribute('role', 'alert');
  for (var i = 0; i < lines.length; i++) {
    var line = document.createElement('p');
    if (i === 0) line.className = 'boot-title';
    line.appendChild(document.createTextNode(lines[i]));
    box.appendChild(line);
  }
  if (again) {
    var button = document.createElement('button');
    button.type = 'button';
    button.appendChild(document.createTextNode('重新载入'));
    button.onclick = function () { location.reload(); };
    box.appendChild(button);
  }
  document.body.insertBefore(box, document.body.firstChild);
}

function tooOld() {
  showNotice([
    '这个浏览器版本太旧，打不开本页面',
    '请改用奇安信可信浏览器、360 安全浏览器、Edge 或统信 UOS 自带浏览器的最新版本。',
    '双核浏览器请切换到“极速模式”：点地址栏右侧的“e”或闪电图标，选“极速模式”，再重新载入。'
  ], true, false);
}

function notOpened(reason) {
  showNotice([
    '页面没有完整打开',
    page.oneFile
      ? '这个文件可能不完整，或者被安全软件改动过。请重新取得文件后再打开；已保存的草稿不受影响。'
      : '请检查网络连接后重新载入；已保存的草稿不受影响。'
  ], true, false);
  if (window.console && reason) console.error(reason);
}

/* A panic in the app is a trap: the module may not be used any further. */
function watchForTraps() {
  function look(reason) {
    if (reason instanceof WebAssembly.RuntimeError) {
      showNotice([
        '页面遇到意外情况，已经停下',
        '草稿保存在这个浏览器里。请重新载入页面，接着填写。'
      ], true, true);
    }
  }
  window.addEventListener('error', function (event) { look(event.error); });
  window.addEventListener('unhandledrejection', function (event) { look(event.reason); });
}

/* gloo-worker keeps the worker it makes to itself and can only ask it to close, which a busy
   one never hears. So the constructor tells which one it made, and the app may end it. */
function watchWorkers() {
  var Made = window.Worker;
  window.Worker = function (url, options) {
    boot.lastWorker = new Made(url, options);
    return boot.lastWorker;
  };
  window.Worker.prototype = Made.prototype;
}

/* ---- start ---- */

/* `wasm_bindgen` is the function the app's own script defines. */
function run(wasm) {
  return wasm_bindgen({ module_or_path: wasm }).then(function (exports) {
    first = exports;
    if (asked.length) bringRest();
    requestAnimationFrame(function () {
      requestAnimationFrame(function () {
        boot.ready();
        bringRest();
      });
    });
  });
}

/* ---- the rest ---- */

/* The app's module comes in two halves, which share memory and table. The second is fetched
   when the first has painted, or when it is asked for. */
var first = null;
var rest = null;
var asked = [];

function bringRest() {
  if (rest || !first) return;
  rest = restBytes().then(function (bytes) {
    return WebAssembly.instantiate(bytes, { page: first });
  }).then(function () {
    boot.whenWhole = function (told) { told(true); };
    tellAsked(true);
  }, function (reason) {
    rest = null;
    if (window.console) console.warn(reason);
    tellAsked(false);
  });
}

function tellAsked(there) {
  asked.splice(0).forEach(function (told) { told(there); });
}

function whenWhole(told) {
  asked.push(told);
  bringRest();
}

function whenParsed(go) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', go);
  else go();
}

insertPolicy();
if (browserWillDo()) {
  watchForTraps();
  watchWorkers();
  start();
} else {
  whenParsed(tooOld);
}
