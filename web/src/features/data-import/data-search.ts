import { isDate } from '../../format/dates';
import { searchText } from '../../format/search-text';

export const NEW_WORKSPACE = 'new';
export const IMPORT_FORMATS = ['AUTO', 'X12_835', 'X12_837', 'FHIR', 'CSV', 'JSON'] as const;
export type ImportFormatChoice = (typeof IMPORT_FORMATS)[number];

/** The tabs, in their order, with what they are called. */
export const TABS = {
  files: 'Files',
  payments: 'Payments',
  exceptions: 'Exceptions',
  sources: 'Sources',
  system: 'System',
} as const;
export type DataTab = keyof typeof TABS;
export const TAB_KEYS = Object.keys(TABS) as DataTab[];

/** What the Data page shows; left out are the files, and every payment or exception. */
export interface DataSearch {
  tab?: DataTab;
  into?: typeof NEW_WORKSPACE;
  format?: ImportFormatChoice;
  /** Only payments that balance, or only those that do not. */
  balance?: 'yes' | 'no';
  payer?: string;
  trace?: string;
  from?: string;
  to?: string;
  /** Exceptions with this code, of this file. */
  code?: string;
  file?: string;
  /** The provider's number of the claim that an exception is about. */
  number?: string;
  /** What is open beside its list: a payment or an exception. */
  open?: string;
}

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseDataSearch(search: Record<string, unknown>): DataSearch {
  const tab = TAB_KEYS.find((key) => key === search.tab);
  const format = IMPORT_FORMATS.find((one) => one === search.format);
  return {
    tab: tab === 'files' ? undefined : tab,
    into: search.into === NEW_WORKSPACE ? NEW_WORKSPACE : undefined,
    format: format === 'AUTO' ? undefined : format,
    balance: search.balance === 'yes' || search.balance === 'no' ? search.balance : undefined,
    payer: searchText(search.payer),
    trace: searchText(search.trace),
    from: isDate(search.from) ? search.from : undefined,
    to: isDate(search.to) ? search.to : undefined,
    code: searchText(search.code),
    file: searchText(search.file),
    number: searchText(search.number),
    open: searchText(search.open),
  };
}

export const paymentFilterOf = ({ balance, payer, trace, from, to }: DataSearch) => ({
  isBalanced: balance === undefined ? null : balance === 'yes',
  payerId: payer ?? null,
  traceNumber: trace ?? null,
  from: from ?? null,
  to: to ?? null,
});

export const exceptionFilterOf = ({ code, file, number }: DataSearch) => ({
  code: code === undefined ? null : [code],
  importJobId: file ?? null,
  claimNumber: number ?? null,
});
