import type { AnswerKind } from '../../domain/model/prompt.ts';
import { obey, obeyBeyondForm } from './obeying.ts';
import { babble } from './random.ts';

/** `fixed` is the good one; the others are what endpoints and models do on bad days. */
export const modelModes = [
  'fixed',
  'inventing',
  'obeying',
  'obeying_beyond_form',
  'random',
  'oversized',
  'many',
  'slow',
  'trickling',
  'malformed',
  'not_json',
  'truncated',
  'refusing',
  'filtered',
  'empty',
  'rate_limited',
  'unavailable',
  'html',
  'html_success',
  'redirect',
] as const;

export type ModelMode = (typeof modelModes)[number];

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Asked {
  model: string;
  messages: { role: string; content: string }[];
  response_format: { json_schema: { name: string } };
}

/** A work item as it reached the model. */
interface Sent {
  fields: { field: string; text: string }[];
  rules?: string[];
}

const html = '<html><body>Bad gateway</body></html>';
/** Bytes of mode `oversized`. */
const tooMuch = 3_000_000;

/** The same text gives the same answer in the same mode. */
export function answerOf(mode: ModelMode, asked: Asked): Answer {
  const kind = asked.response_format.json_schema.name as AnswerKind;
  const sent = JSON.parse(asked.messages.at(-1)?.content ?? '') as Sent;
  const texts = sent.fields.map(({ text }) => text);
  const say = (content: unknown) => completion(asked, { content: JSON.stringify(content) });
  switch (mode) {
    case 'rate_limited':
      return {
        status: 429,
        headers: { 'retry-after': '7' },
        body: errorBody('rate_limit_exceeded'),
      };
    case 'unavailable':
      return { status: 503, headers: {}, body: errorBody('overloaded') };
    case 'html':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: html };
    case 'html_success':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: html };
    case 'redirect':
      return { status: 307, headers: { location: '/v1/elsewhere' }, body: '' };
    case 'empty':
      return { status: 200, headers: {}, body: '{}' };
    case 'refusing':
      return completion(asked, { content: null, refusal: 'I cannot help with that.' });
    case 'filtered':
      return completion(asked, { content: null }, 'content_filter');
    case 'not_json':
      return completion(asked, { content: 'Here are my remarks: none.' });
    case 'malformed':
      return say({ [kind]: [{ quote: 7 }] });
    case 'truncated':
      return completion(asked, { content: `{"${kind}":[{"quote":"a` }, 'length');
    case 'oversized':
      return say({ [kind]: ['x'.repeat(tooMuch)] });
    case 'many':
      return say(
        good(
          kind,
          Array.from({ length: 500 }, () => texts[0] ?? ''),
          sent,
        ),
      );
    case 'obeying':
      return say(obey(kind, texts));
    case 'obeying_beyond_form':
      return say(obeyBeyondForm(kind, texts));
    case 'random':
      return completion(asked, { content: babble(kind, texts, texts.join('').length) });
    case 'inventing':
      return say(invented(kind));
    case 'fixed':
    case 'slow':
    case 'trickling':
      return say(good(kind, kind === 'subtasks' ? linesIn(texts) : quotesIn(texts), sent));
  }
}

const wonders = [
  'who decides when this is enough',
  'what happens to customers meanwhile',
  'which of these matters most to you',
];

/** One remark, subtask or question for each quote, and a remark or question on the first rule. */
function good(kind: AnswerKind, quotes: readonly string[], { rules = [] }: Sent): unknown {
  if (kind === 'subtasks')
    return {
      subtasks: quotes.map((quote) => ({ summary: quote.slice(0, 200), lines: [], quote })),
    };
  const sources = [
    ...quotes.map((value) => ({ kind: 'quote', value })),
    ...rules.slice(0, 1).map((value) => ({ kind: 'rule', value })),
  ];
  if (kind === 'questions')
    return {
      questions: sources.map((source, at) => ({
        source,
        question: `Simulated: ${wonders[at % wonders.length]}?`,
      })),
    };
  const remark = (source: object, at: number) => ({
    source,
    remark: `Simulated remark: what must hold here, case ${['one', 'two', 'three'][at % 3]}?`,
    confidence: 'high',
  });
  return { remarks: sources.map(remark) };
}

/** Well formed, sure of itself, and of nothing in the issue. */
function invented(kind: AnswerKind): unknown {
  const quote = 'words that stand nowhere';
  const claim = 'Call /v9/ledger/{id} of BillingHub at most 4711 times';
  const sources = [
    { kind: 'quote', value: quote },
    { kind: 'rule', value: 'no.such.rule' },
  ];
  switch (kind) {
    case 'remarks':
      return {
        remarks: sources.map((source) => ({ source, remark: claim, confidence: 'high' })),
      };
    case 'questions':
      return { questions: sources.map((source) => ({ source, question: `${claim}?` })) };
    case 'subtasks':
      return {
        subtasks: [0, 1].map((at) => ({ summary: `${claim} in step ${at + 8}`, lines: [], quote })),
      };
  }
}

/** The first two lines that say something, whole. */
function linesIn(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return lines.filter((line) => line.split(' ').length >= 4).slice(0, 2);
}

/** The first words of the first two lines. */
function quotesIn(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  return lines.slice(0, 2).map((line) => line.trim().split(' ').slice(0, 5).join(' '));
}

function completion(
  { model, messages }: Asked,
  message: { content: string | null; refusal?: string },
  finish = 'stop',
): Answer {
  const input = Math.ceil(messages.reduce((sum, { content }) => sum + content.length, 0) / 4);
  const output = Math.ceil((message.content ?? '').length / 4) + 1;
  const body = {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', refusal: null, ...message },
        finish_reason: finish,
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
  };
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

function errorBody(code: string): string {
  return JSON.stringify({ error: { message: code, type: code, param: null, code } });
}
