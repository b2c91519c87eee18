/** What a remote answered over HTTP. */
export interface RemoteAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface InvokeReply {
  status: number;
  headers: Record<string, string[]>;
  body?: unknown;
}

/** What the bridge hands to the app: it resolves with a success or an error, or it rejects. */
export type BridgeAnswer =
  | { success: true; payload: InvokeReply }
  | { success: false; error: InvokeReply }
  | { rejected: string };

export const rejections = {
  unverified: 'The remote could not verify the Forge invocation token.',
  notJson: 'The remote answered without success and without a JSON body.',
  redirected: 'The remote answered with a redirect, which is never followed.',
  unreachable: 'The remote could not be reached.',
  timeout: 'The remote did not answer within 25 seconds.',
};

/**
 * How Forge hands an answer on: 401 and 3xx are failures of the call itself, an error needs a JSON
 * body to be handed on, and header values come as arrays.
 */
export function bridgeAnswer({ status, headers, text }: RemoteAnswer): BridgeAnswer {
  if (status === 401) return { rejected: rejections.unverified };
  if (status >= 300 && status < 400) return { rejected: rejections.redirected };
  const body = isJson(headers['content-type']) ? parsed(text) : undefined;
  const reply = { status, headers: asArrays(headers), ...(body === undefined ? {} : { body }) };
  if (status >= 200 && status < 300) return { success: true, payload: reply };
  return body === undefined ? { rejected: rejections.notJson } : { success: false, error: reply };
}

function isJson(type: string | string[] | undefined): boolean {
  return typeof type === 'string' && /^application\/(?:[a-z.+-]+\+)?json\b/i.test(type);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asArrays(headers: RemoteAnswer['headers']): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value : [value]]],
    ),
  );
}
