import type { LostReason, Stage } from '@app/leads';
import type { DemoArticleKey } from './demo-article.js';

/** The five demo advisors by short name. */
export type DemoAdvisor = 'lin' | 'chen' | 'zheng' | 'wang' | 'xu';

/** What a visitor wrote and what became of it. Times are days before loading; fractions are fine. */
export interface DemoLead {
  company: string;
  contact: string;
  /** GB/T 4754 division of the company. */
  industry?: string;
  /** Where it came from: an article, a listing (`listing:BL-5`), the site itself, or a phone call. */
  from: DemoArticleKey | `listing:${string}` | 'site' | 'phone';
  need: string;
  usage?: string;
  tax?: string;
  stage: Stage;
  ago: number;
  /** Days since anybody last did something; half of `ago` unless told. */
  quiet?: number;
  /** null = in the pool. */
  owner: DemoAdvisor | null;
  /** Who had it before it went back to the pool. */
  former?: DemoAdvisor;
  notes?: string[];
  /** Due date of the open task: `overdue`, `today`, or days ahead. */
  next?: 'overdue' | 'today' | number;
  /** What the open task is about; a sentence by stage unless told. */
  todo?: string;
  agent?: true;
  /** The same person also called from a second number, which nobody has put together yet. */
  otherPhone?: true;
  /** Days since the visitor wrote a second time, and what. */
  again?: { ago: number; need: string };
  lostReason?: LostReason;
  /** Stage that a lost, invalid or parked lead had reached. */
  reached?: Stage;
  /** Parked: wakes in so many days. */
  wakeIn?: number;
}
