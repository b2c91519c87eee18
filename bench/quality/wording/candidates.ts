import type { Kind } from './requirements.ts';

/**
 * Classes of words that are near to a kind and that the shipped lists leave out, because on work
 * items they mark too much. The selection may take them where the documents it sees speak for it.
 */
export const candidates: Record<Kind, Record<string, string>> = {
  subjective: {
    state: `available, valid, compatible, external, internal, automatic, manual, static, dynamic, active,
      passive, local, global, secure, portable, extensible, stable`,
    identity: `different, same, alternative, alternatives, equivalent, related, diverse, individual,
      separate`,
    age: `new, old, current, existing, future, temporary, previous`,
    extent: `partial, full, complete, total, whole, entire, wide, narrow, deep, main, key, sensitive`,
    abstract: `quality, performance, security, safety, standard, standards, restrictions, interest`,
  },
  ambiguous: {
    sequence: `previous, next, following, last, first, current, currently, latest, former, subsequent`,
    place: `back, ahead, away, here, there, outside, inside`,
    automatic: `automatically, manually, separately, together, permanently, temporarily,
      simultaneously, concurrently`,
    focus: `only, also, just, even, still, already, again, always, alternatively, however`,
    bound: `maximum, minimum, at most`,
  },
  non_verifiable: {
    verb: `support, supports, handle, handles, manage, manages, provide, provides, allow, allows, ensure,
      ensures, indicate, indicates, indicated, validate, validates`,
    bound: `limit, limits, limited, defined, required, specified, additional, further, full, detail,
      details, means`,
    list: `including, such as, for example`,
    quality: `clear, complete, accurate, interchangeable, configurable`,
  },
  superlative: { bound: `latest, minimum, maximum, last, first`, reduced: `at least, at most` },
  comparative: {
    count: `one or more, more than, less than`,
    other: `further, later, earlier, lesser, other than, different from`,
  },
  negative: {
    state: `{is|are|was|were|be|been|has|have|had} not, not`,
    absence: `no, none, nothing, nor, without`,
    ability: `cannot, can not, unable`,
    condition: `unless, except`,
  },
  vague_pronoun: {
    possessive: `its, their, his, her, our`,
    person: `he, she, him, who`,
    relative: `which, that, whose`,
    determiner: `this, these, those`,
  },
  uncertain_verb: {
    strong: `shall, will, must`,
    ability: `able to, capable of, need to, needs to`,
  },
};
