import { Injectable } from '@nestjs/common';
import { Database, TooMany } from '@app/platform';
import { ModelTrouble } from './ask-model.js';
import { ModelAsks } from './model-asks.js';
import { type EditModelSettings, ModelSettings } from './model-settings.js';

/** An invented article, so that a trial sends nothing of anybody. */
const SAMPLE = {
  title: '示例县签约一个精密部件项目',
  text: '6月18日，浙江示例精密部件有限公司精密部件项目签约落户丽水市缙云县，项目总投资3.2亿元，用地45亩，主要生产减速器。',
};

export interface TriedModel {
  ok: boolean;
  ms: number;
  reason: string | null;
  kept: number;
  dropped: number;
}

/** Tries an endpoint on a text of our own, before it is saved. */
@Injectable()
export class ModelTrial {
  constructor(
    private readonly asks: ModelAsks,
    private readonly database: Database,
    private readonly settings: ModelSettings,
  ) {}

  /** @throws Invalid by field; TooMany when the day's requests are used up */
  async of(patch: EditModelSettings): Promise<TriedModel> {
    const endpoint = await this.settings.tried(patch);
    if (!(await this.database.transaction((tx) => this.asks.count(tx))))
      throw new TooMany('model_day_full', '今天的请求次数已用完，明天再试或先调高每日上限并保存');
    const start = performance.now();
    const ms = (): number => Math.round(performance.now() - start);
    try {
      const { kept, dropped } = await this.asks.read(endpoint, SAMPLE);
      const facts = kept.reduce(
        (sum, one) => sum + Object.values(one.facts).filter((value) => value !== null).length,
        0,
      );
      return { ok: true, ms: ms(), reason: null, kept: facts, dropped };
    } catch (error) {
      if (!(error instanceof ModelTrouble)) throw error;
      return { ok: false, ms: ms(), reason: error.message, kept: 0, dropped: 0 };
    }
  }
}
