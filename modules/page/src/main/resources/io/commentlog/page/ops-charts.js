// Small charts of the last ten minutes, one line each, the newest value in words.
import { count, seconds } from './judge.js';
import { svg } from './picture.js';

const LOOKS = 300; // what the server remembers
const WIDTH = 300;
const HEIGHT = 56;

const CHARTS = [
  ['posts', 'Posts here', (value) => `${count(value)}/s`],
  ['appended', 'Events in the log', (value) => `${count(value)}/s`],
  ['reads', 'Reads here', (value) => `${count(value)}/s`],
  ['followers', 'Held polls and streams', count],
  ['foldLag', 'Lag of the fold', (value) => `${count(value)} events`],
  ['viewLag', 'Lag of this view', (value) => `${count(value)} events`],
  ['viewAge', 'Age of this view', seconds],
  ['botWaiting', 'Questions that wait', count],
];

/** Pieces of a line: it is broken where nothing is known. */
function path(values, most) {
  let drawn = '';
  let broken = true;
  values.forEach((value, index) => {
    if (value === null) {
      broken = true;
      return;
    }
    const x = WIDTH * (1 - (values.length - 1 - index) / (LOOKS - 1));
    const y = HEIGHT - 3 - (HEIGHT - 8) * (value / most);
    drawn += `${broken ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    broken = false;
  });
  return drawn;
}

function chart(values, name, words) {
  const known = values.filter((value) => value !== null);
  const most = Math.max(1, ...known);
  const now = values.at(-1) ?? null;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const value = document.createElement('strong');
  value.textContent = words(now);
  caption.append(`${name} `, value);
  const top = document.createElement('span');
  top.className = 'top';
  top.textContent = known.length > 0 ? `most ${words(Math.max(...known))}` : 'not known in this process';
  figure.append(caption,
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('line', { x1: 0, x2: WIDTH, y1: HEIGHT - 2.5, y2: HEIGHT - 2.5, class: 'base' }),
      svg('path', { d: path(values, most), class: 'line', 'vector-effect': 'non-scaling-stroke' })),
    top);
  return figure;
}

export const charts = (history) => CHARTS.map(([key, name, words]) => chart(history[key] ?? [], name, words));
