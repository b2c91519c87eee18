import { describe, expect, it } from '@jest/globals';
import { plainAnswer } from '../../../domain/model/plain-answer.ts';

const known = 'The job on build.shop.example writes src/app.ts and fails.';

describe('G7 words of a model', () => {
  it.each([
    'Open https://shop.example/x',
    'Open https:`//`ev`il.c`om/x today',
    'Ask @bob',
    'Ask @`bob`',
    'Ask @**bob**',
    'See evil.pl/x',
    'See evil.sh:8080',
    'See localhost:8080',
    'See ev__il.com__',
    'See ev*il.c*om',
    'See ev~~il.c~~om/x',
    'See evil[.]example',
    'See evil(.)com',
    'See "evil".com',
    'See evil\\.com',
    'See evil.c??o??m',
    'See xn--vil-1na.xn--p1ai',
    'See evil.рф',
    'See bit.ly',
    'Open https:*//*evil',
    'Open https:+//+evil',
    'Open https:∕∕evil',
    'Open https:⁄⁄evil',
    'Open w*ww*.evil',
    'Click [here]_(_evil)',
    'Click [here]*(*evil)',
    'Ask @^bob^',
    'Ask @"bob"',
    'Ask @\u0301bob',
    'Ask [ ~bob]',
    'Ask [\\~bob]',
    'Ask &#64;bob',
    'Ask &commat;bob',
    'Write &lt;b&gt;',
    'Open data:,x',
    'Open data: text / html,x',
    'Open da*ta*:text/html',
    'Open javas*cri*pt:alert(1)',
    'Open file:/etc/passwd',
    'Open \\\\evil\\share',
    'Open ms-word:ofe',
    'Call sms:+123',
    'Ask &#64bob',
    'Ask <#C123>',
    'Open evil.party/?q=1',
    'Open evil.party?q=1',
    'Open evil.party#q1',
    'Visit evil.it',
    'See !evil.png!',
    'See !evil.png|thumbnail!',
    'See [^evil.pdf] and [#evil]',
    'Keep {color:white}nothing of{color} it',
    'Keep {html:evil} it',
    'Do n\u0336o\u0336t\u0336 delete it',
    'Do a\u0332l\u0332l\u0332 of it',
    'Do it \u20dd',
    `Cover ${'\u0336\u0337\u0322\u031b\u0321'} it`,
  ])('hold no link and no mention, however it is parted: %s', (text) => {
    expect(plainAnswer(text, known)).toBeNull();
  });

  it.each([
    'Mend the job on build.shop.example',
    'Write src/app.ts once',
    'Keep `userId`, and **never** the name',
    'Allow 3:1 and e.g. 10:30',
    'Hotel: keep the data: rows, columns and the file: name',
    'Call /orders/{id} and /countries/{code}, twice (2 * 3)',
    'Say “saved” in Node.js and check.md',
  ])('keep what the issue has and what leads nowhere: %s', (text) => {
    expect(plainAnswer(text, known)).toBe(text);
  });

  it.each(['notbuild.shop.example.evil.com', 'xbuild.shop.example', 'shop.example'])(
    'name no host that is only a part of one that the issue has, or has one as its part: %s',
    (host) => {
      expect(plainAnswer(`Mend ${host}`, known)).toBeNull();
    },
  );

  it.each(['steal', '?order=1234', ':8080', '#x1', 'job/7/steal'])(
    'carry nothing to a host that the issue has: %s',
    (place) => {
      const there = `${known} See build.shop.example/job/7.`;
      const path = /^\w/.test(place) ? `/${place}` : place;
      expect(plainAnswer(`Mend build.shop.example${path}`, there)).toBeNull();
      expect(plainAnswer('Mend build.shop.example/job/7.', there)).not.toBeNull();
    },
  );

  it('keep what is no emphasis: raised signs, accents, other alphabets, what is not equal', () => {
    const text = 'Keep 5 m², 10 µs, 2ⁿ, ½, №, ™, café, a ≠ b, 2️⃣ tries, 你好, مرحبا'.normalize(
      'NFC',
    );
    expect(plainAnswer(text, known)).toBe(text.replace('\ufe0f', ''));
  });

  it('lose their emphasis', () => {
    const dressed = '𝗔𝗽𝗽𝗿𝗼𝘃𝗲𝗱 𝑏𝑦 ⓈⒺⒸ, ｔｗｉｃｅ, 𝟚 𝕥𝕚𝕞𝕖𝕤';
    expect(plainAnswer(dressed, known)).toBe('Approved by SEC, twice, 2 times');
    expect(plainAnswer('Open 𝗵𝘁𝘁𝗽𝘀://x', known)).toBeNull();
  });

  it('lose what nobody sees', () => {
    const unseen = '\u034f\ufe0f\u3164\u115f\uffa0\u2800\u180e\u2066\u202e\u{e0041}';
    expect(plainAnswer(`Sa${unseen}ve it`, known)).toBe('Save it');
    expect(plainAnswer(unseen, known)).toBeNull();
  });
});
