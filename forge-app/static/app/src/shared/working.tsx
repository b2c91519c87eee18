import Spinner from '@atlaskit/spinner';

/** Something goes on by itself; a screen reader hears each new line once. */
export function Working({ text }: { text: string }) {
  return (
    <p className="working" role="status">
      <Spinner size="small" label="" />
      <span>{text}</span>
    </p>
  );
}
