import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { LadderRules, PlaybookDefinition, PlaybookDraft } from './views';

export const ladderQuery = queryOptions({
  queryKey: ['ladder'],
  queryFn: () => data(client.GET('/api/v1/settings/ladder')),
});
export const saveLadder = (body: LadderRules) => data(client.PUT('/api/v1/settings/ladder', { body }));

/** What a draft would do to the calls that are open now; read again while it is typed. */
export const ladderEffectQuery = (body: LadderRules) =>
  queryOptions({
    queryKey: ['ladder', 'effect', body],
    queryFn: () => data(client.POST('/api/v1/settings/ladder/preview', { body })),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

export const playbooksQuery = queryOptions({
  queryKey: ['playbooks'],
  queryFn: () => data(client.GET('/api/v1/settings/playbooks')),
});
export const addPlaybook = (body: PlaybookDraft) => data(client.POST('/api/v1/settings/playbooks', { body }));
export const editPlaybook = (id: string, body: PlaybookDraft & { version: number }) =>
  data(client.PUT('/api/v1/settings/playbooks/{id}', { params: { path: { id } }, body }));
export const playbookPreviewQuery = (id: string | undefined, definition: PlaybookDefinition) =>
  queryOptions({
    queryKey: ['playbooks', 'preview', id, definition],
    queryFn: () => data(client.POST('/api/v1/settings/playbooks/preview', { body: { id, definition } })),
    placeholderData: (before) => before,
    staleTime: 10_000,
  });

export const quickTaskQuery = (text: string, lead?: string) =>
  queryOptions({
    queryKey: ['quick-task', text, lead],
    queryFn: () => data(client.POST('/api/v1/tasks/read', { body: { text, lead } })),
    placeholderData: (before) => before,
    staleTime: 20_000,
  });

export const calendarQuery = queryOptions({
  queryKey: ['my-calendar'],
  queryFn: () => data(client.GET('/api/v1/me/calendar')),
});
export const makeCalendar = () => data(client.POST('/api/v1/me/calendar'));
export const revokeCalendar = () => data(client.DELETE('/api/v1/me/calendar'));
