import type { DemoArticle } from './demo-article.js';
import { eastArticles } from './east-articles.js';
import { westArticles } from './west-articles.js';

/**
 * The five demo articles.
 * @param day writes the date so many days ago as news do, `7月21日`
 */
export const demoArticles = (day: (daysAgo: number) => string): DemoArticle[] => [
  ...westArticles(day),
  ...eastArticles(day),
];
