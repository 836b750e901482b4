/** Injection tokens of values that are no classes. */
export const SETTINGS = Symbol('settings');
export const LOGGER = Symbol('logger');

/** How an error looks to a visitor: `(status, message) => html`. Provided by the public site. */
export const ERROR_PAGE = Symbol('error page');
export type ErrorPage = (status: number, message: string, url: string) => string | Promise<string>;
