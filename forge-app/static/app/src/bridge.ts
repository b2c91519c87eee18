import { events, invokeRemote, Modal, router, showFlag, view } from '@forge/bridge';
import type { Uuid } from '../../../../domain/json.ts';

export interface IssueRef {
  id: string;
  key: string;
}

/** Where the app is shown and to whom. It is Jira's word to the page and proves nothing to the API. */
export interface Context {
  accountId: string;
  /** As Jira knows the person's language. */
  locale: string;
  siteUrl: string;
  /** The work item of the column and of its modals; null on pages of a project and of the site. */
  issue: IssueRef | null;
  /** Null on pages of the site. */
  project: IssueRef | null;
  /** What a modal was opened for; null outside of one. */
  modal: Review | null;
}

/** What a modal looks at. */
export interface Review {
  issue: IssueRef;
  /** Null where nothing is proposed. */
  planId: Uuid | null;
  /** What is shown first; left out: the changes. */
  tab?: 'changes' | 'questions' | 'order' | 'history';
}

export interface RemoteReply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: unknown;
}

interface Invocation {
  path: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers: Record<string, string>;
  body?: object;
}

/** Takes the colours of the page around the app, and follows them. */
export async function enableTheme(): Promise<void> {
  await view.theme.enable();
}

export async function readContext(): Promise<Context> {
  const { accountId, locale, siteUrl, extension } = await view.getContext();
  const { issue, project, modal } = extension as Partial<Pick<Context, 'issue' | 'project'>> & {
    modal?: Review;
  };
  return {
    accountId: accountId ?? '',
    locale,
    siteUrl,
    issue: modal?.issue ?? issue ?? null,
    project: project ?? null,
    modal: modal ?? null,
  };
}

/** One call of the API. @throws where Forge has no answer to hand on */
export async function invoke(invocation: Invocation): Promise<RemoteReply> {
  return (await invokeRemote(invocation)) as RemoteReply;
}

/** Opens the review in a large modal of the page that asks for it. */
export async function openReview(review: Review, onClose: () => void): Promise<void> {
  await new Modal({
    size: 'large',
    context: review,
    // A click beside the modal must not throw away what was ticked.
    closeOnOverlayClick: false,
    onClose,
  }).open();
}

export async function closeReview(): Promise<void> {
  await view.close();
}

/** Opens a work item beside this page. */
export async function openIssue(issueKey: string): Promise<void> {
  await router.open({ target: 'issue', issueKey });
}

/** Opens an address of the site in a window of its own. */
export async function openAddress(url: string): Promise<void> {
  await router.open(url);
}

/** A short word of Jira's own beside the page: something was done. */
export function flag(title: string, type: 'success' | 'info' = 'success'): void {
  showFlag({ id: crypto.randomUUID(), title, type, isAutoDismiss: true });
}

/** Tells the other frames of the app on this page. */
export function emit(event: string): void {
  void events.emit(event).catch(() => {});
}

/** Listens to frames of the app and to Jira. @returns the way to stop */
export function listen(names: readonly string[], heard: () => void): () => void {
  const subscriptions = names.map((name) => events.on(name, heard).catch(() => null));
  return () => {
    for (const subscription of subscriptions) void subscription.then((one) => one?.unsubscribe());
  };
}

/** What is used of the history that Jira hands out; the bridge leaves it untyped. */
interface History {
  location: { pathname: string };
  push(path: string): void;
  /** Answers with the way to stop, as far as the bridge has one. */
  listen(moved: (location: History['location']) => void): unknown;
}

/** The part of the page's address that is the app's to set. */
export interface Location {
  path: string;
  go(path: string): void;
  /** Hears of no more moves. */
  leave(): void;
}

/** The address within the page, where Jira gives the page one: a tab can be linked to and gone back to. */
export async function openLocation(moved: (path: string) => void): Promise<Location> {
  try {
    const history: History = await view.createHistory();
    const stop = history.listen((location) => moved(location.pathname));
    return {
      path: history.location.pathname,
      go: (path) => history.push(path),
      leave: () => typeof stop === 'function' && stop(),
    };
  } catch {
    return { path: '/', go: moved, leave: () => {} };
  }
}
