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

/** `waiting`, `handled` or `none`; only the JSON literals count, as on the server. */
export function processed(comment) {
  const flag = comment.botParams?.processed;
  return flag === true ? 'handled' : flag === false ? 'waiting' : 'none';
}

/** How long ago, in words; after a week, the date. A timestamp ahead of this clock is `now`. */
export function relativeTime(then, now) {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 10) return 'now';
  if (seconds < 60) return `${seconds - (seconds % 10)} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  if (seconds < 7 * 86400) return `${Math.floor(seconds / 86400)} d ago`;
  return isoTime(then).slice(0, 10);
}

/** ISO 8601; '' for a timestamp beyond what a date can hold, which the server's limits allow. */
export function isoTime(then) {
  return Math.abs(then) <= 8.64e15 ? new Date(then).toISOString() : '';
}

/** Milliseconds until the next try after `failures` in a row: 1, 2, 4, 8, then 15 s; never before the server's Retry-After. */
export function backOff(failures, retryAfterSeconds) {
  const own = Math.min(15000, 1000 * 2 ** (failures - 1));
  return Math.max(own, Math.min(60, retryAfterSeconds || 0) * 1000);
}

/** Those of `next` that come after all that was known before, none if nothing was: a first page is not news. */
export function newerThan(known, next) {
  return known.length === 0 ? [] : next.filter((comment) => inOrder(comment, known[known.length - 1]) > 0);
}

/** What a screen reader is told of comments that have just come; '' of none. */
export function news(comments) {
  if (comments.length === 0) return '';
  if (comments.length > 1) return `${comments.length} new comments`;
  return `${comments[0].username ?? 'Anonymous'}: ${comments[0].text}`;
}
