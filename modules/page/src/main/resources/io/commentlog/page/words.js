// What the page says of times, ages and news, decided without a document or a clock: pure functions.

/** How long ago, in words; after a week, the date. A timestamp ahead of this clock is `now`. */
export function relativeTime(then, now) {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 10) return 'now';
  if (seconds < 7 * 86400) return `${span(seconds < 60 ? seconds - (seconds % 10) : seconds)} ago`;
  return isoTime(then).slice(0, 10);
}

/** Seconds as `40 s`, `3 min`, `5 h` or `2 d`. */
export function span(seconds) {
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
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

const BEHIND_MS = 5000; // as /health/fresh has it

/**
 * What the line at the top says of a view: `{state, text, age}`.
 *
 * @param ageMs how long ago the node knew that it had everything
 * @param source what it answers from, as View-Source says
 */
export function viewState(ageMs, source) {
  if (source === 'snapshot') return { state: 'behind', text: 'From disk, while the node starts', age: `as of ${span(ageMs / 1000)} ago` };
  if (ageMs >= BEHIND_MS) return { state: 'behind', text: 'Standing still', age: `as of ${span(ageMs / 1000)} ago` };
  return { state: 'ok', text: 'Live', age: `${(ageMs / 1000).toFixed(1)} s old` };
}

/** What a screen reader is told of comments that have just come; '' of none. */
export function news(comments) {
  if (comments.length === 0) return '';
  if (comments.length > 1) return `${comments.length} new comments`;
  return `${comments[0].username ?? 'Anonymous'}: ${comments[0].text}`;
}

/** How many of a thing. */
export function many(count, one, more = `${one}s`) {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${more}`;
}

/** A sentence, with its full stop. */
export function sentence(words) {
  return words.replace(/[.…]?$/, '.');
}
