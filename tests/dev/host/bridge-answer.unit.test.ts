import { describe, expect, it } from '@jest/globals';
import { bridgeAnswer, rejections } from '../../../dev/host/bridge-answer.ts';

const json = { 'content-type': 'application/json; charset=utf-8' };

describe('U2 what the bridge makes of an answer', () => {
  it('is a success with a parsed body and headers as arrays', () => {
    expect(
      bridgeAnswer({ status: 200, headers: { ...json, etag: '"a"' }, text: '{"a":1}' }),
    ).toEqual({
      success: true,
      payload: {
        status: 200,
        headers: { 'content-type': [json['content-type']], etag: ['"a"'] },
        body: { a: 1 },
      },
    });
  });

  it('is handed on as an error when an error has a JSON body', () => {
    const answer = bridgeAnswer({ status: 409, headers: json, text: '{"code":"plan_final"}' });
    expect(answer).toMatchObject({
      success: false,
      error: { status: 409, body: { code: 'plan_final' } },
    });
  });

  it.each([
    ['401, whatever its body', 401, json, '{"code":"token_invalid"}', rejections.unverified],
    ['304, which has no body', 304, {}, '', rejections.redirected],
    ['a redirect', 302, { location: '/' }, '', rejections.redirected],
    ['an error page', 502, { 'content-type': 'text/html' }, '<h1>Bad</h1>', rejections.notJson],
    ['an error that is not the JSON it says', 500, json, '<h1>', rejections.notJson],
    ['an error without a body', 503, json, '', rejections.notJson],
  ])('is a rejection for %s', (_name, status, headers, text, rejected) => {
    expect(bridgeAnswer({ status, headers, text })).toEqual({ rejected });
  });
});
