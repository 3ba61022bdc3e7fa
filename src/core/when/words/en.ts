import type { Word } from "../token.ts";
import {
  all,
  counting,
  daypart,
  feast,
  month,
  number,
  ordinal,
  part,
  relative,
  some,
  unit,
  weekday,
} from "./word.ts";
import type { WordList } from "./word-list.ts";

const days = {
  ...all("monday, mon, munday", weekday(1)),
  ...all("tuesday, tues, tue, teusday", weekday(2)),
  ...all("wednesday, weds, wensday, wendsday", weekday(3)),
  ...all("thursday, thurs, thur, thu", weekday(4)),
  ...all("friday, fri", weekday(5)),
  ...all("saturday", weekday(6)),
  ...all("sunday", weekday(7)),
  ...all("wed", weekday(3, true)),
  ...all("sat", weekday(6, true)),
  ...all("sun", weekday(7, true)),
  ...all("mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, weekends", {
    kind: "habit",
  }),
  ...all("mornings, afternoons, evenings, nights", { kind: "habit" }),
};

const months = {
  ...counting(
    "january/jan, february/feb/febuary, march, april/apr, may, june/jun, july/jul, august/aug, " +
      "september/sept/sep, october/oct, november/nov, december/dec",
    month,
  ),
  ...all("march, mar", { kind: "month", month: 3, everyday: true }),
  ...all("may", { kind: "month", month: 5, everyday: true }),
};

const feasts = {
  ...all("christmas, christmas day, xmas", feast(12, 25)),
  ...all("christmas eve", feast(12, 24)),
  ...all("boxing day", feast(12, 26)),
  ...all("new year, new years, new year's, new year's day, new years day", feast(1, 1)),
  ...all("new year's eve, new years eve", feast(12, 31)),
  ...all("halloween", feast(10, 31)),
  ...all("valentine's day, valentines day", feast(2, 14)),
  ...all("thanksgiving, thanksgiving day", { kind: "feastWeekday", month: 11, weekday: 4, nth: 4 }),
  ...all("labor day", { kind: "feastWeekday", month: 9, weekday: 1, nth: 1 }),
  // As vague as "soon".
  ...all("in the new year, early in the new year, after new year, after the new year", { kind: "unread" }),
};

const numbers = {
  ...counting(
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, " +
      "sixteen, seventeen, eighteen, nineteen, twenty",
    number,
  ),
  ...all("thirty", number(30)),
  ...all("forty", number(40)),
  ...all("fifty", number(50)),
  ...all("sixty", number(60)),
  ...all("ninety", number(90)),
  ...all("a dozen", number(12)),
  ...counting(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, " +
      "fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth",
    ordinal,
  ),
  ...all("thirtieth", ordinal(30)),
  ...all("#st, #nd, #rd, #th", { kind: "ordinalEnding" }),
  ...all("a, an, another", { kind: "article" }),
  ...all("half", { kind: "half" }),
  ...all("quarter", { kind: "quarter" }),
  ...all("few, a few", some(3)),
  ...all("couple, couple of, a couple, a couple of", some(2)),
  ...all("several", some(5)),
};

const MANY = { many: true };

const units = {
  ...all("minute, min", unit("minute")),
  ...all("minutes, mins", unit("minute", MANY)),
  ...all("hour, hr, #h", unit("hour")),
  ...all("hours, hrs", unit("hour", MANY)),
  ...all("day, calendar day, #d", unit("day")),
  ...all("days, calendar days", unit("day", MANY)),
  ...all("business day, working day, workday, work day, weekday", unit("workday")),
  ...all("business days, working days, workdays, work days, weekdays", unit("workday", MANY)),
  ...all("week, wk, weke, wekk, #w, w#, cw#, calendar week, week no, week number", unit("week")),
  ...all("weeks, wks, weks", unit("week", MANY)),
  ...all("fortnight", unit("week", { times: 2 })),
  ...all("fortnights", unit("week", { times: 2, many: true })),
  ...all("month, mth", unit("month")),
  ...all("months, mths", unit("month", MANY)),
  ...all("q#", unit("quarter")),
  ...all("quarters", unit("quarter", MANY)),
  ...all("year, yr", unit("year")),
  ...all("years, yrs", unit("year", MANY)),
  ...all("weekend, week end", { kind: "weekend" }),
};

const relatives = {
  ...all("today", relative(0)),
  ...all("tomorrow, tmrw, tmr, tmw, tomoz, tomo", relative(1)),
  ...all("day after tomorrow, the day after tomorrow", relative(2)),
  ...all("yesterday", relative(-1)),
  ...all("day before yesterday, the day before yesterday", relative(-2)),
  ...all("tonight, tonite", relative(0), daypart(17, 24)),
  ...all("last night", relative(-1), daypart(17, 24)),
};

const clocks = {
  ...all("morning", daypart(5, 12)),
  ...all("first thing", daypart(5, 10)),
  ...all("lunchtime, lunch time", daypart(12, 13)),
  ...all("afternoon", daypart(12, 17)),
  ...all("evening, night", daypart(17, 24)),
  ...all("noon, midday", { kind: "clockWord", minute: 12 * 60 }),
  ...all("midnight", { kind: "clockWord", minute: 24 * 60 }),
  ...all("am, #a", { kind: "meridiem", pm: false }),
  ...all("pm, #p", { kind: "meridiem", pm: true }),
  ...all("o'clock, oclock, o clock", { kind: "oclock" }),
  ...all("past", { kind: "past" }),
  ...all("ish", { kind: "ish" }),
  ...all("at", { kind: "at" }),
  ...all("utc, gmt, cet, cest, bst, est, edt, et, cst, cdt, ct, mst, mdt, pst, pdt, pt", { kind: "zone" }),
  ...all("eastern, pacific, their time, your time, local time", { kind: "zone" }),
};

const closing = {
  ...all("eod, cob, eob, close of business, close of play, end of play, end of business", {
    kind: "closing",
  }),
  ...all("end of the business day, end of the working day, end of the work day", { kind: "closing" }),
  ...all("end of business day, end of working day, end of work day", { kind: "closing" }),
  ...all("end of day, end of the day, the end of the day, the end of day", { kind: "closing" }),
  ...all("eow", part("end"), { kind: "this" }, unit("week")),
  ...all("eom", part("end"), { kind: "this" }, unit("month")),
  ...all("eoq", part("end"), { kind: "this" }, unit("quarter")),
  ...all("eoy", part("end"), { kind: "this" }, unit("year")),
};

const parts = {
  ...all("start, beginning, early, early in, early on in, first part", part("start")),
  ...all("middle, mid, midway through", part("middle")),
  ...all("midweek", part("middle"), { kind: "this" }, unit("week")),
  ...all("end, tail end, very end", part("end")),
  ...all("late, late in, latter part", part("late")),
};

const limits = {
  ...all("by, due, due by, due on, due date, deadline, deadline is, on or before", { kind: "by" }),
  ...all("until, till, til, up to, up until", { kind: "until" }),
  ...all("no later than, not later than, at the latest, at latest, latest, the latest", { kind: "latest" }),
  ...all("latest by, at the latest by, at the very latest, by latest, by the latest", { kind: "latest" }),
  ...all("before, ahead of, prior to, earlier than", { kind: "before" }),
  ...all("within, inside, inside of, in under", { kind: "within" }),
  ...all("over, during, throughout, over the course of, in the course of, in the space of", { kind: "over" }),
  ...all("less than, no more than, not more than, at most, max, maximum, in less than, under", {
    kind: "atMost",
  }),
  ...all("at least, more than, longer than, minimum, minimum of, upwards of", { kind: "atLeast" }),
  ...all("after, since", { kind: "after" }),
  ...all("no earlier than, not earlier than, no sooner than, not before, not until, not till", {
    kind: "open",
  }),
  ...all("earliest, at the earliest, at earliest, onwards, onward, or later, starting", { kind: "open" }),
  ...all("not, except, isn't, can't, won't, never, every, each", { kind: "not" }),
};

const links = {
  ...all("in", { kind: "in" }),
  ...all("on", { kind: "on" }),
  ...all("from", { kind: "from" }),
  ...all("between", { kind: "between" }),
  ...all("to, through, thru", { kind: "to" }),
  ...all("and, &", { kind: "and" }),
  ...all("or, or maybe, or perhaps, or possibly, or even", { kind: "or" }),
  ...all("of", { kind: "of" }),
  ...all("the, teh", { kind: "the" }),
  ...all("next, nxt", { kind: "next" }),
  ...all("this", { kind: "this" }),
  ...all("coming, upcoming, following, this coming", { kind: "coming" }),
  ...all("last, previous", { kind: "last" }),
  ...all("after next", { kind: "afterNext" }),
  ...all("later, later on, later in", { kind: "later" }),
  ...all("earlier, earlier on, earlier in", { kind: "earlier" }),
  ...all("ago", { kind: "ago" }),
  ...all("from now, hence, from today", { kind: "fromNow" }),
  ...all("time", { kind: "time" }),
  ...all("this time, same time, the same time, at the same time", { kind: "sameTime" }),
  ...all("week of, week commencing, week beginning, week starting", { kind: "weekOf" }),
  ...all("takes, take, need, needs, give them, give us", { kind: "takes" }),
  ...all("for, lasted, lasting", { kind: "for" }),
  ...all("about, around, approximately, approx, roughly, circa, ca, nearly, almost, towards, toward", {
    kind: "approx",
  }),
  ...all("or so, more or less, give or take", { kind: "approx" }),
};

const present = {
  ...all("now, right now", { kind: "now" }),
  ...all("just now, just had, just came, just finished, just left, just out, just done", { kind: "justNow" }),
  ...all("just got, just ended, just been, moments ago, a moment ago", { kind: "justNow" }),
  // They speak of now, but never of the time in question.
  ...all("by now, for now, until now, till now, up to now, from now on, as of now", { kind: "unknown" }),
};

const around = {
  ...all("good, happy, nice, great, lovely, merry, pleasant, wonderful, enjoy", { kind: "greeting" }),
  ...all("interview, interviews, round, rounds, floor, floors, call, meeting, stage, step", {
    kind: "counted",
  }),
  ...all("person, people, place, street, st, avenue, ave, candidate, candidates, try", { kind: "counted" }),
  ...all("option, choice, degree, row, room, question, questions, job, company, companies", {
    kind: "counted",
  }),
  ...all("conversation, chat, team, language, points, times, stars, page, pages", { kind: "counted" }),
  ...all("they, they'd, they'll, they're, he, she, we, i, i'll, i'd, i'm, i've, it, it's", {
    kind: "filler",
  }),
  ...all("is, was, be, will, would, should, said, say, says, told, decide, answer, reply", {
    kind: "filler",
  }),
  ...all("me, us, them, him, her, you, my, their, that, that's, there, when, if, but, so", {
    kind: "filler",
  }),
  ...all("had, have, get, back, let, know, hear, expect, expected, think, guess, again", { kind: "filler" }),
  ...all("maybe, probably, possibly, perhaps, hopefully, likely, sometime, some time", { kind: "filler" }),
  ...all("any time, anytime, at some point, sharp, exactly, only, just, please, with", { kind: "filler" }),
  ...all("yes, no, ok, okay, well, hi, hello, then, as, date, both", { kind: "filler" }),
};

const words: Readonly<Record<string, readonly Word[]>> = {
  ...around,
  ...days,
  ...months,
  ...feasts,
  ...numbers,
  ...units,
  ...relatives,
  ...clocks,
  ...closing,
  ...parts,
  ...limits,
  ...links,
  ...present,
};

const TOLERANT = new Set<string>(["weekday", "month", "relative", "daypart", "unit"]);

/** "March" is left out: "match" is nearer to a slip than to a month. */
function isTolerant(word: Word | undefined): boolean {
  return word !== undefined && TOLERANT.has(word.kind) && !("everyday" in word && word.everyday);
}

export const en: WordList = {
  words,
  endings: ["'s", "s'", "'"],
  tolerant: Object.keys(words).filter((word) => /^\p{L}{5,}$/u.test(word) && isTolerant(words[word]?.[0])),
  halfMeans: "past",
  twelveHours: true,
};
