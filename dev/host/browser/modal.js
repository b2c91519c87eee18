/** Modals of the app: a second frame, in front of everything else. */
import { addFrame, host, known, load, removeFrame, tell } from './frames.js';

const sizes = ['small', 'medium', 'large', 'xlarge', 'max'];

let last = 0;

/** Shows a page of the app; its context says what for. */
export function openModal(opener, options) {
  const { resource, size, title, closeOnEscape, closeOnOverlayClick } = options;
  known(resource === null || Object.hasOwn(host.resources, resource), 'resource');
  known(sizes.includes(size), 'size');
  last += 1;
  const modalId = last;
  const dialog = document.createElement('dialog');
  dialog.className = 'modal';
  dialog.dataset.size = size;
  dialog.setAttribute('aria-label', title || 'Readygate');
  const element = document.createElement('iframe');
  load(element, resource === null ? host.page : host.resources[resource]);
  element.title = 'Readygate';
  dialog.append(element);
  document.body.append(dialog);
  // What is outside of it cannot be pressed, and the world is to be broken while a plan is written.
  const breakIt = document.querySelector('.break-it');
  const home = breakIt?.parentElement;
  if (breakIt) dialog.append(breakIt);
  dialog.showModal();
  const modal = { context: options.context, closeOnEscape, close };
  const frame = addFrame(element, modal);
  element.addEventListener('load', () => element.focus());
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (closeOnEscape) close();
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog && closeOnOverlayClick) close();
  });
  return { modalId };

  function close(payload) {
    removeFrame(frame);
    if (breakIt) home.append(breakIt);
    dialog.close();
    dialog.remove();
    tell(opener, { kind: 'closed', modalId, payload });
    opener.element.focus();
    return true;
  }
}
