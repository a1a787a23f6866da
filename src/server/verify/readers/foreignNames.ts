/** Global names that code may rightly use though they do not exist here: of browsers, frameworks, tests. */
export const FOREIGN_NAMES: ReadonlySet<string> = new Set(
  (
    'window document navigator location history screen self parent top frames alert confirm prompt ' +
    'localStorage sessionStorage indexedDB caches requestAnimationFrame cancelAnimationFrame ' +
    'requestIdleCallback getComputedStyle matchMedia customElements HTMLElement Element Node NodeList ' +
    'DOMParser XMLSerializer XMLHttpRequest FileReader Image Audio Worker SharedWorker Notification ' +
    'MutationObserver IntersectionObserver ResizeObserver CustomEvent KeyboardEvent MouseEvent CSS SVGElement ' +
    'React ReactDOM Vue angular $ jQuery _ d3 THREE gsap process require module exports __dirname __filename ' +
    'describe it test suite expect assert before after beforeEach afterEach beforeAll afterAll setup teardown suiteSetup suiteTeardown jest vi cy ' +
    'chrome browser vscode acquireVsCodeApi Deno Bun WScript ActiveXObject importScripts postMessage'
  ).split(' '),
);
