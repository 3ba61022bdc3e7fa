const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Nouns that name something said, shown or felt: "your point about …" with one of these is surely a noun phrase. */
export const HEADS = list(`
  account advice analogy anecdote answer answers approach atmosphere attention attitude breakdown calm candor
  candour care challenge challenges chat clarity comment comments commitment comparison conversation courage culture
  curiosity decision demo demonstration description diagram discussion drawing emphasis energy enthusiasm example
  examples excitement experience explanation fact feedback focus goal goals habit history honesty humor humour idea
  ideas insight insights insistence interest joke jokes joy journey kindness lesson lessons love metaphor mission
  moment motto observation openness opinion optimism overview part passion patience path philosophy picture plan plans
  point points policy practice presentation pride principle principles prototype question questions range reaction
  reason reasons reflection reflections remark remarks respect response rule sense sketch smile story stories
  strategy style summary talk tale thing things thinking thought thoughts tour tradition transparency trust
  understanding values view views vision walkthrough warmth way ways welcome willingness wisdom words`);

/** Words after which a noun phrase with a known head may go on. */
export const AFTER_HEAD = list(`
  about of on for with in at to from by behind between around across against into through during after before over
  regarding concerning like as that who which where when why how because and or you we they i he she it there`);

/** Determiners that open a noun phrase; a name with 's does so as well. */
export const DETERMINERS = list(`
  the a an your my our their his her this these those all both some many every each one two three several another`);

/** A verb in the main clause of what starts like a noun phrase makes it a sentence. */
export const FINITE = list(`
  is are was were am has have had do does did can could will would shall should may might must isn't aren't wasn't
  weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't made makes make showed shows gave
  gives got gets took takes felt feels looked looks sounded sounds seemed seems came comes went goes stayed stuck
  impressed struck surprised resonated inspired reminded stood`);

/** Words that are no note by themselves. */
export const EMPTY_WORDS = list(
  "the a an i you he she it we they this that these those my your his her its our their no yes not how why what when where and or to of",
);

/** Words that open a clause of their own, after which a verb says nothing about the shape of the whole. */
export const SUBORDINATORS = list(`
  that who whom which how why what where when whether because if while since i we you they he she it there`);

/** First words of a note that are written small inside a sentence, whatever the keyboard made of them. */
export const SMALL_WORDS = list(`
  about after again all also always an and another any are as at back because before being best big both bright but by
  coffee coworkers customers dogs during each eating engineers even every everybody everyone everything first flat
  flexible for free fresh friendly from full fun getting good great having he hearing her here his home honest how i'd
  if in interesting is it it's its just knowing lack learning lots love lovely lunch many meeting more most my new nice
  no nobody not nothing of office on once one open our over pair people plants quiet real really seeing several she
  short shared sharing since small so some somebody someone something speaking strong such support talking team teams
  that their them there there's these they they're they've they'd they'll this those three to two very warm was we
  we're we've we'd we'll weekly were what when where which while who whole why with working you you're you've you'd
  you'll your the a`);

/** Verbs with which people start a note that leaves out "I". */
export const MY_VERBS = list(`
  loved liked enjoyed appreciated admired felt heard learned learnt noticed remembered saw thought wondered agreed
  laughed understood realised realized`);

/** Verbs with which people start a note that leaves out "we". */
export const OUR_VERBS = list(
  "talked discussed chatted joked bonded spoke met walked debated swapped sketched",
);

/** Verbs with which people start a note about themselves at work. */
export const WORK_VERBS = list(`
  led built ran wrote managed designed launched created introduced reduced cut grew improved developed shipped solved
  migrated moved replaced organised organized planned coached trained taught set started founded helped worked spent
  handled owned rebuilt rewrote scaled supported delivered negotiated raised saved sold made did fixed automated
  brought doubled halved tripled coordinated hired mentored maintained implemented refactored redesigned`);

/** Irregular past forms and helpers that are the same after "you" as after "she". */
export const SAME_AFTER_YOU = list(`
  said told had did could would should might must can will may began became bought brought built came chose cut
  drew drove felt found fought gave got grew heard held hired kept knew laid learnt led left let lost made meant met
  paid put ran read rode rose said sat saw sent set showed shut sold spent spoke stood struck took taught thought
  threw understood went won wrote wouldn't couldn't didn't hadn't can't won't`);

/** Verbs that change after "you". */
export const CHANGED_AFTER_YOU: ReadonlyMap<string, string> = new Map([
  ["is", "are"],
  ["was", "were"],
  ["has", "have"],
  ["does", "do"],
  ["isn't", "aren't"],
  ["wasn't", "weren't"],
  ["hasn't", "haven't"],
  ["doesn't", "don't"],
]);

export const ADVERBS = list(
  "never always still really also once just already even only often usually actually clearly quickly personally both all",
);

/** Before "they" or "she" only such words: then nobody else can be meant than the reader or their company. */
export const CANNOT_BE_MEANT = list(`
  the a an way fact story idea reason moment question part point tour of how that about why what when where and all
  whole honest open calm great nice good funny clear careful it was is on in by with for me liked loved enjoyed i
  explanation description account sense pride enthusiasm honesty care anecdote you your said told`);

/** People and things that "they" can stand for although they do not end in -s. */
export const COLLECTIVE = list(
  "team people staff company everyone everybody somebody someone group folks men women children crew board family",
);
