/*
 * Starting from one file on a disk: everything is inside the page as base64 of gzip, no
 * request is made. Second half of the loader; boot.js is the first.
 */

/* The page as it was parsed, without the policy: the source of every part, since the app
   may empty the document, and of the copy that the page saves of itself. Elements without
   our mark come from extensions and stay out. */
var pristine = null;

function remember() {
  pristine = document.documentElement.cloneNode(true);
  ['head', 'body'].forEach(function (name) {
    var parent = pristine.querySelector(name);
    Array.prototype.slice.call(parent.children).forEach(function (child) {
      if (!child.hasAttribute('data-own')) parent.removeChild(child);
    });
  });
}

function part(id) {
  return pristine.querySelector('#' + id).textContent;
}

function unpack(text) {
  var binary = atob(text);
  var bytes = new Uint8Array(binary.length);
  for (var i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

function restBytes() {
  return unpack(part('nianbao-rest-wasm'));
}

/* Without a line end: a parser would move it into the body, and copies of copies grow. */
function source(root) {
  return '<!DOCTYPE html>\n' + root.outerHTML;
}

function start() {
  boot.pristineHtml = function () { return source(pristine); };
  boot.embeddedDraft = function () { return part('nianbao-draft').trim() || null; };
  boot.withDraft = function (json) {
    var copy = pristine.cloneNode(true);
    copy.querySelector('#nianbao-draft').textContent = json.replace(/</g, '\\u003c');
    return source(copy);
  };
  /* A module stays packed text until its worker unpacks it. */
  var made = {};
  boot.workerUrl = function (name) {
    name = name || 'engine';
    if (!made[name]) {
      made[name] = URL.createObjectURL(new Blob([
        part('nianbao-' + name), '\n', unpack.toString(),
        '\nunpack("', part('nianbao-' + name + '-wasm'),
        '").then(function (wasm) { return wasm_bindgen({ module_or_path: wasm }); })',
        '.catch(function (reason) { setTimeout(function () { throw reason; }); });\n'
      ], { type: 'text/javascript' }));
    }
    return made[name];
  };
  whenParsed(function () {
    remember();
    if (typeof wasm_bindgen === 'undefined') return notOpened('wasm_bindgen');
    unpack(part('nianbao-app-wasm')).then(run).catch(notOpened);
  });
}
