import type { FaultRule } from './faults.ts';
import type { Reply } from './reply.ts';

const html = { 'content-type': 'text/html;charset=UTF-8' };

/** Replies of faults that stop a request before anything happens; null for the other kinds. */
export function refusal(rule: FaultRule): Reply | null {
  switch (rule.kind) {
    case 'rate_limited':
      return {
        status: 429,
        headers: {
          'retry-after': String(rule.retryAfter ?? 2),
          'ratelimit-reason': rule.reason ?? 'jira-burst-based',
        },
        body: { errorMessages: ['Rate limit exceeded.'], errors: {} },
      };
    case 'rate_limited_bare':
      return {
        status: 429,
        headers: { 'x-failure-category': 'FAILURE_CLIENT_RATE_LIMIT' },
        body: { code: 429, message: 'Too many requests' },
      };
    case 'rate_limited_html':
      return { status: 429, headers: html, text: page('429 Too Many Requests') };
    case 'html_400':
      return { status: 400, headers: html, text: page('400 Bad Request') };
    case 'refused': {
      const message = rule.message ?? 'It is not valid.';
      return {
        status: 400,
        headers: {},
        body: { errorMessages: [message], errors: { summary: message } },
      };
    }
    case 'conflict':
      return {
        status: 409,
        headers: {},
        body: { errorMessages: ['The issue was changed by another request.'], errors: {} },
      };
    case 'forbidden':
      return {
        status: 403,
        headers: {},
        body: { errorMessages: ['You do not have permission to do this.'], errors: {} },
      };
    case 'token_refused':
      return {
        status: 401,
        headers: { 'x-failure-category': 'FAILURE_CLIENT_AUTH_TOKEN' },
        body: { code: 401, message: 'Unauthorized' },
      };
    case 'error_before_commit':
      return serverError(rule);
    default:
      return null;
  }
}

/** Replies of faults that hide what a request did; null for the other kinds. */
export function disguise(rule: FaultRule, done: Reply): Reply | null {
  if (rule.kind === 'error_after_commit') return serverError(rule);
  if (rule.kind !== 'unreadable_success') return null;
  const text = JSON.stringify(done.body ?? {});
  return { ...done, text: text.slice(0, Math.max(1, Math.floor(text.length / 2))) };
}

function serverError({ status = 503 }: FaultRule): Reply {
  return { status, headers: html, text: page(`${status} Service Unavailable`) };
}

function page(title: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}
