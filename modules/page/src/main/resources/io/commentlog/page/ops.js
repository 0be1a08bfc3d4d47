// The shell: asks this node every two seconds, and draws what judge.js makes of it. Text only ever becomes textContent.
import { charts } from './charts.js';
import { count, judge, seconds } from './judge.js';
import { picture } from './picture.js';

const EVERY = 2000;
const PATIENCE = 5000;

const $ = (id) => document.getElementById(id);
const narrow = matchMedia('(max-width: 46rem)');

const KINDS = {
  empty: 'polls for which nothing was new',
  page: 'polls, with comments',
  list: 'lists',
  delta: 'by cursor; held ones once they are answered',
  unchanged: '304: the client has it already',
  stream: 'event streams begun',
  one: 'a comment by its id',
  search: 'searches for users',
  stats: '/api/stats',
  blank: 'must never be',
};

let last;
let timer = 0;
let shown = '';

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function row(table, cells) {
  const made = document.createElement('tr');
  cells.forEach(([text, kind], index) => made.append(index === 0
    ? element('th', text, { scope: 'row' }) : element('td', text, kind ? { class: kind } : {})));
  table.append(made);
}

/** Only where it differs, so that nobody who reads or listens is interrupted by the same. */
function concerns(found) {
  const said = JSON.stringify(found);
  if (said === shown) return;
  shown = said;
  const list = document.createElement('ul');
  for (const one of found) {
    const item = element('li', `${one.sentence} `, { 'data-state': one.state });
    item.append(element('a', 'What to do', { href: `#help-${one.help}` }));
    list.append(item);
  }
  $('concerns').replaceChildren(...(found.length > 0 ? [list] : []));
}

function verdict(state, sentence) {
  $('verdict').dataset.state = state;
  if ($('verdict').textContent !== sentence) $('verdict').textContent = sentence;
}

function tables(told) {
  const reads = document.createElement('tbody');
  for (const [kind, meaning] of Object.entries(KINDS)) {
    if (kind in told.reads) row(reads, [[kind], [count(told.reads[kind]), 'number'], [meaning]]);
  }
  if (reads.children.length === 0) row(reads, [['none'], ['', 'number'], ['reads are not answered in this process']]);
  $('reads').tBodies[0].replaceWith(reads);

  const partitions = document.createElement('tbody');
  for (const one of told.partitions) {
    const lag = one.end - one.applied;
    row(partitions, [[String(one.partition)], [count(one.end), 'number'], [count(one.folded), 'number'],
      [count(one.applied), 'number'], [count(lag), lag > 0 ? 'number some' : 'number']]);
  }
  $('partitions').tBodies[0].replaceWith(partitions);
  $('partitions').hidden = told.partitions.length === 0;
  $('no-partitions').hidden = told.partitions.length > 0;

  const entities = document.createElement('tbody');
  for (const one of told.bot?.entities ?? []) {
    row(entities, [[one.id], [one.circuit ?? one.responder], [count(one.queueDepth), 'number'],
      [one.queueDepth > 0 ? seconds(one.oldestSeconds) : '–', 'number'], [count(one.inFlight), 'number'],
      [count(one.repliesPerMinute), 'number'], [count(one.failures), 'number'], [count(one.deadLetters), 'number'],
      [one.lastError ?? '']]);
  }
  $('entities').tBodies[0].replaceWith(entities);
  $('entities').hidden = told.bot === null;
  $('no-entities').hidden = told.bot !== null;
  if (told.bot === null) {
    const wait = told.figures.unprocessed;
    $('no-entities').textContent = `The bot is not in this process${wait === null ? '' : `; the log tells of ${count(wait)} comments that are not processed`}.`;
  }
}

const moment = (time) => new Date(time).toLocaleTimeString('en-GB');

function faults(told) {
  $('no-faults').hidden = told.faults.length > 0;
  $('faults').replaceChildren(...told.faults.map((fault) => {
    const item = element('li', '', { class: fault.what === 'well' ? 'well' : 'fault' });
    const time = element('time', moment(fault.last), { datetime: new Date(fault.last).toISOString() });
    item.append(time, element('span', fault.sentence));
    if (fault.times > 1) item.append(element('span', `${count(fault.times)} times since ${moment(fault.first)}`, { class: 'soft' }));
    return item;
  }));
}

function draw(told) {
  const view = judge(told);
  verdict(view.verdict.state, view.verdict.sentence);
  concerns(view.concerns);
  $('node').textContent = `${location.host} · ${told.roles.map((one) => one.role).join(', ')} · up ${seconds((told.time - told.startedAt) / 1000)}`;
  $('picture').replaceChildren(picture(view, narrow.matches));
  $('charts').replaceChildren(...charts(told.history));
  $('blank').textContent = told.figures.blank === null ? 'not known in this process' : count(told.figures.blank);
  $('blank').dataset.state = told.figures.blank === null ? 'unknown' : told.figures.blank > 0 ? 'bad' : 'good';
  tables(told);
  faults(told);
  document.body.classList.remove('stale');
}

async function ask() {
  clearTimeout(timer);
  try {
    const response = await fetch('api/ops', { signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    last = await response.json();
    draw(last);
  } catch {
    document.body.classList.add('stale');
    verdict('bad', last ? `This node does not answer. What is drawn is of ${moment(last.time)}.` : 'This node does not answer.');
    concerns([{ state: 'bad', sentence: 'Nothing is known of this node.', help: 'unreachable' }]);
  }
  if (!document.hidden) timer = setTimeout(ask, EVERY);
}

narrow.addEventListener('change', () => last && draw(last));
document.addEventListener('visibilitychange', () => document.hidden || ask());
ask();
