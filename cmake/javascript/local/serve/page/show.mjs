// The page of the local server, in the browser: the viewer of the API, and the last requests.

const element = (id) => document.getElementById(id);

/** Loads a script or a style sheet. */
const load = (kind, properties) => new Promise((settle, fail) => {
  const made = Object.assign(document.createElement(kind), properties);
  made.onload = settle;
  made.onerror = () => fail(new Error(properties.src ?? properties.href));
  document.head.append(made);
});

async function showApi() {
  const reply = await fetch('openapi.json');
  if (reply.status === 204) return; // a function without routes
  document.querySelector('main').classList.add('has-api');
  document.title = (await reply.json()).info.title;
  try {
    await Promise.all([load('link', { rel: 'stylesheet', href: 'swagger-ui.css' }), load('script', { src: 'swagger-ui-bundle.js' })]);
  } catch (error) {
    element('api').textContent = await (await fetch(error.message)).text(); // why there is no viewer
    return;
  }
  // A test asks the viewer whether a route can be tried yet.
  element('api').viewer = globalThis.SwaggerUIBundle({
    dom_id: '#api', url: 'openapi.json', deepLinking: true, tryItOutEnabled: true, validatorUrl: null,
  });
}

function showRequest({ number, status, method, url, took, note, log }) {
  const item = element('request').content.firstElementChild.cloneNode(true);
  item.id = `request-${number}`;
  item.classList.toggle('failed', status >= 500);
  item.querySelector('b').textContent = status;
  item.querySelector('code').textContent = `${method} ${url}`;
  item.querySelector('span').textContent = note === '' ? took : `${took}, ${note}`;
  item.querySelector('pre').textContent = log === '' ? 'It logged nothing.' : log;
  item.querySelector('details').open = log !== '';
  element('requests').prepend(item);
  element('none').hidden = true;
}

// A new build of the function begins with number 1 again.
const source = new EventSource('requests');
source.onopen = () => element('requests').replaceChildren();
source.onmessage = ({ data }) => showRequest(JSON.parse(data));

await showApi();
