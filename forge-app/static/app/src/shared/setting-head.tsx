import type { ReactNode } from 'react';

interface SettingHeadProps {
  title: string;
  /** Which version stands, from whom and since when. */
  standing: string;
  /** Buttons beside it. */
  children?: ReactNode;
}

/** The head of a page with a setting. */
export function SettingHead({ title, standing, children }: SettingHeadProps) {
  return (
    <header className="setting-head">
      <div>
        <h2>{title}</h2>
        <p className="quiet">{standing}</p>
      </div>
      <div className="buttons">{children}</div>
    </header>
  );
}
