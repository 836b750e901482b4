import type { Company, CompanyMention } from './company-mentions.js';
import type { Story } from './story.js';

const RENAMED_TO = /(?:更名|改名|变更名称|名称变更|变更|改制)为[“"]?\s*$/;
const FORMER_BEFORE = /(?:原名|前身(?:为|是)?|曾用名(?:为)?|[(]原)[:为是]?[“"]?\s*$/;

/** A renamed to B is one company, B; its old names are kept and its mentions stand for it. */
export function joinRenamed(story: Story, mentions: CompanyMention[]): CompanyMention[] {
  for (const [at, mention] of mentions.entries()) {
    const before = story.plain.slice(Math.max(0, mention.start - 10), mention.start);
    const earlier = mentions.slice(0, at).reverse().find(({ company, start }) => company !== mention.company && mention.start - start < 160); // prettier-ignore
    if (!earlier) continue;
    if (RENAMED_TO.test(before)) replace(mentions, earlier.company, mention.company);
    else if (FORMER_BEFORE.test(before)) replace(mentions, mention.company, earlier.company);
  }
  return mentions;
}

function replace(mentions: CompanyMention[], old: Company, now: Company): void {
  if (!now.formerNames.includes(old.name)) now.formerNames.push(old.name);
  for (const alias of old.aliases) if (!now.aliases.includes(alias)) now.aliases.push(alias);
  for (const mention of mentions) if (mention.company === old) mention.company = now;
}

/** 德国博格曼集团(Bergmann Group GmbH): what stands in the brackets is the same firm in another script. */
export function joinBracketed(story: Story, mentions: CompanyMention[]): CompanyMention[] {
  for (const [at, mention] of mentions.entries()) {
    const last = mentions[at - 1];
    if (!last || mention.company === last.company || mention.start - last.end !== 1) continue;
    if (story.plain[last.end] !== '(' || !/[a-z]/.test(mention.company.plain)) continue;
    last.company.related.push(mention.company.name);
    const english = mention.company;
    for (const other of mentions) if (other.company === english) other.company = last.company;
  }
  return mentions;
}
