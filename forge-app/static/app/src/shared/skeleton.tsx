import { t } from '../language/translate.ts';

interface SkeletonProps {
  /** What is read, for those who hear it. */
  text?: string;
  /** The height of what will stand here, so that nothing moves when it comes. */
  lines: number;
}

/** In the place of what is being read for the first time. */
export function Skeleton({ text = t('shared.loading'), lines }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{text}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  );
}
