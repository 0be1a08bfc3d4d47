// The comments on the page: as many items as there are comments shown, and nothing kept of those that are gone.
import { rows } from './view-model.js';
import { fill, tellTime } from './row.js';

/** An `<ol>` that follows what it is told to show. One item is current: the tab key comes to it, and j and k go on from it. */
export class List {
  #list;
  #drawn = new Map(); // id → its item, and the row and the look that it shows
  #current;
  #chosen = false; // until one has had the focus, the last is the current one

  constructor(list) {
    this.#list = list;
    list.addEventListener('focusin', (event) => {
      this.#chosen = true;
      this.#setCurrent(event.target.closest('li'));
    });
  }

  /**
   * Moves and touches only what differs, so that focus, selection and scroll position stay where they are.
   *
   * @param unsent id → state of one's own that are not stored yet
   */
  draw(comments, unsent, look) {
    const wanted = rows(comments).map((row) => ({ ...row, unsent: unsent.get(row.comment.id) }));
    this.#drop(new Set(wanted.map((row) => row.comment.id)));
    let place = this.#list.firstElementChild;
    for (const row of wanted) {
      const item = this.#itemFor(row, look);
      if (item === place) place = place.nextElementSibling;
      else this.#list.insertBefore(item, place);
    }
    if (!this.#chosen || !this.#current.isConnected) this.#setCurrent(this.#list.lastElementChild);
  }

  #drop(kept) {
    for (const [id, { item }] of this.#drawn) {
      if (kept.has(id)) continue;
      const next = item.contains(document.activeElement) ? item.nextElementSibling ?? item.previousElementSibling : null;
      item.remove();
      this.#drawn.delete(id);
      next?.focus({ preventScroll: true });
    }
  }

  #itemFor(row, look) {
    const old = this.#drawn.get(row.comment.id);
    if (old && same(old.row, row) && same(old.look, look)) return old.item;
    const item = old?.item ?? document.createElement('li');
    const focused = item.contains(document.activeElement) && item !== document.activeElement ? document.activeElement.dataset.do : undefined;
    if (!old) item.tabIndex = -1;
    fill(item, row, look);
    if (item === this.#current) this.#reach(item, 0);
    if (focused) (item.querySelector(`[data-do="${focused}"]`) ?? item).focus({ preventScroll: true });
    this.#drawn.set(row.comment.id, { item, row, look });
    return item;
  }

  /** The item of the comment that is read by keyboard, or undefined. */
  focused() {
    return document.activeElement?.closest?.('#comments > li') ?? undefined;
  }

  /** Focus on the next item, or the one before, or the current one if none has it. */
  step(by) {
    const from = this.focused();
    const to = from === undefined ? this.#current : by > 0 ? from.nextElementSibling : from.previousElementSibling;
    to?.focus();
  }

  tellTimes(now) {
    for (const { item } of this.#drawn.values()) tellTime(item, now);
  }

  #setCurrent(item) {
    if (item === null || item === this.#current) return;
    if (this.#current) this.#reach(this.#current, -1);
    this.#current = item;
    this.#reach(item, 0);
  }

  #reach(item, tabIndex) {
    item.tabIndex = tabIndex;
    for (const button of item.querySelectorAll('button')) button.tabIndex = tabIndex;
  }
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
