import { words } from './phrases.ts';
import type { Piece } from './pieces.ts';

/** Base forms that are hardly ever nouns. */
const verbs = words(
  `accept add adjust aggregate allow analyse analyze annotate append apply approve archive ask assess
  assign associate attach authenticate authorise authorize become begin book bring browse build buy
  calculate cancel categorise categorize choose clear click close collect combine compare complete
  compute conduct configure confirm connect consume contact continue contribute convert convey create customise
  customize deactivate decide define delete deny deploy describe detect determine develop disable
  discover display distribute do download edit embed enable enrol ensure enter establish evaluate
  examine execute expand export extract find fix follow gather generate get give go grant handle have
  hide identify import improve include indicate inform insert install integrate invite join keep know
  know launch learn leave let load locate log maintain make manage match measure merge migrate modify monitor
  navigate need notify obtain open organise organize pay perform pick post prepare preserve prevent provide publish
  push put rate reach read rearrange receive recommend record recover redeem register reject rely remember
  remove rename replace reply reproduce request reschedule reset resize resolve respond restore
  restrict retrieve review revise run save scan schedule scroll search see select send set share show
  sign sort specify start stop store submit subscribe supply sync take tell track transfer trigger turn type
  undo unsubscribe update upload use validate verify view visualise visualize watch write zoom`,
);

/** Base forms that are nouns as often: they act where an object follows, or a verb stands before. */
const eitherWay = words(
  `access archive book change charge check click close comment contact display download export filter
  fix follow group handle import link list load log match measure name order pay pick plan point post
  print process push query rank rate reach read record register report request reset review run scan
  schedule search set share show sign sort start stop store sync test track transfer type update
  upload use view visit watch`,
);

const object = words(
  'a an the my our their its his her your this that these those all any each every it them me us',
);
const helpers = words('to also then can even still later');
/** After these a joined verb belongs to what they begin. */
const subordinators = words(
  'that which who whom whose whether if when where how what why because while after before without until unless than as',
);
/** One act said twice: "search and find". */
const firsts = words('search look go try');
const seconds = words('find see discover');

/** Where another verb of the wish begins behind a joining word or a comma, if one does. */
export function joinedVerb(action: readonly Piece[], join: number): number | null {
  const from = skip(action, join, (word) => helpers.has(word));
  const at = skip(action, from, isAdverb);
  const helped =
    action.slice(join, from).some(({ word }) => word === 'can') || isPassive(action, at);
  if (!action[at] || isNounPair(action, join)) return null;
  if (!helped && (!isVerb(action, at) || isTwin(action, join, at))) return null;
  if (!isInClause(action, join)) return from;
  // Behind a comma the wish itself may go on; else the clause does.
  const afterComma = action[join]?.before === 'comma' || action[join - 1]?.before === 'comma';
  return afterComma && object.has(action[at + 1]?.word ?? '') ? from : null;
}

export function isInClause(action: readonly Piece[], at: number): boolean {
  return action.slice(0, at).some(({ word }) => subordinators.has(word));
}

function skip(action: readonly Piece[], from: number, isLoose: (word: string) => boolean): number {
  let at = from;
  while (isLoose(action[at]?.word ?? '')) at += 1;
  return at;
}

function isAdverb(word: string): boolean {
  return /.ly$/.test(word) && !isBase(word);
}

/** "be told", "be able to". */
function isPassive(action: readonly Piece[], at: number): boolean {
  return action[at]?.word === 'be' && /(?:ed|en|wn|ld|nt|able)$/.test(action[at + 1]?.word ?? '');
}

/** "the read and edit views": with an article the first is no verb, so neither is the second. */
function isNounPair(action: readonly Piece[], join: number): boolean {
  return object.has(action[join - 3]?.word ?? '') && isBase(action[join - 2]?.word ?? '');
}

function isBase(word: string): boolean {
  return verbs.has(word) || eitherWay.has(word);
}

function isVerb(action: readonly Piece[], at: number): boolean {
  const { word = '' } = action[at] ?? {};
  const [head = ''] = word.split('/');
  if (eitherWay.has(head)) return object.has(action[at + 1]?.word ?? '') || startsChain(action, at);
  return verbs.has(head);
}

/** Whether only verbs, helpers and joins stand before: "search and filter". */
function startsChain(action: readonly Piece[], at: number): boolean {
  return action
    .slice(0, at)
    .every(({ word }) => isBase(word) || helpers.has(word) || isAdverb(word) || chain.has(word));
}
const chain = words('and or and/or then');

function isTwin(action: readonly Piece[], join: number, at: number): boolean {
  return seconds.has(action[at]?.word ?? '') && firsts.has(action[join - 2]?.word ?? '');
}
