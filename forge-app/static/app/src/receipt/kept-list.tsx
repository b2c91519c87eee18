import type { UntakenView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';

/** What an undo leaves as it is, each change with its reason. */
export function KeptList({ kept }: { kept: readonly UntakenView[] }) {
  if (kept.length === 0) return null;
  return (
    <section className="kept" aria-label={messages.kept(kept.length)}>
      <p>{messages.kept(kept.length)}</p>
      <ul className="rows">
        {kept.map((change) => (
          <li key={change.rowId}>
            <span className="row-text">
              {change.label}
              <span className="row-problem">{messages.keptBecause(change)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
