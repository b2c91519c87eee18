/** The frames of the app on this page, each known by its window. */

export const origin = window.location.origin;

/** What the server says of the page: its place, and what the bridge answers with. */
export const host = JSON.parse(document.body.dataset.host);

const frames = new Map();

/** What a frame of an app may do; no pop-ups, and no way to move the page around it. */
const sandbox = 'allow-downloads allow-forms allow-modals allow-same-origin allow-scripts';

/** Loads a page of the app into a frame. */
export function load(element, page) {
  element.sandbox = sandbox;
  element.src = page;
}

/** @returns the frame: its element, and the modal it is in (null outside of one) */
export function addFrame(element, modal) {
  const frame = { element, modal };
  frames.set(element.contentWindow, frame);
  return frame;
}

export function removeFrame({ element }) {
  frames.delete(element.contentWindow);
}

export function frameOf(source) {
  return frames.get(source);
}

/** A frame that is gone by now, as that of a modal which was closed meanwhile, hears nothing. */
export function tell({ element }, message) {
  element.contentWindow?.postMessage({ bridge: message }, origin);
}

export function tellAll(message) {
  for (const frame of frames.values()) tell(frame, message);
}

/** @throws what the real bridge throws: something that it does not know is an error */
export function known(holds, what) {
  if (!holds) throw new Error(`The bridge does not know this ${what}.`);
  return true;
}
