/**
 * What a line of page furniture is. `aside`: it stands anywhere (an advertisement, share buttons, a photo credit);
 * `links`: it heads a list of links to other pages; `ending`: the article is over (copyright, tags, comments).
 */
export type Furniture = 'aside' | 'links' | 'ending';

export interface Pattern {
  readonly kind: Furniture;
  readonly line: RegExp;
  /** Furniture even when it ends as a sentence does. */
  readonly punctuated?: boolean;
  /** Only above the first and below the last real paragraph: between them it may be an item of a list. */
  readonly edge?: boolean;
  /** A label before a title: in front of lower case it is a sentence ("Related: the firm cut jobs"). */
  readonly label?: boolean;
}

const NEWSLETTER = String.raw`\b(?:newsletters?|mailing list|e-?mail (?:updates|alerts|briefing)|your (?:e-?mail |mail)?inbox)\b`;
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}`;
const NETWORK = '(?:Facebook|Twitter|X|Instagram|LinkedIn|Threads|YouTube|Telegram|Bluesky|Mastodon|TikTok|WhatsApp)';

/** Lines known by their form; what is known by its vocabulary alone is in `furniture-words.ts`. */
export const PATTERNS: readonly Pattern[] = [
  { kind: 'aside', punctuated: true, line: /^advertisements?$|^ad(?:vert(?:isement|ising)?)? ?[-–—:.(].{3,60}$/i },
  {
    kind: 'aside',
    punctuated: true,
    line: /^(?:story|article|content|page)? ?continues? (?:reading )?(?:below|after)(?: (?:this |the )?(?:ad|advert|advertisement|video|image|promo))?\.?$/i,
  },
  { kind: 'aside', punctuated: true, line: /^(?:please )?(?:click|tap) here (?:to|for) [^,"“”]{1,80}$/i },
  { kind: 'aside', punctuated: true, line: /^(?:read|show|see|view|load) more ?(?:\.{3}|…|»|→|>)?$/i },
  {
    kind: 'aside',
    punctuated: true,
    label: true,
    line: /^(?:read (?:more|also|next)|also read|see also|don['’]t miss|related(?: (?:story|stories|articles?|coverage|content|reading))?)(?:: | ?[»>→] ?).{1,200}$/i,
  },
  {
    kind: 'aside',
    punctuated: true,
    line: new RegExp(
      `^(?:please )?(?:(?:sign up|subscribe|register|join)\\b(?=.*\\b(?:our|your|us|my|free|daily|weekly)\\b)|enter your e-?mail|(?:get|receive) (?:the|our|all|daily|weekly|breaking|more|news|stories|updates|\\w+['’]s)\\b)[^"“”]*${NEWSLETTER}[^"“”]*$`,
      'i',
    ),
  },
  {
    kind: 'ending',
    punctuated: true,
    line: new RegExp(
      `^(?:You can )?(?:[Ff]ollow|[Ff]ind|[Ll]ike|[Jj]oin) (?:us|me|her|him|them|@\\w+|${NAME}) on ${NETWORK}(?:[,:]? (?:and|or|at|for|the|more|news|updates|latest|page|@\\w+|${NETWORK}))*\\.?$`,
      'u',
    ),
  },
  {
    kind: 'ending',
    punctuated: true,
    line: /^(?:(?:copyright )?(?:©|\(c\)) ?(?=.*\b(?:19|20)\d\d\b|.*all rights)|copyright:? (?=(?:19|20)\d\d\b|.*all rights reserved)).{1,200}$/i,
  },
  {
    kind: 'ending',
    punctuated: true,
    line: /^(?:all rights reserved|comments (?:are|have been) (?:now )?closed)\.?$/i,
  },
  { kind: 'ending', punctuated: true, line: /^[-–—*#= ]{1,9}(?:30|ends?|fin)[-–—*#= ]{1,9}$/i },
  {
    kind: 'aside',
    line: /^\(?(?:photo(?:graph)?s?|image|picture|(?:photo )?illustration|video|graphic)(?: (?:credit|courtesy)(?: of)?:?|:| by) .{1,80}$|^(?:photo )?credits?: .{1,80}$/i,
  },
  {
    kind: 'aside',
    punctuated: true,
    line: /[([](?:AP Photo|Photo(?:graph)?:? by|Photo:|Image:|Credit:|Getty Images|(?:Reuters|REUTERS|AFP|EPA)\/|Illustration by)[^)\]]*[)\]]\.?$/u,
  },
  {
    kind: 'aside',
    line: /^\(?(?:AP Photo\b.{0,60}|(?:REUTERS|Reuters|AFP|EPA|AP|Getty Images)\/.{1,60}|Getty Images|Shutterstock|.{1,60}(?:\/|via )(?:Getty Images|AFP|Reuters|REUTERS|AP|EPA|Shutterstock|Associated Press))\)?$/u,
  },
  {
    kind: 'links',
    line: /^(?:More|MORE|Also) (?:from|on|in|about|by|FROM|ON|IN) (?:(?:this|the|our) (?:author|site|section|topic|series|web|writer|reporter)s?\b|\p{Lu}).{0,60}$/u,
  },
  {
    kind: 'aside',
    line: /^read (?:more (?:about|on|from|at|here|stories|news|articles|coverage|of)\b.{0,60}|(?:also|next|on)|the (?:full|whole|rest|original) (?:story|article|post|interview|report|text)\b.{0,40})[ »→>]*$/i,
  },
  {
    kind: 'aside',
    line: /^(?:(?:continue|keep) reading|listen to (?:this|the) (?:article|story|episode)|watch the video|view (?:the )?(?:gallery|slideshow)|print this (?:article|page|story))(?: .{0,60})?$/i,
  },
  {
    kind: 'aside',
    label: true,
    line: /^(?:watch|listen|photos|gallery|in pictures|more|opinion|live|podcast|recommended): .{1,120}$/i,
  },
  {
    kind: 'aside',
    line: /^(?:sponsored|presented|promoted|powered|ads?|paid for|brought to you|recommended) by .{1,40}$/i,
  },
  {
    kind: 'ending',
    line: /^(?:tags?|tagged(?: (?:as|in|with))?|filed under|posted in|related (?:topics|tags))(?:: ?| (?=#)).{1,200}$/i,
  },
  { kind: 'ending', edge: true, line: /^(?:topics?|categor(?:y|ies)|keywords?|sections?): .{1,200}$/i },
  { kind: 'ending', line: /^(?:#[\p{L}\p{N}_]+[ ,]*)+$/u },
  {
    kind: 'ending',
    line: /^(?:twitter|x|instagram|facebook|threads|bluesky|mastodon|telegram|follow)(?: (?:her|him|them|me|us|on|at|twitter))*:? ?@[\w.@-]{2,60}(?:(?:,| and|,? &)? @[\w.@-]{2,60})*(?: on \w{1,12})?$/i,
  },
  { kind: 'ending', edge: true, line: /^(?:@[\w.-]{2,40}[, ]*)+$/u },
  {
    kind: 'ending',
    line: /^(?:\d[\d,.]*k? (?:comments?|replies|responses)|no comments yet|(?:add|leave|post|write) (?:an?|your) (?:comment|reply|response)|join the (?:conversation|discussion)|(?:view|show|see|hide|load|read) (?:all |more |the )?(?:\d+ )?(?:comments|replies|responses)(?: ?\(\d+\))?)(?: on .{1,120})?$/i,
  },
  { kind: 'ending', line: /^(?:comments|replies|responses|discussion) ?\(\d+\)$/i },
  { kind: 'ending', edge: true, line: /^(?:comments?(?: \d+| section)?|no comments|replies|responses)$/i },
  { kind: 'aside', edge: true, line: /^\d[\d,.]*k? (?:shares?|likes?|views?|retweets?|claps?|reactions?)$/i },
];
