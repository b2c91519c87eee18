import { useEffect, useState } from 'react';
import type { BacklogView } from '../../../../../../domain/backlog.ts';
import type { RuleUsefulness } from '../../../../../../domain/usefulness/usefulness.ts';
import { percent, points } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { everything } from '../backlog/question.ts';
import { readBacklog } from '../backlog/requests.ts';

interface RulesProps {
  rules: readonly RuleUsefulness[];
  projectKey: string;
}

/** Each rule with what followed where it failed and where it passed. */
export function Rules({ rules, projectKey }: RulesProps) {
  const titles = useTitles(projectKey);
  return (
    <>
      <p>{t('usefulness.explained')}</p>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('usefulness.column.rule')}</th>
              <th scope="col">{t('usefulness.column.verdict')}</th>
              <th scope="col">{t('usefulness.column.failed')}</th>
              <th scope="col">{t('usefulness.column.passed')}</th>
              <th scope="col">{t('usefulness.column.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ rule, verdict, failed, passed, difference }) => (
              <tr key={rule}>
                <th scope="row">{titles.get(rule) ?? rule}</th>
                <td>{t(`usefulness.verdict.${verdict}`)}</td>
                <td>{trouble(failed)}</td>
                <td>{trouble(passed)}</td>
                <td>{difference ? differenceWords(difference) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function trouble({ issues, withTrouble }: RuleUsefulness['failed']): string {
  if (issues === 0) return '–';
  return t('usefulness.trouble', { withTrouble, issues, share: percent(withTrouble / issues) });
}

function differenceWords({ value, interval }: NonNullable<RuleUsefulness['difference']>): string {
  const [lower, upper] = [points(interval.lower), points(interval.upper)];
  return t('usefulness.difference', { value: points(value), lower, upper });
}

/** Names of the rules in force; ids stand in their place until they are there. */
function useTitles(projectKey: string): ReadonlyMap<string, string> {
  const [rules, setRules] = useState<BacklogView['rules']>([]);
  useEffect(() => {
    let ended = false;
    void readBacklog(projectKey, everything, null).then((reply) => {
      if (!ended && reply.kind === 'ok') setRules(reply.body.rules);
    });
    return () => {
      ended = true;
    };
  }, [projectKey]);
  return new Map(rules.map(({ id, title }) => [id, title]));
}
