import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { modelModes } from '../../../dev/model-simulator/answers.ts';
import { createModelSimulator, modelKey } from '../../../dev/model-simulator/index.ts';
import { egressFor } from '../../helpers/model.ts';

const simulator = createModelSimulator();
let baseUrl: string;
beforeAll(async () => {
  ({ baseUrl } = await simulator.listen());
});
afterAll(() => simulator.close());

const post = async (body: unknown, more: Record<string, string> = {}) => {
  const reply = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${modelKey}`, 'content-type': 'application/json', ...more },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
  return { status: reply.status, text: await reply.text() };
};

describe('the simulated model', () => {
  const good = JSON.parse(egressFor('remarks').egress.body);

  it('refuses a request with another member, and a schema that is not strict', async () => {
    expect((await post(good)).status).toBe(200);
    expect((await post({ ...good, temperature: 0 })).status).toBe(400);
    expect((await post({ ...good, store: true })).status).toBe(400);
    const loose = structuredClone(good);
    delete loose.response_format.json_schema.schema.additionalProperties;
    expect((await post(loose)).status).toBe(400);
    expect((await fetch(`${baseUrl}/models`)).status).toBe(404);
  });

  it('refuses a message that is no work item, and headers that tell more', async () => {
    const chat = structuredClone(good);
    chat.messages[1].content = 'Hello';
    expect((await post(chat)).status).toBe(400);
    expect((await post(good, { 'x-stainless-os': 'Linux' })).status).toBe(400);
  });

  it('answers the same to the same, in every mode', async () => {
    const waits = new Set(['slow', 'trickling']);
    for (const mode of modelModes.filter((each) => !waits.has(each))) {
      simulator.setMode(mode);
      expect(await post(good)).toEqual(await post(good));
    }
  });
});
