// How a node is doing, from what /api/ops tells. Pure: no document, no clock.

const RECENTLY = 2 * 60 * 1000;
const OLD = 10; // seconds; as the alarm ViewOld
const MANY = 5000; // events; as the alarms FoldBehind and ViewBehind
const SOME = 500;
const LATE = 120; // seconds; as the alarm BotLate

const worse = { good: 0, away: 0, unknown: 1, wait: 2, bad: 3 };

export const count = (value) => (value === null || value === undefined ? '–'
  : Math.abs(value) < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value).toLocaleString('en'));

export const seconds = (value) => {
  if (value === null || value === undefined) return '–';
  if (value < 10) return `${value.toFixed(1)} s`;
  if (value < 120) return `${Math.round(value)} s`;
  return value < 7200 ? `${Math.round(value / 60)} min` : `${Math.round(value / 3600)} h`;
};

const waiting = (value) => (value === 1 ? '1 waits' : `${count(value)} wait`);

/** One thing that needs attention: how bad, a sentence, and the id of what to do. */
const concern = (state, part, sentence, help) => ({ state, part, sentence, help });

function concerns(told, role) {
  const { figures } = told;
  const found = [];
  const recent = (what) => told.faults.some((fault) => fault.what === what && told.time - fault.last < RECENTLY);
  const silent = role.query !== undefined && role.query.ready && !role.query.fresh;
  if (silent) {
    found.push(concern('bad', 'topic', 'No broker answers. Readers see the view as it was, writes are answered 503.', 'silent'));
  }
  for (const one of told.roles) {
    if (!one.ready) found.push(concern('bad', part(one.role), `The role ${one.role} is not ready: ${one.detail}`, 'role'));
  }
  if (figures.blank > 0) {
    found.push(concern('bad', 'query', `${count(figures.blank)} reads were answered with nothing though there was a comment to show.`, 'blank'));
  }
  if (!silent && figures.viewAge > OLD) {
    found.push(concern('bad', 'query', `The view was last complete ${seconds(figures.viewAge)} ago.`, 'age'));
  }
  if (figures.foldLag > SOME) {
    found.push(concern(figures.foldLag > MANY ? 'bad' : 'wait', 'fold', `The fold is ${count(figures.foldLag)} events behind the log.`, 'fold'));
  }
  if (figures.restoring > 0) {
    found.push(concern('wait', 'fold', `The fold restores its stores: at most ${count(figures.restoring)} records are left.`, 'fold'));
  }
  if (figures.viewLag > SOME) {
    found.push(concern(figures.viewLag > MANY ? 'bad' : 'wait', 'query', `This view is ${count(figures.viewLag)} events behind the fold.`, 'view'));
  }
  if (recent('commentlog.writes.unavailable')) {
    found.push(concern('bad', 'ingest', 'Writes were answered 503 in the last two minutes.', 'writes'));
  }
  if (recent('commentlog.http.bugs')) {
    found.push(concern('wait', 'query', 'Requests were answered 500 in the last two minutes.', 'bugs'));
  }
  if (recent('commentlog.fold.rejected')) {
    found.push(concern('wait', 'fold', 'Records that are no events were rejected in the last two minutes.', 'rejected'));
  }
  if (recent('commentlog.view.snapshot.failures')) {
    found.push(concern('wait', 'query', 'The view cannot be written to disk.', 'snapshot'));
  }
  if (figures.botOldest > LATE) {
    found.push(concern('wait', 'bot', `A question has waited for the bot for ${seconds(figures.botOldest)}.`, 'bot'));
  }
  for (const entity of told.bot?.entities ?? []) {
    if (entity.circuit === 'open' || entity.circuit === 'probing') {
      found.push(concern('wait', 'bot', `The server of ${entity.id} fails and is left alone for a while.`, 'bot'));
    }
  }
  if (recent('commentlog.bot.dead.letters')) {
    found.push(concern('wait', 'bot', 'The bot gave questions up in the last two minutes.', 'dead'));
  }
  return found.sort((one, other) => worse[other.state] - worse[one.state]);
}

const part = (role) => ({ broker: 'topic', materialize: 'fold' })[role] ?? role;

/** The boxes of the picture: a state, and a word or two. */
function boxes(told, role, found) {
  const { figures } = told;
  const silent = found.some((one) => one.help === 'silent');
  const here = (name, word) => {
    const worst = found.filter((one) => one.part === part(name))
      .reduce((state, one) => (worse[one.state] > worse[state] ? one.state : state), silent && role[name] ? 'wait' : 'good');
    const state = role[name] === undefined ? (worst === 'good' ? 'away' : worst) : worst;
    return { state, word: word(role[name]) };
  };
  const ready = (one) => (one === undefined ? 'not in this process'
    : !one.ready ? 'not ready' : silent ? 'waits for brokers' : one.fresh ? 'ready' : 'cut off');
  const behind = (lag) => (lag > 0 ? `${count(lag)} behind` : '');
  const known = told.partitions.length > 0;
  return {
    ingest: here('ingest', (one) => (silent && one ? 'answers 503' : ready(one))),
    topic: {
      state: found.some((one) => one.part === 'topic') ? 'bad' : known || role.broker ? 'good' : 'away',
      word: silent ? 'no broker answers' : known ? `${told.partitions.length} partitions` : ready(role.broker),
    },
    fold: here('materialize', (one) => (figures.restoring > 0 ? 'restoring' : behind(figures.foldLag) || ready(one))),
    query: here('query', (one) => (one && figures.viewAge !== null ? `${seconds(figures.viewAge)} old` : ready(one))),
    bot: here('bot', (one) => (one === undefined
      ? (figures.unprocessed > 0 ? `elsewhere, ${waiting(figures.unprocessed)}` : ready(one))
      : figures.botWaiting > 0 ? waiting(figures.botWaiting) : ready(one))),
  };
}

/** What to draw: { verdict: {state, sentence}, concerns, boxes, flows }. */
export function judge(told) {
  const role = Object.fromEntries(told.roles.map((one) => [one.role, one]));
  const found = concerns(told, role);
  const { figures } = told;
  const bad = found.filter((one) => one.state === 'bad').length;
  const verdict = bad > 0 ? { state: 'bad', sentence: bad === 1 ? 'Something is wrong.' : `${bad} things are wrong.` }
    : found.length > 0 ? { state: 'wait', sentence: 'It works, and something needs attention.' }
      : { state: 'good', sentence: 'All is well.' };
  return {
    verdict,
    concerns: found,
    boxes: boxes(told, role, found),
    flows: {
      writes: figures.posts,
      appended: figures.posts ?? figures.appended,
      folded: figures.folded,
      applied: figures.applied,
      reads: figures.reads,
      toBot: figures.botWaiting === null ? null : figures.appended,
      replies: figures.replies,
    },
  };
}
