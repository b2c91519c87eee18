import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

const strict = { additionalProperties: false };

/** What chats take that are fed a text: Slack and what is like it. */
const text = Type.Object({ text: Type.String({ minLength: 1, maxLength: 4000 }) }, strict);
/** What Teams takes: a message with one adaptive card. */
const card = Type.Object(
  {
    type: Type.Literal('message'),
    attachments: Type.Array(
      Type.Object(
        {
          contentType: Type.Literal('application/vnd.microsoft.card.adaptive'),
          content: Type.Object(
            {
              $schema: Type.Literal('http://adaptivecards.io/schemas/adaptive-card.json'),
              type: Type.Literal('AdaptiveCard'),
              version: Type.Literal('1.4'),
              body: Type.Array(
                Type.Object(
                  {
                    type: Type.Literal('TextBlock'),
                    text: Type.String({ minLength: 1 }),
                    wrap: Type.Literal(true),
                  },
                  strict,
                ),
                { minItems: 1 },
              ),
              actions: Type.Array(
                Type.Object(
                  {
                    type: Type.Literal('Action.OpenUrl'),
                    title: Type.String({ minLength: 1 }),
                    url: Type.String({ pattern: '^https?://' }),
                  },
                  strict,
                ),
              ),
            },
            strict,
          ),
        },
        strict,
      ),
      { minItems: 1, maxItems: 1 },
    ),
  },
  strict,
);
const Message = Compile(Type.Union([text, card]));

interface Received {
  key: string;
  method: string;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Why a message is refused; null when it is not. */
export function problemOf({ key, method, headers, text: body }: Received): string | null {
  if (method !== 'POST') return 'messages are posted';
  if (headers['content-type'] !== 'application/json') return 'the body is to be JSON';
  const id = String(headers['webhook-id']);
  const at = String(headers['webhook-timestamp']);
  if (!/^[0-9a-f-]{36}$/.test(id) || !/^\d{10}$/.test(at)) return 'id or timestamp is missing';
  const expected = createHmac('sha256', Buffer.from(key, 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest('base64');
  if (headers['webhook-signature'] !== `v1,${expected}`) return 'the signature does not fit';
  return Message.Check(parsed(body)) ? null : 'the body is neither a text nor a card';
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
