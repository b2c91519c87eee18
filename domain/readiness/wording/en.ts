import type { WordLists } from './kinds.ts';

/** Words of English. */
export const english: WordLists = {
  subjective: {
    classes: {
      quality: `good, bad, poor, poorly, great, excellent, nice, nicely, perfect, perfectly, ideal,
        decent, attractive, beautiful, elegant, pleasant, comfortable, convenient, conveniently, clean,
        neat, ugly, awesome, satisfactory, satisfying, acceptable, unacceptable, desirable, preferable,
        useful, helpful, meaningful, valuable, interesting, high quality, state of the art, world class,
        best in class, best practice, best practices`,
      ease: `easy, easily, simple, simply, intuitive, intuitively, user friendly, user intuitive,
        friendly, straightforward, effortless, effortlessly, familiar, clear, understandable, readable,
        legible, usable, accessible, readability, legibility, usability, ease of use, difficult,
        complicated, complex, cumbersome, confusing, obvious, obviously, evident, self explanatory,
        self descriptive, hard to _, easy to use`,
      speed: `fast, quick, quickly, rapid, rapidly, slow, slowly, prompt, promptly, responsive, snappy,
        efficient, efficiently, efficiency, effective, effectively, performant, high performance, smooth,
        smoothly, seamless, seamlessly`,
      strength: `robust, robustly, reliable, reliably, flexible, flexibly, flexibility, powerful, modern,
        advanced, sophisticated, innovative, lightweight, safely, scalable, maintainable, secure enough`,
      adequacy: `adequate, adequately, suitable, suitably, appropriate, appropriately, reasonable,
        reasonably, proper, sensible, fitting`,
      importance: `important, relevant, significant, critical, essential, crucial, vital, necessary,
        unnecessary, major, minor, primary`,
      reference: `certain, specific, special, particular, similar, typical, normal, usual, common,
        general, generic`,
      size: `small, large, big, huge, tiny, long, short, high, low, little`,
    },
    except: `{as|so|how|too} long, {long|short} term, {high|low} priority, {major|minor} {version|release},
      high contrast, in general, in particular, {minor|major|primary} {key|keys}, {pull|merge} {request|requests},
      short circuit, common name, general availability, {as|if|when|where} {appropriate|necessary}`,
  },
  ambiguous: {
    classes: {
      manner: `clearly, properly, correctly, gracefully, cleanly, neatly, intelligently, smartly,
        directly, closely, accordingly, as usual`,
      frequency: `usually, often, sometimes, occasionally, frequently, infrequently, rarely, seldom,
        generally, normally, typically, commonly, regularly, periodically, mostly, mainly, largely,
        primarily, from time to time, most of the time, every now and then`,
      degree: `very, extremely, highly, quite, rather, fairly, too (_), really, relatively, significantly,
        substantially, considerably, slightly, somewhat, particularly, especially, widely, greatly,
        vastly, dramatically, minimal, minimally, reasonably`,
      approximation: `approximately, approx, roughly, almost, nearly, circa, around (#), about (#),
        more or less, at least, give or take`,
      time: `soon, shortly, recent, recently, lately, eventually, immediately, instantly, timely,
        in a timely manner, in due time, in due course, near real time, in the near future`,
      probability: `probably, possibly, perhaps, maybe, potentially, likely, presumably, apparently,
        hopefully, theoretically`,
    },
    except: `at least {#|one|two|three|four|five|once|twice}, as soon as, rather than, too {many|much|few}`,
  },
  non_verifiable: {
    classes: {
      quantity: `several, various, many, a few, numerous, countless, a number of, a lot of,
        lots of, plenty of, variety of, a range of, wide range of, majority of, most of, a couple of,
        enough, sufficient, sufficiently, limited, {small|large|huge|certain} number of,
        {small|large|huge} {amount|amounts} of, some {kind|sort} of`,
      effort: `minimize~, minimise~, maximize~, maximise~, optimize~, optimise~, optimal, optimally,
        optimum, improve~, enhance~, streamline~, speed up, optimization, optimisation`,
      plural: `multiple`,
      extent: `possible, as long as {required|needed|necessary}`,
      norm: `as {expected|intended|before}, consistent, consistently, fully functional, fit for purpose, production ready, error free,
        bug free, {works|work|working} {fine|well}`,
    },
    except: `{be|is|are|was|were|being|become|becomes|also|still|only|not|make|makes|made|it} possible,
      {how|as|so} many, improvement proposal, limited to`,
  },
  superlative: {
    classes: {
      degree: `most, least, best, worst`,
      ending: `highest, lowest, largest, smallest, biggest, fastest, slowest, quickest, shortest, longest,
        easiest, simplest, hardest, cheapest, strongest, weakest, greatest, safest, cleanest, closest,
        nearest, broadest, widest, deepest, newest, oldest, earliest, *-friendliest, utmost, uppermost`,
    },
    except: `at {least|most|best|worst}, most of, best {practice|practices}, best in class, best effort,
      not least, best regards, most likely, least privilege`,
  },
  comparative: {
    classes: {
      degree: `more, less, fewer, better, worse, rather than`,
      ending: `higher, lower, larger, smaller, bigger, faster, slower, quicker, shorter, longer, easier,
        simpler, harder, cheaper, stronger, weaker, greater, safer, cleaner, closer, nearer, broader,
        wider, narrower, deeper, newer, older, earlier than, later than, clearer, smoother, richer,
        superior, inferior`,
    },
    except: `{no|any|much} longer, more or less, sooner or later, {no|any|once} more, learn more, show more,
      read more, see more, load more, {#|one} or {more|less|higher|lower|newer|older|greater|fewer|later},
      {more|less|fewer|greater|higher|lower|larger|smaller|longer|shorter|older|newer|bigger} than {|or} {|equal} {|to} #,
      # or {more|less|higher|lower|newer|older|greater}`,
  },
  negative: {
    classes: {
      auxiliary: `{do|does|did|shall|should|must|may|might|will|would|could|need|to} not,
        {don't|doesn't|didn't|shan't|shouldn't|mustn't|won't|wouldn't|couldn't|needn't}, so as not to`,
      adverb: `never, by no means, under no circumstances, in no case, neither _ nor`,
    },
    except: `{shall|should|must|may|will|would|do|does} not {exceed|only|just},
      {shall|should|must|may|will} not be {more|less|greater|lower|higher|longer|larger|smaller|older},
      {shall|should|must|may|will} not take {more|longer}, whether or not, why not, {may|might|could} not be able`,
  },
  vague_pronoun: {
    classes: {
      demonstrative: `this (is|was|will|would|can|could|may|might|must|shall|should|does|has|means|makes|
        includes|includes|requires|allows|causes|happens|works|needs|applies|affects|helps|leads|results|
        also|encompasses|involves|depends|concerns|occurs),
        these (are|were|will|can|could|may|might|must|shall|should|do|have|need),
        those (are|were|will|can|could|may|might|must|shall|should|do|have|need), those`,
      personal: `it, they, them, itself, themselves`,
      other: `other, others, another`,
    },
    except: `it {shall|should|must|will|would|may|might|can} {|also|still|only|not} be {possible|impossible|necessary|
      important|required|useful|easy|difficult|clear|allowed|sufficient|made},
      it {is|was} {|also|still|only|not} {possible|impossible|necessary|important|required|recommended|
      advisable|useful|easy|hard|difficult|clear|likely|unlikely|allowed|sufficient|essential},
      it's {possible|important|necessary|clear|likely}, make it {possible|easy|clear|easier},
      makes it {possible|easy|clear|easier|difficult}, it seems, it turns out, other than, each other,
      one another, in other words, on the other hand, some other, add another, those who, {and|or} others,
      when it comes, that is it, it appears`,
  },
  uncertain_verb: {
    classes: {
      modal: `can, could, may, might, should, would, ought to, can't, couldn't, shouldn't, wouldn't`,
      hedge: `supposed to, expected to, intended to, meant to, tend to, tends to, seem to, seems to`,
    },
    except: `{i|we} {can|could}, so {|that} {i|we|you|they|he|she|it|_} {can|could}, so that _ _ {can|could},
      would like, {in|by|since|until|of} may, may #, # may, is expected to, are expected to`,
  },
  loophole: {
    classes: {
      condition: `{if|where|when|whenever|wherever|as} {|at} {|all} {possible|necessary|needed|required|
        applicable|appropriate|desired|feasible|practical|practicable|suitable|relevant},
        as {far|much|many|little|few|soon|quickly|fast|early|close|often|long|well} as
        {possible|practical|practicable|feasible|needed|reasonable}, as far as, asap,
        to the extent {possible|practicable|feasible}, {if|when|as} time {permits|allows},
        if there is time, if we have time, under normal {circumstances|conditions}, in {most|some} cases,
        in principle, in general, best effort, at {|the} discretion, as the case may be`,
      open_end: `etc, et cetera, and so on, and so forth, and the like, and such, and more, and others,
        or similar, and similar, or something, or whatever, or the like, but not limited to, among others,
        and other things`,
      option: `nice to have, optionally, unless otherwise _, not necessarily, if you like, if wanted,
        for now, for the time being`,
    },
  },
};
