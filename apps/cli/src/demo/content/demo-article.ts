/** Where a demo lead may come from, by the short name of the article. */
export type DemoArticleKey = 'lishui' | 'yiwu' | 'quzhou' | 'huzhou' | 'jiaxing';

/** An article of our own with invented companies. `daysAgo` places it before the leads that it brought. */
export interface DemoArticle {
  key: DemoArticleKey;
  slug: string;
  title: string;
  category: string;
  categoryCity: string;
  publisher: string;
  authors: string[];
  editors: string[];
  daysAgo: number;
  paragraphs: string[];
  summary: string;
  keyPoints: string[];
  /** GB/T 2260 codes of the places told of. */
  regions: string[];
  /** GB/T 4754 divisions, two digits. */
  industries: string[];
  licence: 'own' | 'permitted' | 'link_only';
  related: { title: string; excerpt: string }[];
}
