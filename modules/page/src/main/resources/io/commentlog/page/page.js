// The shell: asks the server, draws what view-model.js decides. Text from the server only ever becomes textContent.
import { apply, backOff, cssColor, isoTime, merge, news, newerThan, processed, relativeTime, rows } from './view-model.js';

const API = 'api/comments';
const PAGE = 50;
const MOST = 1000; // the server's bound on limit
const HOLD_S = 20; // how long the server may keep a question for which it has no news
const REQUEST_TIMEOUT_MS = 10000;

const $ = (id) => document.getElementById(id);
const drawn = new Map(); // id → its <li> and the row it shows

let comments = [];
let limit = PAGE;
let cursor = ''; // how far the server has told us everything; '' before it has told us anything
let failures = 0;
let timer = 0;
let running = false;
let again = false;
let held = new AbortController();
let retryAt = 0;

// ---- asking

class Refused extends Error {
  constructor(sentence, retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }
}

async function request(path, options = {}, hold = { signal: new AbortController().signal, seconds: 0 }) {
  let response;
  try {
    const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS + hold.seconds * 1000);
    response = await fetch(path, { ...options, signal: AbortSignal.any([timeout, hold.signal]) });
  } catch {
    hold.signal.throwIfAborted();
    throw new Refused('The server cannot be reached.');
  }
  const body = await response.json().catch(() => undefined);
  if (!response.ok) {
    const sentence = body?.error ?? `The server answered ${response.status} without an explanation.`;
    throw new Refused(sentence, Number(response.headers.get('Retry-After')));
  }
  if (body === undefined) throw new Refused('The server’s answer could not be read.');
  return body;
}

/** One question at a time: an older answer can then never arrive after a newer one. */
async function tick() {
  if (running) {
    again = true;
    return;
  }
  clearTimeout(timer);
  running = true;
  try {
    await ask();
    failures = 0;
    showState('ok', 'Live');
    again = true;
  } catch (problem) {
    if (!held.signal.aborted) {
      failures += 1;
      const wait = backOff(failures, problem.retryAfter);
      retryAt = performance.now() + wait;
      showRetry(problem.message);
      timer = setTimeout(tick, wait);
    }
  } finally {
    running = false;
  }
  if (again) {
    again = false;
    tick();
  }
}

/** What has come, changed or gone since the cursor; held by the server until there is something. */
async function ask() {
  held = new AbortController();
  const hold = { signal: held.signal, seconds: cursor === '' || failures > 0 ? 0 : HOLD_S };
  const delta = await request(`${API}?cursor=${cursor}&limit=${limit}&wait=${hold.seconds}`, {}, hold);
  const next = cursor === '' || delta.reset ? delta.comments : apply(comments, delta, limit);
  const changed = cursor === '' || delta.reset || delta.comments.length + delta.removed.length > 0;
  cursor = delta.cursor;
  if (changed) {
    show(next, false);
    await count();
  }
}

/** How many comments there are, and whether there are more than are shown. */
async function count() {
  const page = await request(`${API}?limit=0&offset=${comments.length}`);
  $('total').textContent = page.total === 1 ? '1 comment' : `${page.total.toLocaleString('en')} comments`;
  $('earlier').hidden = !page.hasMore || limit >= MOST;
}

/** Asks anew, now, and no longer for what was asked. */
function askAgain() {
  if (running) {
    again = true;
    held.abort();
  } else {
    tick();
  }
}

// ---- posting

let sending = false;
let attempt = { body: '', id: '' };

/** The same text sent again after a failure carries the same id, so that it cannot appear twice. */
function idFor(body) {
  if (attempt.body !== body) {
    const random = crypto.getRandomValues(new Uint8Array(9));
    attempt = { body, id: `${Date.now()}-${Array.from(random, (byte) => (byte % 36).toString(36)).join('')}` };
  }
  return attempt.id;
}

async function post(event) {
  event.preventDefault();
  if (sending) return;
  const draft = { text: $('text').value, color: ownColor() };
  if ($('name').value.trim() !== '') draft.username = $('name').value;
  if ($('ask').checked) draft.botParams = { entity: 'echo', processed: false };
  remember('name', $('name').value);
  remember('ask', $('ask').checked ? 'yes' : '');
  setSending(true);
  try {
    const stored = await request(API, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: idFor(JSON.stringify(draft)), ...draft }),
    });
    attempt = { body: '', id: '' };
    if ($('text').value === draft.text) $('text').value = '';
    showProblem('');
    show(merge(comments, [stored], limit), true);
  } catch (problem) {
    showProblem(problem.message); // and what was typed stays where it is
  } finally {
    setSending(false);
    showLeft();
  }
}

function setSending(now) {
  sending = now;
  $('send').setAttribute('aria-disabled', String(now));
  $('send').textContent = now ? 'Posting…' : 'Post';
}

function showProblem(sentence) {
  const follow = nearEnd(); // the sentence takes room from the comments
  $('problem').hidden = sentence === '';
  $('problem').textContent = sentence;
  if (follow) toEnd();
}

function showLeft() {
  const left = 1000 - $('text').value.length;
  $('left').textContent = left <= 200 ? `${left} left` : '';
}

// ---- drawing

/** Draws what is known now. Who reads the newest stays with the newest; who reads further up is not moved. */
function show(next, toNewest) {
  const fresh = newerThan(comments, next);
  const follow = toNewest || comments.length === 0 || nearEnd();
  const anchor = follow ? undefined : firstInSight();
  const top = anchor?.getBoundingClientRect().top;
  comments = next;
  draw();
  $('empty').hidden = comments.length > 0;
  $('empty').textContent = 'No comments yet. Write the first one.';
  if (follow) {
    toEnd();
  } else {
    if (anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - top);
    if (fresh.length > 0) $('newest').hidden = false;
  }
  if (fresh.length > 0) $('news').textContent = news(fresh);
}

/** Moves and touches only what differs, so that focus, selection and scroll position stay where they are. */
function draw() {
  const list = $('comments');
  const now = Date.now();
  const wanted = rows(comments);
  const ids = new Set(wanted.map((row) => row.comment.id));
  for (const [id, { item }] of drawn) {
    if (!ids.has(id)) {
      item.remove();
      drawn.delete(id);
    }
  }
  let place = list.firstElementChild;
  for (const row of wanted) {
    const item = itemFor(row, now);
    if (item === place) {
      place = place.nextElementSibling;
    } else {
      list.insertBefore(item, place);
    }
  }
}

function itemFor(row, now) {
  const key = JSON.stringify(row);
  const old = drawn.get(row.comment.id);
  if (old?.key === key) return old.item;
  const item = old?.item ?? document.createElement('li');
  fill(item, row, now);
  drawn.set(row.comment.id, { item, key });
  return item;
}

function fill(item, { comment, depth, orphan }, now) {
  const name = comment.username ?? 'Anonymous';
  const color = cssColor(comment.color);
  item.className = `comment depth-${Math.min(depth, 4)}`;
  if (color !== '') item.style.setProperty('--who', color);

  const face = element('span', 'face', [...name][0].toUpperCase());
  face.setAttribute('aria-hidden', 'true');
  const time = element('time', 'time', relativeTime(comment.timestamp, now));
  time.dateTime = isoTime(comment.timestamp);
  time.title = new Date(comment.timestamp).toLocaleString();
  const head = element('p', 'head');
  head.append(element('span', 'name', name));
  if (comment['message-type'] !== 'human') head.append(element('span', 'type', comment['message-type']));
  head.append(time);
  if (processed(comment) === 'waiting') head.append(element('span', 'mark waiting', 'waiting for the bot'));
  if (processed(comment) === 'handled') head.append(element('span', 'mark handled', 'processed'));

  const body = element('div', 'body');
  if (depth > 0) head.prepend(element('span', 'unseen', 'Reply from '));
  if (orphan) body.append(element('p', 'orphan', 'Reply to a comment that is not on this page'));
  body.append(head, element('p', 'text', comment.text));
  item.replaceChildren(face, body);
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function showTimes() {
  const now = Date.now();
  for (const comment of comments) {
    const time = drawn.get(comment.id).item.querySelector('time');
    const words = relativeTime(comment.timestamp, now);
    if (time.textContent !== words) time.textContent = words;
  }
}

function showState(state, text) {
  $('retry').hidden = state !== 'retrying';
  $('wait').hidden = state !== 'retrying';
  if ($('state').dataset.state !== state) $('state').dataset.state = state;
  if ($('state-text').textContent !== text) $('state-text').textContent = text;
}

function showRetry(sentence) {
  showState('retrying', `${sentence.replace(/\.?$/, '.')} Trying again`);
  showWait();
  if (comments.length === 0) $('empty').textContent = 'Comments appear here as soon as the server gives them.';
}

/** The seconds run outside the live region: a screen reader is told of the failure once, not of every second. */
function showWait() {
  const seconds = Math.ceil((retryAt - performance.now()) / 1000);
  $('wait').textContent = seconds > 0 ? `in ${seconds} s` : '…';
}

function firstInSight() {
  const top = document.querySelector('header').offsetHeight;
  return [...$('comments').children].find((item) => item.getBoundingClientRect().bottom > top);
}

function nearEnd() {
  return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 120;
}

function toEnd() {
  window.scrollTo(0, document.documentElement.scrollHeight);
  $('newest').hidden = true;
}

// ---- what this browser remembers: a convenience, so a browser that forbids it is no error

function remember(key, value) {
  try {
    localStorage.setItem(`commentlog.${key}`, value);
  } catch {
    // Asked for again next time.
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(`commentlog.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** Nine digits, chosen once, so that one's name keeps its colour. */
function ownColor() {
  const known = remembered('color');
  if (/^\d{9}$/.test(known)) return known;
  const random = crypto.getRandomValues(new Uint8Array(3));
  const color = Array.from(random, (byte) => String(40 + (byte % 181)).padStart(3, '0')).join('');
  remember('color', color);
  return color;
}

// ---- starting

$('form').addEventListener('submit', post);
$('text').addEventListener('input', showLeft);
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $('form').requestSubmit();
  }
});
$('newest').addEventListener('click', toEnd);
$('retry').addEventListener('click', askAgain);
$('earlier').addEventListener('click', () => {
  limit = Math.min(MOST, limit + PAGE);
  cursor = '';
  askAgain();
});
window.addEventListener('scroll', () => {
  if (nearEnd()) $('newest').hidden = true;
}, { passive: true });
window.addEventListener('online', askAgain);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) askAgain();
});
setInterval(showTimes, 5000);
setInterval(showWait, 1000);

$('name').value = remembered('name');
$('ask').checked = remembered('ask') === 'yes';
tick();
