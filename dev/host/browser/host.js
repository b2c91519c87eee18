/**
 * The page's side of the bridge: answers the commands of its frames and passes invocations to the
 * server, which signs them. An unknown command is an error, as in the real one.
 */
(() => {
  const host = JSON.parse(document.body.dataset.host);
  const origin = window.location.origin;
  const frames = new Map();
  let lastModal = 0;

  const tell = (target, message) => target.postMessage({ bridge: message }, origin);
  const colorMode = () => document.documentElement.dataset.colorMode;

  function addFrame(element, rest) {
    frames.set(element.contentWindow, { element, ...rest });
  }

  const commands = {
    getContext: ({ modal }) => ({
      ...host.context,
      theme: { colorMode: colorMode() },
      extension: { ...host.context.extension, ...(modal ? { modal: modal.context } : {}) },
    }),
    enableTheming: () => ({ colorMode: colorMode() }),
    on: (_frame, { event }) => known(typeof event === 'string' && event !== '', 'event'),
    emit(_frame, { event, payload }) {
      for (const target of frames.keys()) tell(target, { kind: 'event', event, payload });
    },
    invoke: async (_frame, input) => {
      const answer = await fetch('/bridge/invoke', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ accountId: host.context.accountId, issue: host.issue, input }),
      });
      const result = await answer.json();
      if (typeof result.rejected === 'string') throw new Error(result.rejected);
      return result;
    },
    openModal: (opener, options) => openModal(opener, options),
    close: ({ modal }, payload) => (modal ? modal.close(payload) : false),
    navigate(_frame, { type, ...location }) {
      const url = urlOf(location);
      if (type === 'new-tab') window.open(url, '_blank', 'noopener');
      else window.location.assign(url);
    },
    getUrl: (_frame, location) => new URL(urlOf(location), origin).href,
    reload: () => window.location.reload(),
    showFlag: (_frame, { id, title, description }) => showFlag({ id, title, description }),
    closeFlag: (_frame, { id }) => document.getElementById(`flag-${id}`)?.remove() ?? true,
    emitReadyEvent: () => true,
  };

  function known(holds, what) {
    if (!holds) throw new Error(`The bridge does not know this ${what}.`);
    return true;
  }

  function urlOf({ url, target, issueKey }) {
    if (target === undefined) return new URL(url, origin).href;
    known(target === 'issue' && typeof issueKey === 'string', 'navigation target');
    return `/browse/${encodeURIComponent(issueKey)}${window.location.search}`;
  }

  /** A modal shows the same resource in a second frame; its context says what for. */
  function openModal(opener, { resource, size, context, closeOnEscape, closeOnOverlayClick }) {
    known(resource === null, 'resource');
    lastModal += 1;
    const modalId = lastModal;
    const dialog = document.createElement('dialog');
    dialog.className = 'modal';
    dialog.dataset.size = String(size);
    dialog.setAttribute('aria-label', 'Readygate');
    const frame = document.createElement('iframe');
    frame.src = '/app/index.html';
    frame.title = 'Readygate';
    dialog.append(frame);
    const close = (payload) => {
      frames.delete(frame.contentWindow);
      dialog.close();
      dialog.remove();
      tell(opener.element.contentWindow, { kind: 'closed', modalId, payload });
      opener.element.focus();
      return true;
    };
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      if (closeOnEscape) close();
    });
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog && closeOnOverlayClick) close();
    });
    document.body.append(dialog);
    dialog.showModal();
    addFrame(frame, { modal: { context, close, closeOnEscape } });
    frame.addEventListener('load', () => frame.focus());
    return { modalId };
  }

  function showFlag({ id, title, description }) {
    const flag = document.createElement('div');
    flag.id = `flag-${id}`;
    flag.className = 'flag';
    flag.setAttribute('role', 'status');
    flag.textContent = [title, description].filter(Boolean).join(': ');
    document.body.append(flag);
    return true;
  }

  const incoming = {
    async call(frame, { id, command, data = {} }) {
      const target = frame.element.contentWindow;
      try {
        known(Object.hasOwn(commands, command), `command: ${command}`);
        tell(target, { kind: 'answer', id, result: await commands[command](frame, data) });
      } catch (error) {
        tell(target, { kind: 'answer', id, error: error.message });
      }
    },
    height({ element, modal }, { height }) {
      // A frame without height is not painted, and then never measured again.
      if (!modal) element.style.height = `${Math.max(height, 80)}px`;
    },
    escape({ modal }) {
      if (modal?.closeOnEscape) modal.close();
    },
  };

  window.addEventListener('message', ({ data, source, origin: from }) => {
    const frame = frames.get(source);
    if (!frame || from !== origin || !data?.bridge) return;
    incoming[data.bridge.kind]?.(frame, data.bridge);
  });

  const column = document.querySelector('iframe.app');
  if (column) {
    addFrame(column, { modal: null });
    column.src = '/app/index.html';
  }

  // Choosing somebody shows the page again with their eyes.
  for (const select of document.querySelectorAll('form select'))
    select.addEventListener('change', () => select.form.submit());
  document.querySelector('#theme')?.addEventListener('click', () => {
    const mode = colorMode() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.colorMode = mode;
    void window.cookieStore.set({ name: 'theme', value: mode, path: '/', sameSite: 'strict' });
    for (const target of frames.keys()) tell(target, { kind: 'theme', colorMode: mode });
  });

  // The issue as it stands now, also after what the app or somebody else wrote.
  async function refresh() {
    const before = document.querySelector('#issue');
    if (!before || document.hidden) return;
    const page = await (await fetch(window.location.href)).text();
    const now = new DOMParser().parseFromString(page, 'text/html').querySelector('#issue');
    if (!now || now.innerHTML === before.innerHTML) return;
    before.replaceWith(now);
    commands.emit(null, { event: 'JIRA_ISSUE_CHANGED' });
  }
  setInterval(() => void refresh(), 3000);
})();
