import { style } from '../jira-simulator/pages/style.ts';

/** The simulator's own style in light and dark, with the column and the modal of the app. */
export const hostStyle = `${style}
:root { --card: #fff; }
html[data-color-mode="dark"] { --ink: #cecfd2; --soft: #96999e; --line: #37383b; --ground: #18191a; --card: #1f1f21;
  --accent: #669df1; --green: #94c748; --amber: #fbc828; --blue: #669df1; color-scheme: dark; }
header.top { display: flex; gap: 20px; align-items: center; padding: 10px 24px; background: var(--card); }
header.top .home { color: var(--ink); }
header.top form { margin-left: auto; }
main { max-width: 1280px; }
.card, select, button, .projects a { background: var(--card); color: var(--ink); }
.status, .chip { background: var(--ground); }
html[data-color-mode="dark"] .mark { background: #332e1b; }
.issue { grid-template-columns: minmax(0, 1fr) 380px; }
@media (max-width: 860px) { .issue { grid-template-columns: minmax(0, 1fr); } header.top { flex-wrap: wrap; } }
.card.app { padding: 14px 0 0; overflow: hidden; }
.card.app h2 { margin: 0; padding: 0 16px; }
iframe { border: 0; display: block; width: 100%; color-scheme: light; }
html[data-color-mode="dark"] iframe { color-scheme: dark; }
iframe.app { height: 160px; }
dialog.modal { width: min(968px, calc(100vw - 40px)); height: min(820px, calc(100vh - 60px)); max-width: none; max-height: none;
  padding: 0; border: 0; border-radius: 12px; overflow: hidden; background: var(--card); box-shadow: 0 8px 40px rgb(9 30 66 / 40%); }
dialog.modal iframe { height: 100%; }
dialog::backdrop { background: rgb(9 30 66 / 54%); }
.flag { position: fixed; left: 24px; bottom: 24px; background: var(--card); color: var(--ink); border: 1px solid var(--line);
  border-radius: 8px; padding: 14px 18px; box-shadow: 0 4px 20px rgb(9 30 66 / 30%); }
`;
