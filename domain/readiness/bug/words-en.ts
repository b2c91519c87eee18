import { phrases, wordSet } from './phrases.ts';
import type { BugWords } from './words.ts';

/** Regular forms of English verbs: base, third person, past, -ing. */
function forms(verbs: string): ReadonlySet<string> {
  return new Set(
    verbs
      .trim()
      .split(/\s+/)
      .flatMap((verb) => [verb, third(verb), `${past(verb)}ed`, `${past(verb)}ing`]),
  );
}

const doubled = /^(?:[bcdfghjklmnpqrstvwxyz]*|[a-z]*(?:sub|per|re|un))[aeiou][bdgmnprt]$/;

/** What -ed and -ing are added to: typ(e), drag(g), scroll. */
function past(verb: string): string {
  if (verb.endsWith('e') && !verb.endsWith('ee')) return verb.slice(0, -1);
  return doubled.test(verb) ? verb + verb.at(-1) : verb;
}

function third(verb: string): string {
  if (/(?:s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

function only(verbs: string, wanted: (form: string) => boolean): ReadonlySet<string> {
  return new Set([...forms(verbs)].filter(wanted));
}

const gestures = `click press type scroll open close start launch restart reboot run execute visit navigate browse log login logout
  sign select choose tick untick enter drag drop hover right-click rightclick double-click left-click go install
  uninstall download upload paste copy submit save reload refresh reproduce try tap swipe resize maximize minimize zoom`;

const others = `check uncheck use set add create delete remove edit change modify move rename put get make build compile configure enable disable
  connect disconnect switch turn send reply forward post search find look view see watch observe notice verify wait repeat take
  fill pick insert print import export attach load unload call invoke write read append replace update upgrade downgrade
  kill stop shut test play pause mark unmark expand collapse imagine let have prepare apply deploy setup trigger cancel return
  push pull commit clone unzip extract define specify subscribe note`;

const irregular = `went ran began chose wrote sent built typed set put got made took did opened left shut reran read went drew
  wrote hit`;

/** "I use Windows", "I am going to propose", "I have a page": no steps. */
const notActions = wordSet(
  `use using used uses going have having has take find finding finds look view see sees seeing watch watching notice noticed
  observe observed note noted let imagine return returns returned`,
);

const work = `fix add port backport upgrade bump document refactor clean cleanup improve implement migrate rewrite rename
  deprecate revert merge consider revisit investigate discuss review introduce extend support provide publish file move convert
  replace update remove drop change correct address handle resolve enhance create expose optimize test cherrypick mention`;

export const english: BugWords = {
  trouble: phrases(`
    crash, crashes, crashed, crashing, fail, fails, failed, failing, failure, failures, error, errors, errored, exception,
    exceptions, throw, throws, throwing, thrown, threw, npe, oom, segfault, segfaults, broken, break, breaks, breaking, broke,
    buggy, wrong, wrongly, incorrect, incorrectly, invalid, missing, misses, blank, empty, lost, loses, losing, loss, leak,
    leaks, leaked, leaking, stuck, hang, hangs, hung, hanging, freeze, freezes, froze, frozen, slow, slowly, slower, slowness,
    timeout, timeouts, timed out, times out, time out, deadlock, deadlocks, unusable, useless, vulnerable, misleading, misled, confusing, duplicate, duplicated, duplicates, flaky, race condition, regression,
    regressed, warning, warnings, warns, garbled, corrupt, corrupted, corrupts, corruption, blurry, truncated, ignored, ignores,
    unexpected, unexpectedly, misspelled, typo, typos, dead link, dead links, outdated, out of date, obsolete, endless,
    endlessly, infinite, noise, noisy, costly, expensive, overhead, unnecessary, unnecessarily, inconsistent, inconsistency,
    inconsistencies, erroneous, erroneously, malformed, problem, problems, issue in which, too low, too high, too many, too much, too
    large, too small, too long, too short, too slow, too early, too late, instead of, disappear, disappears, disappeared,
    disappearing, vanishes, vanished, stops working, stopped working, greyed out, overlaps, overlapping, overlapped,
    refuses, refused, rejects, rejected, unable, impossible, unreachable, unavailable, unresponsive, unreadable, unrecognized,
    unresolved, undefined, uninitialized, unclosed, unhandled, uncaught, unnoticed, misaligned, mismatch, mismatched, mess, messed up,
    stale, flickers, flickering, flashing, high cpu, busy loop, spams, spam, floods, forever, dies, died, killed, terminates,
    aborts, aborted, oddly, weird, strange, strangely, bad, badly, poor, poorly, hard to read, drops, corrupts,
    conflict, conflicts, conflicting, doesnt, dont, cant, wont, isnt, didnt, denied, forbidden, a 404, returns 404, returned 404, error 500,
    causing, causes a, caused a, leads to, lead to, leading to, takes forever, takes ages, long time, lots of time, twice, no effect, no way`),
  denial: phrases(`
    not, cannot, can't, couldn't, doesn't, don't, didn't, won't, wouldn't, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't,
    no longer, never, nothing, none, neither, nowhere, nobody, lacks, lack, lacking, no`),
  harmless: phrases(`
    we don't have, we do not have, no idea,     not clear, the need to, no need to, a need to, not sure, not only, not necessary, not needed, not required, not matter, no problem, no problems, no issue, no issues, no need,
    without any problem, without any problems, without problems, without any issue, without issues, don't know, do not know, don't
    think, do not think, don't understand, do not understand, don't have time, doesn't matter, isn't needed, not important, why not,
    if not, whether or not, not yet, not to mention, no doubt, of no, error handling, error handler, error message, error code,
    error codes, exception handling, for some reason, not been updated, is not updated, bug fix, bug fixes, bugfix, this bug,
    the bug was, bug id, i can't think, can't think, no ad, not mandatory, no additional, no new tests, not much, not simple, not so,
    problem with this, fail fast, fails fast, no one, not a, see bug, port bug`),
  report: phrases(`
    i get, i got, i see, we see, we get, we got, i am getting, i'm getting, i receive, i received, the following error, following
    error, following exception, this error, this appears, only shows, shows up, it shows, displays, still has, still have, still
    shows, still there, still appears, only appears, appears in, switches to, comes up, pops up, pop up, keeps, kept, results in,
    resulted in, resulting in, turns into, turns to, becomes, even when, even if, even though, despite, regardless, always, the same
    message, changes to, even with`),
  subordinate: phrases(`
    because, since, due to, caused by, if, unless, in case, so that, to avoid, to prevent, in order, to fix, to make, to ensure, once,
    when, whenever, until, after, before, assuming, as long as, given that, to allow, to be able`),
  clause: phrases(`
    but, because, since, so, however, whereas, while, although, though, when, whenever, if, unless, until, which, due to, caused
    by, so that, to avoid, to prevent, in order to, in case, leading to, resulting in, causing, then, and then, except`),
  duty: phrases(`
    should, shouldn't, must, mustn't, ought to, supposed to, suppose to, should've, shall`),
  need: phrases(`has to, have to, needs to, need to`),
  wish: phrases(`
    i expect, i expected, i would expect, i would have expected, i'd expect, we expect, we expected, we would expect, one would
    expect, would expect, would have expected, expected to, is expected, was expected, are expected, expectation is, expected
    behavior, expected behaviour, expected result, expected is, expected that, would be better, would be nice, would be good,
    would be great, would be helpful, would be useful, would be ideal, would help, would be more, better if, better to,
    it'd be nice, i want it to, i wish, i would like it, i'd like it, ideally, desired behavior, desired behaviour,
    correct behavior, correct behaviour, will be better`),
  contrast: phrases(`instead of, rather than, and not just`),
  person: phrases(`
    i, i'm, i've, you, user, users, the user, a user, someone, anyone, customer, the customer`),
  team: phrases(
    `we, we'll, let's, someone, somebody, they, i, this jira, this ticket, this issue, ticket, jira, patch, pr`,
  ),
  work: forms(work),
  passive: phrases('be, get'),
  plan: phrases(`
    wonder, this task, this is to, to track, to fix, to support, to handle, we added, i added, i propose, i suggest, reason is, the reason, reason for this, the cause, this cause, cause is, cause of this, root cause, on inspection, note, notes,
    this pr, this patch, this change, this jira is, this jira, this ticket, this will, let's, let us, lets, i'll, i
    will, will attach, attached, attaching, refer, see the screenshot, see screenshot, see attached, see attachment, see the attached, follow-up, followup, thus, proposed, proposal, propose, the fix, fix, the correct
    solution, the solution, solution, my fix, port, split from, found this, when i find the time, possible mitigation, todo,
    note that this, caused by, patch, reproduced in, reproduced with, observed in, verified in, also reproducible, already
    reproducible, tested with, tested in, tested on, works in, works with, works fine, no obvious`),
  action: only(`${gestures} ${others} ${irregular}`, (form) => !notActions.has(form)),
  order: new Set(`${gestures} ${others}`.split(/\s+/)),
  gesture: new Set(gestures.split(/\s+/)),
  closing: wordSet(''),
  circumstance: only(
    `${gestures} ${others}`,
    (form) => form.endsWith('ing') && !notActions.has(form),
  ),
  lead: phrases(`
    please, then, now, next, first, firstly, second, finally, and, try, try to, just, simply, again, also, to reproduce, to
    reproduce this, next step, afterwards, for example, e g, or`),
  prelude: phrases(`with, in, on, at, from, under, inside, using`),
  occasion: phrases(`
    when, whenever, after, while, upon, on, once, if, as soon as, every time, each time`),
  moment: phrases(
    `when, whenever, after, once, if, while, as soon as, every time, each time, until`,
  ),
  reach: 0,
  between: phrases(`
    then, also, just, always, again, repeatedly, first, now, only, manually, am, was, were, 've, have, had, try to, tried to, trying
    to, attempt to, attempted to, want to, wanted to, continue to, continued to, start to, started to, keep, kept, simply,
    accidentally`),
  state: wordSet(`
    am is are has was were lack have had see saw get got receive can cannot can't could couldn't would should must may might need needed want
    wanted like think thought believe suspect know guess notice noticed find found understand don't didn't do did will won't
    haven't use expect expected hope remember recall own work wonder`),
  elsewhere: phrases(`
    works fine, work fine, works well, is working, works in, works with, works as expected, work as expected, tested with, tested in,
    firefox works, chrome works, works correctly, works properly, works ok, used to work, used to run, runs fine, it works, worked till,
    worked until, worked in, worked with, worked fine`),
  burden: phrases(`
    i have to, i had to, i need to, i needed to, you have to, users have to, user has to, we had to, forces me, have to force-quit`),
};
