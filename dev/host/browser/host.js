/**
 * The page's side of the bridge: answers the commands of its frames and passes invocations to the
 * server, which signs them. An unknown command is an error, as in the real one.
 */
import { appLocation, move, urlOf } from './addresses.js';
import './break-it.js';
import { closeFlag, showFlag } from './flags.js';
import { addFrame, frameOf, host, known, load, origin, tell, tellAll } from './frames.js';
import { openModal } from './modal.js';
import { colorMode } from './settings.js';

const commands = {
  getContext: ({ modal }) => ({
    ...host.context,
    theme: { colorMode: colorMode() },
    extension: { ...host.context.extension, ...(modal ? { modal: modal.context } : {}) },
  }),
  enableTheming: () => ({ colorMode: colorMode() }),
  on: (_frame, { event }) => known(typeof event === 'string' && event !== '', 'event'),
  emit: (_frame, { event, payload }) => tellAll({ kind: 'event', event, payload }),
  async invoke(_frame, input) {
    const { accountId } = host.context;
    const answer = await fetch('/bridge/invoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...host.place, accountId, input }),
    });
    const result = await answer.json();
    if (typeof result.rejected === 'string') throw new Error(result.rejected);
    return result;
  },
  openModal,
  close: ({ modal }, payload) => (modal ? modal.close(payload) : false),
  // Only a page of its own has addresses below it.
  createHistory: ({ modal }) =>
    known(host.base && !modal, 'history') && { action: 'POP', location: appLocation() },
  changeWindowTitle(_frame, title) {
    document.title = title;
  },
  navigate(_frame, { type, ...location }) {
    const url = urlOf(location);
    if (type === 'new-tab') window.open(url, '_blank', 'noopener');
    else window.location.assign(url);
  },
  getUrl: (_frame, location) => urlOf(location),
  reload: () => window.location.reload(),
  showFlag,
  closeFlag,
  emitReadyEvent: () => true,
};

const incoming = {
  async call(frame, { id, command, data = {} }) {
    try {
      known(Object.hasOwn(commands, command), `command: ${command}`);
      tell(frame, { kind: 'answer', id, result: await commands[command](frame, data) });
    } catch (error) {
      tell(frame, { kind: 'answer', id, error: error.message });
    }
  },
  history: (_frame, asked) => move(asked),
  height({ element, modal }, { height }) {
    // A frame without height is not painted, and then never measured again.
    if (!modal) element.style.height = `${Math.max(height, 80)}px`;
  },
  escape({ modal }) {
    if (modal?.closeOnEscape) modal.close();
  },
};

window.addEventListener('message', ({ data, source, origin: from }) => {
  const frame = frameOf(source);
  if (!frame || from !== origin || !data?.bridge) return;
  incoming[data.bridge.kind]?.(frame, data.bridge);
});

const app = document.querySelector('iframe.app');
if (app) {
  addFrame(app, null);
  load(app, host.page);
}

/** The issue as it stands now, also after what the app or somebody else wrote. */
async function refresh() {
  const before = document.querySelector('#issue');
  if (!before || document.hidden) return;
  const reply = await fetch(window.location.href).catch(() => null);
  const page = new DOMParser().parseFromString((await reply?.text()) ?? '', 'text/html');
  const now = page.querySelector('#issue');
  if (!now || now.innerHTML === before.innerHTML) return;
  before.replaceWith(now);
  commands.emit(null, { event: 'JIRA_ISSUE_CHANGED' });
}
setInterval(() => void refresh(), 3000);
