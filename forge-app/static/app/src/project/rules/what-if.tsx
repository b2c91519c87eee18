import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import { t } from '../../language/translate.ts';
import { IssueLink } from '../../shared/issue-link.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useWhatIf } from './use-what-if.ts';
import type { WhatIf as Sum } from './what-if-sum.ts';

interface WhatIfProps {
  path: string;
  source: string;
  siteUrl: string;
  rules: readonly ExplainedRule[];
}

/** What the draft would change of the backlog as it is stored: how many work items turn, and which. */
export function WhatIf({ path, source, siteUrl, rules }: WhatIfProps) {
  const { sum, running, problem, failed, goOn } = useWhatIf(path, source);
  const { looked, total } = sum;
  return (
    <section aria-labelledby="what-if" className="what-if">
      <h3 id="what-if">{t('rules.whatIf')}</h3>
      <div role="status">
        {running && (
          <label className="progress">
            <span>{t('rules.whatIf.running', { looked, total })}</span>
            <progress max={Math.max(total, 1)} value={looked} />
          </label>
        )}
        {looked > 0 && <p className="sentence">{sentence(sum)}</p>}
        {!running && looked === 0 && !problem && !failed && <p>{t('rules.whatIf.empty')}</p>}
      </div>
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={goOn} />}
      {failed && (
        <p>
          {t('rules.whatIf.failed', { looked, total })}{' '}
          <Button onClick={goOn}>{t('rules.whatIf.goOn')}</Button>
        </p>
      )}
      <Turned
        title={t('rules.whatIf.turnNotReady', { count: sum.turnNotReady })}
        issues={sum.issues.filter(({ before }) => before.status === 'ready')}
        siteUrl={siteUrl}
      />
      <Turned
        title={t('rules.whatIf.turnReady', { count: sum.turnReady })}
        issues={sum.issues.filter(({ after }) => after.status === 'ready')}
        siteUrl={siteUrl}
      />
      <ByRule counts={sum.rules} rules={rules} />
      <Left sum={sum} />
    </section>
  );
}

function sentence({ judged, turnNotReady, turnReady, move, stay }: Sum): string {
  return t('rules.whatIf.sentence', { judged, turnNotReady, turnReady, move, stay });
}

/** Lines that are shown at first. */
const few = 50;

interface TurnedProps {
  title: string;
  issues: Sum['issues'];
  siteUrl: string;
}

function Turned({ title, issues, siteUrl }: TurnedProps) {
  const [shown, setShown] = useState(few);
  if (issues.length === 0) return null;
  return (
    <details open>
      <summary>{title}</summary>
      <ul className="turned">
        {issues.slice(0, shown).map(({ id, key, before, after }) => (
          <li key={id}>
            <IssueLink issueKey={key} siteUrl={siteUrl} />{' '}
            {t('rules.whatIf.turn', {
              before: t(`rules.readiness.${before.status}`),
              after: t(`rules.readiness.${after.status}`),
              from: before.score,
              to: after.score,
            })}
          </li>
        ))}
      </ul>
      {issues.length > shown && (
        <Button onClick={() => setShown(shown + few)}>{t('rules.whatIf.more')}</Button>
      )}
    </details>
  );
}

function ByRule({ counts, rules }: { counts: Sum['rules']; rules: readonly ExplainedRule[] }) {
  if (counts.length === 0) return null;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return (
    <details>
      <summary>{t('rules.whatIf.byRule')}</summary>
      <ul className="turned">
        {counts.map(({ rule, more, fewer }) => (
          <li key={rule}>
            {t('rules.whatIf.rule', { rule: titles.get(rule) ?? rule, more, fewer })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What the numbers do not hold. */
function Left({ sum: { notKept, hidden, unchecked } }: { sum: Sum }) {
  const parts = [
    notKept > 0 && t('rules.whatIf.notKept', { count: notKept }),
    hidden > 0 && t('rules.whatIf.hidden', { count: hidden }),
    unchecked > 0 && t('rules.whatIf.unchecked', { count: unchecked }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : <p className="quiet">{parts.join(' ')}</p>;
}
