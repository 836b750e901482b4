import type { Company, CompanyMention } from './company-mentions.js';
import { roleOf } from './company-roles.js';
import type { Frame } from './frame.js';
import {
  ANAPHORA,
  OFF,
  OPERATES,
  isHistory,
  HEADING,
  CUE,
  FIELD,
  ITEM,
  NAME_FIELD,
  OF_AUTHORITY,
  OF_PARK,
  QUESTION,
  ASKED_SUM,
  TALK,
  DENIED,
  FOUNDED,
  FOUNDS_ONE,
  RUN_BY,
  RUNNER_LABEL,
  SUBSIDY,
  JOINT,
  unreported,
  unspoken,
} from './frame-cues.js';
import { addOnce, hasSubstance, isBranch, isEventful, isOfBrand, isParent, isSame, namesOf } from './frame-likeness.js';
import { formerAndLatter, jointTail, sharedClauses } from './joint-projects.js';
import { investmentsIn } from './money.js';
import type { ParkMention } from './parks.js';
import { projectNamesIn, type ProjectName } from './project-names.js';
import { stageEventsIn } from './stages.js';
import type { Part, Sentence, Span, Story } from './story.js';

/** Reads the story from front to back and gathers what belongs to each project. */
export class FrameReader {
  readonly frames: Frame[] = [];
  private current: Frame | undefined;
  /** Named, but nothing told of it yet. */
  private pending: { company: Company; sentence: Sentence; part: Part } | undefined;

  /** A project named before its firm: …对某项目进行评审。该项目由…投资. */
  private hint: { sentence: Sentence; part: Part; names: ProjectName[] } | undefined;
  /** A question for the money, just before. */
  private asked: Sentence | undefined;

  constructor(
    private readonly story: Story,
    private readonly mentions: readonly CompanyMention[],
    private readonly aggregates: readonly Span[],
    private readonly parks: readonly ParkMention[],
  ) {}

  read(): Frame[] {
    for (const sentence of this.story.sentences) if (!sentence.isTitle) this.readSentence(sentence);
    return this.frames;
  }

  /** Lines of a notice (地块编号:…) that come before the firm they are about. */
  private unclaimed: { sentence: Sentence; part: Part }[] = [];

  private readSentence(sentence: Sentence): void {
    if (HEADING.test(sentence.text) && !this.isItem(sentence)) return;
    if (DENIED.test(sentence.text) && !/终止|解除/.test(sentence.text)) return;
    if (
      QUESTION.test(sentence.text) &&
      !this.mentions.some(({ start, end }) => start >= sentence.start && end <= sentence.end)
    ) {
      this.asked = ASKED_SUM.test(sentence.text) ? sentence : undefined;
      return;
    }
    for (const part of sentence.parts) {
      if (this.isItem(part)) {
        this.startOver();
        this.unclaimed.push({ sentence, part });
        continue;
      }
      if (this.tellFormerAndLatter(sentence, part)) continue;
      const runners = this.isAnaphoric(sentence, part) ? this.ownRunnersIn(part) : this.runnersIn(part);
      if (runners.length === 0 && (this.isOfAnother(part) || this.isOfPark(part))) continue;
      if (runners.length === 0) this.continueIn(sentence, part);
      else this.tellEach(sentence, this.stretches(part, runners));
    }
  }

  /** A公司甲项目与B公司乙项目,同日开工: what follows holds for all. */
  private tellEach(sentence: Sentence, stretches: [CompanyMention, Part][]): void {
    const tail = jointTail(stretches.map(([, { start, end }]) => this.slice(start, end)));
    const end = stretches.at(-1)![1].end;
    const frames = stretches.map(([mention, { start }], at) => {
      const isLast = at === stretches.length - 1;
      this.tell(sentence, mention, isLast && tail ? this.slice(start, tail) : stretches[at]![1]);
      return this.frames.findLast(({ company }) => company === mention.company);
    });
    if (tail === undefined) return;
    const lead = this.slice(stretches[0]![1].start, stretches[0]![0].start);
    if (/(?:位于|坐落|落户|选址|[在于]).*的$/s.test(lead.text)) for (const frame of frames.slice(1)) if (frame) this.add(frame, sentence, lead, []); // prettier-ignore
    for (const clause of sharedClauses(this.slice(tail, end), frames.length))
      for (const at of clause.of)
        if (frames[at]) this.add(frames[at], sentence, this.slice(clause.start, clause.end), []);
  }

  private tellFormerAndLatter(sentence: Sentence, part: Part): boolean {
    const told = this.frames.length > 1 && /前者/.test(sentence.text) ? formerAndLatter(part) : [];
    for (const { isFormer, start, end } of told) this.add(this.frames.at(isFormer ? -2 : -1)!, sentence, this.slice(start, end), []); // prettier-ignore
    return told.length > 0;
  }

  /** The heading of the next project of a list, or the first field of its form. */
  private isItem(part: Part): boolean {
    if (this.mentions.some(({ start, end }) => start >= part.start && end <= part.end)) return false;
    if (ITEM.test(part.text)) return projectNamesIn(part.text, 0).length > 0;
    return NAME_FIELD.test(part.text) && !this.pending && this.current?.project !== undefined;
  }

  /** 某某小微园总占地136亩…: told of the park, not of who is in it. */
  private isOfPark({ start, end, text }: Part): boolean {
    if (OF_AUTHORITY.test(text) && !/项目|公司|企业|[该这本]/.test(unspoken(text))) return true;
    const from = start + text.length - unspoken(text).length;
    const park = this.parks.find((one) => one.end <= end && one.start >= from && one.start <= from + 4);
    if (!park || /公司|项目|该企业|我们/.test(text)) return false;
    const own = this.current?.project?.plain ?? '';
    return (
      !own.includes(park.name) &&
      !park.name.includes(own || '·') &&
      OF_PARK.test(this.story.plain.slice(park.end, park.end + 8))
    );
  }

  /** A builder, bank or owner of other land is what the stretch is about. */
  private isOfAnother({ start, end, text }: Part): boolean {
    const lead = text.length - text.trimStart().length;
    return this.mentions.some((one) => one.start <= start + lead + 1 && one.start >= start && one.end <= end && roleOf(this.story, one) === 'other'); // prettier-ignore
  }

  /** 该项目由…投资: what it says is of the project told of, whoever pays for it. */
  private isAnaphoric(sentence: Sentence, part: Part): boolean {
    const own = this.current;
    return own?.company !== undefined && !this.pending && (ANAPHORA.test(part.text) || this.isSubject(part)) && sentence.paragraph - own.sentences.at(-1)!.paragraph <= 1; // prettier-ignore
  }

  /** 三期工厂由…: the project told of is named again. */
  private isSubject(part: Part): boolean {
    const own = this.current?.project;
    const [name] = projectNamesIn(part.text, part.start);
    if (!own || !name || !isSame(own, name) || name.start > part.start + 8) return false;
    return /^(?:项目)?(?:是|系|将)?由/.test(this.story.plain.slice(name.end, name.end + 6));
  }

  private ownRunnersIn(part: Part): CompanyMention[] {
    const { company } = this.current!;
    const runners = this.runnersIn(part);
    const operator = runners.find((one) => one.company !== company && (this.isRunnerLabelled(one) || isBranch(company!, one.company) || OPERATES.test(this.story.plain.slice(one.end, one.end + 10)))); // prettier-ignore
    if (operator) {
      addOnce(operator.company.related, company!.name);
      this.current!.company = operator.company;
      return [operator];
    }
    for (const one of runners) if (one.company !== company) addOnce(company!.related, one.company.name);
    return runners.filter((one) => one.company === company);
  }

  /** Companies that could run a project, each once, parents noted with their child. */
  private runnersIn(part: Part): CompanyMention[] {
    const inside = this.mentions.filter(({ start, end }) => start >= part.start && end <= part.end);
    const roles = inside.map((mention) => roleOf(this.story, mention));
    const runners = inside.filter((mention, at) => roles[at] === 'runner' && inside.findIndex((one) => one.company === mention.company) === at); // prettier-ignore
    const founded = inside.find(({ start }) => FOUNDED.test(this.story.plain.slice(Math.max(0, start - 14), start)));
    const children = founded
      ? [founded]
      : runners.filter((mention) => !runners.some((other) => isParent(mention.company, other.company)));
    for (const [at, mention] of inside.entries()) {
      const child = children.find((one) => one.company !== mention.company) ?? this.told(); // prettier-ignore
      const isAbove =
        roles[at] === 'parent' ||
        (runners.includes(mention) && !children.some((one) => one.company === mention.company));
      if (isAbove && child && child.company !== mention.company) addOnce(child.company.related, mention.company.name);
    }
    return children;
  }

  /** The firm that the story is at. */
  private told(): { company: Company } | undefined {
    const company = this.current?.company ?? this.pending?.company;
    return company && { company };
  }

  /** A公司甲项目、B公司乙项目: one stretch each, where each has a project or money of its own. */
  private stretches(part: Part, runners: CompanyMention[]): [CompanyMention, Part][] {
    const first = runners[0]!;
    if (runners.length === 1) return [[first, part]];
    const cuts = runners.map(({ start }, at) => this.slice(at === 0 ? part.start : start, runners[at + 1]?.start ?? part.end)); // prettier-ignore
    if (cuts.every((cut, at) => hasSubstance(cut, runners[at]!.end))) return runners.map((one, at) => [one, cuts[at]!]);
    const operator = runners.find((one) => this.isRunnerLabelled(one) || OPERATES.test(this.story.plain.slice(one.end, one.end + 12))); // prettier-ignore
    if (operator) {
      for (const one of runners) if (one !== operator) addOnce(operator.company.related, one.company.name);
      return [[operator, part]];
    }
    if (JOINT.test(part.text)) for (const other of runners.slice(1)) addOnce(first.company.related, other.company.name);
    return [[first, part]];
  }

  private slice(start: number, end: number): Part {
    return { start, end, text: this.story.plain.slice(start, end) };
  }

  /** 其二,由控股子公司乙…: of the group named last before. */
  private noteGroup({ start, company }: CompanyMention): void {
    if (!/(?:全资|控股|旗下|下属)(?:子|孙)公司\s*$/.test(this.story.plain.slice(Math.max(0, start - 8), start))) return;
    const group = this.mentions.filter((one) => one.end <= start && /集团|控股|股份/.test(one.company.plain)).at(-1);
    if (group && group.company !== company) addOnce(company.related, group.company.name);
  }

  /** 筹建期的甲公司…。母公司决定设立子公司: the one of its brand named just before. */
  private asFounded(mention: CompanyMention, part: Part): CompanyMention {
    const named = this.pending?.company;
    if (!named || named === mention.company) return mention;
    if (named.related.includes(mention.company.name)) return { ...mention, company: named };
    if (!FOUNDS_ONE.test(part.text) || !isOfBrand(named, mention.company)) return mention;
    addOnce(named.related, mention.company.name);
    return { ...mention, company: named };
  }

  private tell(sentence: Sentence, named: CompanyMention, part: Part): void {
    const mention = this.asFounded(named, part);
    this.noteGroup(mention);
    if (isHistory(part.text)) {
      if (!this.frames.some(({ company }) => company === mention.company)) this.pending = { company: mention.company, sentence, part }; // prettier-ignore
      return;
    }
    if (/累计(?:总)?投资|先后(?:实施|投资)/.test(part.text) && !/总投资/.test(part.text) && this.current?.company === mention.company) return; // prettier-ignore
    if (SUBSIDY.test(part.text) && investmentsIn(part.text, 0).length === 0) return;
    const names = namesOf(part, mention);
    const money = investmentsIn(part.text, part.start).filter(({ phase }) => phase === undefined);
    const child = this.frames.find(({ company }) => company?.related.includes(mention.company.name))?.company;
    const own = this.frames.filter(({ company }) => company === mention.company || company === (child ?? mention.company)); // prettier-ignore
    const isTold = this.unclaimed.length > 0 || names.length > 0 || money.length > 0 || hasSubstance(part, part.start) || stageEventsIn(part.text, part.start).length > 0; // prettier-ignore
    if (
      own.length === 0 &&
      this.current?.company &&
      this.isRunnerLabelled(mention) &&
      !this.hasFounder(part, mention) &&
      !this.isAnother([this.current], names, money.length > 0)
    ) {
      addOnce(mention.company.related, this.current.company.name);
      this.current.company = mention.company;
      return this.add(this.current, sentence, part, names);
    }
    if (own.length === 0 && !isTold) {
      this.pending = { company: mention.company, sentence, part };
      return;
    }
    const unnamed = this.current?.company === undefined ? this.current : undefined;
    if (
      unnamed &&
      own.length === 0 &&
      RUN_BY.test(part.text) &&
      sentence.paragraph - unnamed.sentences.at(-1)!.paragraph <= 1
    ) {
      // prettier-ignore
      unnamed.company = mention.company;
      return this.add(unnamed, sentence, part, names);
    }
    if (own.length === 0 && this.pending && this.isRunnerLabelled(mention)) addOnce(mention.company.related, this.pending.company.name); // prettier-ignore
    const known = own.find(({ project }) => project && names.some((name) => isSame(project, name)));
    const hint = own.length === 0 && RUN_BY.test(part.text) ? this.hint : undefined;
    const frame = known ?? (own.length > 0 && !this.isAnother(own, names, money.length > 0) ? this.ofOwn(own) : this.open(mention.company)); // prettier-ignore
    if (hint && sentence.paragraph - hint.sentence.paragraph <= 1)
      this.add(frame, hint.sentence, hint.part, hint.names);
    this.add(frame, sentence, part, names);
  }

  /** 青岛甲公司…设立子公司乙: another firm than the one told of before founds it. */
  private hasFounder(part: Part, child: CompanyMention): boolean {
    return this.mentions.some((one) => one.start >= part.start && one.end <= child.start && one.company !== child.company && one.company !== this.current?.company && roleOf(this.story, one) !== 'other'); // prettier-ignore
  }

  private isRunnerLabelled({ start }: CompanyMention): boolean {
    const before = this.story.plain.slice(Math.max(0, start - 14), start);
    return FOUNDED.test(before) || RUNNER_LABEL.test(before);
  }

  private ofOwn(own: Frame[]): Frame {
    return this.current && own.includes(this.current) ? this.current : own[0]!;
  }

  /** A second project of the same company: another name and money of its own, the first having both. */
  private isAnother(own: readonly Frame[], names: readonly ProjectName[], hasMoney: boolean): boolean {
    const [name] = names;
    return hasMoney && name !== undefined && own.every((frame) => frame.project && !isSame(frame.project, name) && frame.hasMoney); // prettier-ignore
  }

  private open(company: Company | undefined): Frame {
    const frame: Frame = { company, project: undefined, spans: [], sentences: [], hasMoney: false };
    this.frames.push(frame);
    for (const { sentence, part } of this.unclaimed.splice(0)) this.add(frame, sentence, part, projectNamesIn(part.text, part.start)); // prettier-ignore
    return frame;
  }

  private add(frame: Frame, sentence: Sentence, part: Part, names: readonly ProjectName[]): void {
    const strong = names.find(({ isWeak }) => !isWeak);
    if (!frame.project || (frame.project.isWeak && strong)) frame.project = strong ?? names[0];
    frame.hasMoney ||= investmentsIn(part.text, 0).length > 0;
    frame.spans.push({ start: this.asked?.start ?? part.start, end: part.end });
    this.asked = undefined;
    frame.sentences.push(sentence);
    this.current = frame;
    this.pending = undefined;
  }

  /** No company named: the project told of last, another of its company's, or one that has no company. */
  private continueIn(sentence: Sentence, part: Part): void {
    const names = projectNamesIn(part.text, part.start);
    if (/^.{0,4}(?:地块|宗地)编号[:]/.test(part.text.trim())) this.startOver();
    if (this.aggregates.some(({ start, end }) => start >= part.start && end <= part.end)) return;
    if (OFF.test(unreported(part.text)) || OFF.test(unspoken(unreported(part.text))) || isHistory(part.text)) return;
    if (FIELD.test(part.text) && !/[:]\s*$/.test(part.text) && !this.current) this.unclaimed.push({ sentence, part });
    if (this.pending && this.isOfPending(sentence, part)) {
      const named = this.pending;
      const frame = this.open(named.company);
      this.add(frame, named.sentence, named.part, []);
      return this.add(frame, sentence, part, names);
    }
    const placed = this.byPlace(part);
    if (this.pending && !placed && sentence.paragraph === this.pending.sentence.paragraph) return;
    const own = placed ?? this.current;
    const isNear = own && (placed !== undefined || this.isNear(own, sentence, part));
    const other = names.find((name) => own?.project && !isSame(own.project, name) && this.startsWithPlace(name) && isEventful(part, name)); // prettier-ignore
    if (other && own!.sentences.at(-1)!.paragraph < sentence.paragraph) return this.add(this.open(undefined), sentence, part, [other]); // prettier-ignore
    if (own?.company && isNear) {
      const isSecond = names[0] && !TALK.test(part.text) && own.sentences.includes(sentence) && investmentsIn(part.text, 0).some(({ phase }) => phase === undefined); // prettier-ignore
      const frame = isSecond && this.isAnother([own], names, true) ? this.open(own.company) : own;
      if (/(?:\d+|[一两二三四五六七八九十]+)个[^,。]{0,16}项目/.test(part.text) && frame === own) return;
      return this.add(frame, sentence, part, names);
    }
    const named = names.find((name) => isEventful(part, name));
    if (named && this.isOnlyHint(part, named)) return;
    if (named) return this.add(this.open(undefined), sentence, part, [named]);
    if (own && isNear && own.sentences.at(-1)!.paragraph === sentence.paragraph) this.add(own, sentence, part, names);
    else if (names.some(({ isWeak }) => !isWeak)) this.hint = { sentence, part, names };
  }

  /** 又一个装备制造项目投产: the firm and the name follow. */
  private isOnlyHint({ text, start }: Part, name: ProjectName): boolean {
    const isHint = /(?:又|再)?(?:一|首)个(?:重大|重点|百亿级?)*$|又一$/.test(text.slice(0, name.start - start));
    return isHint && this.mentions.some((one) => one.start > name.end && roleOf(this.story, one) === 'runner');
  }

  /** The next lot of a notice. */
  private startOver(): void {
    this.current = undefined;
    this.pending = undefined;
    this.unclaimed = [];
  }

  /** Still about it: the same paragraph, or soon after with words of a project. */
  private isNear(frame: Frame, sentence: Sentence, part: Part): boolean {
    const gap = sentence.paragraph - frame.sentences.at(-1)!.paragraph;
    return gap === 0 || (gap <= (this.frames.length === 1 ? 4 : 1) && CUE.test(part.text));
  }

  private startsWithPlace({ start }: ProjectName): boolean {
    return this.story.regions.some((region) => region.start === start);
  }

  private isOfPending(sentence: Sentence, part: Part): boolean {
    const isNear = sentence.paragraph - this.pending!.sentence.paragraph <= 3;
    return (
      isNear &&
      (!TALK.test(part.text) ||
        /我们|公司|项目/.test(part.text) ||
        stageEventsIn(part.text, 0).some(({ isWeak }) => !isWeak)) &&
      (hasSubstance(part, part.start) || stageEventsIn(part.text, 0).length > 0)
    );
  }

  /** 黄陂项目选址…: the frame that was told of at that place. */
  private byPlace(part: Part): Frame | undefined {
    const word = /^(?:其中,)?([\u4e00-\u9fff]{2,3})(?:市|区|县)?(?:的)?(?:项目|基地|工厂|侧重)/.exec(part.text)?.[1];
    if (!word || !this.story.regions.some(({ start }) => start === this.story.plain.indexOf(word, part.start))) return undefined; // prettier-ignore
    return this.frames.find(({ spans }) => spans.some(({ start, end }) => this.story.plain.slice(start, end).includes(word))); // prettier-ignore
  }
}
