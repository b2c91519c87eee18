import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { t } from '../language/translate.ts';

interface ConflictNoticeProps {
  /** Shows what stands now in place of what was typed. */
  onTheirs: () => void;
  /** Goes on with what was typed, over what stands now. */
  onMine: () => void;
}

/** Somebody saved first; both ways on are the person's to choose. */
export function ConflictNotice({ onTheirs, onMine }: ConflictNoticeProps) {
  return (
    <div role="alert" className="notice">
      <SectionMessage appearance="warning" title={t('shared.conflict.title')} headingLevel="h3">
        <p>{t('shared.conflict.text')}</p>
        <p className="buttons">
          <Button onClick={onTheirs}>{t('shared.conflict.theirs')}</Button>
          <Button appearance="warning" onClick={onMine}>
            {t('shared.conflict.mine')}
          </Button>
        </p>
      </SectionMessage>
    </div>
  );
}
