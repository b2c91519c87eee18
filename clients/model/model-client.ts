import type { lookup as systemLookup } from 'node:dns';
import OpenAI from 'openai';
import { ReadygateError } from '../../domain/errors.ts';
import { createModelFetch, TooLarge } from './model-fetch.ts';

/** Where a model is asked, and as whom. */
export interface ModelEndpoint {
  baseUrl: string;
  apiKey: string;
  /** The operator's own endpoint may be in a private network; that of a tenant is not believed. */
  isOperators: boolean;
}

/** Tokens as the endpoint counted them. */
interface ModelUsage {
  input: number;
  output: number;
}

/** What came back from a call that was paid for. */
export interface ModelAnswer {
  /** Null where there is nothing to read. */
  content: string | null;
  /** Why there is nothing to read. */
  problem: 'refused' | 'truncated' | 'filtered' | 'empty' | 'too_large' | null;
  /** Null where the endpoint does not say. */
  usage: ModelUsage | null;
}

export interface ModelClient {
  /**
   * Sends a body, byte for byte, once.
   * @throws {ReadygateError} model_unavailable, with the status where there was a reply, and seconds
   *   where it named them
   */
  complete(endpoint: ModelEndpoint, body: string): Promise<ModelAnswer>;
}

export interface ModelOptions {
  /** For the whole of a call, the reading of its answer included. */
  timeoutSeconds: number;
  /** Hosts that may be reached although their address is not public. */
  privateHosts: readonly string[];
  /** Bytes of an answer at most. Default: 1 MB. */
  answerBytes?: number;
  /** Default: the system's. */
  lookup?: typeof systemLookup;
}

/** Every part may be missing or be something else. */
type Loose<T> = T extends object ? { [Key in keyof T]?: Loose<T[Key]> } | undefined : unknown;

/** Seconds that an endpoint may ask us to wait. */
const longestWait = 3600;
const defaultAnswerBytes = 1_000_000;

/** Any OpenAI-compatible endpoint. It retries nothing: Temporal does. */
export function createModelClient(options: ModelOptions): ModelClient {
  const { timeoutSeconds, answerBytes = defaultAnswerBytes } = options;
  return {
    async complete({ baseUrl, apiKey, isOperators }, body) {
      const { fetch, close } = createModelFetch({ ...options, answerBytes, isOperators });
      const client = new OpenAI({
        baseURL: baseUrl,
        apiKey,
        // Given here, because the library would look for them in the environment.
        organization: null,
        project: null,
        webhookSecret: null,
        logLevel: 'off',
        maxRetries: 0,
        timeout: timeoutSeconds * 1000,
        fetch,
      });
      try {
        const headers = { 'content-type': 'application/json' };
        return meaningOf(await client.post('/chat/completions', { body, headers }));
      } catch (error) {
        if (isTooLarge(error)) return { content: null, problem: 'too_large', usage: null };
        throw unavailable(error);
      } finally {
        await close();
      }
    },
  };
}

/** Whatever a 2xx held: an endpoint that only claims to be compatible may answer with anything. */
function meaningOf(answer: unknown): ModelAnswer {
  const { choices, usage } = (answer ?? {}) as NonNullable<Loose<OpenAI.ChatCompletion>>;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const counted = usageOf(usage);
  const nothing = (problem: ModelAnswer['problem']) => ({ content: null, problem, usage: counted });
  if (choice?.message?.refusal) return nothing('refused');
  if (choice?.finish_reason === 'length') return nothing('truncated');
  if (choice?.finish_reason === 'content_filter') return nothing('filtered');
  const content: unknown = choice?.message?.content;
  if (typeof content !== 'string' || content === '') return nothing('empty');
  return { content, problem: null, usage: counted };
}

function usageOf(usage: unknown): ModelUsage | null {
  const { prompt_tokens: input, completion_tokens: output } = (usage ??
    {}) as Partial<OpenAI.CompletionUsage>;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 100_000_000;

/** The provider's message may repeat what was sent: only its status and its wish to wait are kept. */
function unavailable(error: unknown): ReadygateError {
  if (!(error instanceof OpenAI.APIError) || error.status === undefined)
    return new ReadygateError('model_unavailable');
  const wait = Number(error.headers?.get('retry-after'));
  return new ReadygateError('model_unavailable', {
    status: error.status,
    ...(wait > 0 ? { retryAfterSeconds: Math.min(wait, longestWait) } : {}),
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof TooLarge || (error instanceof Error && isTooLargeCause(error.cause));
}

const isTooLargeCause = (cause: unknown): boolean =>
  cause !== undefined && cause !== null && isTooLarge(cause);
