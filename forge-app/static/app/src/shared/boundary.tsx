import SectionMessage from '@atlaskit/section-message';
import { Component, type ReactNode } from 'react';
import { messages } from '../messages.ts';

/** A mistake of ours in painting shows words instead of an empty frame. React asks for a class here. */
export class Boundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className="panel" aria-label={messages.panel}>
        <SectionMessage appearance="error">
          <p>{messages.crashed}</p>
        </SectionMessage>
      </main>
    );
  }
}
