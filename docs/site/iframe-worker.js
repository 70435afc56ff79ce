// Search runs in a web worker, and browsers allow no workers for pages that are opened as files. For these a hidden frame replaces it. (The
// theme's plugin `offline` would use a script of this name too, but every reader would download it from a network.)
if (location.protocol === 'file:') {
  window.Worker = class extends EventTarget {
    #frame = document.createElement('iframe');
    #ready;

    constructor(url) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const { contentWindow: scope, contentDocument: page } = this.#frame;
      const run = (source) => new Promise((resolve, reject) => {
        const script = Object.assign(page.createElement('script'), { src: source, onload: resolve, onerror: reject });
        page.head.append(script);
      });
      scope.postMessage = (data) => this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
      scope.importScripts = (...sources) => sources.reduce((before, source) => before.then(() => run(source)), Promise.resolve());
      this.#ready = run(url);
    }

    postMessage(data) {
      this.#ready.then(() => this.#frame.contentWindow.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) })));
    }

    terminate() {
      this.#frame.remove();
    }
  };
}
