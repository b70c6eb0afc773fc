/*
 * Starting from a folder on a server: the app's script and wasm come as files, at the same
 * time. Second half of the loader; boot.js is the first.
 */

function start() {
  boot.workerUrl = function (part) { return new URL(page[part || 'engine'], document.baseURI).href; };
  var wasm = fetch(page.wasm).then(counted);
  var script = new Promise(function (done, fail) {
    var tag = document.createElement('script');
    tag.src = page.script;
    tag.onload = done;
    tag.onerror = function () { fail(new Error(page.script)); };
    document.head.appendChild(tag);
  });
  whenParsed(function () {
    script.then(function () { return run(wasm); }).catch(notOpened);
  });
}

function restBytes() {
  return fetch(page.rest).then(function (response) {
    if (!response.ok) throw new Error(page.rest + ': ' + response.status);
    return response.arrayBuffer();
  });
}

/* Counts what arrives, and gives the type itself: many portals do not know .wasm. The
   length header is of no use for the count, since it is that of the compressed file. */
function counted(response) {
  if (!response.ok) throw new Error(page.wasm + ': ' + response.status);
  if (!response.body || !window.ReadableStream) return response;
  var reader = response.body.getReader();
  var got = 0;
  var stream = new ReadableStream({
    pull: function (out) {
      return reader.read().then(function (piece) {
        if (piece.done) return out.close();
        got += piece.value.length;
        showProgress(got / page.wasmBytes);
        out.enqueue(piece.value);
      });
    }
  });
  return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
}
