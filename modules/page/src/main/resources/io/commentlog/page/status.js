// The line at the top: whether the page is told what happens, and how old what it shows is.
import { many, sentence, span, viewState } from './words.js';

const $ = (id) => document.getElementById(id);

/** Words for the eye run on by themselves; a screen reader is told of a change once, not of every second. */
export class Status {
  #asOf; // when the node last knew that it had everything, by this page's clock
  #source = 'live';
  #retryAt; // undefined while all is well

  constructor() {
    setInterval(() => this.#tell(), 1000);
  }

  answered({ headers, total }) {
    this.#asOf = performance.now() - Number(headers.get('View-Age-Ms') ?? 0);
    this.#source = headers.get('View-Source') ?? 'live';
    this.#retryAt = undefined;
    if (total !== undefined) $('total').textContent = many(total, 'comment');
    const { state, text, age } = viewState(performance.now() - this.#asOf, this.#source);
    this.#show(state, text);
    $('age').textContent = age;
  }

  failed(words, retryAt) {
    this.#retryAt = retryAt;
    this.#show('retrying', `${sentence(words)} Trying again`);
    this.#tell();
  }

  /** Between two answers a live view is as old as the last one said; all else grows older. */
  #tell() {
    if (this.#retryAt !== undefined) {
      const seconds = Math.ceil((this.#retryAt - performance.now()) / 1000);
      $('wait').textContent = seconds > 0 ? `in ${seconds} s` : '…';
      $('age').textContent = this.#asOf === undefined ? '' : `as of ${span(this.#ageMs() / 1000)} ago`;
    } else if ($('state').dataset.state === 'behind') {
      $('age').textContent = viewState(this.#ageMs(), this.#source).age;
    }
  }

  #ageMs() {
    return performance.now() - this.#asOf;
  }

  #show(state, words) {
    $('retry').hidden = state !== 'retrying';
    $('wait').hidden = state !== 'retrying';
    if ($('state').dataset.state !== state) $('state').dataset.state = state;
    if ($('state-text').textContent !== words) $('state-text').textContent = words;
  }
}
