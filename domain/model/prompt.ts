import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { parseDocument } from 'yaml';
import { ReadygateError } from '../errors.ts';
import { pointerTo, schemaProblem } from '../schema-problem.ts';
import { profileSchema, promptSchema } from './prompt-schema.ts';

/** What a prompt's answer is read as. */
export type AnswerKind = 'remarks' | 'subtasks' | 'questions';

/** What a model is told, as a file. A changed text is a new version. */
export interface Prompt {
  format: 1;
  id: string;
  version: number;
  answer: AnswerKind;
  /** Holds nothing of any issue: that goes beside it, as data. */
  instructions: string;
}

/** Which prompts are asked for an issue, in order, and how long an answer may be. */
export interface Profile {
  format: 1;
  id: string;
  version: number;
  /** Ids of prompts. */
  prompts: string[];
  /** Of one answer, at most. */
  answerTokens: number;
}

/** A profile with its prompts. */
export interface ModelWork {
  profile: string;
  prompts: Prompt[];
  answerTokens: number;
}

/** The name under which a prompt is recorded. */
export const promptName = ({ id, version }: Pick<Prompt, 'id' | 'version'>): string =>
  `${id}/${version}`;

const ajv = new Ajv({ allErrors: true, strict: true });
const isPrompt = ajv.compile<Prompt>(promptSchema);
const isProfile = ajv.compile<Profile>(profileSchema);

/** @throws {ReadygateError} invalid_prompt with path and expectation */
export function parsePrompt(source: string): Prompt {
  return parseAs(source, isPrompt, 'a prompt');
}

/** @throws {ReadygateError} invalid_prompt with path and expectation */
export function parseProfile(source: string): Profile {
  return parseAs(source, isProfile, 'a profile');
}

/** @throws {ReadygateError} invalid_prompt where the profile names a prompt that is not there */
export function workOf(profile: Profile, prompts: ReadonlyMap<string, Prompt>): ModelWork {
  const named = profile.prompts.map((id) => {
    const prompt = prompts.get(id);
    if (!prompt) throw new ReadygateError('invalid_prompt', { expected: 'the id of a prompt' });
    return prompt;
  });
  return { profile: profile.id, prompts: named, answerTokens: profile.answerTokens };
}

type Check<Value> = ReturnType<typeof ajv.compile<Value>>;

function parseAs<Value>(source: string, check: Check<Value>, what: string): Value {
  const doc = parseDocument(source);
  const [syntax] = doc.errors;
  if (syntax) throw new ReadygateError('invalid_prompt', { expected: `YAML 1.2 (${syntax.code})` });
  const value: unknown = doc.toJS({ maxAliasCount: 0 });
  if (check(value)) return value as Value;
  const { steps, expected } = schemaProblem(check.errors ?? [], what);
  throw new ReadygateError('invalid_prompt', { path: pointerTo(steps), expected });
}
