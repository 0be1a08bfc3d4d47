// One comment as elements. What the server sends only ever becomes textContent.
import { cssColor, mark, partsAround } from './view-model.js';
import { isoTime, relativeTime } from './words.js';

/**
 * Fills the item anew.
 *
 * @param row as view-model.js makes them, with `unsent` if it is one's own and not stored yet
 * @param shown `{words, moderating}`: what was searched for, and whether the reader may delete
 */
export function fill(item, { comment, depth, orphan, unsent }, { words, moderating }) {
  const name = comment.username ?? 'Anonymous';
  const color = cssColor(comment.color);
  item.className = `comment depth-${Math.min(depth, 4)}${unsent ? ` ${unsent.state}` : ''}`;
  item.dataset.id = comment.id;
  if (color === '') item.style.removeProperty('--who');
  else item.style.setProperty('--who', color);

  const face = element('span', 'face', [...name][0].toUpperCase());
  face.setAttribute('aria-hidden', 'true');
  const body = element('div', 'body');
  body.append(head(comment, name, depth, unsent, words));
  if (orphan) body.append(element('p', 'orphan', 'Reply to a comment that is not shown here'));
  body.append(text('p', 'text', comment.text, words));
  const { kind, detail } = mark(comment);
  if (kind === 'failed' && !unsent) body.append(element('p', 'detail', detail));
  if (unsent?.state === 'failed') body.append(element('p', 'detail', unsent.problem));
  body.append(actions(comment, unsent, moderating));
  item.replaceChildren(face, body);
}

function head(comment, name, depth, unsent, words) {
  const made = element('p', 'head');
  if (depth > 0) made.append(element('span', 'unseen', 'Reply from '));
  made.append(text('span', 'name', name, words));
  if (comment['message-type'] !== 'human') made.append(element('span', 'type', comment['message-type']));
  if (unsent) {
    made.append(element('span', `mark ${unsent.state}`, unsent.state === 'failed' ? 'not sent' : 'sending…'));
    return made;
  }
  const time = element('time', 'time', relativeTime(comment.timestamp, Date.now()));
  time.dateTime = isoTime(comment.timestamp);
  time.title = new Date(comment.timestamp).toLocaleString();
  made.append(time);
  const { kind, words: said } = mark(comment);
  if (kind !== 'none') made.append(element('span', `mark ${kind}`, said));
  return made;
}

function actions(comment, unsent, moderating) {
  const made = element('p', 'actions');
  if (unsent) {
    if (unsent.state === 'failed') made.append(action('again', 'Try again'), action('back', 'Take back'));
    return made;
  }
  made.append(action('reply', 'Reply'));
  if (moderating && ['handled', 'failed'].includes(mark(comment).kind)) made.append(action('ask', 'Ask again'));
  if (moderating) made.append(action('delete', 'Delete'));
  return made;
}

/** A button in a row; whoever has the list listens. Only those of the current row are in the way of the tab key. */
function action(what, words) {
  const made = element('button', 'quiet', words);
  made.type = 'button';
  made.tabIndex = -1;
  made.dataset.do = what;
  return made;
}

/** Says how long ago it is now. */
export function tellTime(item, now) {
  const time = item.querySelector('time');
  if (time === null || time.dateTime === '') return;
  const words = relativeTime(Date.parse(time.dateTime), now);
  if (time.textContent !== words) time.textContent = words;
}

function text(tag, className, whole, words) {
  const made = element(tag, className);
  made.dir = 'auto';
  partsAround(whole, words).forEach((part, i) => made.append(i % 2 === 1 ? element('mark', 'found', part) : part));
  return made;
}

export function element(tag, className, words = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}
