// What this browser remembers: a convenience, so a browser that forbids it is no error.

export function remember(key, value) {
  try {
    localStorage.setItem(`commentlog.${key}`, value);
  } catch {
    // Asked for again next time.
  }
}

export function remembered(key) {
  try {
    return localStorage.getItem(`commentlog.${key}`) ?? '';
  } catch {
    return '';
  }
}

/** Nine digits, chosen once, so that one's name keeps its colour. */
export function ownColor() {
  const known = remembered('color');
  if (/^\d{9}$/.test(known)) return known;
  const random = crypto.getRandomValues(new Uint8Array(3));
  const color = Array.from(random, (byte) => String(40 + (byte % 181)).padStart(3, '0')).join('');
  remember('color', color);
  return color;
}

/** As the server makes ids. */
export function newId() {
  const random = crypto.getRandomValues(new Uint8Array(9));
  return `${Date.now()}-${Array.from(random, (byte) => (byte % 36).toString(36)).join('')}`;
}
