import { queryOptions } from '@tanstack/react-query';
import { client, data } from './client';
import type { components } from './schema.gen';

type Schemas = components['schemas'];
export type ModelSettings = Schemas['ModelSettingsView'];
export type EditModelSettings = Schemas['EditModelSettings'];
export type StoryFigures = Schemas['StoryFiguresView'];

export const modelQuery = queryOptions({
  queryKey: ['settings', 'model'],
  queryFn: () => data(client.GET('/api/v1/settings/model')),
});
export const saveModel = (body: EditModelSettings) => data(client.PUT('/api/v1/settings/model', { body }));
export const tryModel = (body: EditModelSettings) => data(client.POST('/api/v1/settings/model/trial', { body }));

export const storyFiguresQuery = queryOptions({
  queryKey: ['settings', 'stories'],
  queryFn: () => data(client.GET('/api/v1/settings/stories')),
});
export const saveStoryFigures = (body: Partial<StoryFigures>) => data(client.PUT('/api/v1/settings/stories', { body }));
export const tryStoryFigures = (body: Partial<StoryFigures>) =>
  data(client.POST('/api/v1/settings/stories/preview', { body }));
