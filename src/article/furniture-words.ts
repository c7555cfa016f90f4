/** The vocabulary of what web pages put around an article. Lower case; apostrophes straight. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const phrases = (text: string): ReadonlySet<string> => new Set(text.split('|'));

export const SHARE_VERBS = words('share sharing tweet email e-mail print flipboard whatsapp');
export const NETWORKS = words(
  'facebook twitter linkedin reddit pinterest telegram instagram youtube tiktok threads bluesky mastodon pocket messenger rss tumblr',
);
export const SHARE_FILLERS = words(
  'this that article story post page piece on via to by with the a an and or link url icon button x save like pin it copy comment comments ' +
    'options more us your friends gift bookmark follow',
);

/** A header of a list of links consists of these words only, among them a phrase of `LINK_HEADERS`. */
export const LINK_WORDS = words(
  'trending popular most read viewed shared emailed commented recommended recommendations recommendation sponsored promoted partner partners paid ' +
    "related similar latest recent top editors' editor's picks pick stories story articles article posts post news content contents links topics topic " +
    'videos video reads headlines coverage reading now today this week for you from around the web internet us by taboola outbrain revcontent zergnet ' +
    'more next up also may might like what to see in on and our site other interested be watch',
);
export const LINK_HEADERS =
  /\b(?:trending|taboola|outbrain|revcontent|zergnet|sponsored|promoted (?:stories|links|content|posts)|recommended|recommendations|related|most (?:popular|read|viewed|shared|emailed|commented)|you (?:may|might) (?:also )?(?:like|be interested)|read next|up next|editor'?s'? picks?|latest (?:news|stories|articles|posts|headlines|videos)|top (?:stories|news|reads|headlines)|more (?:stories|articles|news|coverage|headlines|like this|for you|videos)|(?:from|around) the (?:web|internet))\b/u;

/** Whole lines of menus, at the top and the bottom of a page. */
export const MENU_LINES = phrases(
  'home|menu|search|close|open|login|log in|log out|sign in|sign up|sign out|register|subscribe|subscribe now|subscribe today|my account|account|' +
    'about|about us|contact|contact us|careers|jobs|help|faq|newsletters|newsletter|podcasts|archive|archives|sitemap|site map|accessibility|' +
    'advertise|advertise with us|press|masthead|privacy|privacy policy|privacy notice|terms|terms of use|terms of service|terms and conditions|' +
    'cookie policy|cookie settings|cookies|do not sell my personal information|back to top|top|skip to content|skip to main content|load more|show more|show less|' +
    'view all|see all|view more|see more|next|previous|prev|next article|previous article|next post|previous post|next story|older posts|newer posts|' +
    'navigation|main menu|toggle navigation|breaking news|live|follow us|connect with us|about the author|about the authors|gift this article|add to favorites|' +
    'accept|accept all|accept all cookies|font size|text size|listen|donate|support us',
);

/** Kickers that name a section of a paper, not the paper. */
export const SECTIONS = phrases(
  'news|opinion|opinions|op-ed|analysis|world|world news|politics|business|economy|finance|money|markets|sport|sports|culture|arts|entertainment|lifestyle|style|' +
    'health|science|technology|tech|travel|food|education|environment|climate|books|film|music|exclusive|breaking|breaking news|feature|features|long read|' +
    'interview|review|reviews|editorial|commentary|comment|column|essay|explainer|report|special report|investigation|profile|obituary|video|live|blog|' +
    'us news|uk news|national|international|local|metro|europe|asia|africa|americas|middle east|letters|ideas|perspective|q&a|top stories|latest',
);
