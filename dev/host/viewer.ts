import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { Person, Project, Site } from '../jira-simulator/state/model.ts';
import { localTenant } from '../world/product.ts';
import type { HostOptions } from './index.ts';

/** Who looks, where a page is opened without saying it. */
const defaultPerson = 'acc-ada';

/** The person that a page is shown to, from its address. */
export function readViewer({ simulator }: Pick<HostOptions, 'simulator'>, url: string): Viewer {
  const site = simulator.state.sites[localTenant];
  const as = new URL(url, 'http://page').searchParams.get('as') ?? defaultPerson;
  const person = site?.people.find(({ accountId }) => accountId === as) ?? site?.people[0];
  if (!site || !person) throw new Error('the simulator has no site or nobody on it');
  const { accountId } = person;
  return { site, person, search: accountId === defaultPerson ? '' : `?as=${accountId}` };
}

/** Everybody who can open Jira; the app's own account cannot. */
export function peopleOf({ people }: Site): Person[] {
  return people.filter(({ active, accountType }) => active && accountType !== 'app');
}

/** What somebody may do in a project, in a word or two. */
export function rightsOf(site: Site, { accountId }: Person, project: Project): string {
  const held = site.grants[project.id]?.[accountId] ?? [];
  if (held.includes('ADMINISTER_PROJECTS')) return 'administers';
  if (held.includes('CREATE_ISSUES')) return 'works here';
  return held.includes('BROWSE_PROJECTS') ? 'may only look' : 'has no access';
}
