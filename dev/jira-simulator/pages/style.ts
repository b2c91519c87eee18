/** The style of the simulator's own pages. Plain on purpose: they are not Jira and do not look like it. */
export const style = `
:root { --ink: #1d2433; --soft: #5b6579; --line: #dfe3ea; --ground: #f6f7f9; --accent: #2456c9;
  --green: #1f7a4d; --amber: #8a5a00; --blue: #2456c9; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, button:focus-visible, select:focus-visible { outline: 3px solid #9dbbff; outline-offset: 2px; }
header.top { background: #fff; border-bottom: 1px solid var(--line); }
header.top > div { max-width: 1180px; margin: auto; padding: 12px 24px; display: flex; gap: 20px; align-items: center; }
header.top strong { font-size: 16px; }
header.top .note { color: var(--soft); font-size: 13px; flex: 1; }
header.top form { display: flex; gap: 8px; align-items: center; font-size: 13px; color: var(--soft); }
select, button { font: inherit; font-size: 13px; padding: 5px 10px; border: 1px solid var(--line); border-radius: 6px;
  background: #fff; color: var(--ink); }
button { background: var(--ground); cursor: pointer; }
main { max-width: 1180px; margin: 0 auto; padding: 24px; }
h1 { font-size: 25px; line-height: 1.25; margin: 4px 0 20px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 15px; margin: 0 0 12px; }
.crumbs { font-size: 13px; color: var(--soft); }
.card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 20px 24px; margin-bottom: 16px; }
.issue { display: grid; grid-template-columns: minmax(0, 1fr) 320px; gap: 20px; align-items: start; }
@media (max-width: 860px) { .issue { grid-template-columns: minmax(0, 1fr); } }
.adf { overflow-wrap: anywhere; }
.adf > :first-child, .adf blockquote > :first-child { margin-top: 0; }
.adf > :last-child, .adf blockquote > :last-child, .adf .panel > :last-child { margin-bottom: 0; }
.adf h3 { font-size: 16px; margin: 22px 0 8px; } .adf h4 { font-size: 15px; } .adf h5 { font-size: 14px; }
.adf p { margin: 0 0 10px; } .adf li > p { margin: 0 0 4px; }
.adf ul, .adf ol { margin: 0 0 12px; padding-left: 22px; }
.adf ul.tasks { list-style: none; padding-left: 2px; } .adf ul.tasks li { display: flex; gap: 8px; }
.adf code { background: var(--ground); border: 1px solid var(--line); border-radius: 4px; padding: 0 4px; font-size: 13px; }
.adf pre { background: #1d2433; color: #e8ecf4; padding: 12px 14px; border-radius: 8px; overflow: auto; }
.adf pre code { background: none; border: 0; padding: 0; color: inherit; }
.adf blockquote { margin: 0 0 12px; padding: 4px 0 4px 16px; border-left: 3px solid var(--line); color: var(--soft); }
.adf table { border-collapse: collapse; margin-bottom: 12px; }
.adf th, .adf td { border: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; }
.adf th { background: var(--ground); } .adf td p, .adf th p { margin: 0; }
.panel { border-radius: 8px; padding: 12px 16px; margin-bottom: 12px; background: #eaf1ff; }
.panel-warning, .panel-note { background: #fff4de; } .panel-error { background: #ffe9e6; } .panel-success { background: #e4f6ec; }
.chip { background: #e9edf5; border-radius: 10px; padding: 1px 8px; font-size: 13px; }
.status { font-size: 12px; font-weight: 600; border-radius: 4px; padding: 2px 8px; white-space: nowrap; background: #e9edf5; color: var(--soft); }
.status-indeterminate { background: #e3ecff; color: var(--blue); } .status-done { background: #def3e6; color: var(--green); }
ul.rows { list-style: none; margin: 0; padding: 0; }
ul.rows > li { display: flex; gap: 12px; align-items: baseline; padding: 9px 0; border-top: 1px solid var(--line); }
ul.rows > li:first-child { border-top: 0; padding-top: 0; } ul.rows > li:last-child { padding-bottom: 0; }
ul.rows .key { white-space: nowrap; font-size: 13px; min-width: 74px; }
ul.rows .text { flex: 1; overflow-wrap: anywhere; }
.small { font-size: 13px; color: var(--soft); }
.mark { font-size: 12px; color: var(--amber); background: #fff4de; border-radius: 4px; padding: 2px 8px; white-space: nowrap; }
dl { display: grid; grid-template-columns: 104px minmax(0, 1fr); gap: 10px; margin: 0; font-size: 14px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.comment { border-top: 1px solid var(--line); padding: 14px 0; } .comment:first-of-type { border-top: 0; padding-top: 0; }
.comment.internal { background: #fffaf0; margin: 0 -24px; padding: 14px 24px; }
.comment .who { font-weight: 600; font-size: 14px; } .empty { color: var(--soft); margin: 0; }
.projects { display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); margin-bottom: 24px; }
.projects a { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; color: var(--ink); }
.projects a strong { display: block; } .projects a[aria-current] { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
`;
