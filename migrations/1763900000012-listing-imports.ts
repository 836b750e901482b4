import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An import of listings: its file until it is done, how far it is, what went wrong with which row, and what each touched
 * listing was before, so that it can be resumed and undone. `position` counts rows of the file that are done with.
 */
export class ListingImports1763900000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table listing_import (
        id uuid primary key default gen_random_uuid(),
        source text not null,
        file_name text not null,
        file_type text not null check (file_type in ('csv', 'xlsx')),
        file_hash bytea not null,
        file bytea,
        columns jsonb not null,
        publish boolean not null default true,
        status text not null default 'uploaded' check (status in
          ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'undoing', 'undone')),
        position integer not null default 0,
        rows integer,
        added integer not null default 0,
        updated integer not null default 0,
        unchanged integer not null default 0,
        refused integer not null default 0,
        kept integer not null default 0,
        problem text,
        created_by uuid references app_user (id) on delete set null deferrable,
        created_at timestamptz not null default now(),
        beat_at timestamptz not null default now(),
        done_at timestamptz)`);
    await runner.query(`create index listing_import_made on listing_import (created_at desc, id desc)`);
    await runner.query(
      `create index listing_import_open on listing_import (beat_at) where status in ('checking', 'running', 'undoing')`,
    );
    await runner.query(`
      create table listing_import_error (
        import_id uuid not null references listing_import (id) on delete cascade deferrable,
        row_number integer not null,
        cells jsonb not null,
        problems jsonb not null,
        primary key (import_id, row_number))`);
    await runner.query(`
      create table listing_import_row (
        import_id uuid not null references listing_import (id) on delete cascade deferrable,
        listing_id uuid not null,
        ref text not null,
        before jsonb,
        written_at timestamptz not null,
        undone text check (undone in ('restored', 'removed', 'withdrawn', 'kept')),
        primary key (import_id, listing_id))`);
    await runner.query(`
      create table listing_import_mapping (
        source text primary key,
        columns jsonb not null,
        updated_at timestamptz not null default now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['mapping', 'row', 'error']) await runner.query(`drop table listing_import_${name}`);
    await runner.query(`drop table listing_import`);
  }
}
