// What the page shows, decided without a document, a network or a clock: everything here is a pure function.

/** A comment's colour for CSS, from `RRRGGGBBB` or `rgb(r, g, b)`; '' for anything else, so that no text reaches CSS. */
export function cssColor(raw) {
  const parts = /^(\d{3})(\d{3})(\d{3})$/.exec(raw) ?? /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(raw);
  const channels = parts?.slice(1).map(Number) ?? [];
  return channels.length === 3 && channels.every((channel) => channel <= 255) ? `rgb(${channels.join(', ')})` : '';
}

/** The order of every page: by timestamp, then id, compared by code unit as the server compares them. */
export function inOrder(a, b) {
  return a.timestamp - b.timestamp || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The newest `limit` of both, each id once, oldest first; of two with one id, the one from `incoming`. */
export function merge(known, incoming, limit) {
  const byId = new Map(known.map((comment) => [comment.id, comment]));
  incoming.forEach((comment) => byId.set(comment.id, comment));
  return [...byId.values()].sort(inOrder).slice(-limit);
}

/** What is known once the server has told what came, changed or went. */
export function apply(known, { comments, removed }, limit) {
  const gone = new Set(removed);
  return merge(known.filter((comment) => !gone.has(comment.id)), comments, limit);
}

/**
 * The rows to draw: `{comment, depth, orphan}`, each reply beneath the comment it answers, everything else in order.
 * A reply whose question is not on the page is a row of its own, marked `orphan`. No comment is ever left out, even if
 * replies answer each other in a circle.
 */
export function rows(comments) {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const replies = new Map();
  const roots = [];
  for (const comment of comments) {
    if (byId.has(comment.replyTo) && !answersItself(comment, byId)) {
      replies.set(comment.replyTo, [...(replies.get(comment.replyTo) ?? []), comment]);
    } else {
      roots.push(comment);
    }
  }
  const out = [];
  const stack = roots.reverse().map((comment) => ({ comment, depth: 0, orphan: Boolean(comment.replyTo) }));
  while (stack.length > 0) {
    const row = stack.pop();
    out.push(row);
    const beneath = replies.get(row.comment.id) ?? [];
    stack.push(...beneath.map((comment) => ({ comment, depth: row.depth + 1, orphan: false })).reverse());
  }
  return out;
}

function answersItself(comment, byId) {
  const seen = new Set();
  let above = comment;
  while (above && !seen.has(above.id)) {
    seen.add(above.id);
    above = byId.get(above.replyTo);
  }
  return above === comment;
}

/**
 * How the bot stands to a comment: `{kind, words, detail}`, the kind `none`, `waiting`, `handled` or `failed`. Only the JSON
 * literals count, as on the server; what a failure says may be anything that a client sent.
 */
export function mark(comment) {
  const { processed, failure, entity } = comment.botParams ?? {};
  const who = typeof entity === 'string' && entity !== '' ? entity : 'the bot';
  if (processed === true) return { kind: 'handled', words: 'processed', detail: '' };
  if (processed !== false) return { kind: 'none', words: '', detail: '' };
  if (typeof failure !== 'object' || failure === null) return { kind: 'waiting', words: `waiting for ${who}`, detail: '' };
  const reason = typeof failure.reason === 'string' ? `: ${failure.reason}` : '';
  const attempts = Number.isInteger(failure.attempts) ? ` after ${failure.attempts} attempt${failure.attempts === 1 ? '' : 's'}` : '';
  const error = typeof failure.lastError === 'string' ? `. ${failure.lastError}` : '';
  return { kind: 'failed', words: `no answer${reason}`, detail: `${who} has given up${attempts}${error}` };
}

/** Those with the words in their text or name, whatever the case: what the server's own search finds. */
export function matching(comments, words) {
  const wanted = words.toLowerCase();
  const has = (text) => (text ?? '').toLowerCase().includes(wanted);
  return wanted === '' ? comments : comments.filter((comment) => has(comment.text) || has(comment.username));
}

/** A text in parts, every second of which is what was searched for. */
export function partsAround(text, words) {
  const wanted = words.toLowerCase();
  const lower = text.toLowerCase();
  if (wanted === '' || lower.length !== text.length) return [text]; // a letter that is two in lower case moves all behind it
  const parts = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...parts, text.slice(from)];
}

/** Whom one may ask: those that the node answers for, else those whom others asked, else the one there is by default. */
export function entities(told, comments) {
  if (told.length > 0) return told;
  const asked = comments.map((comment) => comment.botParams?.entity).filter((entity) => typeof entity === 'string' && entity !== '');
  return asked.length > 0 ? [...new Set(asked)].sort().slice(0, 20) : ['echo'];
}

/** Those of `next` that come after all that was known before, none if nothing was: a first page is not news. */
export function newerThan(known, next) {
  return known.length === 0 ? [] : next.filter((comment) => inOrder(comment, known[known.length - 1]) > 0);
}
