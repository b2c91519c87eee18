import type { AnnotationsView, ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';

type Remark = AnnotationsView['remarks'][number];

/** What a remark rests on, in words: passages of the work item, a finding, or nothing. */
export function groundOf(
  { source }: Pick<Remark, 'source'>,
  { findings }: Pick<ReportView, 'findings'>,
): { quoted: string } | { said: string } {
  if (source.kind === 'issue') return { quoted: source.span.text.replaceAll(/\s+/g, ' ').trim() };
  if (source.kind === 'assumption') return { said: t('column.remark.assumption') };
  const title = findings.find(({ rule }) => rule === source.rule)?.title ?? source.rule;
  return { said: t('column.remark.rule', { title }) };
}

/** Why a remark is to be doubted: the model is not sure, or names what the work item does not. */
export function doubtsOf({ confidence, ungrounded }: Remark): string[] {
  return [
    ...(confidence === 'low' ? [t('column.remark.unsure')] : []),
    ...(ungrounded.length > 0
      ? [t('column.remark.ungrounded', { words: ungrounded.map((word) => `“${word}”`).join(', ') })]
      : []),
  ];
}
