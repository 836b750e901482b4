/** Provisional paths by hand; gives way to the generated file. */
import type * as v from './views';

type Answer<T> = { 200: { content: { 'application/json': T } } };
type Ask = { [name: string]: string | number | undefined };
type Get<R, P extends object = object> = { parameters: { query?: Ask } & P; responses: Answer<R> };
type Send<B, R, P extends object = object> = {
  parameters: { query?: Ask } & P;
  requestBody: { content: { 'application/json': B } };
  responses: Answer<R>;
};
type ById = { path: { id: string } };

export interface paths {
  '/api/v1/session': {
    get: Get<v.SessionView>;
    post: Send<{ email: string; password: string }, v.SessionView>;
    delete: Get<undefined>;
  };
  '/api/v1/session/password': { put: Send<{ current: string; next: string }, undefined> };
  '/api/v1/today': { get: Get<v.TodayView> };
  '/api/v1/leads': { get: Get<v.Page<v.LeadRow>>; post: Send<v.NewLead, { id: string; ref: string; joined?: boolean }> };
  '/api/v1/leads/{id}': {
    get: Get<v.LeadView, ById>;
    patch: Send<{ stage?: string; lostReason?: string; wakeOn?: string; version: number }, v.LeadView, ById>;
  };
  '/api/v1/leads/{id}/timeline': { get: Get<v.Page<v.TimelineItem>, ById> };
  '/api/v1/leads/{id}/notes': { post: Send<{ text: string; key: string }, unknown, ById> };
  '/api/v1/leads/{id}/calls': {
    post: Send<
      { outcome: v.Outcome; note?: string; at?: string; taskId?: string; key: string },
      { nextTask: v.TaskView | null },
      ById
    >;
  };
  '/api/v1/leads/{id}/phone': { post: Get<v.RevealedPhone, ById> };
  '/api/v1/leads/{id}/claim': { post: Get<v.LeadView, ById> };
  '/api/v1/leads/{id}/release': { post: Send<{ reason: string }, v.LeadView, ById> };
  '/api/v1/leads/{id}/owner': { put: Send<{ ownerId: string }, v.LeadView, ById> };
  '/api/v1/leads/{id}/tasks': { post: Send<{ kind: string; title: string; due: string; key: string }, v.TaskView, ById> };
  '/api/v1/tasks': { get: Get<v.Page<v.TaskView>> };
  '/api/v1/tasks/{id}': { patch: Send<{ status?: 'done' | 'cancelled'; due?: string }, v.TaskView, ById> };
  '/api/v1/inquiries': { get: Get<v.Page<v.QuarantinedView>> };
  '/api/v1/inquiries/{id}/release': { post: Get<unknown, ById> };
  '/api/v1/inquiries/{id}/dismiss': { post: Get<unknown, ById> };
  '/api/v1/articles': { get: Get<v.Page<v.ArticleRow>> };
  '/api/v1/articles/{id}': { get: Get<v.ArticleView, ById>; patch: Send<Partial<v.ArticleView>, v.ArticleView, ById> };
  '/api/v1/takedowns': { get: Get<v.Page<v.TakedownView>> };
  '/api/v1/listings': { get: Get<v.Page<v.ListingRow>> };
  '/api/v1/listings/{id}': { get: Get<v.ListingFacts, ById> };
  '/api/v1/reports/funnel': { get: Get<v.FunnelView> };
  '/api/v1/reports/sources': { get: Get<{ items: v.SourceRow[] }> };
  '/api/v1/users': {
    get: Get<v.Page<v.UserView>>;
    post: Send<
      { email: string; name: string; role: string; teamId: string },
      { user: v.UserView; oneTimePassword: string }
    >;
  };
  '/api/v1/users/{id}': { patch: Send<Record<string, unknown>, v.UserView, ById> };
  '/api/v1/users/{id}/password': { post: Get<{ oneTimePassword: string }, ById> };
  '/api/v1/teams': { get: Get<v.Page<v.Named>>; post: Send<{ name: string }, v.Named> };
  '/api/v1/settings/firm': { get: Get<v.Firm>; put: Send<v.Firm, v.Firm> };
}
