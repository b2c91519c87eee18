/** `fixed` is the good one; the others are what endpoints do on bad days. */
export type ModelMode =
  | 'fixed'
  | 'ungrounded'
  | 'slow'
  | 'malformed'
  | 'not_json'
  | 'truncated'
  | 'refusing'
  | 'empty'
  | 'rate_limited'
  | 'unavailable'
  | 'html'
  | 'html_success'
  | 'redirect';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Asked {
  model: string;
  messages: { role: string; content: string }[];
}

const html = '<html><body>Bad gateway</body></html>';

/** The same text gives the same answer in the same mode. */
export function answerOf(mode: ModelMode, asked: Asked): Answer {
  switch (mode) {
    case 'rate_limited':
      return {
        status: 429,
        headers: { 'retry-after': '7' },
        body: errorBody('rate_limit_exceeded'),
      };
    case 'unavailable':
      return { status: 503, headers: {}, body: errorBody('overloaded') };
    case 'html':
      return { status: 502, headers: { 'content-type': 'text/html' }, body: html };
    case 'html_success':
      return { status: 200, headers: { 'content-type': 'text/html' }, body: html };
    case 'redirect':
      return { status: 307, headers: { location: '/v1/elsewhere' }, body: '' };
    case 'empty':
      return { status: 200, headers: {}, body: '{}' };
    case 'refusing':
      return completion(asked, { content: null, refusal: 'I cannot help with that.' });
    case 'not_json':
      return completion(asked, { content: 'Here are my remarks: none.' });
    case 'malformed':
      return completion(asked, { content: JSON.stringify({ remarks: [{ quote: 7 }] }) });
    case 'truncated':
      return completion(asked, { content: '{"remarks":[{"quote":"a' }, 'length');
    case 'ungrounded':
      return completion(asked, remarks(['words that stand nowhere', null]));
    case 'fixed':
    case 'slow':
      return completion(asked, remarks(quotesOf(asked)));
  }
}

function remarks(quotes: (string | null)[]) {
  const made = quotes.map((quote, at) => ({
    quote,
    remark: `Simulated remark ${at + 1}: what must hold here?`,
    confidence: 'high',
  }));
  return { content: JSON.stringify({ remarks: made }) };
}

/** The first words of the first two lines between the marks. */
function quotesOf({ messages }: Asked): string[] {
  const text = messages.at(-1)?.content ?? '';
  const lines = text
    .slice(text.indexOf('<<<') + 3, text.lastIndexOf('>>>'))
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(0, 2).map((line) => line.trim().split(' ').slice(0, 5).join(' '));
}

function completion(
  { model }: Asked,
  message: { content: string | null; refusal?: string },
  finish = 'stop',
): Answer {
  const body = {
    id: 'chatcmpl-simulated',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', refusal: null, ...message },
        finish_reason: finish,
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

function errorBody(code: string): string {
  return JSON.stringify({ error: { message: code, type: code, param: null, code } });
}
