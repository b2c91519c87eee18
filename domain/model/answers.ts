import type { Static } from 'typebox';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { ReadygateError } from '../errors.ts';
import { parseStrictJson } from '../strict-json.ts';
import type { AnswerKind } from './prompt.ts';

const strict = { additionalProperties: false } as const;

const Remarks = Type.Object(
  {
    remarks: Type.Array(
      Type.Object(
        {
          source: Type.Object(
            {
              kind: Type.Union([
                Type.Literal('quote'),
                Type.Literal('rule'),
                Type.Literal('assumption'),
              ]),
              value: Type.String(),
            },
            strict,
          ),
          remark: Type.String(),
          confidence: Type.Union([Type.Literal('high'), Type.Literal('low')]),
        },
        strict,
      ),
    ),
  },
  strict,
);

const Subtasks = Type.Object(
  {
    subtasks: Type.Array(
      Type.Object(
        { summary: Type.String(), lines: Type.Array(Type.String()), quote: Type.String() },
        strict,
      ),
    ),
  },
  strict,
);

const Questions = Type.Object(
  {
    questions: Type.Array(
      Type.Object(
        {
          source: Type.Object(
            {
              kind: Type.Union([Type.Literal('quote'), Type.Literal('rule')]),
              value: Type.String(),
            },
            strict,
          ),
          question: Type.String(),
        },
        strict,
      ),
    ),
  },
  strict,
);

interface Answers {
  remarks: Static<typeof Remarks>;
  subtasks: Static<typeof Subtasks>;
  questions: Static<typeof Questions>;
}

/** What a model must answer with, as strict structured output: closed objects, all members required. */
export const answerSchemas = {
  remarks: Remarks,
  subtasks: Subtasks,
  questions: Questions,
} as const;

const checks = {
  remarks: Compile(Remarks),
  subtasks: Compile(Subtasks),
  questions: Compile(Questions),
};

/** UTF-16 units of an answer; what a prompt asks for is far shorter. */
const longest = 60_000;
/** Levels of an answer; what is asked for has four. */
const deepest = 8;
/** Items of a list. More is no slip of a model that was asked for five. */
const mostItems = 50;

/**
 * An answer of a model, which is read like anything else that strangers send.
 * @throws {ReadygateError} model_answer_invalid with the reason
 */
export function readAnswer<Kind extends AnswerKind>(kind: Kind, content: string): Answers[Kind] {
  if (content.length > longest) throw invalid('too_long');
  const value = parsed(content);
  if (!checks[kind].Check(value)) throw invalid('wrong_shape');
  for (const list of listsIn(value)) if (list.length > mostItems) throw invalid('too_many');
  return value as Answers[Kind];
}

export function invalid(reason: string): ReadygateError {
  return new ReadygateError('model_answer_invalid', { reason });
}

function parsed(content: string): unknown {
  const read = parseStrictJson(content, deepest);
  if ('value' in read) return read.value;
  throw invalid('no_json');
}

function listsIn(value: unknown): unknown[][] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.values(value).flatMap(listsIn);
  return Array.isArray(value) ? [value, ...inside] : inside;
}
