/** Mentions of members, roles and channels, commands, times, and custom emoji: what Discord writes between `<` and `>`. */
const TAGS = /<(?:@[!&]?|#)\d{15,20}>|<\/[^:<>]{1,100}:\d{15,20}>|<t:-?\d{1,16}(?::\w)?>|<a?:\w{1,32}:\d{15,20}>/g;

/** A message's text without what only Discord can read, none of which is in an article. */
export function withoutTags(content: string): string {
  return content.replace(TAGS, ' ');
}
