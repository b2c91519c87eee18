/** Milliseconds on the clock that all processes of one machine share; they mean nothing by themselves. */
export function machineTime(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
