import type { Company } from './company-mentions.js';
import type { ProjectName } from './project-names.js';
import type { Sentence, Span } from './story.js';

/** One project of one company as the story unfolds: what it is, and every stretch that tells of it. */
export interface Frame {
  company: Company | undefined;
  project: ProjectName | undefined;
  /** Stretches of the story that tell of it, in order. */
  spans: Span[];
  /** Sentences it is told in, with what leads up to it. */
  sentences: Sentence[];
  /** Some stretch names money put into it. */
  hasMoney: boolean;
}
