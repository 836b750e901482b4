import type { ZoneList } from '@app/reference';
import { CellProblem } from './cell.js';
import { importField } from './import-fields.js';
import type { HeaderUnit, ImportColumn } from './match-headers.js';
import { type MeasureUnit, readMeasure } from './read-measure.js';
import { type PriceColumn, readFloorPrice, readPrice } from './read-price.js';
import { readAdmitted, readCrane, readDay, readRange, readRegion } from './read-values.js';
import {
  readDivisions,
  readEnum,
  readFireClass,
  readLandClass,
  readTags,
  readTransactions,
  readYesNo,
} from './read-words.js';

/** A column that is imported. */
export interface ReadColumn extends ImportColumn {
  index: number;
  field: string;
  unit?: HeaderUnit;
}

const capped = (text: string, most: number): string => {
  if (text.length > most) throw new CellProblem('too_long', `太长：最多 ${most} 字`);
  return text;
};

/** One cell by the kind of its column. @throws CellProblem */
export function readCell({ field, header, unit }: ReadColumn, text: string, zones?: ZoneList): unknown {
  const { kind, key } = importField(field)!;
  switch (kind) {
    case 'text':
      return capped(
        text.replace(/\.0$/, (end) => (key === 'ref' || key === 'floor_no' ? '' : end)),
        key === 'ref' ? 80 : 300,
      );
    case 'column':
      return capped(text, 40);
    case 'kind':
    case 'status':
    case 'verified':
    case 'storey':
    case 'structure':
    case 'height_kind':
      return readEnum(text, kind);
    case 'transaction':
      return readTransactions(text);
    case 'region':
      return readRegion(text, zones);
    case 'price':
      return readPrice(text, key as PriceColumn, header, unit);
    case 'floor':
      return readFloorPrice(text, unit);
    case 'yes_no':
      return readYesNo(text);
    case 'crane':
      return readCrane(text);
    case 'fire_class':
      return readFireClass(text);
    case 'range':
      return readRange(text);
    case 'date':
      return readDay(text);
    case 'permits':
    case 'facilities':
      return readTags(text, kind);
    case 'divisions':
      return readDivisions(text);
    case 'land_class':
      return readLandClass(text);
    case 'admitted':
      return readAdmitted(text);
    case 'json':
      return readJson(text);
    case 'skip':
      return undefined;
    case 'whole':
      return Math.round(readMeasure(text, 'number', unit)?.high ?? 0);
    default:
      return readMeasure(text, kind satisfies MeasureUnit, unit);
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CellProblem('json', '这一列应为 JSON');
  }
}
