import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';

/** One thing that happened to a lead, newest first; `text` is the note, call remark or inquiry that belongs to it. */
export interface TimelineItem {
  id: string;
  at: Date;
  type: string;
  actor: { id: string; name: string } | null;
  data: Record<string, unknown>;
  text: string | null;
}

/** Reads the events of a lead, and of the leads that were merged into it, with the texts that live in their own tables. */
@Injectable()
export class Timeline {
  constructor(private readonly database: Database) {}

  /** @param before event id of the last item seen; @returns one more than `limit` when there is more */
  ofLead(leadId: string, limit: number, before?: string): Promise<TimelineItem[]> {
    return this.database.query<TimelineItem>(
      `select event.id, event.at, event.type,
         case when share.id is null then event.data else event.data || jsonb_build_object('opens', share.opens, 'last', share.last_opened_at) end as data,
         case when app_user.id is null then null else json_build_object('id', app_user.id, 'name', app_user.name) end as actor,
         coalesce(note.text, article.title, nullif(call.note, ''), nullif(concat_ws(' · ', nullif(inquiry.need, ''), nullif(inquiry.usage, ''), nullif(inquiry.tax, '')), '')) as text
       from event
         left join app_user on app_user.id = event.actor_id
         left join note on note.id = event.subject_id
         left join call on call.id = event.subject_id
         left join inquiry on inquiry.id = event.subject_id
         left join article on article.id = event.subject_id and event.type = 'prospect.approved'
         left join share on share.id = event.subject_id and event.type = 'share.opened'
       where (event.lead_id = $1 or event.lead_id in (select merged_leads($1))) and ($2::bigint is null or event.id < $2::bigint)
       order by event.id desc limit $3`,
      [leadId, before ?? null, limit],
    );
  }
}
