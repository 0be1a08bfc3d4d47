// The page: what is known, what of it is shown, and who tells whom.
import { Composer } from './compose.js';
import { Feed, MOST } from './feed.js';
import { Filters } from './filters.js';
import { listen } from './keys.js';
import { List } from './list.js';
import { Moderation } from './moderate.js';
import { Scroll } from './scroll.js';
import { Status } from './status.js';
import { apply, matching, merge, newerThan } from './view-model.js';
import { many, news } from './words.js';

const $ = (id) => document.getElementById(id);
const PAGE = 50;
const TIMES_MS = 5000;

let comments = []; // at most `limit`, oldest first
let limit = PAGE;
let known = false; // whether the server has told the newest page of what is asked for

const list = new List($('comments'));
const scroll = new Scroll($('comments'), $('newest'));
const status = new Status();
const filters = new Filters(filter);
const composer = new Composer({ posting, changed, stored });
const moderation = new Moderation({ changed, stored, gone });
const feed = new Feed({ began, changed: (delta) => show(apply(comments, delta, limit)), answered, failed }, () => comments.length, asked());

// ---- what the server tells

function began(newest) {
  const first = !known;
  known = true;
  show(newest, first);
}

function answered(answer) {
  status.answered(answer);
  if (answer.hasMore !== undefined) $('earlier').hidden = !answer.hasMore || limit >= MOST;
}

function failed(sentence, retryAt) {
  status.failed(sentence, retryAt);
  if (!known) $('empty').textContent = 'Comments appear here as soon as the server gives them.';
}

function stored(comment) {
  const asked = filters.type === '' || filters.type === comment['message-type'];
  show(asked ? merge(comments, [comment], limit) : comments);
}

function gone(id) {
  show(comments.filter((comment) => comment.id !== id));
}

// ---- what the reader does

/** What one has just written is seen, whatever was searched for before. */
function posting() {
  const hidden = filters.q !== '' || filters.type !== '';
  filters.clear();
  if (hidden) filter();
  draw(true, 0);
}

function changed(words) {
  draw(false, 0);
  if (words !== '') say(words);
}

/** A search looks through all that the server still has at hand. */
function asked() {
  limit = filters.q === '' ? limit : MOST;
  return { limit, type: filters.type };
}

let lastAsked = asked();

function filter() {
  const { type } = lastAsked;
  const before = lastAsked.limit;
  lastAsked = asked();
  if (type !== lastAsked.type) {
    comments = [];
    known = false;
  }
  if (type !== lastAsked.type || before !== lastAsked.limit) feed.choose(lastAsked);
  if (known) draw(true, 0);
}

function more() {
  limit = Math.min(MOST, limit + PAGE);
  lastAsked = asked();
  feed.choose(lastAsked);
}

$('comments').addEventListener('click', (event) => {
  const button = event.target.closest('button[data-do]');
  if (button) act(button.dataset.do, button.closest('li').dataset.id, button);
});

function act(what, id, button) {
  if (what === 'reply') composer.write(comments.find((comment) => comment.id === id));
  if (what === 'again') composer.again(id);
  if (what === 'back') composer.takeBack(id);
  if (what === 'delete') moderation.delete(id, button);
  if (what === 'ask') moderation.ask(id);
}

listen({
  '/': () => $('search').focus(),
  c: () => composer.write(),
  j: () => list.step(1),
  k: () => list.step(-1),
  r: () => list.focused()?.querySelector('[data-do="reply"]')?.click(),
  Escape(from) {
    if (from === $('text')) composer.leave();
    else if (from === $('search') && filters.q !== '') {
      filters.q = '';
      $('search').value = '';
      $('search').dispatchEvent(new Event('input'));
    } else from.blur();
  },
});

// ---- drawing

function show(next, toNewest = false) {
  const fresh = newerThan(comments, next);
  comments = next;
  composer.settle(next);
  composer.offer(next);
  draw(toNewest, matching(fresh, filters.q).length);
  if (fresh.length > 0) say(news(fresh));
}

function draw(toNewest, fresh) {
  const found = matching(comments, filters.q);
  const all = [...found, ...composer.unsentComments()];
  scroll.keep(() => {
    list.draw(all, composer.unsent(), { words: filters.q, moderating: moderation.active });
    tellEmpty(all.length > 0);
  }, toNewest, fresh);
  $('comments').classList.toggle('found-in', filters.q !== '');
  $('found').textContent = filters.q === '' ? '' : `${many(found.length, 'comment')} found`;
}

function tellEmpty(something) {
  $('empty').hidden = something;
  if (something || !known) return;
  if (filters.q !== '') $('empty').textContent = `Nothing here has “${filters.q}” in its text or name.`;
  else if (filters.type !== '') $('empty').textContent = 'No comments of this type yet.';
  else $('empty').textContent = 'No comments yet. Write the first one, or ask somebody below and watch the answer come.';
}

function say(words) {
  $('news').textContent = words;
}

// ---- starting

$('retry').addEventListener('click', () => feed.askAgain());
$('earlier').addEventListener('click', more);
window.addEventListener('online', () => feed.askAgain());
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) feed.askAgain();
});
setInterval(() => list.tellTimes(Date.now()), TIMES_MS);
composer.askWhom().then(() => composer.offer(comments));
feed.start();
