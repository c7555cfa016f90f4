const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})`;
const FORMS = [
  String.raw`${YEAR}-(?<number>\d{1,2})-(?<day>\d{1,2})`,
  `${MONTH} ${DAY}(?:,| ,)? ${YEAR}`,
  `${DAY}(?: of)? ${MONTH},? ${YEAR}`,
  `${MONTH},? ${YEAR}`,
  // 9/23/2010 and 23.9.2010 say which is the day; 9/10/2010 does not, and is left as it stands.
  String.raw`(?<number>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/${YEAR}`,
  String.raw`(?<day>1[3-9]|2\d|3[01])/(?<number>\d{1,2})/${YEAR}`,
  String.raw`(?<day>\d{1,2})\. ?(?<number>\d{1,2})\. ?${YEAR}`,
];
const LABEL = '(?:(?:first |originally |last )?(?:published|posted|updated|modified|date|issued)(?: on| at)?:? )?';
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?`;
const ZONE = String.raw`(?: ?\(?(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?`;
const TIME = String.raw`(?:(?:,| at| -| @)? ?T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?${ZONE})?`;
const PATTERNS = FORMS.map((form) => new RegExp(`^${LABEL}${WEEKDAY}${form}${TIME}$`, 'i'));

/** The day (or month) that a line which is nothing but a date names, as ISO 8601; null for any other line. */
export function isoDate(line: string): string | null {
  if (line.length > 80 || !/\d{4}/u.test(line)) return null;
  for (const pattern of PATTERNS) {
    const found = pattern.exec(line)?.groups;
    if (found === undefined) continue;
    const month =
      found.number === undefined
        ? MONTHS.indexOf((found.month ?? '').slice(0, 3).toLowerCase()) + 1
        : Number(found.number);
    const year = Number(found.year);
    const yearMonth = `${found.year}-${String(month).padStart(2, '0')}`;
    if (month < 1 || month > 12) continue;
    if (found.day === undefined) return yearMonth;
    const day = Number(found.day);
    if (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()) {
      return `${yearMonth}-${String(day).padStart(2, '0')}`;
    }
  }
  return null;
}

/** What `published` holds: ISO 8601 where the text can be read as a date, else the text. ISO 8601 with a time stays. */
export function publishedDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}T/u.test(text) ? text : (isoDate(text) ?? text);
}
