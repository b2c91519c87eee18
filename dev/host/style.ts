import { style } from '../jira-simulator/pages/style.ts';

/** The simulator's own style in light and dark, with frame, column, modal and flags of a page around the app. */
export const hostStyle = `${style}
:root { --card: #fff; }
html[data-color-mode="dark"] { --ink: #cecfd2; --soft: #96999e; --line: #37383b; --ground: #18191a; --card: #1f1f21;
  --accent: #669df1; --green: #94c748; --amber: #fbc828; --blue: #669df1; color-scheme: dark; }
header.top { display: flex; gap: 12px 16px; align-items: center; padding: 10px 24px; background: var(--card); flex-wrap: wrap; }
header.top .home { color: var(--ink); }
header.top form { margin-left: auto; }
.card, select, button, .projects a { background: var(--card); color: var(--ink); }
.status, .chip { background: var(--ground); }
html[data-color-mode="dark"] .mark { background: #332e1b; }
.frame { display: grid; grid-template-columns: 216px minmax(0, 1fr); min-height: calc(100vh - 56px); }
.side { background: var(--card); border-right: 1px solid var(--line); padding: 20px 16px; font-size: 14px; }
.side h2 { font-size: 12px; color: var(--soft); margin: 0 0 8px; } .side ul + h2 { margin-top: 24px; }
.side ul { list-style: none; margin: 0; padding: 0; } .side li { padding: 2px 0; } .side li a { display: block; padding: 4px 0; }
.side li .app { color: var(--soft); } .side li a + .app { padding-left: 12px; font-size: 13px; line-height: 18px; }
main { max-width: 1280px; width: 100%; padding-bottom: 96px; }
.issue { grid-template-columns: minmax(0, 1fr) 380px; }
.card.app { padding: 14px 0 0; overflow: hidden; }
.card.app h2 { margin: 0; padding: 0 16px; }
iframe { border: 0; display: block; width: 100%; color-scheme: light; }
html[data-color-mode="dark"] iframe { color-scheme: dark; }
iframe.app { height: 160px; }
iframe.app.full { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
dialog.modal { width: 100%; height: 100%; max-width: none; max-height: none; padding: 0; border: 0; background: none; overflow: hidden; }
dialog.modal[open] { display: grid; place-items: center; align-content: center; }
dialog.modal iframe { border-radius: 12px; background: var(--card); box-shadow: 0 8px 40px rgb(9 30 66 / 40%);
  max-width: calc(100vw - 40px); max-height: calc(100vh - 120px); }
dialog[data-size="small"] iframe { width: 400px; height: max(20vh, 320px); }
dialog[data-size="medium"] iframe { width: 600px; height: max(40vh, 520px); }
dialog[data-size="large"] iframe { width: 800px; height: max(70vh, 720px); }
dialog[data-size="xlarge"] iframe { width: 968px; height: 90vh; }
dialog[data-size="max"] iframe { width: 100%; height: 100%; }
dialog::backdrop { background: rgb(9 30 66 / 54%); }
.flag { position: fixed; left: 24px; bottom: 72px; z-index: 2; background: var(--card); color: var(--ink); border: 1px solid var(--line);
  border-radius: 8px; padding: 14px 18px; box-shadow: 0 4px 20px rgb(9 30 66 / 30%); }
.flag p { margin: 4px 0 0; } .flag button { margin: 8px 8px 0 0; }
.break-it { position: fixed; left: 0; right: 0; bottom: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center;
  padding: 8px 24px; background: var(--card); color: var(--ink); border-top: 1px solid var(--line); font-size: 13px; }
.break-it output { margin-left: auto; font-weight: 600; font-variant-numeric: tabular-nums; }
.break-it [aria-disabled="true"] { opacity: 0.75; cursor: progress; }
.break-it [data-state="restarting"]::after { content: ': starting again'; }
.break-it [data-state="down"]::after { content: ': is down'; }
.break-it [data-state="waiting"]::after { content: ': waiting for one'; }
.break-it [data-failed]::after { content: ': did not work, press again'; }
@media (max-width: 860px) { .frame, .issue { grid-template-columns: minmax(0, 1fr); } .side { display: none; } main { padding: 16px; } }
`;
