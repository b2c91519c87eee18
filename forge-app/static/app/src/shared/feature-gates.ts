/**
 * Atlassian's components ask here whether a flag of Atlassian's own is on. Their client would bring the
 * addresses of its servers, and code to call them, into the app; without it every flag is off, as it is
 * for whoever never asked for flags.
 */
const gates = {
  checkGate: () => false,
  initializeCompleted: () => false,
  getExperimentValue: <Value>(_name: string, _parameter: string, usual: Value) => usual,
};

export default gates;
