import { bugPart } from '../bug-parts.ts';

export const bugEnvironment = bugPart({
  id: 'bug.environment',
  about: 'A bug says where it was seen: version, browser, device or stage.',
  cost: 2,
  title: /environment|version|platform|browser|device|affects/i,
  words:
    /\b(version|v\d+(?:\.\d+)+|\d+\.\d+\.\d+|chrome|firefox|safari|edge|ios|android|windows|macos|linux|ubuntu|staging|production|on prod)\b/i,
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'Seen in Firefox 140 on staging: the cart is empty.',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
});
