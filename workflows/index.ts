export { detect } from './detect.ts';
export { judgeIssue } from './judge-issue.ts';
export { reconcile } from './reconcile.ts';
export { refineIssue } from './refine-issue.ts';
