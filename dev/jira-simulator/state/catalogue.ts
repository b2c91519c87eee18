import type { Group, IssueType, Person, Role } from './model.ts';

export const defaultCloudId = '11111111-2222-4333-8444-555555555555';
export const otherCloudId = '99999999-8888-4777-8666-555555555555';

/** The account of the app itself, which its own token acts as. */
export const appAccountId = 'acc-readygate';

export interface Status {
  id: string;
  name: string;
  category: 'new' | 'indeterminate' | 'done';
}

export const statuses: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '10001', name: 'In Progress', category: 'indeterminate' },
  { id: '10002', name: 'In Review', category: 'indeterminate' },
  { id: '10003', name: 'Done', category: 'done' },
];

export const statusCategories = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

export const priorities: readonly { id: string; name: string }[] = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
];

export const linkTypes: readonly { id: string; name: string; inward: string; outward: string }[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

/** Issue types that company-managed projects share. */
export const sharedTypes: readonly IssueType[] = [
  issueType('10000', 'Epic', 'A big piece of work.', 1),
  issueType('10001', 'Story', 'A need of a user.', 0),
  issueType('10002', 'Task', 'Work that is not a need of a user.', 0),
  issueType('10003', 'Sub-task', 'A piece of another issue.', -1),
  issueType('10004', 'Bug', 'Something that does not work.', 0),
  issueType('10005', 'Spike', 'A question to be answered in a fixed time.', 0),
  issueType('10006', 'Service Request', 'A request from the help centre.', 0),
];

/** Project permissions and the two global ones that the product may ask for. */
export const permissionNames: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'Browse Projects',
  CREATE_ISSUES: 'Create Issues',
  EDIT_ISSUES: 'Edit Issues',
  ADD_COMMENTS: 'Add Comments',
  DELETE_OWN_COMMENTS: 'Delete Own Comments',
  DELETE_ALL_COMMENTS: 'Delete All Comments',
  ASSIGN_ISSUES: 'Assign Issues',
  ASSIGNABLE_USER: 'Assignable User',
  LINK_ISSUES: 'Link Issues',
  DELETE_ISSUES: 'Delete Issues',
  TRANSITION_ISSUES: 'Transition Issues',
  ADMINISTER_PROJECTS: 'Administer Projects',
  ADMINISTER: 'Administer Jira',
};

/** What a member of a project may do. */
export const memberPermissions: readonly string[] = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'LINK_ISSUES',
  'TRANSITION_ISSUES',
];

export const people: readonly Person[] = [
  person('acc-ada', 'Ada Lindqvist'),
  person('acc-ben', 'Ben Okafor'),
  person('acc-vera', 'Vera Moreau', { emailHidden: true }),
  person('acc-otto', 'Otto Brandt'),
  person('acc-ines', 'Inês Duarte', { emailHidden: true }),
  person('acc-old', 'Former Colleague', { active: false }),
  person('acc-cara', 'Cara Nilsson', { accountType: 'customer' }),
  person(appAccountId, 'Readygate', { accountType: 'app', emailHidden: true }),
];

/** Leads belong to reviewers by a group in the group. */
export const groups: readonly Group[] = [
  {
    id: 'd5a8a1c0-3f0e-4d8a-9a55-0c6f4b1e7a01',
    name: 'shop-leads',
    accounts: ['acc-otto'],
    groups: [],
  },
  {
    id: 'd5a8a1c0-3f0e-4d8a-9a55-0c6f4b1e7a02',
    name: 'shop-reviewers',
    accounts: ['acc-ben'],
    groups: ['d5a8a1c0-3f0e-4d8a-9a55-0c6f4b1e7a01'],
  },
];

/** Nobody has one before a test gives it. */
export const roles: readonly Role[] = [
  { id: 10002, name: 'Administrators', members: {} },
  { id: 10360, name: 'Developers', members: {} },
];

function person(
  accountId: string,
  displayName: string,
  rest: Partial<Omit<Person, 'accountId' | 'displayName'>> = {},
): Person {
  const email = `${accountId.slice('acc-'.length)}@lumen.example`;
  const usual = { accountType: 'atlassian', active: true, emailHidden: false } as const;
  return { accountId, displayName, email, ...usual, ...rest };
}

function issueType(
  id: string,
  name: string,
  description: string,
  hierarchyLevel: IssueType['hierarchyLevel'],
): IssueType {
  return { id, name, description, subtask: hierarchyLevel === -1, hierarchyLevel };
}
