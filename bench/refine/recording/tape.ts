import type { Action, JiraCall, Recording, Statement, Step, Transaction } from './step.ts';
import { createTemplates } from './template.ts';

/** Keeps what is done, in order, as steps that are named from outside. */
export interface Tape {
  /** What follows belongs to a new step; its answer is what `work` resolves with. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  begin(text: string): RunningTransaction;
  /** Notes a call of Jira; those that run at the same time are one group. */
  call(call: JiraCall): { answered(createdId: string | null): void };
  /** @param constants ids that all refinements share */
  recording(issue: string, constants: ReadonlySet<string>): Recording;
  /** Forgets everything. */
  clear(): void;
}

export interface RunningTransaction {
  /** A statement; `together` says that the one before it was still under way. */
  statement(statement: Statement, together: boolean): void;
  commit(together: boolean): void;
}

export function createTape(): Tape {
  let steps: Step[] = [];
  let created: string[] = [];
  let callsUnderway = 0;
  const actions = (): Action[] => {
    const step = steps.at(-1);
    if (!step) throw new Error('something was done outside of a step');
    return step.actions;
  };
  return {
    async step(name, work) {
      const step: Step = { name, actions: [], answer: '' };
      steps.push(step);
      const result = await work();
      step.answer = JSON.stringify(result);
      return result;
    },
    begin(text) {
      const transaction: Transaction = {
        kind: 'transaction',
        begin: text,
        groups: [],
        commitWithLast: false,
      };
      actions().push(transaction);
      return {
        statement(statement, together) {
          const group = together ? transaction.groups.at(-1) : undefined;
          if (group) group.push(statement);
          else transaction.groups.push([statement]);
        },
        commit(together) {
          transaction.commitWithLast = together;
        },
      };
    },
    call(call) {
      const last = actions().at(-1);
      if (callsUnderway > 0 && last?.kind === 'calls') last.calls.push(call);
      else actions().push({ kind: 'calls', calls: [call] });
      callsUnderway += 1;
      return {
        answered(createdId) {
          callsUnderway -= 1;
          if (createdId !== null) created.push(createdId);
        },
      };
    },
    recording(issue, constants) {
      const template = createTemplates({ constants, issue, created });
      return { steps: steps.map((step) => mapStep(step, template)) };
    },
    clear() {
      steps = [];
      created = [];
    },
  };
}

type MakeTemplate = ReturnType<typeof createTemplates>;

function mapStep({ name, actions, answer }: Step, template: MakeTemplate): Step {
  return {
    name,
    actions: actions.map((action) => mapAction(action, template)),
    answer: template(String(answer)),
  };
}

function mapAction(action: Action, template: MakeTemplate): Action {
  if (action.kind === 'calls') {
    const calls = action.calls.map(({ method, path, as, body }) => ({
      method,
      path: template(String(path)),
      as,
      body: body === null ? null : template(String(body)),
    }));
    return { kind: 'calls', calls };
  }
  const groups = action.groups.map((group) =>
    group.map((statement) => ({
      ...statement,
      values: statement.values.map((value) => mapValue(value, template)),
    })),
  );
  return { ...action, groups };
}

function mapValue(value: unknown, template: MakeTemplate): unknown {
  if (typeof value === 'string') return template(value);
  return Array.isArray(value) ? value.map((one) => mapValue(one, template)) : value;
}
