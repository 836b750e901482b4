import { OptionalText } from '../http/text-field.js';

export class ReferenceQuery {
  /** A part of a name, or a code. */
  @OptionalText(50)
  q?: string;
}

export class FoundRegionView {
  name: string;
  level: 'province' | 'city' | 'county' | 'devzone' | 'macro';
  /** GB/T 2260, of provinces, cities and counties. */
  code?: string;
  /** Of a development zone: the city or county it lies in. */
  host_code?: string;
  /** Of a macro region. */
  codes?: string[];
  /** Tells it from others of its name. */
  full: string;
}

export class FoundRegions {
  items: FoundRegionView[];
}

export class IndustryView {
  /** Two digits of GB/T 4754-2017. */
  division: string;
  section: string;
  name: string;
  english: string;
}

export class IndustryList {
  items: IndustryView[];
}
