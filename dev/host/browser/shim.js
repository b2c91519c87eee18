/**
 * The frame's side of the bridge: `window.__bridge.callBridge`, as @forge/bridge expects it. It keeps
 * callbacks, sends everything else to the page around, and knows no command that the page does not.
 */
(() => {
  const origin = window.location.origin;
  const calls = new Map();
  const listeners = new Map();
  const closings = new Map();
  const flags = new Map();
  const moves = new Set();
  let lastId = 0;

  const send = (message) => window.parent.postMessage({ bridge: message }, origin);

  function ask(command, data) {
    lastId += 1;
    const id = lastId;
    const answered = new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
    send({ kind: 'call', id, command, data });
    return answered;
  }

  function listen({ event, callback }) {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known.add(callback));
    return { unsubscribe: () => known.delete(callback) };
  }

  /** An address of the app within its page: asked of the page around, which tells where it is then. */
  function history({ action, location }) {
    const want = (how, rest) => send({ kind: 'history', how, ...rest });
    return {
      action,
      location,
      push: (to, state) => want('push', { to, state }),
      replace: (to, state) => want('replace', { to, state }),
      go: (steps) => want('go', { steps }),
      goBack: () => want('go', { steps: -1 }),
      goForward: () => want('go', { steps: 1 }),
      listen(listener) {
        moves.add(listener);
        return () => moves.delete(listener);
      },
    };
  }

  function setTheme({ colorMode }) {
    const { dataset } = document.documentElement;
    dataset.colorMode = colorMode;
    dataset.theme = 'light:light dark:dark shape:shape spacing:spacing typography:typography';
  }

  /** Commands with a part that cannot leave the frame. */
  const local = {
    async enableTheming() {
      setTheme(await ask('enableTheming'));
    },
    async on(data) {
      await ask('on', { event: data.event });
      return listen(data);
    },
    async openModal({ onClose, ...options }) {
      const { modalId } = await ask('openModal', options);
      closings.set(modalId, onClose);
      return true;
    },
    async createHistory() {
      return history(await ask('createHistory'));
    },
    async showFlag({ actions = [], ...flag }) {
      flags.set(flag.id, actions);
      return await ask('showFlag', { ...flag, actions: actions.map(({ text }) => ({ text })) });
    },
  };

  window.__bridge = {
    callBridge: async (command, data) => {
      const own = Object.hasOwn(local, command) ? local[command] : null;
      return own ? await own(data) : await ask(command, data);
    },
  };

  const incoming = {
    answer({ id, result, error }) {
      const call = calls.get(id);
      calls.delete(id);
      if (error === undefined) call?.resolve(result);
      else call?.reject(new Error(error));
    },
    event({ event, payload }) {
      for (const callback of listeners.get(event) ?? []) callback(payload);
    },
    theme: setTheme,
    location({ location, action }) {
      for (const listener of moves) listener(location, action);
    },
    'flag-action': ({ id, index }) => flags.get(id)?.[index]?.onClick(),
    closed({ modalId, payload }) {
      closings.get(modalId)?.(payload);
      closings.delete(modalId);
    },
  };

  window.addEventListener('message', ({ data, source, origin: from }) => {
    if (source !== window.parent || from !== origin || !data?.bridge) return;
    incoming[data.bridge.kind]?.(data.bridge);
  });

  // The page around gives the frame the height of its content, and closes a modal on Escape.
  window.addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById('root');
    if (!root) return;
    const measure = () => send({ kind: 'height', height: Math.ceil(root.scrollHeight) });
    new ResizeObserver(measure).observe(root);
  });
  window.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) send({ kind: 'escape' });
  });
})();
