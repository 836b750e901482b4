import type { Need } from '@app/needs';
import { randomUUID } from 'node:crypto';
import type { DemoWorld } from './demo-world.js';
import { insertRows, type Row } from './insert-rows.js';

interface Signed {
  id: string;
  ownerId: string;
  stage: string;
  signedAt: Date;
  need: Pick<Partial<Need>, 'property' | 'transaction' | 'area_sqm' | 'land_mu'>;
}

const DAY = 86_400_000;
const isoDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What companies asked for, in turn. */
const requests: {
  kind: string;
  title: string;
  details?: string;
  amountYuan?: number;
  days: number;
  status: string;
  note?: string;
}[] = [
  {
    kind: 'policy',
    title: '设备投资奖补申报',
    amountYuan: 860_000,
    days: 9,
    status: 'doing',
    note: '材料已交经发局，等初审',
  },
  { kind: 'housing', title: '员工宿舍 24 间，两人间优先', days: 3, status: 'open' },
  {
    kind: 'permit',
    title: '环评批复：喷涂线补充材料',
    days: -1,
    status: 'waiting',
    note: '企业周五前补 VOCs 处理方案',
  },
  { kind: 'registration', title: '迁入工商注册地址', days: -6, status: 'done', note: '营业执照已换发' },
  { kind: 'complaint', title: '园区北门夜间货车限行', days: 1, status: 'open' },
];

/** Landing, promises and requests of the demo's signed leads; late first calls that the team lead already knows of. */
export async function loadService({ tx, time }: DemoWorld): Promise<void> {
  await tx.query(
    `insert into task_rung (task_id, rung, at)
     select task.id, rung, task.due_at + make_interval(mins => 30) from task join lead on lead.id = task.lead_id
       cross join unnest('{owner,leader}'::text[]) as rung
     where lead.demo and task.kind = 'first_call' and task.status = 'open' and task.due_at < now() - interval '40 minutes'`,
  );
  const signed = await tx.query<Signed[]>(
    `select id, owner_id as "ownerId", stage, signed_at as "signedAt", need from lead
     where demo and owner_id is not null and stage in ('signed', 'landed', 'operating') order by signed_at, id`,
  );
  await insertRows(
    tx,
    'deal',
    signed.map((lead, index) => dealRow(lead, index, time.now)),
  );
  const operating = signed.filter(({ stage }) => stage === 'operating');
  await insertRows(
    tx,
    'deal_tax',
    operating.map(({ id }, index) => ({
      lead_id: id,
      year: time.now.getUTCFullYear() - 1,
      amount_yuan: 1_900_000 + index * 640_000,
    })),
  );
  const tickets = requests.flatMap((request, index) => {
    const lead = signed[index % Math.max(1, signed.length)];
    return lead ? [{ request, lead, id: randomUUID(), noteId: randomUUID() }] : [];
  });
  await insertRows(
    tx,
    'service_ticket',
    tickets.map((ticket) => ticketRow(ticket, time.now)),
  );
  const noted = tickets.filter(({ request }) => request.note);
  await insertRows(
    tx,
    'ticket_note',
    noted.map(({ id, noteId, lead, request }) => ({
      id: noteId,
      ticket_id: id,
      author_id: lead.ownerId,
      key: `demo-${noteId}`,
      text: request.note,
    })),
  );
  await insertRows(
    tx,
    'event',
    tickets.flatMap((ticket) => eventRows(ticket, time.now)),
  );
}

function dealRow({ id, stage, signedAt, need }: Signed, index: number, now: Date): Row {
  const day = (after: number): string => isoDay(new Date(signedAt.getTime() + after * DAY));
  const kind = need.property?.includes('land') ? 'land' : need.transaction?.includes('buy') ? 'purchase' : 'lease';
  const over = (at: string): string | null => (at <= isoDay(now) ? at : null);
  return {
    lead_id: id,
    kind,
    promised_start_on: day(20),
    promised_production_on: day(90),
    promised_tax_yuan: 2_400_000 + index * 800_000,
    area_sqm: kind === 'land' ? null : Math.round(need.area_sqm?.min ?? need.area_sqm?.max ?? 2600),
    // A hall may come with its yard.
    land_mu: kind === 'land' ? (need.land_mu?.min ?? 30) : index === 1 ? 6.5 : null,
    started_on: stage === 'signed' ? null : over(day(26)),
    produced_on: stage === 'operating' ? over(day(80)) : null,
    contract_ends_on: isoDay(new Date(now.getTime() + (200 + index * 160) * DAY)),
    lease_ends_on: kind === 'lease' ? isoDay(new Date(now.getTime() + (75 + index * 210) * DAY)) : null,
  };
}

type DemoTicket = { request: (typeof requests)[number]; lead: Signed; id: string; noteId: string };

const ticketRow = ({ request, lead, id }: DemoTicket, now: Date): Row => ({
  id,
  lead_id: lead.id,
  kind: request.kind,
  title: request.title,
  details: request.details ?? '',
  amount_yuan: request.amountYuan ?? null,
  deadline_on: request.kind === 'policy' ? isoDay(new Date(now.getTime() + 40 * DAY)) : null,
  status: request.status,
  owner_id: lead.ownerId,
  due_at: dueAt(request, now),
  overdue_at: request.days < 0 ? dueAt(request, now) : null,
  key: `demo-${id}`,
  author_id: lead.ownerId,
  created_at: openedAt(request, now),
  closed_at: request.status === 'done' ? new Date(now.getTime() - 7 * DAY) : null,
});

/** Half past five in China on the day. */
const dueAt = ({ days }: DemoTicket['request'], now: Date): Date =>
  new Date(`${isoDay(new Date(now.getTime() + days * DAY))}T17:30:00+08:00`);

const openedAt = ({ days }: DemoTicket['request'], now: Date): Date =>
  new Date(now.getTime() + Math.min(days - 8, -0.5) * DAY);

/** Opened, moved, noted: as the ticket's history tells it. */
function eventRows({ request, lead, id, noteId }: DemoTicket, now: Date): Row[] {
  const about = { actor_id: lead.ownerId, lead_id: lead.id, subject_id: id };
  const opened = openedAt(request, now);
  const later = (days: number): Date => new Date(Math.min(opened.getTime() + days * DAY, now.getTime() - 60_000));
  return [
    { ...about, at: opened, type: 'ticket.opened', data: { kind: request.kind } },
    ...(request.status === 'open'
      ? []
      : [{ ...about, at: later(1), type: 'ticket.moved', data: { from: 'open', to: request.status } }]),
    ...(request.note ? [{ ...about, at: later(1.2), type: 'ticket.noted', data: { note: noteId } }] : []),
  ];
}
