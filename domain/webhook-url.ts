const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** Characters of an address at most. */
const longest = 2000;

/** Why an address cannot be that of a webhook; null where it can. Where it leads is seen when it is used. */
export function webhookUrlProblem(text: string): string | null {
  const url = text.length > longest ? null : URL.parse(text);
  if (!url) return 'is no URL';
  if (url.username || url.password) return 'holds a log-in';
  return isSafe(url) ? null : 'is not https:';
}

/** Why an address cannot be that of a site, where links lead; null where it can. */
export function siteUrlProblem(text: string): string | null {
  const url = URL.parse(text);
  if (!url || url.origin !== text) return 'is no origin like https://example.atlassian.net';
  return isSafe(url) ? null : 'is not https:';
}

function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
}
