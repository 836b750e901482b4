import type { TestDatabase } from '../setup/test-database.js';
import { insertRow } from './insert-row.js';
import { unlike } from './unlike.js';

export interface AListing {
  id: string;
  ref: string;
  title: string;
  status: string;
}

interface Given {
  ref?: string;
  title?: string;
  /** GB/T 2260 county code. */
  region?: string;
  areaSqm?: number;
  status?: string;
}

/** A ground-floor factory to let in 云和, published; `facts` holds the contract object. */
export async function aListing(database: TestDatabase, given: Given = {}): Promise<AListing> {
  const number = unlike();
  const {
    ref = `T-${number}`,
    title = `云和经开区${number}号单层厂房`,
    region = '331125',
    areaSqm = 3000,
    status = 'available',
  } = given;
  const facts = {
    ref,
    kind: 'factory',
    title,
    region,
    offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18, max: 20 } }],
    area_sqm: areaSqm,
    storey: 'single',
    height_m: 9,
    status,
  };
  return insertRow(database, 'listing', {
    ref,
    kind: 'factory',
    title,
    region,
    transactions: ['rent'],
    areaSqm,
    status,
    facts,
    publishedAt: new Date(),
  });
}
