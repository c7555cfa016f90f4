const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Never the last word of a sentence; without the last full stop. Titles are abbreviations with their capital only. */
export const ALWAYS_FOLLOWED = list(
  'Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Sgt Cpl Adm Pvt Rev Fr Hon Pres Supt Det Insp Messrs Mme Mlle ' +
    'St Mt Ft vs v cf e.g i.e eg ie viz approx ca fig figs Fig Figs eq Eq vol vols Vol Vols pp ed eds Dept Assn',
);

/** An abbreviation only before a number; else a word ("The answer was no."). */
export const BEFORE_NUMBERS = list('No Nos no nos p art Art sec Sec ch Ch para pt c');

/** Often the last word; then what follows must be looked at. */
export const MAY_END = list(
  'Inc Corp Co Ltd LLC plc Bros Jr Sr Esq etc al a.m p.m ft Ave Blvd Rd Hwy Ph.D M.D B.A M.A ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun ' +
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont ' +
    'Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo',
);

/** Capitalised only because they begin a sentence. */
export const SENTENCE_STARTERS = list(
  'a about after all also although an and another any are as asked at because before both but by can could did do does during each even ' +
    'every few for from had has have he hence her here hers his how however i if in instead is it its just last later like many may ' +
    'maybe meanwhile more moreover most much my never nevertheless next no none nor not nothing now of often on once one only or other ' +
    'others our perhaps rather several she should since so some soon still such than that the their them then there therefore these they ' +
    'this those though through thus to today tomorrow two under unless until was we were what when where whether which while who whose why ' +
    'will with within without would yes yesterday yet you your',
);
