// The picture of what flows where: boxes that say how they are, arrows that say how much. Drawn anew with every answer.
import { count } from './judge.js';

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const NAMES = {
  clients: ['pages, producers', 'post, patch, delete'],
  ingest: ['ingest', 'takes writes'],
  topic: ['topic comments', 'the log'],
  fold: ['materialize', 'folds events'],
  query: ['query', 'the view in memory'],
  readers: ['pages, bots', 'poll, list, follow'],
  bot: ['reply-bot', 'answers questions'],
};

const MARKS = { good: '✓', wait: '!', bad: '✕', away: '·', unknown: '?' };

/** Two ways to lay it out: [x, y] of every box, and from where to where arrows go, with the place of their words. */
const WIDE = {
  size: [1120, 282],
  box: [132, 84],
  at: { clients: [0, 20], ingest: [197, 20], topic: [394, 20], fold: [591, 20], query: [788, 20], readers: [988, 20], bot: [394, 190] },
  arrows: [
    ['writes', [132, 62], [197, 62], [164, 50], 'middle'],
    ['appended', [329, 62], [394, 62], [361, 50], 'middle'],
    ['folded', [526, 62], [591, 62], [558, 50], 'middle'],
    ['applied', [723, 62], [788, 62], [755, 50], 'middle'],
    ['reads', [920, 62], [988, 62], [953, 50], 'middle'],
    ['toBot', [435, 104], [435, 190], [427, 152], 'end'],
    ['replies', [485, 190], [485, 104], [493, 152], 'start'],
  ],
};

const TALL = {
  size: [356, 760],
  box: [178, 80],
  at: { clients: [0, 0], ingest: [0, 136], topic: [0, 272], fold: [0, 408], query: [0, 544], readers: [0, 680], bot: [228, 272] },
  botBox: [128, 80],
  arrows: [
    ['writes', [89, 80], [89, 136], [101, 113], 'start'],
    ['appended', [89, 216], [89, 272], [101, 249], 'start'],
    ['folded', [89, 352], [89, 408], [101, 385], 'start'],
    ['applied', [89, 488], [89, 544], [101, 521], 'start'],
    ['reads', [89, 624], [89, 680], [101, 657], 'start'],
    ['toBot', [178, 298], [228, 298], [203, 288], 'middle'],
    ['replies', [228, 330], [178, 330], [203, 350], 'middle'],
  ],
};

const WORDS = {
  writes: 'posts', appended: 'events', folded: 'events', applied: 'changelog', reads: 'reads', toBot: 'events', replies: 'replies',
};

function box(name, layout, state, word) {
  const [x, y] = layout.at[name];
  const [width, height] = name === 'bot' && layout.botBox ? layout.botBox : layout.box;
  const middle = x + width / 2;
  const text = (line, kind, words) => svg('text', { x: middle, y: y + line, class: kind }, words);
  return svg('g', { class: `box ${state ?? 'outside'}` },
    svg('rect', { x: x + 1, y: y + 1, width: width - 2, height: height - 2, rx: 10 }),
    text(26, 'name', NAMES[name][0]),
    text(44, 'what', NAMES[name][1]),
    ...(word ? [text(66, 'word', `${MARKS[state]} ${word}`)] : []));
}

function arrow([flow, from, to, at, anchor], rate) {
  const flows = rate > 0;
  return svg('g', { class: flows ? 'arrow flows' : 'arrow' },
    svg('title', {}, `${WORDS[flow]}: ${rate === null || rate === undefined ? 'not known here' : `${count(rate)} a second`}`),
    svg('line', { x1: from[0], y1: from[1], x2: to[0], y2: to[1], 'marker-end': flows ? 'url(#tip-flows)' : 'url(#tip)' }),
    svg('text', { x: at[0], y: at[1], 'text-anchor': anchor, class: 'rate' }, rate === null || rate === undefined ? '–' : `${count(rate)}/s`));
}

const tip = (id) => svg('marker', {
  id, viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: 'userSpaceOnUse', orient: 'auto',
}, svg('path', { d: 'M0 0 10 5 0 10Z' }));

/** @param tall whether it stands on a narrow screen */
export function picture({ boxes, flows }, tall) {
  const layout = tall ? TALL : WIDE;
  const words = Object.entries(boxes).map(([name, { word }]) => `${NAMES[name][0]}: ${word}`).join('; ');
  const rates = layout.arrows.map(([flow]) => `${WORDS[flow]} ${count(flows[flow])} a second`).join(', ');
  return svg('svg', { viewBox: `0 0 ${layout.size[0]} ${layout.size[1]}`, role: 'img', 'aria-label': `${words}. ${rates}.` },
    svg('defs', {}, tip('tip'), tip('tip-flows')),
    ...layout.arrows.map((one) => arrow(one, flows[one[0]])),
    ...Object.keys(layout.at).map((name) => box(name, layout, boxes[name]?.state, boxes[name]?.word)));
}
