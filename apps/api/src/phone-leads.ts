import { Injectable } from '@nestjs/common';
import { ArticlesService } from '@app/articles';
import { normalisePhone } from '@app/companies';
import { LeadOpening, Leads, refFor } from '@app/leads';
import { ListingsRepository } from '@app/listings';
import { Clock, Conflict, Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { AddLead, OpenedLeadView } from './dto/lead.dto.js';

/** Leads that an advisor writes down: the same rules for the same phone and company as for a visitor's inquiry. */
@Injectable()
export class PhoneLeads {
  constructor(
    private readonly articles: ArticlesService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly leads: Leads,
    private readonly listings: ListingsRepository,
    private readonly opening: LeadOpening,
  ) {}

  /** @throws Invalid when there is nothing to go on; Conflict `lead_taken` when somebody else works on them already */
  async add(me: Me, body: AddLead): Promise<OpenedLeadView> {
    const { phone, extension } = this.phoneOf(body);
    if (!phone && !body.company) {
      throw new Invalid('lead_empty', '请填写手机号或公司', [{ field: 'phone', message: '请填写手机号或公司' }]);
    }
    const article = body.article ? await this.articles.find(body.article) : undefined;
    const listing = body.listing ? await this.listings.publicByRef(body.listing) : undefined;
    return this.database.transaction(async (tx) => {
      const opened = await this.opening.byHand(tx, me.id, {
        need: body.need ?? '',
        usage: body.usage ?? '',
        tax: body.tax ?? '',
        company: body.company ?? '',
        contact: body.contact ?? '',
        phone,
        extension,
        agent: body.agent,
        ref: body.key ? refFor(`${me.id} ${body.key}`) : undefined,
        ownerId: me.id,
        teamId: me.teamId,
        sourceKind: 'phone',
        articleId: article?.id ?? null,
        listingId: listing?.id ?? null,
        asOf: localDay(this.clock.now()),
      });
      if (opened.joined && opened.ownerId !== me.id && !(await this.mayJoin(tx, me, opened.id))) {
        // Rolled back: whose lead it is may be known, what is in it may not.
        throw new Conflict(
          'lead_taken',
          opened.ownerId ? '这位客户已由同事跟进，请联系经理' : '这位客户的线索在公海，请先领取',
        );
      }
      return { id: opened.id, ref: opened.ref, joined: opened.joined };
    });
  }

  /** A manager adds to the leads of their teams and the pool; an advisor to their own only. */
  private mayJoin(tx: Tx, me: Me, leadId: string): Promise<boolean> {
    if (me.role === 'advisor') return Promise.resolve(false);
    return this.leads.visible(tx, me, leadId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFound) return false;
        throw error;
      },
    );
  }

  /** A number that looks wrong is kept as it was said: the form has warned, and only the caller knows better. */
  private phoneOf({ phone }: AddLead): { phone: string | null; extension?: string } {
    const said = phone?.trim();
    if (!said) return { phone: null };
    const { e164, extension } = normalisePhone(said);
    return e164 ? { phone: e164, extension } : { phone: said };
  }
}

const localDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
