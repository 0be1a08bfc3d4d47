// What is searched for and which type is shown: in the fields, and in the URL, so that a link or a reload shows the same.

const URL_MS = 300; // browsers refuse an address that changes with every key
const search = document.getElementById('search');
const types = document.getElementById('types');

/** `q` and `type`; tells of every change by whoever reads. */
export class Filters {
  q = '';
  type = '';
  #timer = 0;

  constructor(changed) {
    this.#read();
    search.addEventListener('input', () => {
      this.q = search.value.trim();
      this.#write();
      changed();
    });
    types.addEventListener('change', (event) => {
      this.type = event.target.value;
      this.#write();
      changed();
    });
    window.addEventListener('popstate', () => {
      this.#read();
      changed();
    });
  }

  /** Shows everything again. */
  clear() {
    this.q = '';
    this.type = '';
    this.#fill();
    this.#write();
  }

  #read() {
    const asked = new URLSearchParams(location.search);
    this.q = (asked.get('q') ?? '').trim().slice(0, 200);
    this.type = (asked.get('type') ?? '').slice(0, 32);
    this.#fill();
  }

  #fill() {
    search.value = this.q;
    const choices = [...types.querySelectorAll('input')];
    const choice = choices.find((input) => input.value === this.type) ?? this.#other(types.querySelector('.other'));
    choice.checked = true;
  }

  /** A type that has no button of its own gets one, while it is asked for. */
  #other(label) {
    label.hidden = false;
    label.querySelector('span').textContent = this.type;
    const input = label.querySelector('input');
    input.value = this.type;
    return input;
  }

  #write() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const url = new URL(location.href);
      for (const [name, value] of [['q', this.q], ['type', this.type]]) {
        if (value === '') url.searchParams.delete(name);
        else url.searchParams.set(name, value);
      }
      history.replaceState(null, '', url);
    }, URL_MS);
  }
}
