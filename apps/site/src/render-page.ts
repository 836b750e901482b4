import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** A view as a whole document; every text in it is escaped. */
export const renderPage = <Props>(view: VNode<Props>): string => `<!doctype html>${render(view as VNode)}`;
