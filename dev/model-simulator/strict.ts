import type { IncomingHttpHeaders } from 'node:http';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** The key that it takes. */
export const modelKey = 'local-model-key';

const strict = { additionalProperties: false };
const message = Type.Object(
  { role: Type.Union([Type.Literal('system'), Type.Literal('user')]), content: Type.String() },
  strict,
);

/** What the product may send: an unknown member is an error, and nothing is stored. */
const Completion = Compile(
  Type.Object(
    {
      model: Type.String({ minLength: 1 }),
      store: Type.Literal(false),
      max_completion_tokens: Type.Integer({ minimum: 1 }),
      messages: Type.Array(message, { minItems: 2, maxItems: 2 }),
      response_format: Type.Object(
        {
          type: Type.Literal('json_schema'),
          json_schema: Type.Object(
            {
              name: Type.String({ pattern: '^[a-zA-Z0-9_-]{1,64}$' }),
              strict: Type.Literal(true),
              schema: Type.Unknown(),
            },
            strict,
          ),
        },
        strict,
      ),
    },
    strict,
  ),
);

/** The work item, which the user's message is. */
const Sent = Compile(
  Type.Object(
    {
      fields: Type.Array(Type.Object({ field: Type.String(), text: Type.String() }, strict)),
      rules: Type.Optional(Type.Array(Type.String({ pattern: '^[a-z]+(\\.[a-zA-Z0-9_]+)+$' }))),
    },
    strict,
  ),
);

interface Problem {
  status: number;
  message: string;
}

/** Why a request is refused; null when it is not. */
export function problemOf(headers: IncomingHttpHeaders, text: string): Problem | null {
  if (headers.authorization !== `Bearer ${modelKey}`)
    return { status: 401, message: 'Incorrect API key provided.' };
  if (headers['openai-organization'] !== undefined)
    return { status: 401, message: 'No such organization.' };
  // What machine the product runs on is nobody's business.
  const told = Object.keys(headers).find((name) => name.startsWith('x-'));
  if (told !== undefined) return { status: 400, message: `Unknown header ${told}.` };
  const body = parsed(text);
  if (!Completion.Check(body)) {
    const [first] = Completion.Errors(body);
    return { status: 400, message: `${first?.instancePath}: ${first?.message}` };
  }
  if (!Sent.Check(parsed(body.messages.at(-1)?.content ?? '')))
    return { status: 400, message: 'The last message is no work item.' };
  const place = looseObject(body.response_format.json_schema.schema, '#');
  return place === null
    ? null
    : { status: 400, message: `Invalid schema at ${place}: not strict.` };
}

/** Structured output wants every object closed and every member required. Gives the first that is not. */
function looseObject(schema: unknown, place: string): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    const names = Object.keys((properties as object | undefined) ?? {});
    const all = Array.isArray(required) && names.every((name) => required.includes(name));
    if (additionalProperties !== false || !all) return place;
  }
  for (const [name, member] of Object.entries(schema)) {
    const found = looseObject(member, `${place}/${name}`);
    if (found !== null) return found;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
