import { IsNumber, IsOptional } from 'class-validator';

const NUMBER = { message: '应是数字' };

/** When two articles are one story; absent leaves a figure alone. */
export class EditStoryFigures {
  /** Shared runs of five characters ÷ all runs of both. */
  @IsOptional()
  @IsNumber({}, NUMBER)
  jaccard?: number;

  /** Shared runs ÷ those of the shorter text, for excerpts. */
  @IsOptional()
  @IsNumber({}, NUMBER)
  containment?: number;

  /** Runs that an excerpt has at least. */
  @IsOptional()
  @IsNumber({}, NUMBER)
  excerptShingles?: number;

  /** Days back in which a story is looked for. */
  @IsOptional()
  @IsNumber({}, NUMBER)
  windowDays?: number;
}

export class StoryFiguresView {
  jaccard: number;
  containment: number;
  excerptShingles: number;
  windowDays: number;
}

export class StorySettingsView {
  figures: StoryFiguresView;
  defaults: StoryFiguresView;
}

export class TitledArticleView {
  id: string;
  title: string;
}

export class ChangedPairView {
  first: TitledArticleView;
  second: TitledArticleView;
  jaccard: number;
  containment: number;
  /** Whether they would be one story. */
  same: boolean;
}

export class StoryEffectView {
  /** The newest articles, at most 400. */
  articles: number;
  /** Pairs of them that are one story, by the figures in force and by those that are tried. */
  now: number;
  then: number;
  changed: ChangedPairView[];
}
