import { isInClause, joinedVerb } from './english-verbs.ts';
import { phrases, words } from './phrases.ts';
import type { Piece } from './pieces.ts';
import type { StoryWords } from './words.ts';

const verbs = [
  'want',
  'wants',
  "don't want",
  'do not want',
  'need',
  'needs',
  "don't need",
  'do not need',
  'expect',
  'will',
  'will like',
  'would',
  'wish',
  'require',
  'prefer',
  'would like',
  'would love',
  'would want',
  'would prefer',
  'can',
  'could',
  'must',
  'should',
  'have to',
  'must be able',
  'should be able',
  'will be able',
];
const wishes = [
  ...['i', 'we'].flatMap((subject) => verbs.map((verb) => `${subject} ${verb}`)),
  "i'd like | i'd love | i'd want | i'd prefer | we'd like | we'd love | i am able | i'm able | we are able",
].join('|');

const wishesAlone = `i want | i need | i wish | i would like | i would love | i'd like | i'd love |
  i don't want | i do not want | i want to be able | i should be able`;

/** After "as" they name nobody: "as soon". */
const noRoles = [
  ...words(
    `soon long well of far much many i we you it he she they there this that these such per if in on
    for with to described discussed mentioned noted expected seen shown part appropriate
    necessary needed required requested suggested stated reported always before usual`,
  ),
];
/** After "as a": "as a result". */
const noOffices = [
  ...words(
    `result consequence workaround reminder follow-up followup first second third last final next
    further general rule matter side start temporary temp possible example note bonus solution
    fallback precaution test`,
  ),
];

/** After "so" these do not name who has the benefit: "so far", "so many". */
const degrees = words('far much many long called on forth it do does');
const doing = words('do does did doing done or not and if');
/** What an aim begins with, where "to" says it: "to avoid mistakes". */
const aims = words('avoid ensure improve increase reduce prevent minimise minimize save');
/** Before "to" these say what for, which is no aim: "a way to reduce". */
const means = words(
  'way ways ability able option possibility tool method mechanism how need needs want have has me us and or',
);

export const english: StoryWords = {
  roles: phrases('as a | as an | as the | as one of the | as any | as'),
  rolesAlone: phrases('as a | as an'),
  nobody: phrases(
    [
      ...noRoles.map((word) => `as ${word}`),
      ...noOffices.flatMap((word) => [`as a ${word}`, `as an ${word}`]),
    ].join('|'),
  ),
  finite: words('is are was were be been has have do does will can'),
  wishes: phrases(wishes),
  wishesAlone: phrases(wishesAlone),
  asides: words('also only really still just always definitely would'),
  leads: phrases(
    `to | to be able to | be able to | to have the ability to | have the ability to | the ability to
    to have the possibility to | the possibility to | to have the option to | the option to | that`,
  ),
  benefits: phrases(
    `so that | in order to | in order that | so as to | because | with the goal of | such that`,
  ),
  benefitAt: soOrTo,
  roleEndsWithNoun: false,
  joins: words('and or and/or & then but plus'),
  inClause: isInClause,
  actsAfter: joinedVerb,
};

function soOrTo(pieces: readonly Piece[], at: number): number | null {
  const next = pieces[at + 1];
  const previous = pieces[at - 1];
  if (!next || next.before === 'break') return null;
  if (pieces[at]?.word === 'so')
    return degrees.has(next.word) || doing.has(previous?.word ?? '') ? null : at + 1;
  const isAim = pieces[at]?.word === 'to' && !means.has(previous?.word ?? '');
  return isAim && aims.has(next.word) ? at + 1 : null;
}
