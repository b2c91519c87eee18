import { describe, expect, it } from '@jest/globals';
import { created, standing } from '../../../dev/accounting/effect.ts';
import { createJiraSimulator } from '../../../dev/jira-simulator/index.ts';
import { markerProperty } from '../../../domain/operations/label.ts';
import { setLabelsOperation } from '../../../domain/operations/set-fields.ts';
import { differences, otherIssues, untouchable } from '../../../faults/run/rest.ts';

/** An issue of the simulator, and an operation on its labels. */
function place() {
  const { state, tenants, acting } = createJiraSimulator();
  const site = state.sites[tenants.default]!;
  const issue = site.issues[site.keys['SHOP-12'] ?? '']!;
  const labels = { issueId: issue.id, current: [], add: ['tracking'], remove: [] };
  const target = { operation: setLabelsOperation(labels), operationId: 'op-1', issue };
  const ref = { cloudId: tenants.default, issue: issue.id };
  return { site, target, acting, ref, issue };
}

describe('W2 the checks at the end of a cell', () => {
  it('let an operation change what it is about', () => {
    const { site, target, acting, ref } = place();
    const before = untouchable(site, target, false);
    expect(standing(site, target)).toBe(0);
    acting.edit(ref, 'acc-ada', { labels: ['tracking'] });
    expect(standing(site, target)).toBe(1);
    expect(differences(before, untouchable(site, target, false))).toEqual([]);
  });

  it('see another field, a comment, a move and another issue', () => {
    const { site, target, acting, ref, issue } = place();
    const before = untouchable(site, target, false);
    const others = otherIssues(site, new Set([issue.id]));
    acting.edit(ref, 'acc-ada', { summary: 'Another one' });
    acting.comment(ref, 'acc-ada', 'Nobody asked for this.');
    acting.edit({ ...ref, issue: 'SHOP-13' }, 'acc-ada', { labels: ['x'] });
    const after = untouchable(site, target, false);
    expect(differences(before, after)).toEqual(['comments', 'summary']);
    const otherwise = otherIssues(site, new Set([issue.id]));
    expect(differences(others, otherwise)).toEqual(['SHOP-13']);
    acting.move(ref, 'acc-ada', 'TEAM');
    expect(differences(after, untouchable(site, target, false))).toContain('place');
  });

  it('count what bears the marker twice as two', () => {
    const { site, target, acting, ref, issue } = place();
    for (const text of ['once', 'twice']) {
      const id = acting.comment(ref, 'acc-ada', text);
      const comment = issue.comments.find((one) => one.id === id)!;
      comment.properties[markerProperty] = { op: 'op-1' };
    }
    expect(created(site, target)).toHaveLength(2);
  });
});
