const silent = () => {};

/** Where nobody reads what Temporal's SDK says. */
export const silentLogger = {
  log: silent,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
};
