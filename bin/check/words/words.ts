import type { LeftOut } from '../../../domain/readiness/left-out.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import type { ReadinessStatus, Severity } from '../../../domain/report.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** What `check` says besides the words of rules. */
export interface CheckWords {
  status: Record<ReadinessStatus | 'unread', string>;
  severity: Record<Severity, string>;
  /** The heading of the page. */
  ready(ready: number, all: number): string;
  score(score: number): string;
  judgedBy(pack: string, version: string): string;
  overview: string;
  scores: string;
  workItems: string;
  gaps: string;
  gapsAbout: string;
  gap: string;
  found: string;
  share: string;
  hints: string;
  risks: string;
  nothingMissing: string;
  more(count: number): string;
  show: string;
  order: string;
  capped(listed: number, all: number): string;
  filter: string;
  search: string;
  anyStatus: string;
  anyGap: string;
  sort: string;
  sorts: { worst: string; best: string; key: string };
  shown(shown: string, all: string): string;
  none: string;
  summary: string;
  description: string;
  unreadTitle: string;
  criteriaFrom(names: string): string;
  noDescription: string;
  unnamedFields: string;
  morePages: string;
  /** Of what the pack does not judge in Jira: judged here all the same, or left out here too. */
  leftOut: {
    judged(reasons: string): string;
    omitted(reasons: string): string;
    by: Record<LeftOut, (count: number) => string>;
  };
}

const all: Record<ReaderLanguage, CheckWords> = { en, de, fr, es };

/** The words in the reader's language. */
export const checkWords = (language: ReaderLanguage): CheckWords => all[language];
