import { type Html, html } from './html.ts';

interface Node {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  marks?: Node[];
}

/** A document as HTML. Whatever it holds is text: nothing of it becomes markup, script or style. */
export function adfHtml(doc: unknown): Html {
  return html`${children(doc as Node)}`;
}

function children({ content = [] }: Node): Html[] {
  return content.map(block);
}

function block(node: Node): Html {
  const inner = () => children(node);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'paragraph':
      return html`<p>${inner()}</p>`;
    case 'heading':
      return heading(node, inner());
    case 'bulletList':
      return html`<ul>${inner()}</ul>`;
    case 'orderedList':
      return html`<ol>${inner()}</ol>`;
    case 'listItem':
      return html`<li>${inner()}</li>`;
    case 'taskList':
      return html`<ul class="tasks">${inner()}</ul>`;
    case 'taskItem': {
      const done = node.attrs?.state === 'DONE';
      const box = done ? '☑' : '☐';
      return html`<li><span class="box" aria-label="${done ? 'done' : 'to do'}">${box}</span> <span>${inner()}</span></li>`;
    }
    case 'codeBlock':
      return html`<pre><code>${inner()}</code></pre>`;
    case 'blockquote':
      return html`<blockquote>${inner()}</blockquote>`;
    case 'panel':
      return html`<div class="panel panel-${panelKind(node)}">${inner()}</div>`;
    case 'rule':
      return html`<hr>`;
    case 'hardBreak':
      return html`<br>`;
    case 'table':
      return html`<table><tbody>${inner()}</tbody></table>`;
    case 'tableRow':
      return html`<tr>${inner()}</tr>`;
    case 'tableHeader':
      return html`<th>${inner()}</th>`;
    case 'tableCell':
      return html`<td>${inner()}</td>`;
    case 'mention':
    case 'emoji':
    case 'status':
      return html`<span class="chip">${String(node.attrs?.text ?? '')}</span>`;
    case 'inlineCard':
      return link(String(node.attrs?.url ?? ''), String(node.attrs?.url ?? ''));
    default:
      return html`${inner()}`;
  }
}

/** Headings of a description stand below those of the page. */
function heading(node: Node, inner: Html[]): Html {
  const level = Number(node.attrs?.level ?? 1);
  if (level <= 2) return html`<h3>${inner}</h3>`;
  return level === 3 ? html`<h4>${inner}</h4>` : html`<h5>${inner}</h5>`;
}

const panelKinds = ['info', 'note', 'tip', 'warning', 'error', 'success'];

function panelKind({ attrs }: Node): string {
  return panelKinds.find((kind) => kind === attrs?.panelType) ?? 'info';
}

function marked({ text = '', marks = [] }: Node): Html {
  return marks.reduce<Html>((inner, mark) => {
    switch (mark.type) {
      case 'strong':
        return html`<strong>${inner}</strong>`;
      case 'em':
        return html`<em>${inner}</em>`;
      case 'code':
        return html`<code>${inner}</code>`;
      case 'strike':
        return html`<s>${inner}</s>`;
      case 'underline':
        return html`<u>${inner}</u>`;
      case 'link':
        return link(String(mark.attrs?.href ?? ''), inner);
      default:
        return inner;
    }
  }, html`${text}`);
}

/** A link only where it leads to a web page; any other address is shown as text. */
function link(href: string, label: Html | string): Html {
  if (!/^https?:\/\//i.test(href)) return html`${label}`;
  return html`<a href="${href}" rel="noopener noreferrer nofollow">${label}</a>`;
}
