/** Flags: short words of Jira's own beside the page. */
import { tell } from './frames.js';

/** Milliseconds that a flag which goes by itself stays. */
const stay = 8000;

/** Shows a flag; what its actions do is known to the frame that asked for it. */
export function showFlag(frame, { id, title, description, type, actions = [], isAutoDismiss }) {
  closeFlag(frame, { id });
  const flag = document.createElement('div');
  flag.id = `flag-${id}`;
  flag.className = `flag flag-${type}`;
  flag.setAttribute('role', type === 'error' ? 'alert' : 'status');
  flag.append(words('strong', title), words('p', description));
  actions.forEach(({ text }, index) => {
    const button = words('button', text);
    button.addEventListener('click', () => tell(frame, { kind: 'flag-action', id, index }));
    flag.append(button);
  });
  const dismiss = words('button', 'Dismiss');
  dismiss.addEventListener('click', () => flag.remove());
  flag.append(dismiss);
  // A modal makes everything outside of it unreachable.
  (document.querySelector('dialog[open]') ?? document.body).append(flag);
  if (isAutoDismiss) setTimeout(() => flag.remove(), stay);
  return true;
}

export function closeFlag(_frame, { id }) {
  document.getElementById(`flag-${id}`)?.remove();
  return true;
}

function words(tag, text) {
  if (!text) return '';
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
