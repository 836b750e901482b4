import type { MigrationInterface, QueryRunner } from 'typeorm';

const step = (kind: string, title: string, wait: object): object => ({ kind, title, wait });
const nextMorning = { days: 1, time: '09:30' };

/** What followed a call and a stage until now, as the first version of playbooks that an admin may change. */
const outcomes: [key: string, name: string, steps: object[]][] = [
  ['interested', '接通有意向', [step('send_sites', '发送合适的房源', { minutes: 225 })]],
  ['call_again', '接通再约', [step('call_back', '按约回电', nextMorning)]],
  [
    'no_answer',
    '未接：5 个工作日内打 6 次',
    [
      step('call_back', '未接，再打一次', { minutes: 120 }),
      ...[3, 4, 5, 6].map((nth) => step('call_back', `未接，第 ${nth} 次再打`, { minutes: 450 })),
      step('review', '6 次未接：确认换号、搁置或流失', { minutes: 450 }),
    ],
  ],
  ['wrong_number', '空号', [step('follow_up', '空号：查找公司公开电话', { minutes: 450 })]],
  ['refused', '拒绝', [step('review', '已拒绝：确认流失或搁置', { minutes: 450 })]],
];
const stages: [key: string, name: string, title: string][] = [
  ['new', '新线索', '跟进'],
  ['contacted', '已联系', '确认需求'],
  ['qualified', '需求确认', '推荐房源'],
  ['proposed', '已推荐', '约看现场'],
  ['visited', '带看', '带看回访'],
  ['negotiating', '洽谈', '推进洽谈'],
  ['under_review', '评审', '跟进评审'],
  ['signed', '签约', '跟进落地'],
  ['parked', '搁置', '唤醒：重新联系'],
];
const landings: [key: string, name: string, steps: object[]][] = [
  [
    'lease',
    '租赁落地',
    [
      step('follow_up', '协助工商注册与税务登记', { days: 3, time: '09:30' }),
      step('follow_up', '核对环评、消防与装修报批', { days: 5, time: '09:30' }),
      step('visit', '设备进场：到厂走访', { days: 15, time: '10:00' }),
      step('review', '核对投产日期与政策申报', { days: 20, time: '09:30' }),
    ],
  ],
  [
    'purchase',
    '购置落地',
    [
      step('follow_up', '协助网签、付款与过户', { days: 5, time: '09:30' }),
      step('follow_up', '协助不动产登记', { days: 15, time: '09:30' }),
      step('visit', '装修进场：到厂走访', { days: 20, time: '10:00' }),
      step('review', '核对投产日期与政策申报', { days: 20, time: '09:30' }),
    ],
  ],
  [
    'land',
    '拿地建厂',
    [
      step('follow_up', '土地合同、出让金与不动产权证', { days: 10, time: '09:30' }),
      step('follow_up', '规划许可、施工图审与施工许可', { days: 20, time: '09:30' }),
      step('visit', '开工现场走访', { days: 30, time: '10:00' }),
      step('review', '核对开工、竣工与履约监管协议', { days: 30, time: '09:30' }),
    ],
  ],
];

/**
 * `task_rung` says which rungs of the ladder a task has climbed: each once, whoever looks and however often. `climb_at` is
 * when to look at it again; tasks from before the ladder stay off it. A playbook's versions are never changed: a run
 * keeps the one it began with.
 */
export class PlaybooksAndLadder1763900000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table task_rung (
        task_id uuid not null references task (id) on delete cascade deferrable,
        rung text not null check (rung in ('owner', 'leader', 'manager', 'pool')),
        at timestamptz not null default now(),
        primary key (task_id, rung))`);
    await runner.query(`
      create table playbook (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        trigger text not null check (trigger in ('outcome', 'stage', 'landing')),
        key text not null,
        grade text not null default 'any' check (grade in ('any', 'hot', 'normal', 'nurture')),
        version integer not null default 1,
        active boolean not null default true,
        created_at timestamptz not null default now())`);
    await runner.query(`create unique index playbook_one_active on playbook (trigger, key, grade) where active`);
    await runner.query(`
      create table playbook_version (
        playbook_id uuid not null references playbook (id) on delete cascade deferrable,
        version integer not null,
        definition jsonb not null,
        author_id uuid references app_user (id) on delete set null deferrable,
        created_at timestamptz not null default now(),
        primary key (playbook_id, version))`);
    await runner.query(`
      create table playbook_run (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        playbook_id uuid not null,
        version integer not null,
        occasion text not null,
        stage text not null,
        step integer not null default 0,
        started_at timestamptz not null default now(),
        ended_at timestamptz,
        end_reason text check (end_reason in ('finished', 'reply', 'stage', 'replaced', 'closed')),
        foreign key (playbook_id, version) references playbook_version (playbook_id, version) deferrable,
        unique (lead_id, occasion))`);
    await runner.query(`create index playbook_run_lead on playbook_run (lead_id) where ended_at is null`);
    await runner.query(`create index playbook_run_version on playbook_run (playbook_id, version)`);
    await runner.query(`alter table task add column climb_at timestamptz`);
    await runner.query(`alter table task alter column climb_at set default now()`);
    await runner.query(
      `alter table task add column run_id uuid references playbook_run (id) on delete set null deferrable`,
    );
    await runner.query(`alter table task add column step integer`);
    await runner.query(`
      create index task_climb on task (climb_at)
        where status = 'open' and kind = 'first_call' and climb_at is not null`);
    await runner.query(`create index task_run on task (run_id) where run_id is not null`);
    await runner.query(`
      create table calendar_feed (
        user_id uuid primary key references app_user (id) on delete cascade deferrable,
        token_hash bytea not null unique,
        created_at timestamptz not null default now(),
        seen_at timestamptz)`);
    await this.seed(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calendar_feed`);
    await runner.query(`alter table task drop column climb_at, drop column run_id, drop column step`);
    for (const table of ['playbook_run', 'playbook_version', 'playbook', 'task_rung'])
      await runner.query(`drop table ${table}`);
  }

  private async seed(runner: QueryRunner): Promise<void> {
    for (const [key, name, steps] of outcomes)
      await this.add(runner, 'outcome', key, name, { steps, stopOnReply: key === 'no_answer', stopOnStage: true });
    for (const [key, name, title] of stages)
      await this.add(runner, 'stage', key, name, {
        steps: [step('follow_up', title, nextMorning)],
        stopOnReply: false,
        stopOnStage: true,
      });
    for (const [key, name, steps] of landings)
      await this.add(runner, 'landing', key, name, { steps, stopOnReply: false, stopOnStage: false });
  }

  private async add(runner: QueryRunner, trigger: string, key: string, name: string, rest: object): Promise<void> {
    await runner.query(
      `with added as (insert into playbook (name, trigger, key) values ($3, $1, $2) returning id)
       insert into playbook_version (playbook_id, version, definition) select id, 1, $4 from added`,
      [trigger, key, name, JSON.stringify({ repeat: null, next: null, ...rest })],
    );
  }
}
