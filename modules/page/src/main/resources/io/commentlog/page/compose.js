// Writing: a comment is shown at once as being sent, and replaced by the stored one, which has the same id.
import { API, request, send } from './api.js';
import { newId, ownColor, remember, remembered } from './memory.js';
import { entities } from './view-model.js';

const $ = (id) => document.getElementById(id);
const LONGEST = 1000;
const MOST_UNSENT = 20;

/**
 * The form, and what was written there and is not stored yet. Tells whoever shows it: `posting()` when one is sent,
 * `changed(news)` when what is unsent has changed, `stored(comment)` when the server has it.
 */
export class Composer {
  #page;
  #unsent = new Map(); // id → {draft, comment, state, problem}
  #queue = Promise.resolve(); // one at a time: the log has them in the order in which they were written
  #replyTo = '';
  #told = []; // the entities that this node answers for, if it says so

  constructor(page) {
    this.#page = page;
    $('form').addEventListener('submit', (event) => this.#post(event));
    $('text').addEventListener('input', () => this.#tellLeft());
    $('text').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      $('form').requestSubmit();
    });
    $('no-reply').addEventListener('click', () => this.write());
    $('name').value = remembered('name');
    this.offer([]);
  }

  /** Those not stored yet, in the order in which they were written: id → state, and a problem if there is one. */
  unsent() {
    return new Map([...this.#unsent].map(([id, { state, problem }]) => [id, { state, problem }]));
  }

  unsentComments() {
    return [...this.#unsent.values()].map(({ comment }) => comment);
  }

  /** What the view has is stored, whatever became of the answer. */
  settle(comments) {
    for (const { id } of comments) this.#unsent.delete(id);
  }

  /** The cursor in the field, for a comment or for a reply to one. */
  write(to) {
    this.#replyTo = to?.id ?? '';
    $('reply').hidden = to === undefined;
    $('reply-name').textContent = to?.username ?? 'Anonymous';
    $('text').focus();
  }

  /** Leaves what Esc would leave: first the reply, then the field. */
  leave() {
    if (this.#replyTo === '') $('text').blur();
    else this.write();
  }

  again(id) {
    this.#set(id, { state: 'sending', problem: '' });
    this.#send(id);
    this.#page.changed('');
  }

  /** Back into the field, to be written otherwise. */
  takeBack(id) {
    const { draft } = this.#unsent.get(id);
    this.#unsent.delete(id);
    $('text').value = [draft.text, $('text').value].filter(Boolean).join('\n');
    this.#tellLeft();
    $('text').focus();
    this.#page.changed('');
  }

  /** Asks the node whom one may ask; a node without a bot does not say. */
  async askWhom() {
    const answer = await request('api/bot/status').catch(() => undefined);
    const told = answer?.body.entities;
    if (Array.isArray(told)) this.#told = told.map(({ id }) => String(id));
  }

  offer(comments) {
    const select = $('entity');
    const offered = ['', ...entities(this.#told, comments)];
    if (offered.join('\n') === [...select.options].map((option) => option.value).join('\n')) return;
    const chosen = select.value || remembered('entity');
    select.replaceChildren(...offered.map((entity) => new Option(entity || 'nobody', entity)));
    select.value = offered.includes(chosen) ? chosen : '';
  }

  #post(event) {
    event.preventDefault();
    const text = $('text').value;
    if (text.trim() === '') return;
    if (this.#unsent.size >= MOST_UNSENT) {
      this.#page.changed(`${MOST_UNSENT} comments are not sent yet. Send them or take them back first.`);
      return;
    }
    const draft = this.#draft(text);
    const { id, username, color, botParams, replyTo } = draft;
    const comment = { id, text: text.trim().replace(/\s+/g, ' '), username: username?.trim(), color, botParams, replyTo, 'message-type': 'human', timestamp: Date.now() };
    this.#unsent.set(id, { draft, comment, state: 'sending', problem: '' });
    $('text').value = '';
    this.#tellLeft();
    this.write();
    this.#page.posting();
    this.#send(id);
  }

  #draft(text) {
    const [name, entity] = [$('name').value, $('entity').value];
    remember('name', name);
    remember('entity', entity);
    const draft = { id: newId(), text, color: ownColor() };
    if (name.trim() !== '') draft.username = name;
    if (entity !== '') draft.botParams = { entity, processed: false };
    if (this.#replyTo !== '') draft.replyTo = this.#replyTo;
    return draft;
  }

  /** The same id again is the same comment, so that a second try cannot make a second one. */
  #send(id) {
    this.#queue = this.#queue.then(async () => {
      const entry = this.#unsent.get(id);
      if (entry === undefined) return;
      try {
        const { body } = await send('POST', API, entry.draft);
        this.#unsent.delete(id);
        this.#page.stored(body);
      } catch (problem) {
        if (!this.#unsent.has(id)) return; // the view had it before the answer was lost
        this.#set(id, { state: 'failed', problem: problem.message });
        this.#page.changed(`Not sent. ${problem.message}`);
      }
    });
  }

  #set(id, change) {
    this.#unsent.set(id, { ...this.#unsent.get(id), ...change });
  }

  #tellLeft() {
    const left = LONGEST - $('text').value.length;
    $('left').textContent = left <= 200 ? `${left} left` : '';
  }
}
