import Button from '@atlaskit/button/new';
import { useRef } from 'react';
import { t } from '../../language/translate.ts';
import { download } from '../../shared/download.ts';

interface ExchangeProps {
  /** What is exported. */
  text: string;
  fileName: string;
  onImport: (text: string) => void;
}

/** A pack as a file: out of this space, and into the draft of another one. */
export function Exchange({ text, fileName, onImport }: ExchangeProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => download(fileName, [text], 'application/yaml')}>
        {t('rules.export')}
      </Button>
      <Button onClick={() => input.current?.click()}>{t('rules.import')}</Button>
      <input
        ref={input}
        className="unseen"
        type="file"
        accept=".yaml,.yml,text/yaml,application/yaml"
        tabIndex={-1}
        aria-label={t('rules.import')}
        onChange={async ({ target }) => {
          const [file] = target.files ?? [];
          if (file) onImport(await file.text());
          target.value = '';
        }}
      />
    </>
  );
}
