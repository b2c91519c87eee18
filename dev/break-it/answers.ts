import { writesSomething } from '../jira-simulator/http/log.ts';
import type { JiraSimulator } from '../jira-simulator/index.ts';

/** Loses Jira's answer to the next write: it is done there, and nobody hears of it. */
export function createAnswers(simulator: Pick<JiraSimulator, 'observe'>) {
  let [losing, lost] = [false, 0];
  return {
    state: () => ({ losing, lost }),
    /** False while it waits for one already. */
    loseNext(): boolean {
      if (losing) return false;
      losing = true;
      const stop = simulator.observe((phase, request) => {
        if (phase !== 'received' || !writesSomething(request)) return;
        stop();
        losing = false;
        lost += 1;
        return { kind: 'drop_after_commit' };
      });
      return true;
    },
  };
}
