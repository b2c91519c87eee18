import type { FastifyInstance } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Place } from '../break-it/edit.ts';
import type { Act, BreakIt } from '../break-it/index.ts';
import { type Html, html } from '../jira-simulator/pages/html.ts';
import type { HostData } from './context.ts';

/** Who presses, and where; anything else is an error. */
const Pressed = Type.Object(
  {
    tenantId: Type.String({ minLength: 1 }),
    accountId: Type.String({ minLength: 1 }),
    issueKey: Type.Union([Type.String({ minLength: 1 }), Type.Null()]),
  },
  { additionalProperties: false },
);

/** `GET /break-it`: how things stand; `POST /break-it/ACT`: breaks something, 409 where it is broken already. */
export function registerBreakIt(app: FastifyInstance, breakIt: BreakIt): void {
  const check = Compile(Pressed as TSchema);
  app.get('/break-it', async (request, reply) => {
    const { tenantId = '' } = request.query as { tenantId?: string };
    return await reply.send(await breakIt.look(tenantId));
  });
  app.post('/break-it/:act', async ({ body, params }, reply) => {
    const { act: name } = params as { act: string };
    const act = breakIt.acts.find((one) => one === name);
    if (!act || !check.Check(body)) return await reply.code(400).send({ pressed: false });
    const pressed = await breakIt.press(act, body as Place);
    return await reply.code(pressed ? 202 : 409).send({ pressed });
  });
}

/** What the buttons say. */
const presses: Record<Act, string> = {
  worker: 'Kill the worker',
  api: 'Kill the API',
  postgres: 'Restart PostgreSQL',
  temporal: 'Restart Temporal',
  answer: 'Lose Jira’s next answer',
  description: 'Edit the description as somebody else',
};

/** The buttons that break the world, and the counter that stays true. */
export function breakItBar({ acts }: BreakIt, { base }: HostData): Html {
  // Only beside an issue is there something to edit.
  const here = acts.filter((act) => act !== 'description' || base === null);
  const buttons = here.map(
    (act) => html`<button type="button" data-act="${act}">${presses[act]}</button>`,
  );
  return html`<section class="break-it" aria-label="Break it">
<strong>Break it</strong>
${buttons}
<output>counting</output>
</section>`;
}
