import fc from 'fast-check';
import { createEnding } from '../../../activities/ending.ts';
import { createRevalidating } from '../../../activities/revalidating.ts';
import { cancelRefinement } from '../../../api/commands/cancel.ts';
import {
  advance,
  asWorkflow,
  type Choice,
  decide,
  dispatch,
  edit,
  hearLate,
  hold,
  inTenant,
  resolve,
  revoke,
  showComing,
  write,
} from './acts.ts';
import { assertInvariants } from './invariants.ts';
import type { Fate } from './jira.ts';
import { type Hold, type LedgerWorld, people } from './world.ts';

/** The model is what `LedgerWorld.rows` says; the rest of the world is the system. */
type Command = fc.AsyncCommand<object, LedgerWorld>;

function command(name: string, run: (world: LedgerWorld) => Promise<unknown>): Command {
  return {
    check: () => true,
    run: async (_model, world) => {
      await run(world);
      await assertInvariants(world);
    },
    toString: () => name,
  };
}

const person = fc.constantFrom(...people);
const position = fc.nat({ max: 2 });
const positions = fc.uniqueArray(position, { minLength: 1, maxLength: 3 });
const fate = fc.constantFrom<Fate>(
  'made',
  'made',
  'answer_lost',
  'answer_lost',
  'request_lost',
  'answer_late',
  'effect_late',
  'rate_limited',
  'forbidden',
  'conflict',
  'refused',
  'crash_before',
  'crash_after',
);

type Arbitrary = fc.Arbitrary<Command>;

/** Commands are drawn evenly from a list: what happens more often is in it more often. */
const often = (times: number, one: Arbitrary): Arbitrary[] =>
  Array.from({ length: times }, () => one);

const approves: Arbitrary = fc
  .tuple(person, positions)
  .map(([who, rows]) =>
    command(`${who} approves ${rows}`, (world) => decide(world, who, rows, 'approve')),
  );
const saysNo: Arbitrary = fc
  .tuple(person, position, fc.constantFrom('reject' as const, 'later' as const))
  .map(([who, row, verdict]) =>
    command(`${who} says ${verdict} of ${row}`, (world) => decide(world, who, [row], verdict)),
  );
const edits: Arbitrary = fc
  .tuple(person, position, fc.constantFrom('first words', 'second words'))
  .map(([who, row, words]) =>
    command(`${who} edits ${row}: ${words}`, (world) => edit(world, who, row, words)),
  );
const dispatches: Arbitrary = person.map((who) =>
  command(`${who} dispatches`, (world) => dispatch(world, who)),
);
const revokes: Arbitrary = fc
  .tuple(person, position)
  .map(([who, row]) => command(`${who} revokes ${row}`, (world) => revoke(world, who, row)));
const answers: Arbitrary = fc
  .tuple(person, position, fc.constantFrom<Choice>('it_is', 'write_again', 'give_up', 'reopen'))
  .map(([who, row, choice]) =>
    command(`${who} answers ${choice} for ${row}`, (world) => resolve(world, who, row, choice)),
  );
const changes: Arbitrary = fc.constantFrom('as it was', 'as it was', 'changed').map((summary) =>
  command(`the issue is ${summary}`, async ({ jira }) => {
    jira.summary = summary;
  }),
);
const ends: Arbitrary = fc.oneof(
  fc.constant(
    command('revalidates', (world) =>
      asWorkflow(world, createRevalidating(world.deps).revalidatePlan),
    ),
  ),
  fc.constant(
    command('expires', (world) => asWorkflow(world, createEnding(world.deps).expirePlan)),
  ),
  fc.constant(command('25 hours pass', async (world) => advance(world, 25 * 3600))),
  person.map((who) =>
    command(`${who} cancels`, (world) =>
      inTenant(world, (tx) =>
        cancelRefinement(tx, world.caller(who), world.refinementId, world.now),
      ),
    ),
  ),
);
const writes: Arbitrary = fate.map((what) =>
  command(`writes: ${what}`, (world) => write(world, what)),
);
const meets: Arbitrary = fc
  .tuple(fate, person, position, fc.boolean())
  .map(([what, who, row, edited]) =>
    command(`writes: ${what}, while ${who} ${edited ? 'edits' : 'revokes'} ${row}`, (world) =>
      write(world, what, () =>
        edited ? edit(world, who, row, 'meanwhile') : revoke(world, who, row),
      ),
    ),
  );
const passes: Arbitrary = fc
  .constantFrom(1, 31, 61, 91, 125)
  .map((seconds) => command(`${seconds} s pass`, async (world) => advance(world, seconds)));
const late: Arbitrary = fc.constantFrom(
  command('a late answer arrives', hearLate),
  command('a late effect shows', async (world) => showComing(world)),
);
const breaks: Arbitrary = fc.oneof(
  fc.constant(command('the process crashes', async (world) => world.startSession())),
  person.map((who) =>
    command(`the token of ${who} dies`, async ({ jira }) => jira.renewToken(who)),
  ),
);
const comes: Arbitrary = person.map((who) =>
  command(`${who} comes by`, (world) => world.renew(who)),
);

const stops: Arbitrary = fc
  .constantFrom<Hold | null>('tenant', 'deployment', 'off', 'observe', null, null, null)
  .map((held) =>
    command(held ? `stopped by: ${held}` : 'writing may go on', (world) => hold(world, held)),
  );
const stopsMeanwhile: Arbitrary = fc
  .tuple(fate, fc.constantFrom<Hold>('tenant', 'off'))
  .map(([what, held]) =>
    command(`writes: ${what}, while it is stopped by: ${held}`, (world) =>
      write(world, what, () => hold(world, held)),
    ),
  );

/** Everything that people, time, Jira and broken processes do, in whatever order. */
export const ledgerCommands: Arbitrary[] = [
  ...often(14, approves),
  ...often(26, writes),
  ...often(10, passes),
  ...often(10, answers),
  ...often(6, meets),
  ...often(2, dispatches),
  ...often(3, late),
  ...often(3, comes),
  ...often(3, edits),
  ...often(2, revokes),
  ...often(3, stops),
  ...[saysNo, changes, ends, breaks, stopsMeanwhile],
];
