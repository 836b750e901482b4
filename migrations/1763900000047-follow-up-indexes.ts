import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of everybody's tasks and of closed requests by their time, requests by words, and how reminders went of late. */
export class FollowUpIndexes1763900000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index task_status_due on task (status, due_at, id)`);
    await runner.query(
      `create index service_ticket_closed on service_ticket (due_at, id)
       where not status in ('open', 'doing', 'waiting')`,
    );
    await runner.query(
      `create index service_ticket_words on service_ticket using gin ((bigrams(title) || name_characters(title)))`,
    );
    await runner.query(`create index delivery_recent on delivery (channel, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['task_status_due', 'service_ticket_closed', 'service_ticket_words', 'delivery_recent'])
      await runner.query(`drop index ${index}`);
  }
}
