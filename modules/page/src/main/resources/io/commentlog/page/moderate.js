// Moderation, once somebody has entered a token: deleting, and asking again. Tokens stay in this page's memory alone.
import { API, send } from './api.js';

const $ = (id) => document.getElementById(id);
const SURE_MS = 4000;

/** Tells whoever shows it: `changed(news)`, `stored(comment)`, `gone(id)`. */
export class Moderation {
  active = false;
  #page;
  #moderator = '';
  #bot = '';

  constructor(page) {
    this.#page = page;
    $('moderate').addEventListener('click', () => this.#toggle());
    $('moderation-cancel').addEventListener('click', () => $('moderation').close());
    $('moderation-form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#begin($('moderator-token').value.trim(), $('bot-token').value.trim());
    });
    $('moderation').addEventListener('close', () => $('moderation-form').reset());
  }

  #toggle() {
    if (this.active) this.#set(false, '', '');
    else $('moderation').showModal();
  }

  #begin(moderator, bot) {
    $('moderation').close();
    this.#set(true, moderator, bot);
  }

  #set(active, moderator, bot) {
    this.active = active;
    this.#moderator = moderator;
    this.#bot = bot;
    $('moderate').setAttribute('aria-pressed', String(active));
    $('moderate').textContent = active ? 'Moderating' : 'Moderate';
    this.#page.changed('');
  }

  /** Deletes if the button is pressed a second time, soon. */
  async delete(id, button) {
    if (button.dataset.sure !== 'asked') {
      button.dataset.sure = 'asked';
      button.textContent = 'Really delete?';
      setTimeout(() => {
        delete button.dataset.sure;
        button.textContent = 'Delete';
      }, SURE_MS);
      return;
    }
    await this.#try(async () => {
      await send('DELETE', `${API}/${encodeURIComponent(id)}`, undefined, this.#moderator);
      this.#page.gone(id);
    });
  }

  /** Puts a comment back to waiting. */
  async ask(id) {
    await this.#try(async () => {
      const { body } = await send('PATCH', `${API}/${encodeURIComponent(id)}`, { botParams: { processed: false } }, this.#bot);
      this.#page.stored(body);
    });
  }

  async #try(change) {
    try {
      await change();
      this.#page.changed('');
    } catch (problem) {
      this.#page.changed(problem.message);
    }
  }
}
