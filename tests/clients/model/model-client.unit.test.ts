import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createModelClient, type ModelClient } from '../../../clients/model/model-client.ts';
import {
  createModelSimulator,
  type ModelSimulator,
  modelKey,
} from '../../../dev/model-simulator/index.ts';

let simulator: ModelSimulator;
let baseUrl: string;
let model: ModelClient;
beforeAll(async () => {
  simulator = createModelSimulator();
  ({ baseUrl } = await simulator.listen());
  model = client();
});
afterAll(() => simulator.close());
beforeEach(() => simulator.setMode('fixed'));

const client = (apiKey = modelKey, timeoutSeconds = 5) =>
  createModelClient({ baseUrl, apiKey, model: 'simulated', timeoutSeconds });
const text = 'Retry failed payments three times\n\nWith a pause that grows.';
const failure = (annotate = model) =>
  annotate.annotate(text).then(
    () => null,
    ({ code, details }) => ({ code, ...details }),
  );
const asked = () => simulator.requests().length;

describe('R10 the model lane', () => {
  it('asks for a strict shape, asks not to be stored, and marks the text as data', async () => {
    const { remarks } = await model.annotate(text);
    expect(remarks.map(({ quote }) => quote)).toEqual([
      'Retry failed payments three times',
      'With a pause that grows.',
    ]);
    const body = JSON.parse(simulator.requests().at(-1) ?? '');
    expect(body).toMatchObject({ model: 'simulated', store: false });
    expect(body.messages.at(-1).content).toBe(`<<<\n${text}\n>>>`);
  });

  it('calls what stands nowhere in the text an assumption of low confidence', async () => {
    simulator.setMode('ungrounded');
    const { remarks } = await model.annotate(text);
    expect(remarks.map(({ quote, confidence }) => [quote, confidence])).toEqual([
      [null, 'low'],
      [null, 'low'],
    ]);
  });

  it.each(['malformed', 'not_json', 'truncated', 'refusing', 'empty', 'html_success'] as const)(
    'refuses an answer that is %s',
    async (mode) => {
      simulator.setMode(mode);
      expect(await failure()).toEqual({ code: 'model_answer_invalid' });
    },
  );

  it.each(['unavailable', 'html'] as const)('says so when the endpoint is %s', async (mode) => {
    simulator.setMode(mode);
    expect(await failure()).toEqual({ code: 'model_unavailable' });
  });

  it('passes on how long the endpoint asks to wait', async () => {
    simulator.setMode('rate_limited');
    expect(await failure()).toEqual({ code: 'model_unavailable', retryAfterSeconds: 7 });
  });

  it('tries once: the retry is that of the workflow', async () => {
    for (const mode of ['unavailable', 'rate_limited', 'html'] as const) {
      simulator.setMode(mode);
      const before = asked();
      await failure();
      expect(asked() - before).toBe(1);
    }
  });

  it('follows no redirect with the text of an issue', async () => {
    simulator.setMode('redirect');
    const before = asked();
    expect(await failure()).toEqual({ code: 'model_unavailable' });
    expect(asked() - before).toBe(1);
  });

  it('is given up at its deadline, and with a wrong key', async () => {
    expect(await failure(client('wrong'))).toEqual({ code: 'model_unavailable' });
    simulator.setMode('slow');
    expect(await failure(client(modelKey, 0.2))).toEqual({ code: 'model_unavailable' });
  });

  it('takes nothing from the environment', async () => {
    process.env.OPENAI_ORG_ID = 'org-planted';
    const made = client();
    delete process.env.OPENAI_ORG_ID;
    await expect(made.annotate(text)).resolves.toBeDefined();
  });
});

describe('the simulated model', () => {
  const post = async (body: unknown) => {
    const headers = { authorization: `Bearer ${modelKey}`, 'content-type': 'application/json' };
    const reply = await fetch(`${baseUrl}/chat/completions`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return reply.status;
  };

  it('refuses a request with another member, and a schema that is not strict', async () => {
    await model.annotate(text);
    const good = JSON.parse(simulator.requests().at(-1) ?? '');
    expect(await post(good)).toBe(200);
    expect(await post({ ...good, temperature: 0 })).toBe(400);
    expect(await post({ ...good, store: true })).toBe(400);
    const loose = structuredClone(good);
    delete loose.response_format.json_schema.schema.additionalProperties;
    expect(await post(loose)).toBe(400);
    expect((await fetch(`${baseUrl}/models`)).status).toBe(404);
  });
});
