// Follows the log by cursor: one held question at a time, so that an older answer never arrives after a newer one.
import { API, request } from './api.js';
import { backOff } from './words.js';

export const MOST = 1000; // the server's bound on limit

const HOLD_S = 20; // how long the server may keep a question for which it has no news
const BEAT_MS = 5000; // meanwhile it is asked how old its view is

/**
 * Tells whoever reads: `began(comments)`, with the newest page, forgetting what was told before; `changed({comments,
 * removed})`; `answered({headers, total, hasMore})`, some of it; `failed(sentence, retryAt)`. It keeps nothing but its cursor.
 */
export class Feed {
  #reader;
  #shown;
  #limit;
  #type;
  #cursor = ''; // how far the server has told everything; '' before it has told anything
  #failures = 0;
  #timer = 0;
  #running = false;
  #again = false;
  #held = new AbortController();

  /** @param shown how many comments the reader has, so that the server can say whether there are more */
  constructor(reader, shown, { limit, type }) {
    this.#reader = reader;
    this.#shown = shown;
    this.#limit = limit;
    this.#type = type;
  }

  start() {
    setInterval(() => this.#beat(), BEAT_MS);
    this.askAgain();
  }

  /** Begins anew, with what is chosen. */
  choose({ limit = this.#limit, type = this.#type }) {
    this.#limit = limit;
    this.#type = type;
    this.#cursor = '';
    this.askAgain();
  }

  /** Asks now, and no longer for what was asked. */
  askAgain() {
    if (this.#running) {
      this.#again = true;
      this.#held.abort();
    } else {
      this.#tick();
    }
  }

  async #tick() {
    clearTimeout(this.#timer);
    this.#running = true;
    try {
      await this.#ask();
      this.#failures = 0;
      this.#again = true;
    } catch (problem) {
      if (!this.#held.signal.aborted) this.#fail(problem);
    } finally {
      this.#running = false;
    }
    if (this.#again) {
      this.#again = false;
      this.#tick();
    }
  }

  #fail(problem) {
    this.#failures += 1;
    const wait = backOff(this.#failures, problem.retryAfter);
    this.#reader.failed(problem.message, performance.now() + wait);
    this.#timer = setTimeout(() => this.#tick(), wait);
  }

  /** What has come, changed or gone since the cursor; held by the server until there is something. */
  async #ask() {
    this.#held = new AbortController();
    const seconds = this.#cursor === '' || this.#failures > 0 ? 0 : HOLD_S;
    const path = `${API}?cursor=${this.#cursor}&limit=${this.#limit}&wait=${seconds}${this.#typed()}`;
    const { body: delta, headers } = await request(path, {}, { seconds, signal: this.#held.signal });
    const anew = this.#cursor === '' || delta.reset;
    const something = anew || delta.comments.length + delta.removed.length > 0;
    this.#cursor = delta.cursor;
    this.#reader.answered({ headers });
    if (anew) this.#reader.began(delta.comments);
    else if (something) this.#reader.changed(delta);
    if (something) await this.#count();
  }

  /** How many comments there are, whether there are more than are shown, and how old the view is now. */
  async #count() {
    const { body, headers } = await request(`${API}?limit=0&offset=${this.#shown()}${this.#typed()}`);
    this.#reader.answered({ headers, total: body.total, hasMore: body.hasMore });
  }

  /** A node that hangs keeps the held question for ever; this one it does not answer either. */
  async #beat() {
    if (document.hidden || this.#failures > 0 || this.#cursor === '') return;
    try {
      await this.#count();
    } catch {
      if (this.#failures > 0) return;
      this.#failures = 1;
      this.askAgain();
    }
  }

  #typed() {
    return this.#type === '' ? '' : `&type=${encodeURIComponent(this.#type)}`;
  }
}
