// Search runs in a web worker, and browsers refuse those of pages that were opened as files. There, a hidden frame takes its place.
// (The theme's plugin `offline` takes a script of this name for its own, which it would have every reader fetch from a network.)
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
