import SectionMessage from '@atlaskit/section-message';
import { Component, type ReactNode } from 'react';
import { t } from '../language/translate.ts';

/** A mistake of ours in painting shows words instead of an empty frame. React asks for a class here. */
export class Boundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

/** In the place of what could not be painted. */
export function Crashed() {
  return (
    <SectionMessage appearance="error">
      <p>{t('shared.crashed')}</p>
    </SectionMessage>
  );
}
