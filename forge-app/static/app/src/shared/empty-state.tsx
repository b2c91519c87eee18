import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** Why nothing is here, and what will bring something. */
  children: ReactNode;
}

/** In the place of a list that has nothing in it. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
