/** The addresses of this page and of the app within it. */
import { host, known, origin, tellAll } from './frames.js';

/** Who looks is ours to remember, not the app's. */
const own = 'as';

/** An address on this origin keeps who looks. */
function kept(address) {
  const url = new URL(address, origin);
  const as = new URLSearchParams(window.location.search).get(own);
  if (url.origin === origin && as && !url.searchParams.has(own)) url.searchParams.set(own, as);
  return url.href;
}

/** Of modules that have a page for the whole site. */
const bases = { 'readygate-admin': '/admin', 'readygate-get-started': '/get-started' };

const targets = {
  issue: ({ issueKey }) =>
    known(issueKey, 'issue key') && `/browse/${encodeURIComponent(issueKey)}`,
  module({ moduleKey, projectKey, path = '' }) {
    known(moduleKey === 'readygate-project' ? projectKey : bases[moduleKey], 'module');
    const base = bases[moduleKey] ?? `/projects/${encodeURIComponent(projectKey)}`;
    return `${base}${path.replace(/^(?=[^/])/, '/')}`;
  },
  userProfile: ({ accountId }) => `/jira/people/${encodeURIComponent(accountId)}`,
  projectSettingsDetails: ({ projectKey }) =>
    `/jira/projects/${encodeURIComponent(projectKey)}/settings/details`,
};

/** Where a navigation of the app leads. */
export function urlOf({ url, target, ...place }) {
  if (target === undefined) return kept(url);
  known(Object.hasOwn(targets, target), 'navigation target');
  return kept(targets[target](place));
}

/** The app's own address: what follows the address of its page. */
export function appLocation() {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  query.delete(own);
  const { key = 'first', state } = window.history.state ?? {};
  return {
    pathname: pathname.slice(host.base.length) || '/',
    search: query.size > 0 ? `?${query}` : '',
    hash,
    state,
    key,
  };
}

/** Does what the app asked of its history, and tells it where it is then. */
export function move({ how, to, state, steps }) {
  if (how === 'go') return window.history.go(steps);
  const { pathname, search } = appLocation();
  const asked =
    typeof to === 'string' ? to : `${to.pathname ?? pathname}${to.search ?? ''}${to.hash ?? ''}`;
  const url = new URL(asked, `${origin}${pathname}${search}`);
  const address = kept(`${host.base}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}`);
  const entry = { key: crypto.randomUUID(), state: state ?? to.state };
  if (how === 'push') window.history.pushState(entry, '', address);
  else window.history.replaceState(entry, '', address);
  tellAll({ kind: 'location', action: how.toUpperCase(), location: appLocation() });
}

if (host.base)
  window.addEventListener('popstate', () =>
    tellAll({ kind: 'location', action: 'POP', location: appLocation() }),
  );
