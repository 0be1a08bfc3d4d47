// Requests to the node that served this page, and what they say when they fail.

export const API = 'api/comments';

const TIMEOUT_MS = 10000;
const NO_HOLD = { seconds: 0 };

/** What the server said, or that it said nothing, as one sentence. */
export class Refused extends Error {
  constructor(sentence, retryAfter) {
    super(sentence);
    this.retryAfter = retryAfter;
  }
}

/**
 * `{body, headers}` of a 2xx answer, else Refused; an aborted hold rejects with its reason.
 *
 * @param hold how many seconds the server may keep the question, and a signal that ends it
 */
export async function request(path, options = {}, hold = NO_HOLD) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS + hold.seconds * 1000);
  const signal = hold.signal ? AbortSignal.any([timeout, hold.signal]) : timeout;
  let response;
  try {
    response = await fetch(path, { ...options, signal });
  } catch {
    hold.signal?.throwIfAborted();
    throw new Refused('The server cannot be reached.');
  }
  const body = await response.json().catch(() => undefined);
  hold.signal?.throwIfAborted();
  if (!response.ok) {
    const sentence = body?.error ?? `The server answered ${response.status} without an explanation.`;
    throw new Refused(sentence, Number(response.headers.get('Retry-After')));
  }
  if (body === undefined) throw new Refused('The server’s answer could not be read.');
  return { body, headers: response.headers };
}

/** The same with a JSON body, and a token if there is one. */
export function send(method, path, body, token = '') {
  const headers = { 'Content-Type': 'application/json' };
  if (token !== '') headers.Authorization = `Bearer ${token}`;
  return request(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
}
