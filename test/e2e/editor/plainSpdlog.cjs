/**
 * Stands in the installed editor for `@vscode/spdlog`, whose native part would have to be compiled.
 * Without it the editor writes no log, and what an extension logs could not be read by a test.
 */
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  #file;
  #level = LEVELS.indexOf('info');
  #format = (level, message) => `${now()} [${LEVELS[level]}] ${message}\n`;

  constructor(_kind, _name, file) {
    this.#file = file;
  }

  trace = message => this.#write(0, message);
  debug = message => this.#write(1, message);
  info = message => this.#write(2, message);
  warn = message => this.#write(3, message);
  error = message => this.#write(4, message);
  critical = message => this.#write(5, message);

  getLevel = () => this.#level;
  setLevel = level => {
    this.#level = level;
  };
  setPattern = () => {};
  clearFormatters = () => {
    this.#format = (_level, message) => message;
  };
  flush = () => {};
  drop = () => {};

  #write(level, message) {
    if (level < this.#level) return;
    try {
      appendFileSync(this.#file, this.#format(level, message));
    } catch {
      // The editor's folder goes away while it stops; there is nobody left to tell.
    }
  }
}

const now = () => new Date().toISOString().replace('T', ' ').replace('Z', '');

const createLogger = async (name, file) => {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
};

// One by one: an `import` of this file finds no names in an object.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
