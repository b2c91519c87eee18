/**
 * What Jira lets stand on one issue at most, by the values that its own report of limits
 * (`GET /issue/limit/report`) gives for a usual site. Beyond them it answers a write with 413.
 */
export const issueLimits = { comments: 5000, links: 2000 } as const;
