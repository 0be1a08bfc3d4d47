// Where the reader is: who reads the newest stays with the newest; who reads further up is not moved.
import { many } from './words.js';

const NEAR_PX = 120;
const root = document.documentElement;

/** The page's scroll position, and the pill that says what has come below it. */
export class Scroll {
  #list;
  #pill;
  #below = 0;

  constructor(list, pill) {
    this.#list = list;
    this.#pill = pill;
    pill.addEventListener('click', () => this.toEnd());
    window.addEventListener('scroll', () => {
      if (this.atEnd()) this.#count(0);
    }, { passive: true });
  }

  atEnd() {
    return window.innerHeight + window.scrollY >= root.scrollHeight - NEAR_PX;
  }

  /**
   * Rows that were never in sight have a guessed height: once they are drawn the end is elsewhere, and is gone to again, unless
   * the reader has gone up meanwhile.
   */
  toEnd() {
    this.#count(0);
    window.scrollTo(0, root.scrollHeight);
    const reached = window.scrollY;
    requestAnimationFrame(() => {
      if (window.scrollY >= reached - 1) window.scrollTo(0, root.scrollHeight);
    });
  }

  /** Changes the page without moving what is read. The browser would move it too, so it is kept from that meanwhile. */
  keep(change, follow, fresh) {
    if (follow || this.atEnd()) {
      change();
      this.toEnd();
      return;
    }
    const anchor = this.#firstInSight();
    const top = anchor?.getBoundingClientRect().top;
    root.style.overflowAnchor = 'none';
    change();
    if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - top);
    root.style.removeProperty('overflow-anchor');
    this.#count(this.#below + fresh);
  }

  #count(below) {
    if (below === this.#below) return;
    this.#below = below;
    this.#pill.hidden = below === 0;
    this.#pill.textContent = many(below, 'new comment');
  }

  #firstInSight() {
    const top = document.querySelector('header').offsetHeight;
    return [...this.#list.children].find((item) => item.getBoundingClientRect().bottom > top);
  }
}
