import { may } from '../jira-simulator/issues/access.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { Person, Project, Site } from '../jira-simulator/state/model.ts';
import { localTenant } from '../world/product.ts';
import type { HostOptions } from './index.ts';

/** Who looks, where a page is opened without saying it. */
const defaultPerson = 'acc-ada';

/**
 * The person that a page is shown to, from its address: `as=ACCOUNT`, or `as=ACCOUNT@HOST` for somebody of
 * another site.
 */
export function readViewer({ simulator }: Pick<HostOptions, 'simulator'>, url: string): Viewer {
  const as = new URL(url, 'http://page').searchParams.get('as') ?? defaultPerson;
  const [account, host] = as.split('@');
  const sites = sitesOf({ simulator });
  const site =
    sites.find(({ url }) => host !== undefined && new URL(url).host === host) ?? sites[0];
  const person = site?.people.find(({ accountId }) => accountId === account) ?? site?.people[0];
  if (!site || !person) throw new Error('the simulator has no site or nobody on it');
  const name = nameOf(site, person);
  return { site, person, search: name === defaultPerson ? '' : `?as=${encodeURIComponent(name)}` };
}

/** How an address says who looks. */
export function nameOf({ cloudId, url }: Site, { accountId }: Person): string {
  return cloudId === localTenant ? accountId : `${accountId}@${new URL(url).host}`;
}

/** Every site of the simulator, the local tenant's first. */
export function sitesOf({ simulator }: Pick<HostOptions, 'simulator'>): Site[] {
  const { [localTenant]: first, ...others } = simulator.state.sites;
  return [...(first ? [first] : []), ...Object.values(others)];
}

/** Everybody who can open Jira; the app's own account cannot. */
export function peopleOf({ people }: Site): Person[] {
  return people.filter(({ active, accountType }) => active && accountType !== 'app');
}

/** What somebody may do in a project, or anywhere on the site, in a word or two. */
export function rightsOf(site: Site, person: Person, project: Project | null): string {
  if (isAdministrator(site, person)) return 'administers';
  const places = project ? [project] : site.projects;
  const holds = (name: string) =>
    places.some(({ id }) => may(site, { person, kind: 'user' }, id, name));
  if (holds('CREATE_ISSUES')) return 'works here';
  return holds('BROWSE_PROJECTS') ? 'may only look' : 'has no access';
}

/** Whether somebody administers Jira. */
export function isAdministrator(site: Site, person: Person): boolean {
  return site.projects.some(({ id }) => may(site, { person, kind: 'user' }, id, 'ADMINISTER'));
}
