import { type ReadIssue, readIssue } from './evidence.ts';
import { type NewIssue, type PastIssue, projectOf } from './past-issue.ts';
import type { Method } from './ranker.ts';

/** What a method had said of one issue. */
export interface Outcome {
  /** 1 is first; null where whoever got the issue was not among those it named. */
  rank: number | null;
  /** Whom it named first; null where it named nobody. */
  first: string | null;
}

/** An issue of the scored part of a history, with what each method had said, by name. */
export interface Replayed {
  project: string;
  assignee: string;
  outcomes: Record<string, Outcome>;
}

export interface ReplayOptions {
  /** The share of the issues with an assignee, the first ones, that is only learnt from. */
  warmUp: number;
  skillsOf?: (issue: NewIssue) => string[];
}

type Assigned = PastIssue & { assignee: string };

/**
 * Replays one project in the order in which its issues came. Nothing is known of an issue's end before that end: an
 * issue is learnt from when a later one comes that was created after it was resolved.
 */
export function replay(
  issues: readonly PastIssue[],
  methods: Readonly<Record<string, Method>>,
  { warmUp, skillsOf = () => [] }: ReplayOptions,
): Replayed[] {
  const came = issues.filter(isAssigned).sort((a, b) => a.created - b.created || byKey(a, b));
  const ended = came
    .flatMap((issue) => (issue.resolved === null ? [] : [{ issue, at: issue.resolved }]))
    .sort((a, b) => a.at - b.at || byKey(a.issue, b.issue));
  const read = new Map<Assigned, ReadIssue>();
  for (const issue of came)
    read.set(issue, readIssue(withoutEnd(issue), skillsOf(withoutEnd(issue))));
  const replayed: Replayed[] = [];
  let next = 0;
  for (const [index, issue] of came.entries()) {
    for (let end = ended[next]; end && end.at < issue.created; end = ended[next]) {
      const known = read.get(end.issue) as ReadIssue;
      for (const method of Object.values(methods)) method.learn(known, end.issue.assignee, end.at);
      next += 1;
    }
    const outcomes = Object.entries(methods).map(([name, method]) => {
      const ranked = method.rank(read.get(issue) as ReadIssue);
      const place = ranked.findIndex(({ person }) => person === issue.assignee);
      const rank = place < 0 ? null : place + 1;
      return [name, { rank, first: ranked[0]?.person ?? null }] as const;
    });
    if (index >= came.length * warmUp)
      replayed.push({
        project: projectOf(issue.key),
        assignee: issue.assignee,
        outcomes: Object.fromEntries(outcomes),
      });
  }
  return replayed;
}

function isAssigned(issue: PastIssue): issue is Assigned {
  return issue.assignee !== null && !(issue.resolved !== null && issue.resolved < issue.created);
}

function withoutEnd({
  key,
  summary,
  description,
  components,
  labels,
  created,
}: PastIssue): NewIssue {
  return { key, summary, description, components, labels, created };
}

function byKey(a: PastIssue, b: PastIssue): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
