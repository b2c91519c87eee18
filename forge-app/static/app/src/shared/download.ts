/** Milliseconds after which the browser has begun to save a file. */
const savedWithin = 60_000;

/** Has the browser save a file that was put together on the page: the bridge hands on no streams. */
export function download(name: string, parts: readonly string[], type: string): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), savedWithin);
}
