export { detect } from './detect.ts';
export { digest } from './digest.ts';
export { gatherOutcomes } from './gather-outcomes.ts';
export { judgeIssue } from './judge-issue.ts';
export { notifyPeople } from './notify-people.ts';
export { reconcile } from './reconcile.ts';
export { refineIssue } from './refine-issue.ts';
export { testModel } from './test-model.ts';
