// The keyboard: single keys while no field has the focus, and the list of them. Whoever needs those keys turns them off.
import { remember, remembered } from './memory.js';

const $ = (id) => document.getElementById(id);
const FIELD = 'input:not([type=radio], [type=checkbox]), textarea, select';

/** @param actions key → what it does; `Escape` is told where it was pressed, and counts in fields too */
export function listen(actions) {
  const singleKeys = $('single-keys');
  singleKeys.checked = remembered('keys') !== 'off';
  singleKeys.addEventListener('change', () => remember('keys', singleKeys.checked ? 'on' : 'off'));
  $('help-open').addEventListener('click', () => $('help').showModal());
  $('help-close').addEventListener('click', () => $('help').close());
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]') !== null) return; // Esc closes it by itself
    if (event.key === 'Escape') {
      actions.Escape(event.target);
      return;
    }
    if (event.target.closest(FIELD) || !singleKeys.checked) return;
    const action = event.key === '?' ? () => $('help').showModal() : actions[event.key];
    if (action === undefined) return;
    event.preventDefault(); // or the key would be typed where the focus goes
    action();
  });
}
