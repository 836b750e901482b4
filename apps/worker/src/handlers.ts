import { Injectable } from '@nestjs/common';
import type { HandlerName } from './flow.js';
import type { Handler } from './handler.js';
import { AnswerReply } from './processors/answer-reply.js';
import { AssignLead } from './processors/assign-lead.js';
import { StepOnStage } from './processors/step-on-stage.js';
import { FindDuplicates } from './processors/find-duplicates.js';
import { FirstCall } from './processors/first-call.js';
import { MatchImport } from './processors/match-import.js';
import { MatchLead } from './processors/match-lead.js';
import { MatchListing } from './processors/match-listing.js';
import { MineArticle } from './processors/mine-article.js';
import { OpenLead } from './processors/open-lead.js';
import { PushArticle } from './processors/push-article.js';
import { TellClimb } from './processors/tell-climb.js';
import { TellBoxes } from './processors/tell-boxes.js';
import { TellPool } from './processors/tell-pool.js';
import { TellService } from './processors/tell-service.js';
import { TellOwner } from './processors/tell-owner.js';

export const processors = [
  AssignLead,
  StepOnStage,
  FindDuplicates,
  FirstCall,
  MatchLead,
  MatchListing,
  OpenLead,
  TellBoxes,
  TellOwner,
  MatchImport,
  AnswerReply,
  TellClimb,
  TellService,
  TellPool,
  PushArticle,
  MineArticle,
];

/** Exactly one handler for each name of the flow; a missing one does not compile. */
@Injectable()
export class Handlers {
  readonly byName: Record<HandlerName, Handler>;

  constructor(
    assignLead: AssignLead,
    stepOnStage: StepOnStage,
    findDuplicates: FindDuplicates,
    firstCall: FirstCall,
    matchLead: MatchLead,
    matchListing: MatchListing,
    openLead: OpenLead,
    tellBoxes: TellBoxes,
    tellOwner: TellOwner,
    matchImport: MatchImport,
    answerReply: AnswerReply,
    tellClimb: TellClimb,
    tellService: TellService,
    tellPool: TellPool,
    pushArticle: PushArticle,
    mineArticle: MineArticle,
  ) {
    this.byName = {
      'answer-reply': answerReply,
      'assign-lead': assignLead,
      'step-on-stage': stepOnStage,
      'find-duplicates': findDuplicates,
      'first-call': firstCall,
      'match-import': matchImport,
      'match-lead': matchLead,
      'match-listing': matchListing,
      'mine-article': mineArticle,
      'open-lead': openLead,
      'tell-climb': tellClimb,
      'tell-service': tellService,
      'tell-boxes': tellBoxes,
      'tell-owner': tellOwner,
      'tell-pool': tellPool,
      'push-article': pushArticle,
    };
  }
}
