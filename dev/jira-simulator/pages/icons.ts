import { sha256Hex } from '../../../domain/canonical.ts';

/** A coloured square for any name: avatars and icons that answers point to. */
export function iconSvg(name: string): string {
  const hue = Number.parseInt(sha256Hex(name).slice(0, 4), 16) % 360;
  const letter = /([a-z0-9])[^/]*$/i.exec(name)?.[1]?.toUpperCase() ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32"><rect width="32" height="32" rx="6" fill="hsl(${hue} 45% 45%)"/><text x="16" y="22" font-family="sans-serif" font-size="16" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
}
